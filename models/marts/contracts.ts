import {z} from "zod";
import {boolean, date, integer, mart, money, orNull, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const contracts = mart("contracts", {
  label: {zh: "合同", en: "contracts"},
  grain: {zh: "每份合同一行", en: "one row per contract"},
  questions: {
    zh: "签了哪些合同，多少钱，到何时，哪些快到期？",
    en: "which contracts were signed, for how much, until when, and which are about to end?"
  },
  key: ["contract_id"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    columns: [
      "contract_id",
      "customer_id",
      "customer_name",
      "contract_type",
      "business_kind",
      "coverage",
      "renewal_state",
      "amount",
      "at_risk_amount",
      "days_to_end",
      "is_expiring",
      "is_open_ended",
      "signed_date",
      "start_date",
      "end_date"
    ],
    limit: 3000
  },
  columns: z.object({
    contract_id: varchar({zh: "合同编号", en: "contract id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    previous_contract_id: orNull(
      varchar({zh: "上一合同编号", en: "previous contract"}),
      "不是续签或没有记录",
      "no renewal, or not recorded"
    ),
    renewed_by_id: orNull(
      varchar({zh: "续签合同编号", en: "contract that renews it"}),
      "没有续签",
      "not renewed"
    ),
    opportunity_id: orNull(varchar({zh: "商机编号", en: "opportunity id"}), ...notRecorded),
    owner_id: orNull(varchar({zh: "销售负责人", en: "sales owner", isPersonal: true}), ...notRecorded),
    contract_type: orNull(varchar({zh: "合同类型", en: "contract type"}), ...notRecorded),
    business_kind: orNull(
      varchar({
        zh: "业务类别",
        en: "first, renewal, upsell or repeat",
        values: ["first", "renewal", "upsell", "repeat"]
      }),
      ...notRecorded
    ),
    signing_entity: orNull(varchar({zh: "签约主体", en: "signing entity"}), ...notRecorded),
    status: orNull(
      varchar({
        zh: "合同状态",
        en: "status as recorded",
        values: ["active", "expired", "terminated", "draft"]
      }),
      ...notRecorded
    ),
    coverage: varchar({
      zh: "履约状态",
      en: "state by its dates",
      values: ["draft", "future", "running", "ended", "unknown"]
    }),
    renewal_state: varchar({
      zh: "续签状态",
      en: "renewal",
      values: ["renewed", "pending", "not_renewed", "not_applicable", "unknown"]
    }),
    amount: orNull(money({zh: "合同金额", en: "contract amount"}), "没有金额", "no amount"),
    at_risk_amount: orNull(
      money({zh: "到期风险金额", en: "amount at risk"}),
      "不在即将到期之列",
      "not about to end"
    ),
    days_to_end: orNull(
      integer({zh: "剩余天数", en: "days left"}),
      "没有在执行或没有约定终止日",
      "not running, or no end"
    ),
    is_amount_estimated: boolean({zh: "金额为估算", en: "the amount is an estimate"}),
    is_open_ended: boolean({zh: "没有约定终止日", en: "no end agreed"}),
    is_expiring: boolean({zh: "即将到期", en: "about to end"}),
    signed_date: orNull(date({zh: "签约日期", en: "signed"}), ...notRecorded),
    start_date: orNull(date({zh: "开始日期", en: "starts"}), ...notRecorded),
    end_date: orNull(
      date({zh: "结束日期", en: "ends"}),
      "没有约定终止日,或没有记录",
      "open-ended, or not recorded"
    ),
    terminated_date: orNull(date({zh: "终止日期", en: "terminated on"}), "没有终止", "not terminated"),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: orNull(varchar({zh: "来源工作表", en: "source sheet"}), ...notRecorded),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
