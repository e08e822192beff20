import type {Words} from "../../contract.ts";
import type {Metric} from "./metric.ts";

const audiences: Metric["audiences"] = ["executives", "analysts", "hr"];
const responded = {zh: "本期首次响应的工单", en: "tickets first answered in the period"};
const resolved = {zh: "本期解决的工单", en: "tickets resolved in the period"};
const stepsDue = {zh: "本期到期的步骤", en: "steps due in the period"};
const judged = {zh: "到期且能判定的步骤", en: "steps due that can be judged"};
const clockSettings = ["clock_start", "clock_basis"];

export const clocks: Metric[] = [
  time("M-02", {zh: "首次响应时长", en: "first response time"}, responded, {
    unit: "minutes",
    definition: {
      zh: "提交到首次响应的分钟数，采用的时钟，取中位；没有首次响应时间的以分配时间代用",
      en: "minutes from submission to the first answer on the applied clock, the median; the assignment stands in where none is recorded"
    },
    formula: {zh: "median（首次响应 − 提交）", en: "median(first response − submission)"}
  }),
  time("M-05", {zh: "平均首次响应时间", en: "mean first response time"}, responded, {
    unit: "hours",
    definition: {
      zh: "首次响应时长的平均，小时；公司与每个客户",
      en: "the mean first response time in hours, of the company and of each customer"
    },
    formula: {zh: "Σ 首次响应时长 ÷ 工单数 ÷ 60", en: "sum of first response minutes ÷ tickets ÷ 60"}
  }),
  rate(
    "M-06",
    "R-16",
    {zh: "分配及时率", en: "assigned on time"},
    {
      zh: "分级后 30 分钟内分配的工单；没有分级时间的从提交起算",
      en: "tickets assigned within 30 minutes of grading; of submission where the grading is not recorded"
    }
  ),
  time("M-07", {zh: "解决时长", en: "resolution time"}, resolved, {
    unit: "minutes",
    definition: {
      zh: "提交到解决的分钟数，采用的时钟，取中位",
      en: "minutes from submission to resolution on the applied clock, the median"
    },
    formula: {zh: "median（解决 − 提交）", en: "median(resolution − submission)"}
  }),
  {
    code: "M-10",
    block: "efficiency",
    name: {zh: "延期率", en: "late"},
    definition: {
      zh: "本期到期的工单中逾期的比例，含未解决的；延期时长单列（delay）：从到期到解决的平均分钟数，未解决的到时钟，自然时间",
      en: "of the tickets due in the period, those late, open ones too; by how much apart (delay): mean minutes from the due time to the resolution, or to the clock if open, elapsed"
    },
    formula: {zh: "count_missed ÷ count_due", en: "count_missed ÷ count_due"},
    unit: "ratio",
    direction: "down",
    cohort: {zh: "解决时限落在本期的工单", en: "tickets whose resolution was due in the period"},
    denominator: {zh: "按时与逾期之和", en: "met and missed"},
    settings: ["sla_targets", "special_terms", ...clockSettings],
    audiences,
    column: "timeliness_periods.count_missed"
  },
  time("M-11", {zh: "平均解决时长", en: "mean resolution time"}, resolved, {
    unit: "minutes",
    definition: {
      zh: "解决时长的平均，公司与各级别",
      en: "the mean resolution time, of the company and of each level"
    },
    formula: {zh: "Σ 解决时长 ÷ 工单数", en: "sum of resolution minutes ÷ tickets"}
  }),
  rate(
    "M-12",
    "R-23",
    {zh: "进度更新合规率", en: "updates in time"},
    {
      zh: "L1 每 2 小时、L2 每 4 小时更新一次；每次间隔计一步，没有进展历史的工单不计",
      en: "every wait between updates of at most 2 h (L1) or 4 h (L2); a ticket without a history of updates is left out"
    }
  ),
  {
    code: "M-13",
    block: "efficiency",
    name: {zh: "联合处理率", en: "handled jointly"},
    definition: {
      zh: "联合处理的工单 ÷ 记录了是否联合处理的工单；发起后 1 小时内开会的（R-21，没有发起时间的从分配起算）单列（meeting）",
      en: "tickets handled jointly ÷ tickets that say whether they were; those with a meeting within 1 h of the request, or of the assignment (R-21), apart (meeting)"
    },
    formula: {zh: "联合处理 ÷ 全部", en: "joint ÷ all"},
    unit: "ratio",
    direction: "none",
    cohort: {zh: "本期提交的工单", en: "tickets submitted in the period"},
    denominator: {zh: "记录了是否联合处理的工单", en: "tickets that say so"},
    settings: [],
    audiences,
    column: "metric_values.value"
  },
  rate(
    "M-14",
    "R-24",
    {zh: "24 小时同步率", en: "synced to sales within 24 h"},
    {
      zh: "解决后 24 小时内同步销售的工单；同步后 48 小时内销售联系客户的（R-25）单列（contact）",
      en: "tickets synced to sales within 24 h of their resolution; those whose customer sales contacted within 48 h of the sync (R-25) apart (contact)"
    }
  ),
  rate(
    "M-18",
    "R-58",
    {zh: "上门及时率", en: "on site in time"},
    {
      zh: "下一工作日上门合约的服务请求中，在期限前到场的",
      en: "requests under a next-business-day contract with somebody on site by the deadline"
    }
  ),
  rate(
    "M-19",
    "R-59",
    {zh: "任务准时开始率", en: "tasks begun on time"},
    {
      zh: "实际开始不晚于要求开始的任务",
      en: "tasks begun no later than requested"
    }
  ),
  {
    code: "M-22",
    block: "efficiency",
    name: {zh: "case 数量", en: "cases resolved"},
    definition: {
      zh: "本期解决的工单数：公司、负责团队、处理团队",
      en: "tickets resolved in the period: company, owner's team, assignee's team"
    },
    formula: {zh: "count（解决）", en: "count(resolved)"},
    unit: "count",
    direction: "none",
    cohort: resolved,
    settings: ["reopen"],
    audiences,
    column: "tickets.resolved_at"
  }
];

function time(
  code: string,
  name: Words,
  cohort: Words,
  said: Pick<Metric, "unit" | "definition" | "formula">
): Metric {
  return {
    code,
    block: "efficiency",
    name,
    ...said,
    direction: "down",
    cohort,
    settings: clockSettings,
    audiences,
    column: "metric_values.value"
  };
}

function rate(code: string, rule: string, name: Words, definition: Words): Metric {
  return {
    code,
    block: "efficiency",
    name,
    definition: {zh: `${definition.zh}（${rule}）`, en: `${definition.en} (${rule})`},
    formula: {zh: `count_met ÷ count_due，${rule}`, en: `count_met ÷ count_due, ${rule}`},
    unit: "ratio",
    direction: "up",
    cohort: stepsDue,
    denominator: judged,
    settings: ["process_limits"],
    audiences,
    column: "process_deadlines.on_time_ratio"
  };
}
