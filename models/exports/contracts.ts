import {entity, field} from "../contract.ts";
import {currency, isTaxIncluded} from "./parts.ts";

const status = {
  active: ["执行中", "生效", "已生效", "已签订", "active"],
  expired: ["已到期", "到期", "已完成", "expired"],
  terminated: ["已终止", "终止", "已解除", "terminated"],
  draft: ["草稿", "审批中", "待签", "draft"]
};

/** A list of signed contracts, one row each. */
export const contracts = entity(
  "contracts",
  {zh: "合同", en: "contracts"},
  {
    row: {zh: "一份合同", en: "one contract"},
    key: "contract_id",
    fields: {
      contract_id: field("id", "合同编号", "contract id", {required: true, aliases: ["合同号"]}),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      previous_contract_id: field("id", "上一合同编号", "previous contract id", {aliases: ["原合同编号"]}),
      contract_name: field("text", "合同名称", "contract name"),
      contract_type: field("category", "合同类型", "contract type"),
      signing_entity: field("category", "签约主体", "signing entity"),
      amount: field("amount", "合同金额", "contract amount", {aliases: ["合同金额(元)"]}),
      signed_date: field("date", "签约日期", "signed date", {aliases: ["签订日期"]}),
      start_date: field("date", "开始日期", "start date", {aliases: ["起始日期"]}),
      end_date: field("date", "结束日期", "end date", {aliases: ["截至日期", "截止日期"]}),
      currency,
      is_tax_included: isTaxIncluded,
      business_kind: field("choice", "业务类别", "first, renewal, upsell or repeat", {
        values: {first: ["新签", "首签"], renewal: ["续签", "续约"], upsell: ["增购"], repeat: ["复购"]},
        aliases: ["签约类别"]
      }),
      response_mode: field("category", "响应方式", "response mode, such as 8*5"),
      payment_cycle: field("category", "付款周期", "payment cycle"),
      owner: field("person", "销售负责人", "sales owner", {aliases: ["销售经理", "客户经理", "签约人"]}),
      project_id: field("id", "项目编号", "project id"),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      terminated_date: field("date", "终止日期", "terminated on", {aliases: ["解除日期"]}),
      status: field("status", "合同状态", "contract status", {values: status})
    }
  }
);
