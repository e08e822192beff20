import {entity, field} from "../contract.ts";

const status = {
  open: ["待处理", "处理中", "新建", "进行中", "挂起", "open", "new", "active", "in progress", "pending"],
  overdue: ["已延期", "overdue"],
  closed: ["已关闭", "已解决", "已完成", "closed", "resolved", "solved"],
  unsolvable: ["无法解决", "unsolvable", "won't fix"],
  void: ["重复", "已取消", "作废", "duplicate", "cancelled", "canceled"]
};

/** 售后问题处理跟踪表, T2 of SPEC §3.2, with the fields its rules need and it lacks. */
export const tickets = entity(
  "tickets",
  {zh: "工单", en: "tickets"},
  {
    row: {zh: "一张工单", en: "one ticket"},
    key: "ticket_id",
    fields: {
      ticket_id: field("id", "问题编号", "ticket id", {required: true, aliases: ["工单编号", "工单号"]}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      description: field("text", "问题描述", "description"),
      level: field("level", "问题级别", "level", {aliases: ["级别"]}),
      submitted_at: field("timestamp", "提交时间", "submitted at", {required: true}),
      customer_contact: field("contact", "客户联系人", "customer contact"),
      assignee: field("person", "责任人", "assignee"),
      assigned_at: field("timestamp", "分配时间", "assigned at"),
      expected_resolved_at: field("timestamp", "预计解决时间", "expected resolution time", {hasText: true}),
      progress: field("text", "处理进展", "progress"),
      is_joint: field("boolean", "联合处理", "joint handling"),
      sales_co_handler: field("person", "销售协办人", "sales co-handler"),
      result: field("text", "解决结果", "result"),
      resolved_at: field("timestamp", "解决时间", "resolved at"),
      satisfaction_score: field("score", "客户满意度", "customer satisfaction", {min: 1, max: 5}),
      sales_suggestion: field("text", "销售跟进建议", "sales follow-up suggestion"),
      status: field("status", "工单状态", "status", {values: status}),
      owner: field("person", "首问客服", "owner (first contact)"),
      collaboration_type: field("category", "协作类型", "collaboration type"),
      channel: field("category", "提交渠道", "channel"),
      product: field("category", "产品", "product"),
      occurred_at: field("timestamp", "发生时间", "occurred at"),
      graded_at: field("timestamp", "分级时间", "graded at"),
      first_response_at: field("timestamp", "首次响应时间", "first response at"),
      closed_at: field("timestamp", "关闭时间", "closed at"),
      joint_meeting_at: field("timestamp", "联合会议时间", "joint meeting at"),
      synced_at: field("timestamp", "同步销售时间", "synced to sales at"),
      sales_contacted_at: field("timestamp", "销售联系时间", "sales contacted customer at"),
      scored_at: field("timestamp", "满意度收集时间", "satisfaction collected at"),
      pacification_at: field("timestamp", "安抚启动时间", "pacification started at"),
      is_urgent: field("boolean", "紧急处理", "urgent tag"),
      count_reopens: field("integer", "重开次数", "reopens", {min: 0}),
      acknowledged_at: field("timestamp", "受理时间", "acknowledged at"),
      joint_flagged_at: field("timestamp", "联合处理发起时间", "joint handling asked for at"),
      joint_reason: field("category", "联合处理原因", "reason of joint handling"),
      closer: field("person", "结案人", "closed by", {aliases: ["关闭人"]}),
      scored_by: field("person", "满意度录入人", "satisfaction entered by", {aliases: ["评价录入人"]}),
      response_speed_score: field("score", "响应速度评分", "response speed score", {min: 1, max: 5}),
      solution_score: field("score", "解决效果评分", "solution score", {min: 1, max: 5}),
      attitude_score: field("score", "服务态度评分", "attitude score", {min: 1, max: 5}),
      first_contact_role: field("category", "首问岗位", "post of the first contact"),
      expert_service: field("choice", "专家服务", "expert service", {
        values: {free: ["免费", "免费专家服务"], paid: ["收费", "收费专家服务"], none: ["否", "非专家服务"]},
        aliases: ["专家服务类型"]
      }),
      is_sales_promise: field("boolean", "涉及销售承诺", "about a promise of sales"),
      is_complaint: field("boolean", "是否投诉", "complaint", {aliases: ["投诉"]}),
      asset_id: field("id", "资产编号", "asset id"),
      contract_id: field("id", "合同编号", "contract id", {aliases: ["服务合约编号"]}),
      project_id: field("id", "项目编号", "project id"),
      feedback_id: field("id", "关联反馈编号", "feedback id", {aliases: ["反馈编号"]}),
      opportunity_id: field("id", "关联商机编号", "opportunity id", {aliases: ["商机编号"]}),
      duplicate_of_id: field("id", "重复工单编号", "duplicate of", {aliases: ["原工单编号"]}),
      recorded_on_time: field("boolean", "是否及时", "on time as recorded by the source")
    }
  }
);
