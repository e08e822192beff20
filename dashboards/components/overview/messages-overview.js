/** The words of the overview that no other page shows. */
export const overviewMessages = {
  previous_same_quarter: {zh: "去年同期", en: "the same quarter a year before"},
  against_previous: {zh: "环比", en: "Against the quarter before"},
  against_year: {zh: "同比", en: "Against a year before"},
  themes_empty: {zh: "还没有完整的季度。", en: "No quarter is complete yet."},
  "theme.timeliness": {zh: "时效", en: "Timeliness"},
  "theme.opportunities": {zh: "商机", en: "Opportunities"},
  "theme.health": {zh: "客户健康", en: "Customer health"},
  "theme.uplift": {zh: "关系提升", en: "Relationships"},
  "theme.feedback": {zh: "客户反馈", en: "Feedback"},
  "theme.value": {zh: "收入与成本", en: "Income and cost"},
  "theme.process": {zh: "协同流程", en: "Process"},
  "attention.tickets_due_soon": {zh: "张工单 24 小时内到期", en: "tickets due within 24 hours"},
  "attention.tickets_overdue": {zh: "张工单逾期未完成", en: "tickets overdue and still open"},
  "attention.contracts_expiring": {
    zh: "份合同即将到期而未续签",
    en: "contracts about to end without a renewal"
  },
  "attention.opportunities_overdue": {
    zh: "个在途商机已过预计签约日",
    en: "open opportunities past their expected date"
  },
  attention_empty: {zh: "没有要处理的。", en: "Nothing waits."}
};
