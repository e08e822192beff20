import {entity, field} from "../contract.ts";

/** HR's tree of units. */
export const orgUnits = entity(
  "org_units",
  {zh: "组织单元", en: "organisation units"},
  {
    row: {zh: "一个组织单元", en: "one unit"},
    key: "unit_id",
    fields: {
      unit_id: field("id", "部门编号", "unit id", {required: true, aliases: ["组织编号"]}),
      unit_name: field("category", "部门名称", "unit name", {required: true, aliases: ["部门", "组织名称"]}),
      parent_unit_id: field("id", "上级部门编号", "parent unit id", {aliases: ["上级组织编号"]}),
      unit_kind: field("category", "部门类型", "kind of unit", {aliases: ["组织类型"]}),
      manager: field("person", "部门负责人", "head", {aliases: ["负责人"]}),
      service_centre: field("category", "服务中心", "service centre"),
      start_date: field("date", "成立日期", "from", {aliases: ["生效日期"]}),
      end_date: field("date", "撤销日期", "until", {aliases: ["失效日期"]})
    }
  }
);
