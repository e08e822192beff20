import {entity, field} from "../contract.ts";
import {currency} from "./parts.ts";

const status = {
  open: ["进行中", "跟进中", "open"],
  won: ["赢单", "已赢单", "成交", "won"],
  lost: ["输单", "已输单", "丢单", "lost"],
  void: ["作废", "已作废", "重复", "已删除", "duplicate", "deleted"]
};

/** A sales pipeline, one row per opportunity (商机). */
export const opportunities = entity(
  "opportunities",
  {zh: "商机", en: "opportunities"},
  {
    row: {zh: "一个商机", en: "one opportunity"},
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
      validated_at: field("timestamp", "验证通过日期", "verified (TAS+1-1) at", {
        aliases: ["商机验证日期", "TAS+1-1通过时间"]
      }),
      signed_at: field("timestamp", "签约日期", "signed at", {aliases: ["签约时间"]}),
      stage_changed_at: field("timestamp", "阶段变更时间", "stage changed at", {aliases: ["阶段更新时间"]}),
      win_ratio: field("ratio", "赢率", "probability of winning", {
        aliases: ["赢单率", "成交概率"],
        max: 100
      }),
      currency,
      project_type: field("category", "项目类型", "project type"),
      sales_mode: field("category", "销售模式", "sales mode"),
      originator: field("person", "提出人", "originator", {aliases: ["孵化人", "商机提出人", "线索提供人"]}),
      success_manager: field("person", "客户成功经理", "customer success manager"),
      participants: field("people", "参与人", "participants", {aliases: ["售前参与人", "团队成员"]}),
      partner_name: field("category", "合作伙伴", "partner", {aliases: ["报备伙伴", "渠道伙伴"]}),
      lead_id: field("id", "线索编号", "lead id"),
      ticket_id: field("id", "来源工单编号", "ticket it came from", {aliases: ["关联工单编号"]}),
      feedback_id: field("id", "来源反馈编号", "feedback it came from", {aliases: ["关联反馈编号"]}),
      meeting_id: field("id", "来源会议编号", "meeting or visit it came from", {aliases: ["来源拜访编号"]}),
      lost_reason: field("category", "输单原因", "reason of the loss", {aliases: ["丢单原因"]}),
      closed_at: field("timestamp", "关闭日期", "closed at", {aliases: ["关闭时间"]})
    }
  }
);
