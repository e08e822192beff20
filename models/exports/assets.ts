import {entity, field} from "../contract.ts";

/** 客户资产: what a customer has installed (SPEC §3.5). */
export const assets = entity(
  "assets",
  {zh: "客户资产", en: "installed assets"},
  {
    row: {zh: "一件客户资产", en: "one installed asset"},
    key: "asset_id",
    fields: {
      asset_id: field("id", "资产编号", "asset id", {required: true, aliases: ["资产#", "客户资产编号"]}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["单位", "单位名称"]}),
      asset_name: field("category", "资产名称", "asset name"),
      model: field("category", "型号", "model", {aliases: ["资产型号", "规格型号"]}),
      serial_number: field("id", "序列号", "serial number", {aliases: ["资产序列号"]}),
      reference_number: field("id", "参考#", "reference number", {aliases: ["参考号", "参考编号"]}),
      supplier: field("category", "供应商", "supplier"),
      status: field("category", "资产状态", "asset status"),
      warranty_kind: field("category", "保期类型", "kind of warranty"),
      warranty_start_at: field("timestamp", "保期开始", "warranty starts", {aliases: ["保修开始日期"]}),
      warranty_end_at: field("timestamp", "保期截至", "warranty ends", {
        aliases: ["保期截止", "保修截止日期"]
      }),
      installed_at: field("timestamp", "安装日期", "installed at"),
      commissioned_date: field("date", "运行日期", "in operation since", {aliases: ["投运日期"]})
    }
  }
);
