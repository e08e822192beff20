import {entity, field} from "../contract.ts";

const tiers = {healthy: ["健康"], sub_healthy: ["亚健康"], at_risk: ["风险"], unrated: ["待评", "未评"]};
const reactions = {positive: ["正面", "积极"], neutral: ["中性"], negative: ["负面", "消极"]};
const trends = {
  improved: ["提升", "上升", "改善"],
  stable: ["稳定", "持平"],
  declined: ["下降", "下滑"],
  first: ["首评"]
};

/** 季度客户健康度跟踪表, T4 of SPEC §3.4; the form has no period, so the file's name must say it. */
export const healthAssessments = entity(
  "health_assessments",
  {zh: "季度客户健康度", en: "customer health assessments"},
  {
    row: {zh: "一个客户在一个季度的评估", en: "one customer's assessment in one quarter"},
    key: [
      ["customer_id", "period"],
      ["customer_name", "period"]
    ],
    fields: {
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      period: field("period", "评估周期", "period", {
        required: true,
        isInName: true,
        aliases: ["季度", "评估季度", "周期", "考核周期"]
      }),
      tenure_months: field("duration", "合作时长", "tenure", {
        unit: "months",
        min: 0,
        aliases: ["合作时长(月)", "合作时长(个月)"]
      }),
      renewal_ratio: field("ratio", "合同续签率", "renewal ratio", {
        min: 0,
        max: 100,
        aliases: ["合同续签率(%)", "续签率"]
      }),
      upsell_amount: field("amount", "增购/复购金额", "upsell and repeat amount", {
        min: 0,
        aliases: ["增购/复购金额(元)", "增购复购金额"]
      }),
      relationship_score: field("score", "关系满意度评分", "relationship score", {
        min: 1,
        max: 5,
        aliases: ["关系满意度", "关系满意度评分(1-5分)"]
      }),
      on_time_ratio: field("ratio", "问题解决及时率", "on-time resolution ratio", {
        min: 0,
        max: 100,
        aliases: ["问题解决及时率(%)"]
      }),
      service_score: field("score", "服务满意度评分", "service score", {
        min: 1,
        max: 5,
        aliases: ["服务满意度", "服务满意度评分(1-5分)"]
      }),
      first_response_hours: field("duration", "服务响应时长", "first response time", {
        unit: "hours",
        min: 0,
        aliases: ["服务响应时长(小时)"]
      }),
      tier: field("choice", "健康度等级", "health tier", {values: tiers}),
      cause: field("text", "亚健康/风险原因分析", "cause", {aliases: ["原因分析"]}),
      strategy: field("text", "维系策略", "retention strategy"),
      strategy_owners: field("people", "策略执行负责人", "owners of the strategy"),
      schedule: field("text", "执行时间节点", "schedule"),
      customer_reaction: field("choice", "客户反馈", "customer's reaction", {values: reactions}),
      trend: field("choice", "健康度变化趋势", "trend", {values: trends, aliases: ["变化趋势"]}),
      next_action: field("text", "下一步行动", "next action"),
      assessed_date: field("date", "评估日期", "assessed on"),
      collected_at: field("timestamp", "数据收集完成时间", "data collected at"),
      reviewed_at: field("timestamp", "复盘会时间", "review meeting at", {aliases: ["复盘会日期"]}),
      updated_at: field("timestamp", "更新时间", "updated at"),
      reaction_collected_at: field("timestamp", "客户反馈收集时间", "reaction collected at"),
      relationship_rater: field("person", "关系满意度评分人", "rater of the relationship"),
      improvement_department: field("category", "改进责任部门", "department to improve"),
      improvement_due_date: field("date", "改进时限", "improvement due", {hasText: true})
    }
  }
);
