import {entity, field} from "../contract.ts";

const types = {problem: ["问题反馈"], request: ["需求建议"]};
const classes = {
  product: ["产品优化类", "产品优化"],
  sales: ["销售机会类", "销售机会"],
  service: ["服务体验类", "服务体验"]
};
const departments = {
  product: ["产品部", "产品部门", "研发部"],
  sales: ["销售部", "销售部门"],
  service: ["售后部", "售后部门", "售后管理部门", "服务部"]
};
const results = {done: ["已完成", "完成"], in_progress: ["进行中"], not_adopted: ["暂不采纳", "不采纳"]};

/** 客户反馈协同处理表, T3 of SPEC §3.3, with the fields its rules need and it lacks. */
export const feedback = entity(
  "feedback",
  {zh: "客户反馈", en: "customer feedback"},
  {
    row: {zh: "一条客户反馈", en: "one piece of feedback"},
    key: "feedback_id",
    fields: {
      feedback_id: field("id", "反馈编号", "feedback id", {required: true, dated: "submitted_at"}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      feedback_type: field("choice", "反馈类型", "feedback type", {values: types}),
      content: field("text", "反馈内容", "content"),
      channel: field("category", "提交渠道", "channel", {aliases: ["反馈渠道"]}),
      submitter: field("contact", "提交人", "submitter", {aliases: ["反馈人"]}),
      submitted_at: field("timestamp", "提交时间", "submitted at", {required: true, aliases: ["收集时间"]}),
      feedback_class: field("choice", "反馈分类", "feedback class", {values: classes}),
      value_estimate: field("estimate", "客户价值预估", "estimated value"),
      is_competitive: field("boolean", "竞争风险", "competitive risk"),
      department: field("choice", "处理部门", "department in charge", {values: departments}),
      assignee: field("person", "责任人", "assignee"),
      assessment: field("choice", "评估结果", "feasibility", {
        values: {high: ["高", "高可行性"], medium: ["中", "中可行性"], low: ["低", "低可行性"]}
      }),
      follow_up_plan: field("text", "跟进计划", "follow-up plan"),
      progress: field("text", "处理进展", "progress"),
      result: field("choice", "处理结果", "result", {values: results}),
      completed_date: field("date", "完成时间", "completed on", {aliases: ["完成日期"], hasText: true}),
      remarks: field("text", "备注", "remarks"),
      outcome: field("choice", "处理成效", "outcome", {
        values: {success: ["成功"], failure: ["失败"]}
      }),
      routed_at: field("timestamp", "分发时间", "routed at", {aliases: ["转派时间"]}),
      assessed_at: field("timestamp", "评估时间", "assessed at"),
      planned_date: field("date", "计划完成时间", "planned completion", {
        aliases: ["计划完成日期"],
        hasText: true
      }),
      progress_updated_at: field("timestamp", "进展更新时间", "progress updated at"),
      synced_at: field("timestamp", "同步售后时间", "synced to after-sales at"),
      competitor: field("category", "竞品名称", "competitor"),
      ticket_id: field("id", "关联工单编号", "ticket id", {aliases: ["工单编号", "问题编号"]}),
      opportunity_id: field("id", "关联商机编号", "opportunity id", {aliases: ["商机编号"]}),
      knowledge_id: field("id", "知识库编号", "knowledge entry id")
    }
  }
);
