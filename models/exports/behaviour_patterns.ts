import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

/** 项目行为规律: which elements of a project's behaviour are known, and since when (M-45, SPEC §15.5). */
export const behaviourPatterns = entity(
  "behaviour_patterns",
  {zh: "项目行为规律", en: "project behaviour patterns"},
  {
    row: {zh: "一个项目的一项规律在一天的掌握情况", en: "one element of one project's behaviour on one day"},
    key: [["project_id", "opportunity_id", "customer_id", "customer_name", "element", "recorded_date"]],
    fields: {
      project_id: field("id", "项目编号", "project id"),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      ...customer,
      project_type: field("category", "项目类型", "project type"),
      element: field("category", "规律要素", "element", {required: true, aliases: ["行为规律要素", "要素"]}),
      is_known: field("boolean", "是否掌握", "known", {required: true, aliases: ["已掌握"]}),
      recorded_date: field("date", "记录日期", "recorded on", {required: true, aliases: ["更新日期"]}),
      recorded_by: field("person", "记录人", "recorded by"),
      content: field("text", "规律内容", "content", {aliases: ["内容"]})
    }
  }
);
