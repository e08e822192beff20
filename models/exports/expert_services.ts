import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

/** 专家服务: free ones are an investment to be compared with what they bring, paid ones a product (P-4, P-5). */
export const expertServices = entity(
  "expert_services",
  {zh: "专家服务", en: "expert services"},
  {
    row: {zh: "一次专家服务", en: "one delivery of expert service"},
    key: [["service_id"]],
    batch: ["expert", "service_date", "customer_id", "customer_name"],
    fields: {
      service_id: field("id", "专家服务编号", "expert service id", {aliases: ["服务单号"]}),
      ...customer,
      service_date: field("date", "服务日期", "delivered on", {required: true, aliases: ["专家服务日期"]}),
      expert: field("person", "专家", "expert", {aliases: ["服务专家", "专家姓名"]}),
      hours: field("duration", "服务工时", "hours", {
        unit: "hours",
        min: 0,
        aliases: ["专家工时", "服务时长"]
      }),
      is_paid: field("boolean", "是否收费", "paid", {aliases: ["收费"]}),
      cost_amount: field("amount", "服务成本", "cost", {min: 0, aliases: ["成本"]}),
      charged_amount: field("amount", "收费金额", "charged", {min: 0}),
      content: field("text", "服务内容", "content"),
      owner: field("person", "主责人", "accountable person", {aliases: ["负责人"]}),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号"]}),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      project_id: field("id", "项目编号", "project id")
    }
  }
);
