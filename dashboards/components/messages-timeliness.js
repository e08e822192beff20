/** The words of the timeliness page, in both languages side by side. */
export const timelinessMessages = {
  previous_month: {zh: "上月", en: "the previous month"},
  previous_year: {zh: "上年", en: "the previous year"},
  period_label: {zh: "期间", en: "Period"},
  grain_quarter: {zh: "季度", en: "Quarters"},
  grain_month: {zh: "月", en: "Months"},
  grain_year: {zh: "年", en: "Years"},
  period_open: {zh: (period) => `${period}（未结束）`, en: (period) => `${period} (not over)`},

  headline_above_target: {
    zh: (target, size) => ["达到目标 ", target, "，高出 ", size, "。"],
    en: (target, size) => [" The target of ", target, " is reached, with ", size, " to spare."]
  },
  headline_at_target: {
    zh: (target) => ["正好达到目标 ", target, "。"],
    en: (target) => [" That is exactly the target of ", target, "."]
  },
  headline_below_target: {
    zh: (target, size) => ["未达到目标 ", target, "，差 ", size, "。"],
    en: (target, size) => [" It falls ", size, " short of the target of ", target, "."]
  },
  headline_now: {
    zh: (date, counts) => [`截至 ${date}，`, join(counts, "，"), "。"],
    en: (date, counts) => [`By the end of ${date}, `, join(counts, ", "), "."]
  },
  now_overdue_resolution: {
    zh: (count) => [count, " 件已过解决时限仍未解决"],
    en: (count) => [count, " tickets were past their resolution target and still open"]
  },
  now_overdue_response: {
    zh: (count) => [count, " 件已过响应时限仍未响应"],
    en: (count) => [count, " were past their response target and unanswered"]
  },
  now_due_soon_resolution: {
    zh: (count) => [count, " 件将在 24 小时内到解决时限"],
    en: (count) => [count, " reach their resolution target within 24 hours"]
  },
  now_due_soon_response: {
    zh: (count) => [count, " 件将在 24 小时内到响应时限"],
    en: (count) => [count, " reach their response target within 24 hours"]
  },
  now_nothing: {
    zh: "没有逾期未完成、也没有 24 小时内到期的工单",
    en: "no open ticket was late or due within 24 hours"
  },

  target: {zh: "目标", en: "Target"},
  target_reached: {zh: "达标", en: "reached"},
  target_missed: {zh: "未达标", en: "missed"},
  target_above: {zh: (size) => `高出 ${size}`, en: (size) => `${size} above`},
  target_below: {zh: (size) => `低 ${size}`, en: (size) => `${size} below`},
  target_at: {zh: "正好等于目标", en: "exactly the target"},
  target_none: {zh: "未设目标", en: "no target set"},
  target_unknown: {zh: "本期没有实际值，无法与目标相比", en: "no value in this period to hold against it"},
  targets_none: {
    zh: "还没有设定目标，这里只画实际值。要设定目标，请在工作区的 policy/targets.csv 里写一行，例如：",
    en: "No target is set: the bars show the actual values only. To set one, write a line into the workspace’s policy/targets.csv, such as:"
  },
  targets_caption: {
    zh: (period, through) => `${period}。横条为实际值，竖线为目标，空心圆为上一期；从 0% 到 100%。${through}`,
    en: (period, through) =>
      `${period}. Bar: actual; upright line: target; hollow circle: the period before; from 0% to 100%. ${through}`
  },
  targets_empty: {zh: "还没有可与目标相比的数字。", en: "There is no figure to hold against a target yet."},

  series_label: {zh: "指标", en: "Figure"},
  "series.resolution.headline": {zh: "解决，L1 + L2（M-08）", en: "Resolution, L1 + L2 (M-08)"},
  "series.resolution.all": {zh: "解决，全部级别", en: "Resolution, all levels"},
  "series.response.all": {zh: "响应，全部级别（M-04）", en: "Response, all levels (M-04)"},
  "series.acknowledge.all": {zh: "15 分钟受理（M-03）", en: "Acknowledged in 15 minutes (M-03)"},

  xmr_label: {
    zh: (first, last, centre, lower, upper) =>
      `控制图：${first}至${last}每月及时率，基线均值 ${centre}，自然界限 ${lower} 至 ${upper}。`,
    en: (first, last, centre, lower, upper) =>
      `Control chart: monthly on-time rate, ${first} to ${last}; baseline mean ${centre}, natural limits ${lower} to ${upper}.`
  },
  xmr_caption: {
    zh: (count, first, last) =>
      `实线为基线均值，虚线为自然界限（均值 ± 2.66 × 平均移动极差，不出 0% 与 100%）。浅色为基线：${first}至${last}，其中 ${count} 个月有数字。纵轴不从 0 开始。`,
    en: (count, first, last) =>
      `Solid: mean of the baseline; dashed: natural limits (mean ± 2.66 × mean moving range, within 0% and 100%). Tinted: the baseline, ${first} to ${last}, ${count} months with a figure. The axis does not begin at 0.`
  },
  xmr_no_limits: {
    zh: (count) => `基线只有 ${count} 个月，至少要 6 个月才能算出自然界限。`,
    en: (count) => `${count} months of baseline: natural limits want at least six.`
  },
  xmr_empty: {zh: "还没有可画的月份。", en: "There is no month to draw yet."},
  xmr_quiet: {
    zh: (count) => `没有信号：所示 ${count} 个月的变动都在平常的波动之内，逐月解释没有意义。`,
    en: (count) =>
      `No signal: all ${count} months shown move within routine variation; explaining single months is pointless.`
  },
  xmr_signals: {
    zh: (count) => `${count} 个月不是平常的波动，值得查明原因：`,
    en: (count) =>
      count === 1
        ? "One month is no routine variation and worth an inquiry:"
        : `${count} months are no routine variation and worth an inquiry:`
  },
  centre_line: {zh: "均值", en: "Mean"},
  upper_limit: {zh: "上限", en: "Upper"},
  lower_limit: {zh: "下限", en: "Lower"},
  signal: {zh: "信号", en: "Signal"},
  "signal.below": {zh: "低于下限", en: "below the lower limit"},
  "signal.above": {zh: "高于上限", en: "above the upper limit"},
  "signal.run_below": {zh: "连续 8 个月以上低于均值", en: "eight months or more in a row below the mean"},
  "signal.run_above": {zh: "连续 8 个月以上高于均值", en: "eight months or more in a row above the mean"},
  "signal.none": {zh: "平常波动", en: "routine"},
  "signal.open": {zh: "未结束，不判定", en: "not over, not judged"},
  in_baseline: {zh: "基线", en: "Baseline"},
  yes: {zh: "是", en: "yes"},

  heat_label: {
    zh: (days, first, last) => `日历图：${first}至${last}，${days} 天有逾期。`,
    en: (days, first, last) => `Calendar: ${first} to ${last}, targets missed on ${days} days.`
  },
  heat_caption: {
    zh: "每格为一天，数字为当天到期而逾期的件数，颜色越深越多。",
    en: "Each cell is a day; the number is of targets due that day and missed, the darker the more."
  },
  heat_working_unknown: {
    zh: "没有工作日历覆盖这段时间，因此没有区分非工作日。",
    en: "No working calendar covers this time: non-working days are not told apart."
  },
  heat_working_partly: {
    zh: "部分日期没有工作日历覆盖，未区分是否工作日。",
    en: "Some days are covered by no working calendar and not told apart."
  },
  heat_empty: {zh: "最近 13 个月没有到期的目标。", en: "Nothing fell due in the last 13 months."},
  heat_none: {zh: "无逾期", en: "none missed"},
  heat_nothing_due: {zh: "没有到期", en: "nothing due"},
  heat_off: {zh: "非工作日", en: "non-working day"},
  heat_range: {
    zh: (low, high) => (low === high ? `${low} 件` : `${low}–${high} 件`),
    en: (low, high) => (low === high ? `${low}` : `${low}–${high}`)
  },
  heat_day: {
    zh: (date, kind, due, missed) => `${date}${kind}：到期 ${due} 件，逾期 ${missed} 件`,
    en: (date, kind, due, missed) => `${date}${kind}: ${due} due, ${missed} missed`
  },
  heat_month: {
    zh: (missed, due) => ["逾期 ", missed, " / ", due],
    en: (missed, due) => [missed, " of ", due, " missed"]
  },
  day: {zh: "日期", en: "Day"},
  working: {zh: "工作日", en: "Working day"},
  "working.true": {zh: "是", en: "yes"},
  "working.false": {zh: "否", en: "no"},
  "working.null": {zh: "未知", en: "unknown"},

  teams_none: {
    zh: "还没有团队的数字：导出里没有责任人所属的团队。载入人员与任职关系之后，这里每个团队一幅小图。",
    en: "No figures by team yet: nothing loaded says which team a person belongs to. Once persons and memberships are loaded, each team has a small chart here."
  },
  teams_hidden_all: {
    zh: (count) => `${count} 个团队都不足 5 人，为保护个人，一个也不显示。`,
    en: (count) => `All ${count} teams have fewer than five people: to protect them, none is shown.`
  },
  teams_hidden: {
    zh: (count) => `另有 ${count} 个团队因人数不足 5（或与之可互相推算）而不显示。`,
    en: (count) =>
      `${count} more teams are not shown: fewer than five people, or they would give such a team away.`
  },
  teams_one: {
    zh: "只有一个团队，没有可比的。",
    en: "There is one team only, and nothing to compare it with."
  },
  teams_caption: {
    zh: (floor, through) =>
      `L1、L2 问题按季度的解决及时率，纵轴都从 ${floor} 到 100%；虚线为全公司；空心点为到期不足 5 件；断开处没有到期或人数不足 5。团队按到期件数排列。${through}`,
    en: (floor, through) =>
      `On-time rate of L1 and L2 resolutions by quarter, all on one scale from ${floor} to 100%; dashed: the company; hollow: fewer than 5 due; gaps: nothing due, or fewer than five people. Teams by number due. ${through}`
  },
  teams_by_team: {
    zh: "团队取首问客服提交时所属。",
    en: "The team is that of the ticket’s owner when it was submitted."
  },
  teams_by_assignee_team: {
    zh: "团队取责任人解决时所属。",
    en: "The team is that of the assignee when it was solved."
  },
  team_label: {
    zh: (team, values) => `${team}：${values}`,
    en: (team, values) => `${team}: ${values}`
  },
  team: {zh: "团队", en: "Team"},
  people: {zh: "人数", en: "People"},
  show_more_teams: {zh: (count) => `再显示 ${count} 个团队`, en: (count) => `Show ${count} more teams`},

  percentiles_caption: {
    zh: (period) => `${period}到期的工单中已完成的用时；横条到九成，刻度为中位；解决与响应各用一把尺。`,
    en: (period) =>
      `Time taken by the finished tickets due in ${period}; bar to the 90th percentile, tick at the median; resolution and response have a scale each.`
  },
  percentiles_survival: {
    zh: "最后两列按采用的口径：前者只算已完成的；后者把仍未完成的也算在等待之内（Kaplan–Meier），不到一半完成时为空。",
    en: "The last two columns are on the clock that applies: one of finished tickets alone, one that counts those still open as waiting (Kaplan–Meier), empty until half are through."
  },
  percentiles_empty: {zh: "本期没有已完成的工单。", en: "No ticket due in this period is finished."},
  percentiles_no_business: {
    zh: "工作时间的用时没有算出：缺少覆盖这段时间的工作日历。",
    en: "Time taken in business hours is not computed: no working calendar covers it."
  },
  elapsed_median: {zh: "自然时间，中位", en: "Elapsed, median"},
  elapsed_p90: {zh: "自然时间，九成不超过", en: "Elapsed, 90% within"},
  business_median: {zh: "工作时间，中位", en: "Business, median"},
  business_p90: {zh: "工作时间，九成不超过", en: "Business, 90% within"},
  applied_median: {zh: "采用口径，中位", en: "As applied, median"},
  applied_survival_median: {zh: "采用口径，中位，含未完成", en: "As applied, median with open ones"},

  bases_caption: {
    zh: (period) => `${period}到期的工单，按自然时间与按工作时间各判一次。公布的数字只用适用的那一种。`,
    en: (period) =>
      `Tickets due in ${period}, judged once in elapsed and once in business time. Published figures use the one that applies.`
  },
  bases_unknown: {
    zh: (period) => `${period}无法比较：工作时间的判定没有算出，缺少覆盖这段时间的工作日历。`,
    en: (period) =>
      `No comparison for ${period}: there are no verdicts in business time, for want of a working calendar that covers it.`
  },
  bases_empty: {zh: "本期没有到期的工单。", en: "Nothing fell due in this period."},
  both_met: {zh: "两种都达标", en: "Met on both"},
  only_elapsed_met: {zh: "只按自然时间达标", en: "Met in elapsed time only"},
  only_business_met: {zh: "只按工作时间达标", en: "Met in business time only"},
  both_missed: {zh: "两种都未达标", en: "Missed on both"},
  share: {zh: "构成", en: "Split"},

  late_total: {
    zh: (total) => ["共 ", total, " 条。"],
    en: (total) => [total, " in all."]
  },
  late_some: {
    zh: (total, shown) => [
      "共 ",
      total,
      " 条，按先后列出前 ",
      shown,
      " 条，筛选也只在其中；其余请在数据仓库里查询 marts.late_tickets。"
    ],
    en: (total, shown) => [
      total,
      " in all; the first ",
      shown,
      " are listed, and filters look only at those. Query marts.late_tickets in the warehouse for the rest."
    ]
  },
  late_none: {
    zh: "没有逾期，也没有 24 小时内到期的工单。",
    en: "Nothing was late, and nothing is due within 24 hours."
  },
  late_no_match: {zh: "没有符合筛选条件的工单。", en: "No ticket fits these filters."},
  late_shown: {zh: (count) => `符合 ${count} 条`, en: (count) => `${count} fit`},
  state: {zh: "状态", en: "State"},
  "state.due_soon": {zh: "24 小时内到期", en: "Due within 24 h"},
  "state.overdue": {zh: "逾期未完成", en: "Late and open"},
  "state.late": {zh: "逾期完成", en: "Done late"},
  "measure.response": {zh: "响应", en: "Response"},
  "measure.resolution": {zh: "解决", en: "Resolution"},
  "measure.acknowledge": {zh: "受理", en: "Acknowledgement"},
  measure: {zh: "环节", en: "Measure"},
  ticket: {zh: "工单", en: "Ticket"},
  customer: {zh: "客户", en: "Customer"},
  product_column: {zh: "产品", en: "Product"},
  due_at: {zh: "到期时间", en: "Due"},
  late_by: {zh: "超时", en: "Late by"},
  all_of_them: {zh: "全部", en: "All"},
  sort_by: {zh: "排序", en: "Sort"},
  "sort.position": {zh: "先后", en: "Urgency"},
  "sort.due_at": {zh: "到期时间，近者在前", en: "Due, latest first"},
  "sort.late_minutes": {zh: "超时，久者在前", en: "Late by, longest first"},
  "sort.customer_name": {zh: "客户", en: "Customer"},
  "sort.level": {zh: "级别", en: "Level"},
  level_unknown: {zh: "未知级别", en: "no level"}
};

function join(parts, separator) {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...[part].flat()]));
}
