import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

const status = {
  planned: ["未开始", "筹备中", "已立项"],
  running: ["进行中", "执行中", "实施中"],
  accepted: ["已验收", "已完成", "已结项"],
  stopped: ["已终止", "已暂停"]
};

/** 交付项目: utilisation, quality, schedule, payments and profit (SPEC §6). */
export const deliveryProjects = entity(
  "delivery_projects",
  {zh: "交付项目", en: "delivery projects"},
  {
    row: {zh: "一个交付项目", en: "one delivery project"},
    key: "project_id",
    fields: {
      project_id: field("id", "项目编号", "project id", {required: true}),
      project_name: field("category", "项目名称", "project name"),
      ...customer,
      project_type: field("category", "项目类型", "project type"),
      contract_id: field("id", "合同编号", "contract id", {aliases: ["合同号"]}),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      delivery_manager: field("person", "交付经理", "delivery manager", {aliases: ["项目经理"]}),
      interface_person: field("person", "项目接口人", "project interface person"),
      team: field("category", "交付团队", "delivery team"),
      status: field("choice", "项目状态", "status", {values: status}),
      planned_start_date: field("date", "计划开始日期", "planned start"),
      planned_end_date: field("date", "计划完成日期", "planned end", {aliases: ["计划结束日期"]}),
      start_date: field("date", "实际开始日期", "start"),
      end_date: field("date", "实际完成日期", "end", {aliases: ["验收日期", "实际结束日期"]}),
      quality_score: field("score", "交付质量", "quality score", {min: 0, aliases: ["质量评分"]}),
      satisfaction_score: field("score", "客户满意度", "customer satisfaction", {min: 1, max: 5}),
      utilisation_ratio: field("ratio", "UT", "utilisation", {min: 0, aliases: ["利用率", "UT利用率"]}),
      contract_amount: field("amount", "项目金额", "project amount", {aliases: ["合同金额"]}),
      received_amount: field("amount", "已回款金额", "received", {aliases: ["回款金额", "回款"]}),
      cost_amount: field("amount", "项目成本", "cost"),
      profit_amount: field("amount", "项目利润", "profit", {aliases: ["利润"]})
    }
  }
);
