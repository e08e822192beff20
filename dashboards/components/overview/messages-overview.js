/** The words of the overview that no other page shows. */
export const overviewMessages = {
  against_previous: {zh: "环比", en: "Against the period before"},
  against_year: {zh: "同比", en: "Against a year before"},
  against_festival: {zh: "同比（春节对齐）", en: "Against a year before, festival aligned"},
  festival_period: {
    zh: (period) => `${period}（春节对齐）`,
    en: (period) => `${period} (Spring Festival aligned)`
  },
  festival_unknown: {
    zh: "去年春节前后（历法未覆盖）",
    en: "the festival a year before (not covered by the calendar)"
  },
  moved_up: {zh: (size, before) => `+${size}，对比${before}`, en: (size, before) => `+${size} on ${before}`},
  moved_down: {
    zh: (size, before) => `−${size}，对比${before}`,
    en: (size, before) => `−${size} on ${before}`
  },
  scope: {zh: "范围", en: "Scope"},
  scope_company: {zh: "全公司", en: "the whole company"},
  says_value: {zh: (name, value) => [name, " ", value], en: (name, value) => [`${name}: `, value]},
  says_moved: {
    zh: (text, verdict) => `，${text}${verdict ? `，${verdict}` : ""}。`,
    en: (text, verdict) => `, ${text}${verdict ? ` (${verdict})` : ""}.`
  },
  says_met: {
    zh: (target) => ["达到目标 ", target, "。"],
    en: (target) => [" The target of ", target, " is met."]
  },
  says_missed: {
    zh: (target) => ["未达到目标 ", target, "。"],
    en: (target) => [" The target of ", target, " is missed."]
  },
  says_unknown: {
    zh: (name) => `${name}算不出来：数据不全，不是零。`,
    en: (name) => `${name} cannot be computed: the data are incomplete, which is not zero.`
  },
  says_nothing: {zh: (name) => `${name}本期没有数据。`, en: (name) => `${name}: no data in this period.`},
  card_target: {zh: (target) => ["目标 ", target], en: (target) => ["Target ", target]},
  target_met: {zh: "达到", en: "met"},
  target_missed: {zh: "未达到", en: "missed"},
  weeks_about: {zh: "近 26 周，逐周", en: "The last 26 weeks"},
  weeks_label: {
    zh: (start, low, high) => `自 ${start} 起 26 个整周：最低 ${low}，最高 ${high}`,
    en: (start, low, high) => `26 whole weeks from ${start}: lowest ${low}, highest ${high}`
  },
  from_tickets: {zh: () => "张工单", en: (count) => (count === 1 ? "ticket" : "tickets")},
  themes_empty: {zh: "还没有可比的期间。", en: "There is no period to compare yet."},
  "theme.timeliness": {zh: "时效", en: "Timeliness"},
  "theme.opportunities": {zh: "商机", en: "Opportunities"},
  "theme.health": {zh: "客户健康", en: "Customer health"},
  "theme.uplift": {zh: "关系提升", en: "Relationships"},
  "theme.feedback": {zh: "客户反馈", en: "Feedback"},
  "theme.value": {zh: "收入与成本", en: "Income and cost"},
  "theme.process": {zh: "协同流程", en: "Process"},
  "attention.tickets_due_soon": {zh: "张工单 24 小时内到期", en: "tickets due within 24 hours"},
  "attention.tickets_overdue": {
    zh: "张工单过了解决时限仍未解决",
    en: "tickets past their resolution target and unsolved"
  },
  "attention.contracts_expiring": {
    zh: "份合同即将到期而未续签",
    en: "contracts about to end without a renewal"
  },
  "attention.customers_unhealthy": {
    zh: "个客户有风险或亚健康（最近一季）",
    en: "customers at risk or sub-healthy (latest quarter)"
  },
  "attention.customers_unrated": {
    zh: "个客户待评：评分不全，可能有风险（最近一季）",
    en: "customers unrated: scores are missing, risk cannot be told (latest quarter)"
  },
  "attention.opportunities_overdue": {
    zh: "个在途商机已过预计签约日",
    en: "open opportunities past their expected date"
  },
  says_result: {
    zh: (income, cost, result, basis) => [
      "收入 ",
      income,
      "，成本 ",
      cost,
      "，结余 ",
      result,
      "（",
      basis,
      "）。"
    ],
    en: (income, cost, result, basis) => [
      "income ",
      income,
      ", cost ",
      cost,
      ", result ",
      result,
      " (",
      basis,
      "). "
    ]
  },
  says_uncosted: {
    zh: (count) => ["另有 ", count, " 项成本没有金额，未计入。"],
    en: (count) => [count, " costs have no amount and are not counted."]
  },
  attention_empty: {zh: "没有要处理的。", en: "Nothing waits."}
};
