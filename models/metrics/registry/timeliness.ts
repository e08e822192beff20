import type {Metric} from "./metric.ts";

const due = {
  zh: "时限落在本期的工单（提交时间 + 级别时限）",
  en: "tickets whose limit falls in the period: submission plus the limit of their level"
};
const dueCount = {
  zh: "按时与逾期之和；逾期未完成的算逾期，未到期、未知与作废另计",
  en: "met and missed; open past due is missed; pending, unknown and void are counted apart"
};

export const timeliness: Metric[] = [
  {
    code: "M-03",
    block: "efficiency",
    name: {zh: "受理及时率", en: "acknowledged in 15 minutes"},
    definition: {
      zh: "15 分钟内首次响应的工单 ÷ 首次响应时长已知的工单；没有首次响应时间的以分配时间代用",
      en: "tickets first answered within 15 minutes ÷ tickets whose first response is known; the assignment stands in where none is recorded"
    },
    formula: {
      zh: "count_met ÷ count_due，measure = acknowledge",
      en: "count_met ÷ count_due, measure = acknowledge"
    },
    unit: "ratio",
    direction: "up",
    cohort: due,
    denominator: dueCount,
    settings: ["acknowledge_minutes"],
    audiences: ["executives", "analysts", "hr"],
    column: "timeliness_periods.on_time_ratio"
  },
  {
    code: "M-04",
    block: "efficiency",
    name: {zh: "响应达标率", en: "response on time"},
    definition: {
      zh: "首次响应不超过级别时限的工单 ÷ 本期应响应的工单",
      en: "tickets answered within their level's limit ÷ tickets whose response was due in the period"
    },
    formula: {
      zh: "count_met ÷ count_due，measure = response，level = all",
      en: "count_met ÷ count_due, measure = response, level = all"
    },
    unit: "ratio",
    direction: "up",
    cohort: due,
    denominator: dueCount,
    settings: ["sla_targets", "levels"],
    audiences: ["executives", "analysts", "hr"],
    column: "timeliness_periods.on_time_ratio"
  },
  {
    code: "M-08",
    block: "efficiency",
    name: {zh: "问题解决及时率", en: "resolution on time"},
    definition: {
      zh: "本期到期的 L1、L2 工单中按时解决的比例；逾期未解决计为不及时，未到期与作废不计",
      en: "of the L1 and L2 tickets due in the period, those solved in time; open past due is late, not yet due and void are left out"
    },
    formula: {
      zh: "count_met ÷ count_due，measure = resolution，level = headline",
      en: "count_met ÷ count_due, measure = resolution, level = headline"
    },
    unit: "ratio",
    direction: "up",
    cohort: due,
    denominator: dueCount,
    settings: ["sla_targets", "levels"],
    audiences: ["executives", "analysts", "hr"],
    column: "timeliness_periods.on_time_ratio"
  },
  {
    code: "M-09",
    block: "efficiency",
    name: {zh: "L3 解决及时率", en: "level 3 resolution on time"},
    definition: {
      zh: "同 M-08，只看 L3，单独列示",
      en: "as M-08 for level 3, always shown apart"
    },
    formula: {
      zh: "count_met ÷ count_due，measure = resolution，level = L3",
      en: "count_met ÷ count_due, measure = resolution, level = L3"
    },
    unit: "ratio",
    direction: "up",
    cohort: due,
    denominator: dueCount,
    settings: ["sla_targets", "levels"],
    audiences: ["executives", "analysts", "hr"],
    column: "timeliness_periods.on_time_ratio"
  }
];
