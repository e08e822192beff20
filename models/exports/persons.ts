import {entity, field} from "../contract.ts";

const status = {employed: ["在职", "试用", "试用期"], left: ["离职", "已离职"], suspended: ["停职", "休假"]};

/** HR's list of employees; a department is never told from a number's prefix where this is loaded (SPEC §2). */
export const persons = entity(
  "persons",
  {zh: "员工", en: "persons"},
  {
    row: {zh: "一名员工", en: "one employee"},
    key: "person_id",
    fields: {
      person_id: field("id", "工号", "staff number", {required: true, aliases: ["员工编号", "员工工号"]}),
      person_name: field("category", "姓名", "name", {aliases: ["员工姓名"]}),
      unit_id: field("id", "部门编号", "unit id", {aliases: ["组织编号"]}),
      unit_name: field("category", "部门", "unit", {aliases: ["所属部门", "部门名称"]}),
      role: field("category", "岗位", "post", {aliases: ["职位", "岗位名称"]}),
      grade: field("category", "职级", "grade"),
      service_centre: field("category", "服务中心", "service centre"),
      manager: field("person", "直属上级", "line manager", {aliases: ["上级", "汇报对象"]}),
      status: field("choice", "在职状态", "employment", {values: status}),
      employment_start_date: field("date", "入职日期", "employed from"),
      employment_end_date: field("date", "离职日期", "employed until")
    }
  }
);
