import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

/** 关键人: named employees of customers; their names never leave the workspace (SPEC §16.4). */
export const keyPersons = entity(
  "key_persons",
  {zh: "客户关键人", en: "key persons"},
  {
    row: {zh: "客户的一位关键人", en: "one key person of a customer"},
    key: [["key_person_id"], ["customer_id", "person"], ["customer_name", "person"]],
    fields: {
      key_person_id: field("id", "关键人编号", "key person id", {aliases: ["联系人编号"]}),
      ...customer,
      person: field("contact", "关键人", "key person", {
        required: true,
        aliases: ["关键人姓名", "姓名", "客户联系人"]
      }),
      title: field("category", "职务", "title", {aliases: ["职位", "关键人职务"]}),
      department: field("category", "所在部门", "department", {aliases: ["部门"]}),
      decision_role: field("category", "决策角色", "role in the decision", {aliases: ["决策链角色"]}),
      is_decision_maker: field("boolean", "是否决策人", "decision maker", {aliases: ["决策人"]}),
      influence_weight: field("quantity", "影响权重", "weight of influence", {
        min: 0,
        aliases: ["影响力权重"]
      }),
      joined_date: field("date", "任职日期", "in post since", {aliases: ["开始日期"]}),
      left_date: field("date", "离任日期", "left on", {aliases: ["结束日期", "离职日期"]}),
      is_active: field("boolean", "是否在任", "in post")
    }
  }
);
