import {entity, field} from "../contract.ts";

/** 客户满意度调研表 (R-31, three dimensions) and the satisfaction block of S002 (a total of a maximum). */
export const surveys = entity(
  "surveys",
  {zh: "满意度调研", en: "satisfaction surveys"},
  {
    row: {zh: "一次满意度评测", en: "one answered survey"},
    key: [["survey_id"], ["request_id", "ticket_id", "customer_id", "customer_name", "surveyed_at"]],
    fields: {
      survey_id: field("id", "调研编号", "survey id", {aliases: ["问卷编号", "评测编号"]}),
      request_id: field("id", "服务请求编号", "service request id", {
        aliases: ["服务请求#", "服务请求号", "SR编号"]
      }),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号"]}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["单位", "单位名称"]}),
      respondent: field("contact", "满意度客户联系人", "respondent", {
        aliases: ["受访人", "评价人"],
        bare: ["客户联系人"]
      }),
      surveyed_at: field("timestamp", "评测日期", "surveyed at", {
        required: true,
        aliases: ["调研时间", "评价时间", "填写时间"]
      }),
      response_speed_score: field("score", "响应速度", "response speed score", {
        min: 1,
        max: 5,
        aliases: ["响应速度评分"]
      }),
      solution_score: field("score", "解决效果", "solution score", {
        min: 1,
        max: 5,
        aliases: ["解决效果评分"]
      }),
      attitude_score: field("score", "服务态度", "attitude score", {
        min: 1,
        max: 5,
        aliases: ["服务态度评分"]
      }),
      total_score: field("score", "综合得分", "total score", {min: 0}),
      max_score: field("score", "满分基数", "maximum", {min: 0, aliases: ["满分"]}),
      satisfaction_ratio: field("ratio", "满意度", "satisfaction", {
        min: 0,
        max: 100,
        aliases: ["满意度(%)"]
      }),
      comment: field("text", "客户反馈(简述)", "comment", {
        aliases: ["客户反馈简述", "客户意见", "评价内容"]
      }),
      evaluator: field("person", "评测人", "entered by", {aliases: ["录入人"]}),
      channel: field("category", "调研渠道", "channel", {aliases: ["评价渠道"]})
    }
  }
);
