import {relationshipSections} from "./customer-relationship.ts";
import {valueSections} from "./customer-value.ts";
import type {Subject} from "./index.ts";

export const customer: Subject = {
  name: "customer",
  label: {zh: "客户", en: "customer"},
  ids: {table: "marts.customers", column: "customer_id"},
  sections: [
    {
      name: "record",
      label: {zh: "记录", en: "the record"},
      none: {zh: "没有", en: "none"},
      columns: {
        customer_id: {zh: "客户编号", en: "customer id"},
        customer_name: {zh: "客户名称", en: "customer name"},
        identity_basis: {zh: "身份依据", en: "known by"},
        industry: {zh: "行业", en: "industry"},
        customer_size: {zh: "规模", en: "size"},
        customer_tier: {zh: "分层", en: "tier"},
        tier_basis: {zh: "分层依据", en: "tier known by"},
        purchase_amount: {zh: "窗口期采购额", en: "bought in the window"},
        key_account_class: {zh: "客户类别", en: "class"},
        key_account_basis: {zh: "类别依据", en: "class known by"},
        is_key_account: {zh: "重点核心客户", en: "key core account"},
        is_major_account: {zh: "存量大客户", en: "key existing account"},
        service_centre: {zh: "服务中心", en: "service centre"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    },
    {
      name: "names",
      label: {zh: "名称", en: "names"},
      none: {zh: "只有编号", en: "only its id"},
      columns: {
        customer_key: {zh: "名称（规范后）", en: "name, normalised"},
        identity_basis: {zh: "依据", en: "known by"}
      }
    },
    {
      name: "classes",
      label: {zh: "客户类别的变化", en: "key account class over time"},
      none: {zh: "没有类别", en: "no class"},
      columns: {
        key_account_class: {zh: "类别", en: "class"},
        is_key_account: {zh: "重点", en: "key"},
        basis: {zh: "依据", en: "basis"},
        valid_from: {zh: "自", en: "from"},
        valid_to: {zh: "至（不含）", en: "until (excluded)"}
      }
    },
    {
      name: "team",
      label: {zh: "服务它的人", en: "who works for it"},
      none: {zh: "没有记录", en: "not recorded"},
      columns: {
        role: {zh: "岗位", en: "post"},
        person_id: {zh: "人员", en: "person"},
        basis: {zh: "依据", en: "basis"},
        valid_from: {zh: "自", en: "from"},
        valid_to: {zh: "至（不含）", en: "until (excluded)"}
      }
    },
    {
      name: "figures",
      label: {zh: "合计", en: "totals"},
      none: {zh: "没有", en: "none"},
      columns: {
        count_contracts: {zh: "合同数", en: "contracts"},
        count_running: {zh: "在执行", en: "running"},
        contract_amount: {zh: "合同金额", en: "contract amounts"},
        at_risk_amount: {zh: "到期风险金额", en: "amount at risk"},
        next_end_date: {zh: "最近到期", en: "next end"},
        count_opportunities: {zh: "商机数", en: "opportunities"},
        open_amount: {zh: "在途金额", en: "open amount"},
        count_incubated: {zh: "服务孵化", en: "incubated by service"},
        incubated_amount: {zh: "孵化金额", en: "incubated amount"},
        sourced_won_amount: {zh: "孵化赢单金额", en: "won of it"},
        count_tickets: {zh: "工单数", en: "tickets"},
        count_open_tickets: {zh: "未结", en: "open"},
        count_overdue_tickets: {zh: "逾期未结", en: "open past due"}
      }
    },
    {
      name: "contracts",
      label: {zh: "合同", en: "contracts"},
      none: {zh: "没有", en: "none"},
      columns: {
        contract_id: {zh: "合同编号", en: "contract id"},
        business_kind: {zh: "类别", en: "kind"},
        signed_date: {zh: "签约", en: "signed"},
        end_date: {zh: "结束", en: "ends"},
        coverage: {zh: "履约", en: "state"},
        renewal_state: {zh: "续签", en: "renewal"},
        amount: {zh: "金额", en: "amount"},
        at_risk_amount: {zh: "风险", en: "at risk"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    },
    {
      name: "opportunities",
      label: {zh: "商机", en: "opportunities"},
      none: {zh: "没有", en: "none"},
      columns: {
        opportunity_id: {zh: "商机编号", en: "opportunity id"},
        basis: {zh: "口径", en: "basis"},
        origin_kind: {zh: "来源", en: "origin"},
        origin_id: {zh: "来源编号", en: "origin id"},
        status: {zh: "状态", en: "status"},
        amount: {zh: "金额", en: "amount"},
        won_amount: {zh: "赢单金额", en: "won amount"},
        source_file: {zh: "文件", en: "file"},
        source_row: {zh: "行", en: "row"}
      }
    },
    {
      name: "tickets",
      label: {zh: "未结与近期工单", en: "tickets, open or recent"},
      none: {zh: "没有", en: "none"},
      columns: {
        ticket_id: {zh: "工单编号", en: "ticket id"},
        level: {zh: "级别", en: "level"},
        status: {zh: "状态", en: "status"},
        submitted_at: {zh: "提交", en: "submitted"},
        resolution_due_at: {zh: "应解决", en: "due"},
        resolved_at: {zh: "解决", en: "solved"},
        resolution_verdict: {zh: "是否及时", en: "verdict"}
      }
    },
    {
      name: "tiers",
      label: {zh: "分层标准", en: "cut-offs of tiers"},
      none: {zh: "没有", en: "none"},
      columns: {
        customer_tier: {zh: "分层", en: "tier"},
        min_amount: {zh: "采购额不少于", en: "bought at least"},
        valid_from: {zh: "自", en: "from"},
        valid_to: {zh: "至", en: "until"}
      }
    },
    ...valueSections,
    ...relationshipSections
  ]
};
