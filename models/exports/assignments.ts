import {entity, field} from "../contract.ts";

/** 任职: which unit and post a person held when; a fact uses the one of its own day. */
export const assignments = entity(
  "assignments",
  {zh: "任职记录", en: "assignments"},
  {
    row: {zh: "一人在一个部门与岗位的一段任职", en: "one person's time in one unit and post"},
    key: [["person_id", "unit_id", "unit_name", "role", "start_date"]],
    fields: {
      person_id: field("id", "工号", "staff number", {required: true, aliases: ["员工编号", "员工工号"]}),
      unit_id: field("id", "部门编号", "unit id", {aliases: ["组织编号"]}),
      unit_name: field("category", "部门", "unit", {aliases: ["所属部门", "部门名称"]}),
      role: field("category", "岗位", "post", {aliases: ["职位", "岗位名称"]}),
      grade: field("category", "职级", "grade"),
      start_date: field("date", "任职开始日期", "from", {required: true, bare: ["开始日期", "生效日期"]}),
      end_date: field("date", "任职结束日期", "until", {bare: ["结束日期", "失效日期"]}),
      is_primary: field("boolean", "是否主岗", "main post", {aliases: ["主岗"]})
    }
  }
);
