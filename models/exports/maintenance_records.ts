import {entity, field} from "../contract.ts";

/** 维护处理: parts replaced and upgrades made on an asset (SPEC §3.5). */
export const maintenanceRecords = entity(
  "maintenance_records",
  {zh: "维护处理", en: "maintenance records"},
  {
    row: {zh: "一次维护处理", en: "one piece of maintenance"},
    key: [
      ["maintenance_id"],
      ["request_id", "maintained_at", "maintenance_kind", "asset_name", "serial_number", "summary"]
    ],
    fields: {
      maintenance_id: field("id", "维护编号", "maintenance id"),
      request_id: field("id", "服务请求编号", "service request id", {
        required: true,
        aliases: ["服务请求#", "服务请求号", "SR编号"]
      }),
      maintained_at: field("timestamp", "维护日期", "maintained at", {required: true, aliases: ["维护时间"]}),
      maintenance_kind: field("category", "维护类型", "kind"),
      summary: field("category", "维护简述", "summary", {bare: ["简述"]}),
      asset_name: field("category", "维护资产名称", "asset name", {bare: ["资产名称"]}),
      serial_number: field("id", "维护序列号", "serial number", {bare: ["序列号"]}),
      quantity: field("quantity", "维护数量", "quantity", {bare: ["数量"], min: 0}),
      maintainer: field("person", "维护人", "maintainer")
    }
  }
);
