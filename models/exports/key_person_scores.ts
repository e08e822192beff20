import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

const degrees = {
  closeness: ["关系紧密度"],
  solution: ["方案认可度"],
  price: ["价格接受度"]
};

/** The three degrees of a key person, all in one row or one degree a row (M-44, A-29, A-32 to A-34). */
export const keyPersonScores = entity(
  "key_person_scores",
  {zh: "关键人评分", en: "key-person scores"},
  {
    row: {zh: "一位关键人在一天的一次评分", en: "one rating of a key person on one day"},
    key: [
      ["key_person_id", "scored_date", "rater", "degree"],
      ["key_person_id", "customer_id", "customer_name", "person", "scored_date", "rater", "degree"]
    ],
    fields: {
      key_person_id: field("id", "关键人编号", "key person id", {aliases: ["联系人编号"]}),
      ...customer,
      person: field("contact", "关键人", "key person", {aliases: ["关键人姓名", "姓名"]}),
      scored_date: field("date", "评分日期", "scored on", {required: true, aliases: ["评价日期"]}),
      period: field("period", "评分周期", "period", {aliases: ["季度"]}),
      rater: field("person", "评分人", "rater", {aliases: ["评价人"]}),
      closeness_score: field("score", "关系紧密度", "closeness", {min: 1, max: 5}),
      solution_score: field("score", "方案认可度", "solution acceptance", {min: 1, max: 5}),
      price_score: field("score", "价格接受度", "price acceptance", {min: 1, max: 5}),
      degree: field("choice", "评分维度", "degree, where a row holds one", {
        values: degrees,
        aliases: ["维度"]
      }),
      score: field("score", "评分", "score of that degree", {min: 1, max: 5, aliases: ["得分"]}),
      basis: field("text", "评分依据", "basis")
    }
  }
);
