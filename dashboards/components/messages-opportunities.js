/** The words of the opportunities page, in both languages side by side. */
export const opportunityMessages = {
  opportunities_headline: {
    zh: (period, count, amount) => [`${period}服务孵化了 `, count, " 个商机，共 ", amount, "。"],
    en: (period, count, amount) => [
      `In ${period} service incubated `,
      count,
      " opportunities worth ",
      amount,
      "."
    ]
  },
  opportunities_nothing: {
    zh: (period) => `${period}服务没有孵化商机。`,
    en: (period) => `In ${period} service incubated no opportunity.`
  },
  opportunities_unknown: {
    zh: "来源都没有记录，服务带来多少商机无从得知。",
    en: "No origin is recorded, so nobody can say what service brought in."
  },
  opportunities_after: {
    zh: (won, wonAmount) => ["同期签约 ", won, " 个，合同金额 ", wonAmount, "。"],
    en: (won, wonAmount) => [" In the same period ", won, " were signed, for ", wonAmount, " by contract."]
  },
  opportunities_partner: {
    zh: (count, amount) => ["另有合作伙伴（E 类）商机 ", count, " 个、", amount, "，单列。"],
    en: (count, amount) => ["Partners’ (class E) opportunities stand apart: ", count, ", worth ", amount, "."]
  },
  opportunities_influenced: {
    zh: (count, amount) => ["受服务影响而非由服务带来的 ", count, " 个、", amount, "，也单列，不相加。"],
    en: (count, amount) => [
      "Those influenced but not brought in by service stand apart too: ",
      count,
      ", worth ",
      amount,
      "."
    ]
  },
  chain_title: {zh: "证据链", en: "The chain of evidence"},
  "step.suggestion_feedback": {zh: "跟进建议登记为反馈", en: "Suggestions on tickets that became feedback"},
  "step.suggestion_opportunity": {
    zh: "跟进建议成为商机",
    en: "Suggestions on tickets that became opportunities"
  },
  "step.feedback_high": {zh: "销售机会类反馈评估为高", en: "Sales feedback assessed high"},
  "step.feedback_opportunity": {
    zh: "销售机会类反馈成为商机（M-35）",
    en: "Sales feedback that became opportunities (M-35)"
  },
  "step.opportunity_approved": {zh: "孵化的商机立项", en: "Incubated opportunities approved"},
  "step.approved_signed": {zh: "立项的商机签约", en: "Approved opportunities signed"},
  chain_through: {
    zh: (from, through) => [through, " / ", from],
    en: (from, through) => [through, " of ", from]
  },
  chain_pending: {zh: (count) => ["其中 ", count, " 个未定"], en: (count) => [count, " not yet decided"]},
  chain_lost: {zh: (count) => `${count} 个止步`, en: (count) => `${count} stopped`},
  chain_empty: {
    zh: "这个期间没有跟进建议、反馈或商机。",
    en: "No suggestion, feedback or opportunity in this period."
  },
  chain_caption: {
    zh: "每一步按其起点所在的期间计数；前四步与后两步的起点不同，不首尾相连。未定的还可能走过去。",
    en: "Each step counts the records that began in the period; those of the first four steps are not those of the last two. What is not yet decided may still pass."
  },
  waterfall_title: {zh: "在途金额怎么变的", en: "How the open pipeline moved"},
  "scope.all": {zh: "全部商机", en: "All opportunities"},
  "scope.sourced": {zh: "服务带来的商机", en: "Brought in by service"},
  scope_label: {zh: "范围", en: "Scope"},
  "flow.opening": {zh: "期初", en: "Opening"},
  "flow.new": {zh: "新增", en: "New"},
  "flow.reopened": {zh: "重开", en: "Reopened"},
  "flow.growth": {zh: "调增", en: "Grown"},
  "flow.shrink": {zh: "调减", en: "Shrunk"},
  "flow.won": {zh: "赢单", en: "Won"},
  "flow.lost": {zh: "输单", en: "Lost"},
  "flow.void": {zh: "作废", en: "Void"},
  "flow.closing": {zh: "期末", en: "Closing"},
  flow_step: {zh: "变动", en: "Movement"},
  waterfall_caption: {
    zh: "期初 + 新增 + 重开 + 调增 − 调减 − 赢单 − 输单 − 作废 = 期末，每次运行都核对。没有金额的商机只计个数。第一次导出之前的金额按第一次导出计。",
    en: "Opening + new + reopened + grown − shrunk − won − lost − void = closing, checked at every run. Opportunities without an amount count in number only. Before the first export, amounts are those it gives."
  },
  waterfall_label: {
    zh: (period, opening, closing) => `${period}在途金额从 ${opening} 到 ${closing}`,
    en: (period, opening, closing) => `The open pipeline in ${period}, from ${opening} to ${closing}`
  },
  waterfall_empty: {zh: "还没有商机。", en: "No opportunities yet."},
  stages_title: {zh: "走到哪个阶段", en: "How far they get"},
  stages_caption: {
    zh: "条长为到过该阶段的个数；转化率 = 继续前进 ÷（继续前进 + 在此输单），停留在此的不在分母。",
    en: "A bar is as long as the number that reached the stage; conversion = went on ÷ (went on + lost there); what stands there is in neither."
  },
  stages_empty: {
    zh: "没有阶段在制度表 opportunity_stages 里的商机。",
    en: "No opportunity is in a stage of the policy table opportunity_stages."
  },
  stage_column: {zh: "阶段", en: "Stage"},
  reached: {zh: "到过", en: "Reached"},
  advanced: {zh: "前进", en: "Went on"},
  lost_here: {zh: "在此输单", en: "Lost there"},
  standing: {zh: "停留", en: "Stand there"},
  standing_amount: {zh: "停留金额", en: "Amount there"},
  conversion: {zh: "转化率", en: "Conversion"},
  origins_title: {zh: "从哪里来", en: "Origin of what service incubated"},
  origin_column: {zh: "来源", en: "Origin"},
  "origin.服务工单": {zh: "服务工单", en: "Service ticket"},
  "origin.客户反馈": {zh: "客户反馈", en: "Customer feedback"},
  "origin.服务拜访": {zh: "服务拜访", en: "Service visit"},
  "origin.专家服务": {zh: "专家服务", en: "Expert service"},
  "origin.unassigned": {zh: "未分配", en: "Unassigned"},
  "origin.all": {zh: "合计", en: "Total"},
  "origin.sourced": {zh: "服务带来", en: "Brought in by service"},
  "origin.influenced": {zh: "受服务影响", en: "Influenced by service"},
  "origin.partner": {zh: "合作伙伴", en: "Partners"},
  "origin.other": {zh: "其他", en: "Others"},
  incubated_count: {zh: "孵化个数", en: "Incubated"},
  incubated_sum: {zh: "孵化金额", en: "Amount"},
  approved_share: {zh: "至今立项", en: "Approved since"},
  won_share: {zh: "至今赢单率", en: "Won since"},
  signed_count: {zh: "本期签约", en: "Signed in the period"},
  signed_sum: {zh: "签约金额", en: "Signed amount"},
  origins_empty: {zh: "这个期间没有来自服务的商机。", en: "No opportunity of service in this period."},
  origins_caption: {
    zh: "立项与赢单率看本期孵化的这一批至今的结果；签约看本期签下的，是另一批。",
    en: "Approved and won follow those incubated in the period to this day; signed counts what was signed in the period, which are others."
  },
  outcomes_title: {zh: "赢单率", en: "Win ratio"},
  won_count: {zh: "赢单", en: "Won"},
  lost_count: {zh: "输单", en: "Lost"},
  by_count: {zh: "按个数", en: "By number"},
  by_amount: {zh: "按金额", en: "By amount"},
  outcomes_empty: {zh: "这个期间没有赢单也没有输单。", en: "Nothing was won or lost in this period."},
  outcomes_caption: {
    zh: "按金额只比有金额的；输单都没有金额时不比。",
    en: "By amount only those with an amount are compared, and nothing where no loss has one."
  },
  open_title: {zh: "在途商机", en: "Open opportunities"},
  opportunity: {zh: "商机", en: "Opportunity"},
  stage_now: {zh: "阶段", en: "Stage"},
  amount_now: {zh: "金额", en: "Amount"},
  age_days: {zh: "在途天数", en: "Days open"},
  expected_signed_date: {zh: "预计签约", en: "Expected"},
  slips: {zh: "推迟次数", en: "Times put off"},
  overdue_mark: {zh: "已过期", en: "past"},
  open_empty: {zh: "没有在途商机。", en: "No opportunity is open."},
  open_caption: {
    zh: (shown, total) => `已过预计签约日的在前，再按金额从大到小；显示 ${shown} / ${total} 个。`,
    en: (shown, total) => `Those past their expected date first, then by amount; ${shown} of ${total} shown.`
  }
};
