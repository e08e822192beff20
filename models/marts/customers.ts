import {z} from "zod";
import {boolean, date, integer, mart, money, orNull, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const customers = mart("customers", {
  label: {zh: "客户", en: "customers"},
  grain: {zh: "每个客户一行", en: "one row per customer"},
  questions: {
    zh: "客户是谁，哪一层，买了多少，有什么到期？",
    en: "who are the customers, of which tier, with what bought and what due?"
  },
  key: ["customer_id"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    limit: 6000,
    columns: [
      "customer_id",
      "customer_name",
      "industry",
      "customer_size",
      "customer_tier",
      "tier_basis",
      "key_account_class",
      "is_key_account",
      "is_major_account",
      "service_centre",
      "region",
      "status",
      "purchase_amount",
      "contract_amount",
      "at_risk_amount",
      "open_amount",
      "incubated_amount",
      "sourced_won_amount",
      "won_amount",
      "count_contracts",
      "count_running",
      "count_opportunities",
      "count_open_opportunities",
      "count_incubated",
      "count_tickets",
      "count_open_tickets",
      "count_overdue_tickets",
      "key_account_since",
      "first_signed_date",
      "next_end_date"
    ]
  },
  columns: z.object({
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    parent_customer_id: orNull(
      varchar({zh: "上级客户", en: "parent customer"}),
      "没有或没有记录",
      "none, or not recorded"
    ),
    customer_type: orNull(varchar({zh: "客户类型", en: "customer type"}), ...notRecorded),
    industry: orNull(varchar({zh: "行业", en: "industry"}), ...notRecorded),
    customer_size: orNull(
      varchar({zh: "企业规模", en: "size", values: ["micro", "small", "medium", "large"]}),
      ...notRecorded
    ),
    customer_tier: orNull(
      varchar({zh: "客户分层", en: "tier", values: ["vip", "large", "small"]}),
      "没有记录，也没有采购额可推算",
      "neither recorded nor inferable"
    ),
    tier_basis: orNull(
      varchar({zh: "分层依据", en: "recorded, or inferred from purchases", values: ["recorded", "inferred"]}),
      "没有分层",
      "no tier"
    ),
    key_account_class: orNull(varchar({zh: "客户类别", en: "key account class"}), ...notRecorded),
    key_account_basis: orNull(
      varchar({zh: "类别依据", en: "from the policy list or the CRM", values: ["policy", "crm"]}),
      "没有类别",
      "no class"
    ),
    service_centre: orNull(varchar({zh: "服务中心", en: "service centre"}), ...notRecorded),
    region: orNull(varchar({zh: "区域", en: "region"}), ...notRecorded),
    status: orNull(
      varchar({zh: "客户状态", en: "status", values: ["active", "prospect", "lost"]}),
      ...notRecorded
    ),
    account_manager_id: orNull(
      varchar({zh: "客户经理", en: "account manager", isPersonal: true}),
      ...notRecorded
    ),
    success_manager_id: orNull(
      varchar({zh: "客户成功经理", en: "customer success manager", isPersonal: true}),
      ...notRecorded
    ),
    identity_basis: varchar({zh: "身份依据", en: "how it is known", values: ["list", "id", "name"]}),
    purchase_amount: orNull(
      money({zh: "窗口期采购额", en: "bought in the window"}),
      "没有采购记录",
      "no purchase recorded"
    ),
    contract_amount: orNull(
      money({zh: "合同金额合计", en: "contract amounts"}),
      "没有载入合同，或都没有金额",
      "no contracts loaded, or none has an amount"
    ),
    at_risk_amount: orNull(
      money({zh: "到期风险金额", en: "amount at risk"}),
      "没有载入合同，或到期的都没有金额",
      "no contracts loaded, or what ends has no amount"
    ),
    open_amount: orNull(
      money({zh: "在途商机金额", en: "open opportunities"}),
      "没有载入商机，或都没有金额",
      "no opportunities loaded, or none has an amount"
    ),
    incubated_amount: orNull(
      money({zh: "服务孵化金额", en: "incubated by service"}),
      "来源没有记录，或都没有金额",
      "origins not recorded, or none has an amount"
    ),
    sourced_won_amount: orNull(
      money({zh: "服务孵化赢单金额", en: "won of what service incubated"}),
      "没有载入，或都没有金额",
      "not loaded, or none has an amount"
    ),
    won_amount: orNull(
      money({zh: "赢单金额", en: "won amount"}),
      "没有载入，或都没有金额",
      "not loaded, or none has an amount"
    ),
    count_contracts: integer({zh: "合同数", en: "contracts"}),
    count_running: integer({zh: "在执行合同", en: "contracts running"}),
    count_opportunities: integer({zh: "商机数", en: "opportunities"}),
    count_open_opportunities: integer({zh: "在途商机", en: "open opportunities"}),
    count_incubated: integer({zh: "服务孵化商机", en: "incubated by service"}),
    count_tickets: integer({zh: "工单数", en: "tickets"}),
    count_open_tickets: integer({zh: "未结工单", en: "open tickets"}),
    count_overdue_tickets: integer({zh: "逾期未结", en: "open past due"}),
    is_key_account: orNull(boolean({zh: "重点核心客户", en: "key core account"}), ...notRecorded),
    is_major_account: orNull(boolean({zh: "存量大客户", en: "key existing account"}), ...notRecorded),
    key_account_since: orNull(
      date({zh: "自何时起为此类别", en: "of this class since"}),
      "一直如此或没有类别",
      "ever, or no class"
    ),
    first_signed_date: orNull(date({zh: "首次签约", en: "first signed"}), "没有签约", "nothing signed"),
    last_signed_date: orNull(date({zh: "最近签约", en: "last signed"}), "没有签约", "nothing signed"),
    next_end_date: orNull(date({zh: "最近到期", en: "next end"}), "没有在执行的合同", "nothing running"),
    source_file: orNull(
      varchar({zh: "来源文件", en: "source file"}),
      "不在客户清单里",
      "not in the customer list"
    ),
    source_sheet: orNull(varchar({zh: "来源工作表", en: "source sheet"}), ...notRecorded),
    source_row: orNull(
      integer({zh: "来源行号", en: "source row"}),
      "不在客户清单里",
      "not in the customer list"
    )
  })
});
