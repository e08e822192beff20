import type {Metric} from "./metric.ts";

const audiences: Metric["audiences"] = ["executives", "analysts", "hr"];

export const process: Metric[] = [
  {
    code: "M-30",
    block: "efficiency",
    name: {zh: "交接及时率", en: "handover on time"},
    definition: {
      zh: "R-01、R-02、R-04、R-05 各步按时的比例，合计与分列；另列签约至已确认的中位小时。签约只有日期的按日判定",
      en: "share of the steps R-01, R-02, R-04, R-05 done in time, together and apart; beside it the median hours from signing to confirmation. Signed on a day only: judged by the day"
    },
    formula: {zh: "按时的步骤 ÷ 到期的步骤", en: "steps in time ÷ steps due"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期到期的步骤", en: "steps due in the period"},
    denominator: {zh: "到期且能判定的步骤", en: "steps due that can be judged"},
    settings: [
      "handover_complete_minutes",
      "handover_day_rule",
      "handover_submit_minutes",
      "handover_view_minutes",
      "handover_confirm_minutes"
    ],
    audiences,
    column: "process_deadlines.on_time_ratio"
  },
  {
    code: "M-31",
    block: "efficiency",
    name: {zh: "需补充率", en: "handovers that needed more"},
    definition: {
      zh: "曾被判「需补充」的交接 ÷ 提交的交接，任何一次导出里出现过都算",
      en: "handovers once returned as incomplete, in any export ÷ handovers submitted"
    },
    formula: {zh: "曾需补充 ÷ 提交", en: "ever incomplete ÷ submitted"},
    unit: "ratio",
    direction: "down",
    cohort: {zh: "本期提交的交接", en: "handovers submitted in the period"},
    denominator: {zh: "提交的交接", en: "handovers submitted"},
    settings: [],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-32",
    block: "efficiency",
    name: {zh: "信息完整率", en: "completeness of handovers"},
    definition: {
      zh: "交接表 16 个字段中填写了的比例；流程要求而表上没有的 8 个字段另列",
      en: "share of the form's 16 fields filled in; the 8 that the process asks for and the form lacks stand apart"
    },
    formula: {zh: "Σ 已填字段 ÷（16 × 交接）", en: "Σ fields filled in ÷ (16 × handovers)"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期提交的交接", en: "handovers submitted in the period"},
    denominator: {zh: "应填字段", en: "fields to fill in"},
    settings: [],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-37",
    block: "efficiency",
    name: {zh: "关键时点会议覆盖率", en: "key moments with a meeting"},
    definition: {
      zh: "之后若干天内有销售与服务双方到场会议的关键时点 ÷ 关键时点；会议未关联工单的，以同一客户的会议代用",
      en: "key moments followed within some days by a meeting with somebody of sales and of service ÷ key moments; a meeting with the customer stands in for one on the ticket"
    },
    formula: {zh: "有会议的关键时点 ÷ 关键时点", en: "moments with a meeting ÷ moments"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期发生、期限已过的关键时点", en: "moments of the period whose days are over"},
    denominator: {zh: "关键时点", en: "key moments"},
    settings: ["key_moments", "major_levels", "key_meeting_days"],
    audiences,
    column: "process_deadlines.on_time_ratio"
  }
];
