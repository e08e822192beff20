import {entity, field} from "../contract.ts";

/** 违规: breaches of the process and how they were handled (SPEC §10, M-53). */
export const violations = entity(
  "violations",
  {zh: "违规", en: "violations"},
  {
    row: {zh: "一次违规", en: "one violation"},
    key: [["violation_id"]],
    batch: ["person", "violated_date"],
    fields: {
      violation_id: field("id", "违规编号", "violation id"),
      person: field("person", "违规人", "person", {required: true, aliases: ["违规人员"]}),
      rule: field("category", "违反规则", "rule", {aliases: ["违规事项", "违规规则"]}),
      violated_date: field("date", "违规日期", "date", {required: true}),
      handling: field("category", "违规处理", "handling", {aliases: ["处理方式", "处罚结果"]}),
      handled_date: field("date", "处理日期", "handled on"),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号"]}),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      description: field("text", "违规描述", "description", {aliases: ["违规说明"]})
    }
  }
);
