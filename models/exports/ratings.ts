import {entity, field} from "../contract.ts";

/** 打分: the owner of a case appraises those who took part; the last rating of a pair counts (P-7, A-20 to A-23). */
export const ratings = entity(
  "ratings",
  {zh: "考核打分", en: "appraisal ratings"},
  {
    row: {zh: "一个案例中负责人对一位参与人的打分", en: "one owner's rating of one participant of a case"},
    key: [["ticket_id", "request_id", "project_id", "appraiser", "appraisee"]],
    fields: {
      rating_id: field("id", "打分编号", "rating id", {aliases: ["评价编号"]}),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号", "案例编号"]}),
      request_id: field("id", "服务请求编号", "service request id", {aliases: ["服务请求#"]}),
      project_id: field("id", "项目编号", "project id"),
      collaboration_type: field("category", "协作类型", "collaboration type"),
      appraiser: field("person", "打分人", "appraiser", {required: true, aliases: ["评价人", "考核人"]}),
      appraisee: field("person", "被打分人", "appraisee", {
        required: true,
        aliases: ["被评价人", "被考核人"]
      }),
      appraisee_role: field("category", "参与角色", "role of the appraisee"),
      score: field("score", "打分", "score", {required: true, min: 0, aliases: ["评价得分", "得分"]}),
      max_score: field("score", "满分", "maximum", {min: 0, aliases: ["满分基数"]}),
      rated_at: field("timestamp", "打分时间", "rated at", {
        required: true,
        aliases: ["打分日期", "评价日期"]
      }),
      comment: field("text", "打分说明", "comment", {aliases: ["评语"]})
    }
  }
);
