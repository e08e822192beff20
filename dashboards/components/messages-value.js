/** The words of the pages on value, process, metrics and methods, in both languages side by side. */
export const valueMessages = {
  value_empty: {zh: "还没有服务收入或成本的导出。", en: "No export of service income or cost yet."},
  value_no_period: {
    zh: (period) => `${period}没有收入也没有成本。`,
    en: (period) => `Neither income nor cost in ${period}.`
  },
  value_result: {
    zh: (period, income, cost, result) => [
      `${period}服务收入 `,
      income,
      "，成本 ",
      cost,
      "，结余 ",
      result,
      "。"
    ],
    en: (period, income, cost, result) => [
      `In ${period} service earned `,
      income,
      " and cost ",
      cost,
      ", which leaves ",
      result,
      "."
    ]
  },
  value_ratio: {
    zh: (ratio) => ["收入是成本的 ", ratio, "。"],
    en: (ratio) => [" Income is ", ratio, " of cost."]
  },
  value_income_only: {
    zh: (period, income) => [`${period}服务收入 `, income, "；成本没有导出，未知。"],
    en: (period, income) => [`In ${period} service earned `, income, "; what it cost no export tells."]
  },
  value_cost_only: {
    zh: (period, cost) => [`${period}服务成本 `, cost, "；收入没有导出，未知。"],
    en: (period, cost) => [`In ${period} service cost `, cost, "; what it earned no export tells."]
  },
  value_unknown: {
    zh: (costs, incomes) => ["另有 ", costs, " 项成本、", incomes, " 项收入没有金额，不在其中，列在页末。"],
    en: (costs, incomes) => [
      "Not in it: ",
      costs,
      " costs and ",
      incomes,
      " incomes without an amount, listed below."
    ]
  },
  basis_included: {zh: "含税口径", en: "Amounts with tax"},
  basis_excluded: {zh: "不含税口径", en: "Amounts without tax"},
  value_waterfall_label: {
    zh: (period, income, cost, result) => `${period}：收入合计 ${income}，成本合计 ${cost}，结余 ${result}`,
    en: (period, income, cost, result) => `${period}: income ${income}, cost ${cost}, result ${result}`
  },
  value_waterfall_caption: {
    zh: "收入自左累加，成本从中减去，最后是结余。估算金额与三度提升不计入。",
    en: "Incomes add up from the left, costs come off, the last bar is what is left. Estimates and uplift are not in it."
  },
  result: {zh: "结余", en: "Result"},
  income: {zh: "收入", en: "Income"},
  cost: {zh: "成本", en: "Cost"},
  line: {zh: "项目", en: "Line"},
  items: {zh: "项数", en: "Items"},
  without_amount: {zh: "没有金额", en: "Without amount"},
  income_to_cost: {zh: "收入 ÷ 成本", en: "Income ÷ cost"},
  centre: {zh: "服务中心", en: "Service centre"},
  centre_none: {zh: "未划分", en: "Of none"},
  centres_empty: {zh: "没有划分服务中心。", en: "No service centres."},
  "pl.parts": {zh: "零部件", en: "Parts"},
  "pl.labour": {zh: "工时费", en: "Labour"},
  "pl.rounding": {zh: "去零", en: "Rounding off"},
  "pl.order_difference": {zh: "总计与明细之差", en: "Totals less lines"},
  "pl.order_unsplit": {zh: "订单（未分零部件与人工）", en: "Orders not split"},
  "pl.paid_service": {zh: "收费服务产品", en: "Paid services"},
  "pl.maintenance": {zh: "维保合同", en: "Maintenance"},
  "pl.labour_cost": {zh: "人工", en: "Work"},
  "pl.presales": {zh: "售前支持", en: "Pre-sales"},
  "pl.free_expert": {zh: "免费专家服务", en: "Free experts"},
  "pl.paid_expert": {zh: "收费专家服务", en: "Paid experts"},
  "pl.expense": {zh: "差旅等费用", en: "Expenses"},
  "pl.outsourced": {zh: "外包费", en: "Outsourced"},
  "pl.parts_cost": {zh: "零部件成本", en: "Parts at cost"},
  "pl.signed": {zh: "签约", en: "Signed contracts"},
  "pl.delivery": {zh: "交付", en: "Delivery"},
  "pl.received": {zh: "回款", en: "Payments received"},
  "pl.due": {zh: "应收", en: "Payments due"},

  investments_empty: {zh: "没有免费专家服务的记录。", en: "No free expert service on record."},
  investments_caption: {
    zh: (days) =>
      `投入与窗口期内（服务后 ${days} 天）同一客户的商机、当年三度提升的分数并列，不合成一个数，分数不折成钱；一个商机只计一次。`,
    en: (days) =>
      `Cost beside the same customer’s opportunities within ${days} days and the year’s change of its three degrees in points, never one number and points never money; each opportunity counts once.`
  },
  "degree_change.closeness": {zh: "紧密度", en: "Closeness"},
  "degree_change.solution": {zh: "认可度", en: "Solution"},
  "degree_change.price": {zh: "价格接受度", en: "Price"},
  matched_persons: {zh: "配对 / 在任", en: "Matched / in post"},
  product_tier: {zh: "层级", en: "Tier"},
  "product_tier.contract": {zh: "合同类", en: "Contract"},
  "product_tier.product": {zh: "产品类", en: "Product"},
  "product_tier.steward": {zh: "管家类", en: "Steward"},
  "product_tier.expert": {zh: "专家类", en: "Expert"},
  "product_tier.unknown": {zh: "目录里没有", en: "Not in the catalogue"},
  sales_count: {zh: "笔数", en: "Sales"},
  customers_count: {zh: "客户", en: "Customers"},
  products_none: {zh: "本期没有收费服务产品的销售。", en: "No paid service was sold in this period."},
  year: {zh: "年份", en: "Year"},
  deliveries: {zh: "次数", en: "Deliveries"},
  hours: {zh: "工时", en: "Hours"},
  invested: {zh: "投入", en: "Cost"},
  incubated_count: {zh: "孵化商机", en: "Incubated"},
  incubated_amount: {zh: "孵化金额", en: "Amount incubated"},
  won_amount: {zh: "赢单金额", en: "Amount won"},
  window: {zh: "窗口", en: "Window"},
  setting_from: {zh: "由谁定", en: "Set by"},
  window_open: {zh: "窗口未结束", en: "window not over"},

  customer_value_empty: {zh: "这一期没有客户的金额。", en: "No amounts of customers in this period."},
  customer_value_caption: {
    zh: "净贡献 = 签约 + 服务创收 + 收费服务 − 已含在签约内的部分 − 交付成本 − 服务成本。列净贡献最高与最低各 25 个客户；不属于任何客户的单列一行。",
    en: "Net = signed + service revenue + paid services − what of them is in the contracts − delivery cost − cost to serve. The 25 highest and the 25 lowest; what belongs to no customer has a row of its own."
  },
  unassigned: {zh: "未分摊", en: "Unassigned"},
  signed: {zh: "签约", en: "Signed"},
  service_revenue: {zh: "服务创收", en: "Service revenue"},
  paid_services: {zh: "收费服务", en: "Paid services"},
  delivery_cost: {zh: "交付成本", en: "Delivery cost"},
  cost_to_serve: {zh: "服务成本", en: "Cost to serve"},
  net_contribution: {zh: "净贡献", en: "Net"},
  uncosted: {zh: (count) => `${count} 项未计价`, en: (count) => `${count} not costed`},

  gaps_none: {zh: "没有被排除的金额。", en: "Nothing was left out."},
  reason: {zh: "原因", en: "Reason"},
  recorded_amount: {zh: "记录的金额", en: "Amount recorded"},
  "gap.no_amount": {zh: "没有金额", en: "no amount"},
  "gap.no_date": {zh: "没有日期", en: "no date"},
  "gap.no_term": {zh: "没有起止日期", en: "no term"},
  "gap.estimated": {zh: "只是估算", en: "an estimate"},
  "gap.tax_basis": {zh: "另一税口径", en: "on the other tax basis"},
  "gap.not_approved": {zh: "未批准", en: "not approved"},
  "gap.not_ended": {zh: "任务没有结束时间", en: "the task never ended"},
  "gap.odd_times": {zh: "起止时间不合理", en: "its times cannot be"},
  "gap.no_hours": {zh: "没有工时", en: "no hours"},
  "gap.no_person": {zh: "没有人员", en: "no person"},
  "gap.no_grade": {zh: "没有职级", en: "no grade"},
  "gap.no_rate": {zh: "职级没有费率", en: "no rate for the grade"},
  "gap.no_part_cost": {zh: "零部件没有成本", en: "parts without a cost"},
  "gap.in_project_cost": {zh: "已含在项目成本内", en: "in the projects’ costs already"},

  metrics_search: {zh: "搜索指标", en: "Search metrics"},
  metrics_found: {zh: (count) => `${count} 个指标`, en: (count) => `${count} metrics`},
  metrics_none: {zh: "没有匹配的指标。", en: "No metric matches."},
  "block.efficiency": {zh: "效率", en: "Efficiency"},
  "block.intelligence": {zh: "智能", en: "Intelligence"},
  "block.experience": {zh: "体验", en: "Experience"},
  "block.value": {zh: "价值", en: "Value"},
  block_incomplete: {
    zh: "待补：来源没有给出智能维度的指标，导出能证明的先列在这里，不自行编造。",
    en: "Incomplete (待补): the sources name no indicators of intelligence; what exports can prove stands here, nothing is invented."
  },
  "indicator.entries_per_case": {zh: "每个结案的知识条目", en: "Knowledge entries per closed case"},
  "indicator.linked_to_sales": {
    zh: "涉及销售承诺的 L3 工单关联销售的比例（R-18）",
    en: "L3 tickets with a sales promise linked to sales (R-18)"
  },
  "indicator.self_service_l3": {
    zh: "经自助渠道解决的 L3 工单比例",
    en: "Solved L3 tickets that came by self-service"
  },
  intelligence_none: {zh: "最近一季没有可数的。", en: "Nothing to count in the latest quarter."},
  numerator: {zh: "分子", en: "Numerator"},
  denominator: {zh: "分母", en: "Denominator"},
  metric: {zh: "指标", en: "Metric"},
  definition: {zh: "定义", en: "Definition"},
  formula: {zh: "公式", en: "Formula"},
  latest: {zh: "最近一季", en: "Latest quarter"},
  depends_on: {zh: "相关设置", en: "Settings"},

  settings_version: {zh: (version) => `制度版本 ${version}`, en: (version) => `policy version ${version}`},
  setting: {zh: "设置", en: "Setting"},
  setting_value: {zh: "取值", en: "Value"},
  setting_about: {zh: "含义", en: "What it decides"},
  setting_empty: {zh: "（空）", en: "(empty)"},
  setting_changed: {zh: "本公司设定", en: "set by the company"},
  setting_default: {zh: "默认", en: "default"},
  references: {zh: "依据", en: "Reference"},

  process_empty: {zh: "这一期没有到期的流程步骤。", en: "No process step fell due in this period."},
  process_caption: {
    zh: "每条规则到期的步骤，按到期时间归入期间。「代用」表示来源没有确切的时间，用相近的时间代替。负责的是岗位，不是个人。",
    en: "Steps due under each rule, in the period they fell due in. “Proxy”: the source lacks the exact time and a near one stands in. Owners are posts, not people."
  },
  rule: {zh: "规则", en: "Rule"},
  owner_post: {zh: "负责岗位", en: "Post in charge"},
  on_time: {zh: "及时率", en: "On time"},
  due_count: {zh: "到期", en: "Due"},
  missed_count: {zh: "逾期", en: "Missed"},
  pending_count: {zh: "未到期", en: "Pending"},
  unknown_count: {zh: "无法判定", en: "Unknown"},
  "unknown_reason.not_recorded": {zh: "没有记录", en: "not recorded"},
  "unknown_reason.last_value_only": {zh: "只有最后一次的值", en: "last value only"},
  "unknown_reason.needs_reader": {zh: "须人读", en: "takes a reader"},
  "unknown_reason.never_exported": {zh: "系统不导出", en: "never exported"},
  proxy: {zh: "代用", en: "proxy"}
};
