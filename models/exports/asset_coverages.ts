import {entity, field} from "../contract.ts";

/** Warranties and service contracts that cover an asset: one asset may have several (SPEC §3.5, R-60). */
export const assetCoverages = entity(
  "asset_coverages",
  {zh: "资产保障", en: "asset coverages"},
  {
    row: {zh: "一件资产的一段保期或合约覆盖", en: "one warranty or contract of one asset"},
    key: [["asset_id", "coverage_kind", "contract_id", "start_at"]],
    fields: {
      asset_id: field("id", "资产编号", "asset id", {required: true, aliases: ["资产#", "客户资产编号"]}),
      coverage_kind: field("category", "保障类型", "kind of coverage", {aliases: ["保期类型"]}),
      contract_id: field("id", "服务合约编号", "service contract id", {aliases: ["合约#", "合约编号"]}),
      start_at: field("timestamp", "保障开始", "starts", {aliases: ["保期开始"]}),
      end_at: field("timestamp", "保障截至", "ends", {aliases: ["保期截至", "保障截止"]})
    }
  }
);
