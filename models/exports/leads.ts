import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

const status = {
  open: ["待验证", "跟进中", "未处理", "新建"],
  converted: ["已转化", "已转商机", "转商机"],
  invalid: ["无效", "已作废", "已关闭"]
};

/** 线索: a possible opportunity and a contact (SPEC §15.2). */
export const leads = entity(
  "leads",
  {zh: "线索", en: "leads"},
  {
    row: {zh: "一条线索", en: "one lead"},
    key: "lead_id",
    fields: {
      lead_id: field("id", "线索编号", "lead id", {required: true}),
      lead_name: field("category", "线索名称", "lead name", {aliases: ["线索主题"]}),
      ...customer,
      customer_contact: field("contact", "客户联系人", "customer contact", {aliases: ["联系人"]}),
      need: field("text", "需求描述", "need", {aliases: ["线索描述"]}),
      value_estimate: field("estimate", "预估金额", "estimated value", {aliases: ["预计金额"]}),
      origin_kind: field("category", "线索来源", "origin", {aliases: ["来源类型"]}),
      origin_id: field("id", "来源编号", "origin id"),
      ticket_id: field("id", "来源工单编号", "ticket it came from", {aliases: ["关联工单编号"]}),
      feedback_id: field("id", "来源反馈编号", "feedback it came from", {aliases: ["关联反馈编号"]}),
      meeting_id: field("id", "来源会议编号", "meeting or visit it came from", {aliases: ["来源拜访编号"]}),
      originator: field("person", "线索提供人", "originator", {aliases: ["提出人", "孵化人"]}),
      owner: field("person", "线索负责人", "owner", {aliases: ["负责人", "跟进人"]}),
      status: field("choice", "线索状态", "status", {values: status}),
      created_at: field("timestamp", "创建时间", "created at", {aliases: ["创建日期", "提交时间"]}),
      verified_at: field("timestamp", "验证时间", "verified at", {aliases: ["验证日期"]}),
      converted_at: field("timestamp", "转化时间", "converted at", {aliases: ["转化日期", "转商机时间"]}),
      opportunity_id: field("id", "转化商机编号", "opportunity it became", {aliases: ["商机编号"]}),
      invalid_reason: field("category", "无效原因", "reason it was dropped", {aliases: ["关闭原因"]})
    }
  }
);
