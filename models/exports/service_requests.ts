import {entity, field} from "../contract.ts";

/** 服务请求明细, the header, customer and problem blocks of S002 (SPEC §3.5). */
export const serviceRequests = entity(
  "service_requests",
  {zh: "服务请求", en: "service requests"},
  {
    row: {zh: "一个服务请求", en: "one service request"},
    key: "request_id",
    fields: {
      request_id: field("id", "服务请求编号", "service request id", {
        required: true,
        aliases: ["服务请求#", "服务请求号", "SR编号"]
      }),
      owner: field("person", "SR负责人", "owner of the request", {aliases: ["服务请求负责人"]}),
      report_date: field("date", "报表日期", "date of the report"),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "单位", "customer name", {
        aliases: ["客户名称", "客户单位", "单位名称"]
      }),
      customer_type: field("category", "单位类型", "customer type", {aliases: ["客户类型"]}),
      customer_contact: field("contact", "联系人", "customer contact", {aliases: ["客户联系人"]}),
      asset_id: field("id", "资产编号", "asset id", {aliases: ["资产#", "客户资产编号"]}),
      contract_id: field("id", "服务合约编号", "service contract id", {aliases: ["合约#", "合约编号"]}),
      problem_scope: field("category", "问题范围", "problem scope"),
      problem_sub_scope: field("category", "子范围", "problem sub-scope", {aliases: ["问题子范围"]}),
      reproducibility: field("category", "再现性", "reproducibility"),
      severity: field("category", "严重程度", "severity"),
      priority: field("category", "优先级", "priority"),
      description: field("text", "问题描述", "description"),
      summary: field("text", "问题摘要", "summary"),
      accepted_at: field("timestamp", "受理日期", "accepted at", {required: true, aliases: ["受理时间"]}),
      closed_at: field("timestamp", "结案日期", "closed at", {aliases: ["结案时间"]}),
      status: field("category", "状态", "status", {aliases: ["服务请求状态"]}),
      sub_status: field("category", "子状态", "sub-status"),
      team: field("category", "服务小组", "service team"),
      is_in_warranty: field("boolean", "SR客户资产是否在保内", "asset in warranty", {
        aliases: ["SR客户资产是否在保内?", "SR客户资产是否在保内？", "是否在保内", "是否保内"]
      })
    }
  }
);
