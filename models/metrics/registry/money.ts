import type {Metric} from "./metric.ts";

const audiences: Metric["audiences"] = ["executives", "analysts", "hr"];

export const money: Metric[] = [
  {
    code: "M-46",
    block: "value",
    name: {zh: "收费服务产品销售金额", en: "paid services sold"},
    definition: {
      zh: "本期签约的收费服务产品销售金额合计，不含维修零部件订单；估算金额不计",
      en: "sum of the paid service products signed in the period, without orders of repair parts; estimates are left out"
    },
    formula: {zh: "Σ 销售金额（收费产品）", en: "Σ amount of sales of paid products"},
    unit: "amount",
    direction: "up",
    cohort: {zh: "签约日期在本期的销售", en: "sales signed in the period"},
    settings: ["statement_tax_basis", "unrecorded_tax_basis"],
    audiences,
    column: "customer_value.paid_service_amount"
  },
  {
    code: "M-47",
    block: "value",
    name: {zh: "服务创收", en: "service revenue"},
    definition: {
      zh: "本期零部件及工时订单总计（去零之后）合计，零部件与人工分列",
      en: "sum of the period's order totals after rounding off (去零), parts and labour apart"
    },
    formula: {
      zh: "Σ 订单总计 = Σ 零部件 + Σ 工时费 + Σ 去零",
      en: "Σ order total = Σ parts + Σ labour + Σ rounding"
    },
    unit: "amount",
    direction: "up",
    cohort: {zh: "签定日期在本期的订单", en: "orders signed in the period"},
    settings: ["order_total_basis", "void_order_statuses", "statement_tax_basis", "unrecorded_tax_basis"],
    audiences,
    column: "customer_value.service_revenue_amount"
  },
  {
    code: "M-51",
    block: "efficiency",
    name: {zh: "利用率（UT）", en: "utilisation"},
    definition: {
      zh: "已批准的计费工时 ÷ 可用工时（工作日 × 8 − 请假），限列出的岗位、填报了工时的人月",
      en: "approved chargeable hours ÷ available hours (working days × 8 − leave), of the posts listed and the person-months with bookings"
    },
    formula: {zh: "计费工时 ÷（工作日 × 8 − 请假）", en: "chargeable hours ÷ (working days × 8 − leave)"},
    unit: "ratio",
    direction: "up",
    cohort: {zh: "本期的人月", en: "person-months of the period"},
    denominator: {zh: "可用工时", en: "available hours"},
    settings: ["utilisation_roles", "workday_hours"],
    audiences,
    column: "metric_values.value"
  },
  {
    code: "M-52",
    block: "value",
    name: {zh: "双主线工时占比", en: "share of hours on relationship and added value"},
    definition: {
      zh: "感情升华和业务增值任务的工时 ÷ 全部工时；没有注明主线的按基础任务",
      en: "hours on relationship and value-added tasks ÷ all hours; those without a line are basic tasks"
    },
    formula: {zh: "增值主线工时 ÷ 全部工时", en: "hours of line 2 ÷ all hours"},
    unit: "ratio",
    direction: "none",
    cohort: {zh: "工作日期在本期的工时", en: "hours worked in the period"},
    denominator: {zh: "全部工时", en: "all hours"},
    settings: ["timesheet_approval", "task_max_hours"],
    audiences,
    column: "metric_values.value"
  }
];
