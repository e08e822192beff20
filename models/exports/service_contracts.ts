import {entity, field} from "../contract.ts";

/** 服务合约: response mode and response time are two columns (SPEC §3.5). */
export const serviceContracts = entity(
  "service_contracts",
  {zh: "服务合约", en: "service contracts"},
  {
    row: {zh: "一份服务合约", en: "one service contract"},
    key: "contract_id",
    fields: {
      contract_id: field("id", "服务合约编号", "service contract id", {
        required: true,
        aliases: ["合约#", "合约编号"]
      }),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["单位", "单位名称"]}),
      contract_name: field("category", "服务合约", "name", {aliases: ["合约名称"]}),
      contract_type: field("category", "合约类型", "type"),
      status: field("category", "合约状态", "status"),
      response_mode: field("category", "响应方式", "response mode, such as 8*5"),
      response_time: field("category", "响应时间", "response time, such as next business day"),
      amount: field("amount", "合约金额", "amount", {min: 0}),
      signed_date: field("date", "合约签订日期", "signed on", {bare: ["签订日期", "签定日期"]}),
      start_at: field("timestamp", "起始日期", "starts", {aliases: ["合约起始日期"]}),
      end_at: field("timestamp", "截至日期", "ends", {aliases: ["合约截至日期", "截止日期"]})
    }
  }
);
