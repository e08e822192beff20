import {entity, field} from "../contract.ts";

const tiers = {healthy: ["健康"], sub_healthy: ["亚健康"], at_risk: ["风险"]};
const status = {
  planned: ["计划", "未开始", "待执行"],
  running: ["执行中", "进行中"],
  done: ["已完成", "完成"],
  stopped: ["已终止", "已取消"]
};

/** 维系计划: what follows from a health review, within two working days of it (R-45, SPEC §8.4). */
export const retentionPlans = entity(
  "retention_plans",
  {zh: "客户维系计划", en: "retention plans"},
  {
    row: {zh: "一个客户在一个季度的维系计划", en: "one customer's retention plan of one quarter"},
    key: [["plan_id"], ["customer_id", "period"], ["customer_name", "period"]],
    fields: {
      plan_id: field("id", "维系计划编号", "plan id", {aliases: ["计划编号"]}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      period: field("period", "计划周期", "period", {
        required: true,
        isInName: true,
        aliases: ["季度", "评估周期"]
      }),
      tier: field("choice", "健康度等级", "health tier", {values: tiers}),
      plan: field("text", "维系措施", "measures", {aliases: ["维系策略", "计划内容"]}),
      owners: field("people", "执行负责人", "owners", {aliases: ["策略执行负责人"]}),
      planned_at: field("timestamp", "制定时间", "made at", {aliases: ["制定日期", "计划制定时间"]}),
      start_date: field("date", "开始日期", "start", {aliases: ["计划开始日期"]}),
      due_date: field("date", "截止日期", "due", {aliases: ["计划截止日期"], hasText: true}),
      status: field("choice", "执行状态", "status", {values: status}),
      effect: field("text", "执行效果", "effect")
    }
  }
);
