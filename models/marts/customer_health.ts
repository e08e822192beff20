import {z} from "zod";
import {boolean, date, double, integer, mart, money, orNull, quarterColumns, varchar} from "../contract.ts";

const noForm = ["没有健康度表，或表中未填", "no health form, or left empty in it"] as const;
const noContract = ["没有载入合同", "no contract loaded"] as const;
const tiers = ["healthy", "sub_healthy", "at_risk", "unrated"];
const trends = ["improved", "stable", "declined"];

export const customerHealth = mart("customer_health", {
  label: {zh: "客户健康度", en: "customer health"},
  grain: {
    zh: "每个客户每个季度一行：该评估的、评估了的、或有满意度评价的",
    en: "one row per customer and quarter in which it was to be assessed, was, or gave an answer"
  },
  questions: {
    zh: "哪些客户有危险，为什么？等级是算出来的，与记录的并列",
    en: "which customers are in danger, and why? The tier is computed, the recorded one stands beside it"
  },
  key: ["customer_id", "period_grain", "period_start"],
  audiences: ["executives", "analysts"],
  executives: {
    columns: [
      "customer_id",
      "customer_name",
      "period_grain",
      "period",
      "period_start",
      "relationship_score",
      "service_score",
      "service_source",
      "count_answers",
      "tier",
      "tier_flag",
      "trend",
      "previous_tier",
      "relationship_change",
      "service_change",
      "reason",
      "is_expected",
      "contract_amount",
      "contract_end_date",
      "renewal_ratio",
      "tenure_months"
    ],
    where:
      "period_start = (select max(period_start) from marts.customer_health) and tier <> 'healthy' and (is_expected or tier <> 'unrated')"
  },
  columns: z.object({
    customer_id: varchar({zh: "客户编号", en: "customer id"}),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), "没有记录", "not recorded"),
    ...quarterColumns(),
    relationship_score: orNull(
      double({zh: "关系满意度评分，当季", en: "relationship score of this quarter", unit: "1–5"}),
      "当季没有评分；旧分不沿用",
      "no score this quarter; an older one is not carried forward"
    ),
    service_score: orNull(
      double({
        zh: "服务满意度，当季评价的平均",
        en: "service score: mean of the quarter's answers",
        unit: "1–5"
      }),
      "当季没有评价，或有评价用了别的分制",
      "no answer this quarter, or one on another scale"
    ),
    service_source: orNull(
      varchar({
        zh: "服务满意度的来源：answers 评价，form 健康度表",
        en: "source of the service score: answers, or the health form",
        values: ["answers", "form"]
      }),
      "没有服务满意度",
      "no service score"
    ),
    count_answers: integer({zh: "评价数", en: "answers"}),
    tier: varchar({
      zh: "计算的等级：healthy 健康，sub_healthy 亚健康，at_risk 风险，unrated 待评",
      en: "computed tier",
      values: tiers
    }),
    tier_flag: orNull(
      varchar({
        zh: "亚健康的分标志：standard 标准，severe_gap 严重短板，middle_band 中间带",
        en: "flag of the tier: one dimension good, one below 3, or both between",
        values: ["standard", "severe_gap", "middle_band"]
      }),
      "健康、风险与待评没有分标志",
      "healthy, at risk and unrated have none"
    ),
    trend: orNull(
      varchar({
        zh: "趋势，与上季度的等级相比",
        en: "trend: against the previous quarter's tier",
        values: trends
      }),
      "首评，或有一季待评",
      "first rated, or unrated in either quarter"
    ),
    previous_tier: orNull(
      varchar({zh: "上季度的等级", en: "tier of the previous quarter", values: tiers}),
      "上季度没有这个客户的行",
      "no row of this customer then"
    ),
    relationship_change: orNull(
      double({zh: "关系满意度较上季度", en: "relationship score less the previous quarter's"}),
      "有一季没有评分",
      "no score in either quarter"
    ),
    service_change: orNull(
      double({zh: "服务满意度较上季度", en: "service score less the previous quarter's"}),
      "有一季没有评价",
      "no answer in either quarter"
    ),
    recorded_tier: orNull(varchar({zh: "记录的等级", en: "recorded tier", values: tiers}), ...noForm),
    recorded_trend: orNull(
      varchar({zh: "记录的趋势", en: "recorded trend", values: [...trends, "first"]}),
      ...noForm
    ),
    reason: orNull(
      varchar({
        zh: "数据中找到的原因：低于标准的度量",
        en: "reason found in the data: the measures that fall short of their benchmark"
      }),
      "健康或待评",
      "healthy or unrated"
    ),
    is_expected: boolean({zh: "应评估：存量大客户", en: "to be assessed: a key account"}),
    is_assessed: boolean({zh: "有健康度表", en: "has a health form"}),
    is_self_rated: orNull(
      boolean({zh: "关系由其客户经理自评", en: "relationship scored by its own account manager"}),
      "评分人或客户经理没有记录",
      "rater or account manager not recorded"
    ),
    renewal_ratio: orNull(
      double({
        zh: "过去 12 个月续签率（M-48）",
        en: "renewed of those due in the past 12 months (M-48)",
        unit: "0–1"
      }),
      "没有到期合同，或合同没有写明续签",
      "none fell due, or contracts do not tell renewals"
    ),
    count_due_contracts: orNull(
      integer({zh: "过去 12 个月到期合同", en: "contracts due in 12 months"}),
      ...noContract
    ),
    upsell_amount: orNull(
      money({zh: "过去 12 个月增购/复购金额（M-49）", en: "upsell and repeat amount of 12 months (M-49)"}),
      "没有载入合同，或金额都没有记录",
      "no contract loaded, or no amount recorded"
    ),
    on_time_ratio: orNull(
      double({zh: "问题解决及时率（M-08）", en: "resolution on time (M-08)", unit: "0–1"}),
      "没有到期的 L1、L2 工单",
      "no L1 or L2 ticket fell due"
    ),
    count_due_tickets: orNull(
      integer({zh: "到期的 L1、L2 工单", en: "L1 and L2 tickets due"}),
      "没有工单",
      "no tickets"
    ),
    first_response_hours: orNull(
      double({zh: "平均首次响应时间（M-05）", en: "mean first response (M-05)", unit: "h"}),
      "没有响应时间已知的工单",
      "no ticket with a known response"
    ),
    tenure_months: orNull(
      integer({zh: "合作时长（M-50）", en: "tenure (M-50)", unit: "month"}),
      ...noContract
    ),
    contract_amount: orNull(
      money({zh: "季末执行中合同金额", en: "amount of contracts running at the quarter's end"}),
      "没有执行中的合同，或金额没有记录",
      "none runs, or no amount recorded"
    ),
    contract_end_date: orNull(
      date({zh: "最近的合同到期日", en: "next contract end"}),
      "没有到期日",
      "no end in sight"
    ),
    recorded_renewal_ratio: orNull(
      double({zh: "记录的续签率", en: "recorded renewal ratio", unit: "0–1"}),
      ...noForm
    ),
    recorded_upsell_amount: orNull(
      money({zh: "记录的增购/复购金额", en: "recorded upsell amount"}),
      ...noForm
    ),
    recorded_on_time_ratio: orNull(
      double({zh: "记录的及时率", en: "recorded on-time ratio", unit: "0–1"}),
      ...noForm
    ),
    recorded_first_response_hours: orNull(
      double({zh: "记录的响应时长", en: "recorded first response", unit: "h"}),
      ...noForm
    ),
    recorded_service_score: orNull(
      double({zh: "记录的服务满意度", en: "recorded service score", unit: "1–5"}),
      ...noForm
    ),
    recorded_tenure_months: orNull(
      integer({zh: "记录的合作时长", en: "recorded tenure", unit: "month"}),
      ...noForm
    ),
    source_file: orNull(varchar({zh: "健康度表的文件", en: "file of the health form"}), ...noForm),
    source_row: orNull(integer({zh: "健康度表的行", en: "row of the health form"}), ...noForm)
  })
});
