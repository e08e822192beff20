import {entity, field} from "../contract.ts";

const status = {
  open: ["进行中", "跟进中", "open"],
  won: ["赢单", "已赢单", "成交", "won"],
  lost: ["输单", "已输单", "丢单", "lost"]
};

/** A sales pipeline, one row per opportunity (商机). */
export const opportunities = entity(
  "opportunities",
  {zh: "商机", en: "opportunities"},
  {
    key: "opportunity_id",
    fields: {
      opportunity_id: field("id", "商机编号", "opportunity id", {required: true}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      opportunity_name: field("text", "商机名称", "opportunity name"),
      product: field("category", "产品", "product"),
      opportunity_class: field("category", "商机级别", "opportunity class"),
      stage: field("category", "商机阶段", "stage", {aliases: ["销售阶段"]}),
      status: field("status", "商机状态", "status", {values: status}),
      amount: field("amount", "商机金额", "amount", {aliases: ["预计金额"], min: 0}),
      won_amount: field("amount", "赢单金额", "won amount", {min: 0}),
      origin_kind: field("category", "来源类型", "origin", {aliases: ["商机来源"]}),
      origin_id: field("id", "来源编号", "origin id"),
      owner: field("person", "负责人", "owner"),
      contract_id: field("id", "合同编号", "contract id"),
      created_at: field("timestamp", "创建日期", "created at", {aliases: ["创建时间"]}),
      approved_at: field("timestamp", "立项日期", "approved at", {aliases: ["立项时间"]}),
      expected_signed_date: field("date", "预计签约日期", "expected signing date"),
      won_at: field("timestamp", "赢单日期", "won at", {aliases: ["赢单时间"]}),
      closed_at: field("timestamp", "关闭日期", "closed at", {aliases: ["关闭时间"]})
    }
  }
);
