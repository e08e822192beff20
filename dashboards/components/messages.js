import {briefMessages} from "./brief/messages-brief.js";
import {dictionaryMessages} from "./dictionary/messages-dictionary.js";
import {filterMessages} from "./filters/messages-filters.js";
import {healthMessages} from "./health/messages-health.js";
import {customerMessages} from "./messages-customers.js";
import {opportunityMessages} from "./messages-opportunities.js";
import {timelinessMessages} from "./messages-timeliness.js";
import {valueMessages} from "./messages-value.js";
import {overviewMessages} from "./overview/messages-overview.js";
import {searchMessages} from "./search/messages-search.js";
import {takeawayMessages} from "./takeaway/messages-takeaway.js";
import {teamMessages} from "./teams/messages-teams.js";
import {whatIfMessages} from "./what-if/messages-what-if.js";

/** Every word the pages show, in both languages side by side: a text, or a function of what it tells of. */
export const messages = {
  ...filterMessages,
  ...searchMessages,
  ...overviewMessages,
  ...valueMessages,
  ...timelinessMessages,
  ...opportunityMessages,
  ...customerMessages,
  ...healthMessages,
  ...teamMessages,
  ...dictionaryMessages,
  ...whatIfMessages,
  ...takeawayMessages,
  ...briefMessages,
  product: {zh: "服务价值", en: "Service value"},
  navigation: {zh: "主导航", en: "Main"},
  skip: {zh: "跳到正文", en: "Skip to content"},
  other_language: {zh: "English", en: "中文"},
  footer: {
    zh: "全部数字由公司自己的导出数据计算。未知不等于零：算不出的数字记作 —。",
    en: "Every figure is computed from the company’s own exports. Unknown is not zero: what cannot be computed is shown as —."
  },

  data_through: {zh: (date) => `数据截至 ${date}`, en: (date) => `Data through ${date}`},
  built_on: {zh: (time) => `生成于 ${time}`, en: (time) => `Built ${time}`},
  no_data_through: {zh: "尚无数据", en: "No data yet"},
  fraction_of_tickets: {zh: "件到期工单", en: "tickets due"},
  from_opportunities: {zh: () => "个商机", en: (count) => (count === 1 ? "opportunity" : "opportunities")},

  previous_quarter: {zh: "上季度", en: "the previous quarter"},
  change_up: {
    zh: (size, before) => `较${before}上升 ${size}`,
    en: (size, before) => `up ${size} on ${before}`
  },
  change_down: {
    zh: (size, before) => `较${before}下降 ${size}`,
    en: (size, before) => `down ${size} on ${before}`
  },
  change_none: {zh: (before) => `与${before}持平`, en: (before) => `unchanged from ${before}`},
  change_unknown: {
    zh: (before) => `${before}没有可比的数字`,
    en: (before) => `no figure for ${before} to compare with`
  },
  better: {zh: "改善", en: "better"},
  worse: {zh: "变差", en: "worse"},
  small_sample: {zh: (n) => `仅 ${n} 件，样本过小`, en: (n) => `n = ${n}: too few to judge by`},
  status_no_data: {zh: "本期没有数据", en: "No data in this period"},
  status_unknown: {zh: "数据不全，无法计算", en: "Cannot be computed: data incomplete"},
  status_nothing_due: {zh: "本期没有到期的工单", en: "Nothing fell due in this period"},
  status_not_loaded: {zh: "尚未载入", en: "Not loaded yet"},

  headline_empty: {
    zh: "还没有载入工单。载入之后，这里用一句话说明客户的问题是否按时解决。",
    en: "No tickets are loaded yet. Once they are, one sentence here says whether customers’ problems are solved on time."
  },
  headline_nothing_due: {
    zh: (period) => `${period}没有到期的 L1、L2 工单，及时率无从算起，记作 —，不是 0%。`,
    en: (period) =>
      `No L1 or L2 ticket fell due in ${period}: there is no on-time rate to state, which is not 0%.`
  },
  headline_unknown: {
    zh: (period) => `${period}的 L1、L2 及时率算不出来：数据不全，记作 —，不是 0%。`,
    en: (period) =>
      `The L1 and L2 on-time rate of ${period} cannot be computed: the data are incomplete, which is not 0%.`
  },
  headline_ratio: {
    zh: (period, ratio, fraction) => [`${period}，L1、L2 问题按时解决 `, ratio, fraction],
    en: (period, ratio, fraction) => [
      `In ${period}, `,
      ratio,
      " of L1 and L2 problems were solved on time ",
      fraction
    ]
  },
  headline_fraction: {
    zh: (met, due) => ["（", met, " / ", due, " 件）"],
    en: (met, due) => ["(", met, " of ", due, ")"]
  },
  headline_no_change: {zh: (why) => `，${why}。`, en: (why) => `; there is ${why}.`},
  headline_change: {zh: (change) => `，${change}。`, en: (change) => `, ${change}.`},
  headline_small: {
    zh: "样本太小，请勿据此下结论。",
    en: " Too few to draw a conclusion from."
  },
  headline_count_unknown: {
    zh: (count) => [count, " 件因数据不全无法判定"],
    en: (count) => [count, " could not be judged for lack of data"]
  },
  headline_count_pending: {zh: (count) => [count, " 件尚未到期"], en: (count) => [count, " are not yet due"]},
  headline_unsettled: {
    zh: (counts) => ["另有 ", join(counts, "、"), "，均未计入。"],
    en: (counts) => ["A further ", join(counts, " and "), ": not counted."]
  },

  history: {zh: "近五个季度", en: "The last five quarters"},
  quarter: {zh: "季度", en: "Quarter"},
  composition_label: {zh: "到期与待定工单的构成", en: "What became of the tickets"},
  met: {zh: "达标", en: "Met"},
  missed: {zh: "未达标", en: "Missed"},
  pending: {zh: "待定", en: "Pending"},
  unknown: {zh: "未知", en: "Unknown"},
  due: {zh: "到期", en: "Due"},
  level: {zh: "级别", en: "Level"},
  on_time_ratio: {zh: "及时率", en: "On time"},
  median: {zh: "中位时长", en: "Median"},
  p90: {zh: "九成不超过", en: "90% within"},
  month: {zh: "月份", en: "Month"},
  "level.headline": {zh: "L1 + L2 合计", en: "L1 + L2"},
  "level.all": {zh: "全部级别", en: "All levels"},

  trend_caption: {
    zh: (dataThrough) => `柱与数字为当月到期工单数；空心点表示到期不足 5 件。${dataThrough}。`,
    en: (dataThrough) =>
      `Bars and numbers: tickets due that month. Hollow points: fewer than 5 due. ${dataThrough}.`
  },
  trend_partial: {zh: "最后一个月尚未结束。", en: "The last month is not over yet."},
  trend_label: {
    zh: (first, last, low, high) =>
      `折线图：${first}至${last}每月 L1、L2 问题按时解决率，最低 ${low}，最高 ${high}。`,
    en: (first, last, low, high) =>
      `Line chart: monthly on-time rate of L1 and L2 problems, ${first} to ${last}, lowest ${low}, highest ${high}.`
  },
  trend_empty: {zh: "还没有可画的月份。", en: "There is no month to draw yet."},
  chart_data: {zh: "查看数据表", en: "Show the data"},
  tickets_due_axis: {zh: "到期件数", en: "Due"},

  measure_response: {zh: "响应", en: "Response"},
  measure_resolution: {zh: "解决", en: "Resolution"},
  measure_acknowledge: {zh: "受理", en: "Acknowledgement"},
  basis_applied: {zh: "按各级别适用的时钟计时。", en: "Timed by the clock that applies to each level."},
  basis_elapsed: {zh: "按自然时间计时。", en: "Timed in elapsed hours."},
  levels_caption: {
    zh: (measure, period) => `${measure}，${period}`,
    en: (measure, period) => `${measure}, ${period}`
  },
  levels_empty: {
    zh: (measure) => `${measure}：本季度没有工单。`,
    en: (measure) => `${measure}: no tickets in this quarter.`
  },

  status: {zh: "状态", en: "Status"},
  count: {zh: "数量", en: "Count"},
  amount: {zh: "金额", en: "Amount"},
  total: {zh: "合计", en: "Total"},
  contract_statuses: {zh: "合同", en: "Contracts"},
  opportunity_statuses: {zh: "商机", en: "Opportunities"},
  none_loaded: {zh: (name) => `${name}：还没有载入。`, en: (name) => `${name}: none loaded yet.`},
  "status.active": {zh: "执行中", en: "In force"},
  "status.expired": {zh: "已到期", en: "Expired"},
  "status.terminated": {zh: "已终止", en: "Terminated"},
  "status.draft": {zh: "草稿或审批中", en: "Draft"},
  "status.open": {zh: "跟进中", en: "Open"},
  "status.won": {zh: "赢单", en: "Won"},
  "status.lost": {zh: "丢单", en: "Lost"},
  "status.cancelled": {zh: "取消", en: "Cancelled"},
  "status.unknown": {zh: "未知", en: "Unknown"},

  identity_read: {zh: "读取的每一行都有去处", en: "Every row read is accounted for"},
  identity_accepted: {zh: "采纳的每一行都有归属", en: "Every row accepted is placed"},
  identity_read_fails: {zh: "读取的行与去处之和不等", en: "Rows read and where they went differ"},
  identity_accepted_fails: {zh: "采纳的行与归属之和不等", en: "Rows accepted and where they stand differ"},
  holds: {zh: "相符", en: "Holds"},
  fails: {zh: "不相符", en: "Does not hold"},
  rows_read: {zh: "读取", en: "Read"},
  rows_accepted: {zh: "采纳", en: "Accepted"},
  rows_quarantined: {zh: "隔离", en: "Quarantined"},
  rows_ignored: {zh: "忽略", en: "Ignored"},
  rows_current: {zh: "现行", en: "Current"},
  rows_superseded: {zh: "被取代", en: "Superseded"},
  file: {zh: "文件", en: "File"},
  entity: {zh: "内容", en: "Content"},
  check: {zh: "核对", en: "Check"},
  loads_empty: {
    zh: "还没有载入任何文件。把导出文件放进 exports/ 再运行。",
    en: "Nothing is loaded yet. Put exports into exports/ and run again."
  },
  exported_on: {zh: (time) => `导出于 ${time}`, en: (time) => `exported ${time}`},

  row: {zh: "行", en: "Row"},
  row_number: {zh: (number) => `第 ${number} 行`, en: (number) => `Row ${number}`},
  column: {zh: "列", en: "Column"},
  reason: {zh: "原因", en: "Reason"},
  way_out: {zh: "怎么办", en: "Way out"},
  quarantine_none: {zh: "没有一行被隔离。", en: "No row is quarantined."},
  quarantine_all: {
    zh: (total) => ["共 ", total, " 行被隔离，未计入任何数字。"],
    en: (total) => [total, " rows are quarantined and counted in no figure."]
  },
  quarantine_some: {
    zh: (total, shown) => [
      "共 ",
      total,
      " 行被隔离，未计入任何数字；此处列出前 ",
      shown,
      " 行，其余见工作区。"
    ],
    en: (total, shown) => [
      total,
      " rows are quarantined and counted in no figure; the first ",
      shown,
      " are listed here, the rest in the workspace."
    ]
  },
  quarantine_repaired: {
    zh: (count) => ["另有 ", count, " 行已更正，按更正后的内容计入。"],
    en: (count) => [count, " more were corrected and count as corrected."]
  },
  show_more: {zh: (count) => `再显示 ${count} 行`, en: (count) => `Show ${count} more`},
  whole_row: {zh: "整行", en: "whole row"},
  "way_out.unknown value": {zh: "在 mappings/ 中为该取值补一条对应", en: "Map the value in mappings/"},
  "way_out.unknown level": {
    zh: "在 policy/levels.csv 中补充该级别",
    en: "Add the level to policy/levels.csv"
  },
  "way_out.unknown status": {zh: "在 mappings/ 中为该状态补一条对应", en: "Map the status in mappings/"},
  "way_out.impossible date": {
    zh: "在源系统更正日期，重新导出",
    en: "Correct the date at its source and export again"
  },
  "way_out.missing key": {
    zh: "在源系统补上编号，重新导出",
    en: "Add the number at its source and export again"
  },
  "way_out.*": {zh: "在来源中更正后重新导出", en: "Correct it at the source and export again"},

  run_id: {zh: "运行编号", en: "Run"},
  as_of: {zh: "计算时点", en: "As of"},
  built_at: {zh: "生成时间", en: "Built"},
  policy_version: {zh: "规则版本", en: "Policy version"},
  audits_passed: {zh: "通过的核对", en: "Audits passed"},
  data_through_term: {zh: "数据截至", en: "Data through"}
};

function join(parts, separator) {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** Returns t(key, …args): the message in `lang` ("zh" or "en"); throws if there is none. */
export function translator(lang) {
  return (key, ...args) => {
    const message = messages[key]?.[lang];
    if (message === undefined) throw new Error(`unknown message: ${key}`);
    return typeof message === "function" ? message(...args) : message;
  };
}

/** Returns the words for a code of the data, such as a status or a reason, or the code itself if it is not known. */
export function translateCode(lang, kind, code, otherwise = code) {
  return messages[`${kind}.${code}`]?.[lang] ?? otherwise;
}
