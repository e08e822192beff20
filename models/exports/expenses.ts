import {entity, field} from "../contract.ts";
import {customer, decisions} from "./parts.ts";

/** 客服费用: direct cost of service by customer: travel, transport, outsourcing (SPEC §11). */
export const expenses = entity(
  "expenses",
  {zh: "客服费用", en: "service expenses"},
  {
    row: {zh: "一笔费用", en: "one expense"},
    key: [["expense_id"]],
    batch: ["person", "expense_date"],
    fields: {
      expense_id: field("id", "费用编号", "expense id", {aliases: ["费用单号", "报销单号"]}),
      ...customer,
      expense_kind: field("category", "费用类型", "kind", {aliases: ["费用类别", "费用科目"]}),
      amount: field("amount", "费用金额", "amount", {required: true, aliases: ["报销金额"], bare: ["金额"]}),
      expense_date: field("date", "发生日期", "incurred on", {required: true, aliases: ["费用日期"]}),
      person: field("person", "报销人", "person", {aliases: ["费用发生人"]}),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号"]}),
      request_id: field("id", "服务请求编号", "service request id", {aliases: ["服务请求#"]}),
      contract_id: field("id", "合同编号", "contract id"),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      project_id: field("id", "项目编号", "project id"),
      status: field("choice", "审批状态", "approval", {values: decisions}),
      approver: field("person", "审批人", "approver"),
      approved_at: field("timestamp", "审批时间", "approved at"),
      remarks: field("text", "费用说明", "remarks", {aliases: ["报销事由"], bare: ["备注"]})
    }
  }
);
