/** The words of the health, uplift and feedback pages, in both languages side by side. */
export const healthMessages = {
  "tier.healthy": {zh: "健康", en: "Healthy"},
  "tier.sub_healthy": {zh: "亚健康", en: "Sub-healthy"},
  "tier.at_risk": {zh: "风险", en: "At risk"},
  "tier.unrated": {zh: "待评", en: "Unrated"},
  "tier.new": {zh: "新", en: "New"},
  "tier.gone": {zh: "离开", en: "Gone"},
  "flag.standard": {zh: "标准", en: "one dimension good"},
  "flag.severe_gap": {zh: "严重短板", en: "severe gap"},
  "flag.middle_band": {zh: "中间带", en: "middle band"},
  "trend.improved": {zh: "提升", en: "Improved"},
  "trend.stable": {zh: "稳定", en: "Stable"},
  "trend.declined": {zh: "下降", en: "Declined"},
  "strategy.healthy": {
    zh: "销售每季度上门拜访，售后提供季度服务报告",
    en: "Sales visits each quarter, service gives a quarterly report"
  },
  "strategy.sub_healthy": {
    zh: "指定专属客服，销售每月电话回访",
    en: "A dedicated agent, a monthly call by sales"
  },
  "strategy.at_risk": {
    zh: "销售总监与售后总监联合拜访，服务升级包或价格优惠",
    en: "Both directors visit together, an upgrade pack or a price concession"
  },
  "shortfall.relationship_score": {zh: "关系满意度", en: "relationship"},
  "shortfall.service_score": {zh: "服务满意度", en: "service"},
  "shortfall.on_time_ratio": {zh: "解决及时率", en: "solved on time"},
  "shortfall.first_response_hours": {zh: "首次响应（小时）", en: "first response (h)"},
  "shortfall.resolution_hours": {zh: "平均解决（小时）", en: "mean resolution (h)"},
  "shortfall.renewal_ratio": {zh: "续签率", en: "renewal"},
  "shortfall.tier": {zh: "等级", en: "tier"},
  "shortfall.trend": {zh: "趋势", en: "trend"},
  "shortfall.upsell_amount": {zh: "增购/复购金额", en: "upsell amount"},
  "shortfall.tenure_months": {zh: "合作时长（月）", en: "tenure (months)"},
  health_empty: {
    zh: "还没有载入健康度表或满意度。载入之后，这里说明哪些客户有危险、为什么。",
    en: "No health forms or satisfaction are loaded yet. Once they are, this page says which customers are in danger, and why."
  },
  health_headline: {
    zh: (period, total, risk, sub, unrated) => [
      `${period}，`,
      total,
      " 个存量大客户中，",
      risk,
      " 个有风险，",
      sub,
      " 个亚健康，",
      unrated,
      " 个待评。"
    ],
    en: (period, total, risk, sub, unrated) => [
      `In ${period}, of `,
      total,
      " key accounts ",
      risk,
      " were at risk, ",
      sub,
      " sub-healthy and ",
      unrated,
      " unrated."
    ]
  },
  health_coverage: {
    zh: (ratio) => ["评出等级的占 ", ratio, "。"],
    en: (ratio) => [" ", ratio, " have a tier."]
  },
  tier_share_label: {
    zh: (text) => `堆积柱图：各季度的健康度分布。${text}`,
    en: (text) => `Stacked bars: customers by tier and quarter. ${text}`
  },
  tier_share_caption: {
    zh: "每柱为该季度应评估与已评的客户数。等级按未舍入的分数计算，缺一个维度就是待评。",
    en: "Each bar: customers to be assessed or rated that quarter. Tiers come from unrounded scores; one dimension missing is unrated."
  },
  scored_coverage: {zh: "覆盖率", en: "Coverage"},
  from_tier: {zh: "上季度", en: "Before"},
  moves_caption: {
    zh: (period) => `${period}，行为上季度，列为本季度`,
    en: (period) => `${period}: rows before, columns now`
  },
  moves_empty: {zh: "没有可比的上季度。", en: "There is no quarter before to compare with."},
  health_tier: {zh: "等级", en: "Tier"},
  trend: {zh: "趋势", en: "Trend"},
  relationship: {zh: "关系", en: "Relationship"},
  service: {zh: "服务", en: "Service"},
  answers: {zh: "评价数", en: "Answers"},
  running_amount: {zh: "执行中合同", en: "Running contracts"},
  contract_end: {zh: "最近到期", en: "Next to end"},
  why: {zh: "数据中的原因", en: "Found in the data"},
  risk_none: {zh: "没有风险、亚健康或待评的客户。", en: "No customer is at risk, sub-healthy or unrated."},
  risk_caption: {zh: "每个等级的维系策略写在组名里。", en: "Each tier's strategy stands beside its name."},
  unrated_why: {
    zh: (relationship, service) =>
      `缺${[relationship && "关系评分", service && "服务评价"].filter(Boolean).join("与")}`,
    en: (relationship, service) =>
      `no ${[relationship && "relationship score", service && "satisfaction answer"].filter(Boolean).join(" and no ")}`
  },
  recorded: {zh: "记录", en: "Recorded"},
  computed: {zh: "计算", en: "Computed"},
  measure_column: {zh: "度量", en: "Measure"},
  differences_none: {zh: "记录与计算没有不同。", en: "Recorded and computed agree."},
  differences_tiers: {
    zh: (total) => ["等级不同的共 ", total, " 处，页面一律用计算的。"],
    en: (total) => [total, " tiers differ; pages use the computed one."]
  },
  backtest_none: {
    zh: "还没有一个评过级的季度之后有完整的季度。",
    en: "No rated quarter is followed by a whole one yet."
  },
  "outcome.renewal": {zh: "到期合同续签", en: "Due contracts renewed"},
  "outcome.loss": {zh: "流失", en: "Lost"},
  "outcome.purchase": {zh: "增购或复购", en: "Bought more"},
  "verdict.foretells": {zh: "有预示", en: "Foretold"},
  "verdict.contradicts": {zh: "与预示相反", en: "Contrary"},
  "verdict.cannot_tell": {zh: "数据说不清", en: "The data cannot tell"},
  "basis.all": {zh: "全部可验证的季度", en: "All quarters that can be checked"},
  "basis.last": {zh: "最近一个可验证的季度", en: "The last that can be checked"},
  outcome_share: {zh: "比例", en: "Share"},
  range: {zh: "90% 区间", en: "90 % range"},
  to: {zh: "至", en: "to"},
  verdict: {zh: "结论", en: "Verdict"},

  "degree.closeness": {zh: "关系紧密度", en: "Closeness"},
  "degree.solution": {zh: "方案认可度", en: "Solution acceptance"},
  "degree.price": {zh: "价格接受度", en: "Price acceptance"},
  degree_label: {zh: "维度", en: "Degree"},
  uplift_empty: {
    zh: "还没有载入关键人评分。载入之后，这里说明客户关系是否在提升。",
    en: "No key-person scores are loaded yet. Once they are, this page says whether relationships are getting better."
  },
  uplift_headline: {zh: (period) => `${period}，`, en: (period) => `In ${period}: `},
  uplift_part: {
    zh: (degree, value, range, coverage) => [degree, " ", value, range, "，覆盖 ", coverage],
    en: (degree, value, range, coverage) => [`${degree} `, value, range, ", coverage ", coverage]
  },
  uplift_range: {
    zh: (low, high) => ["（", low, " 至 ", high, "）"],
    en: (low, high) => [" (", low, " to ", high, ")"]
  },
  uplift_insufficient: {zh: "（样本不足，不给区间）", en: " (too few for an interval)"},
  uplift_unsure: {
    zh: "区间含 0 的，不能说有变化。",
    en: "Where the interval holds 0, no change can be claimed."
  },
  slopes_label: {
    zh: (degree, period, n) => `斜率图：${period} ${n} 个客户的${degree}，从期初到期末。`,
    en: (degree, period, n) => `Slopes: ${degree} of ${n} customers in ${period}, start to end.`
  },
  slopes_caption: {
    zh: (hidden) =>
      `每线一个客户，只算期初期末都有评分的关键人。虚线：变化多半是向均值回归。${hidden > 0 ? `另有 ${hidden} 个客户只有一人配对或没有配对，不画。` : ""}`,
    en: (hidden) =>
      `One line per customer, key persons scored at both ends only. Dashed: mostly regression to the mean.${hidden > 0 ? ` ${hidden} more customers have one matched person or none and are not drawn.` : ""}`
  },
  score_start: {zh: "期初", en: "Start"},
  score_end: {zh: "期末", en: "End"},
  uplift: {zh: "提升", en: "Uplift"},
  matched: {zh: "配对", en: "Matched"},
  active: {zh: "在任", en: "In post"},
  left: {zh: "关键人变动", en: "Left"},
  self_rated: {zh: "自评不计", en: "Self-rated"},
  expert: {zh: "专家服务", en: "Expert service"},
  service_given: {zh: "有", en: "yes"},
  service_none: {zh: "无", en: "no"},
  history_caption: {
    zh: "竖线为 90% 区间，空心点没有区间（样本不足）。单位：分。",
    en: "Lines: 90 % intervals; hollow points have none (too few). In points."
  },
  history_label: {
    zh: (degree, text) => `${degree}逐季提升：${text}`,
    en: (degree, text) => `${degree}, uplift by quarter: ${text}`
  },
  compare_none: {zh: "没有可比的客户。", en: "There is nothing comparable."},
  compare_caption: {
    zh: "同等级、同期初分段而没有专家服务的客户。只是对比，不是证明。",
    en: "Against customers of the same tier and baseline band without expert service. A comparison, not proof."
  },
  served: {zh: "有专家服务", en: "With experts"},
  comparable: {zh: "可比客户", en: "Comparable"},
  difference: {zh: "相差", en: "Difference"},
  customers_n: {zh: "客户数", en: "Customers"},
  too_few: {zh: "不足 5 个，不能下结论", en: "fewer than five: no conclusion"},
  bands_caption: {
    zh: "期初低的往上、期初高的往下，本身就会发生；不足 3 人不显示。",
    en: "Low scores rise and high ones fall of themselves; fewer than three persons are not shown."
  },
  "band.low": {zh: "低于 3", en: "Below 3"},
  "band.middle": {zh: "3 至 4", en: "3 to 4"},
  "band.high": {zh: "4 及以上", en: "4 and more"},
  band: {zh: "期初分数", en: "Score at the start"},
  persons: {zh: "人数", en: "Persons"},
  "interval.suppressed": {zh: "人数不足 5，不显示", en: "fewer than 5 people, not shown"},
  "interval.insufficient": {zh: "样本不足", en: "too few"},
  "interval.no_pair": {zh: "没有配对", en: "nobody matched"},
  project_type: {zh: "项目类型", en: "Project type"},
  all_types: {zh: "全部", en: "All"},
  no_type: {zh: "没有写明", en: "Not recorded"},
  projects: {zh: "项目", en: "Projects"},
  mastery: {zh: "掌握度", en: "Mastery"},
  mastery_change: {zh: "提升", en: "Change"},
  behaviour_none: {zh: "还没有载入项目行为规律。", en: "No project behaviour is loaded yet."},
  behaviour_caption: {
    zh: (period) => `${period}；提升只算期初也有记录的项目`,
    en: (period) => `${period}; change over projects recorded at the start too`
  },

  feedback_empty: {zh: "还没有载入反馈或满意度。", en: "No feedback or satisfaction is loaded yet."},
  feedback_closed: {
    zh: (period, ratio, done, due, change) => [
      `${period}到期的反馈闭环了 `,
      ratio,
      "（",
      due,
      " 条中 ",
      done,
      ` 条），${change}。`
    ],
    en: (period, ratio, done, due, change) => [
      `Of the feedback due in ${period}, `,
      ratio,
      " was closed (",
      done,
      " of ",
      due,
      `); ${change}.`
    ]
  },
  feedback_small: {zh: "数量少，比率说明不了多少。", en: " The number is small, the ratio says little."},
  feedback_none_due: {
    zh: (period) => `${period}没有到期的反馈。`,
    en: (period) => `No feedback was due in ${period}.`
  },
  feedback_unknown: {
    zh: (period) => `${period}到期的反馈都没有记录处理结果，不知道闭环了多少。`,
    en: (period) =>
      `What became of the feedback due in ${period} is not recorded; how much was closed is unknown.`
  },
  feedback_score: {
    zh: (score, n, collected) => [
      "满意度平均 ",
      score,
      "（n = ",
      n,
      collected ? "，收集率 " : "，收集率未知",
      collected,
      "）。"
    ],
    en: (score, n, collected) => [
      " Satisfaction is ",
      score,
      " on average (n = ",
      n,
      collected ? ", collected for " : ", collected for an unknown share",
      collected,
      ")."
    ]
  },
  feedback_low: {
    zh: (ratio) => ["其中低分占 ", ratio, "。"],
    en: (ratio) => [" Low ones are ", ratio, "."]
  },
  feedback_no_score: {zh: "满意度没有收集到。", en: " No satisfaction was collected."},
  feedback_caption: {
    zh: (period) => `${period}；n 为能判定的事实`,
    en: (period) => `${period}; n counts what can be judged`
  },
  metric: {zh: "指标", en: "Metric"},
  "part.M-15.within_24h": {zh: "其中 24 小时内", en: "within 24 hours"},
  "part.M-16.low": {zh: "低分率（3 分及以下）", en: "scored 3 or less"},
  "part.M-33.R-33": {zh: "24 小时分发", en: "routed in 24 hours"},
  "part.M-33.R-36": {zh: "48 小时评估", en: "assessed in 48 hours"},
  "part.M-33.R-39": {zh: "每周更新", en: "updated weekly"},
  "part.M-34.product": {zh: "产品优化类", en: "product"},
  "part.M-34.sales": {zh: "销售机会类", en: "sales opportunity"},
  "part.M-34.service": {zh: "服务体验类", en: "service experience"},
  "part.M-34.unknown": {zh: "没有分类", en: "no class"},
  "part.M-38.R-41": {zh: "季末前 5 个工作日收集完", en: "collected by the fifth-last working day"},
  "part.M-38.R-45": {zh: "复盘后 2 个工作日出计划", en: "plan within two working days"},
  "part.M-38.R-49": {zh: "满 1 个月收集反馈", en: "reaction after a month"},
  value: {zh: "本期", en: "This period"},
  before: {zh: "上季度", en: "Before"},
  n: {zh: "n", en: "n"},
  status_column: {zh: "说明", en: "Note"}
};
