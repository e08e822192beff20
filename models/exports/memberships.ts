import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

/** 销服一体化虚拟团队: who works for which customer in which role, from when until when (SPEC §2, C-17). */
export const memberships = entity(
  "memberships",
  {zh: "虚拟团队成员", en: "virtual team memberships"},
  {
    row: {zh: "一人在一个客户团队中的一段任职", en: "one person's time in one customer's team"},
    key: [
      ["customer_id", "person", "role", "start_date"],
      ["customer_name", "person", "role", "start_date"],
      ["customer_id", "customer_name", "person", "role", "start_date"]
    ],
    fields: {
      team_name: field("category", "虚拟团队", "virtual team", {aliases: ["团队名称"]}),
      ...customer,
      person: field("person", "成员", "member", {required: true, aliases: ["团队成员", "成员姓名"]}),
      role: field("category", "团队角色", "role", {aliases: ["角色"]}),
      start_date: field("date", "加入日期", "from", {aliases: ["开始日期"]}),
      end_date: field("date", "退出日期", "until", {aliases: ["结束日期"]})
    }
  }
);
