/** The words of the what-if of the timeliness page. */
export const whatIfMessages = {
  what_if_series: {zh: "改动哪个目标", en: "Which target"},
  what_if_series_name: {
    zh: (level, measure) => `${level} ${measure}`,
    en: (level, measure) => `${level} ${measure.toLowerCase()}`
  },
  what_if_target: {zh: "假设的目标（分钟）", en: "Supposed target (minutes)"},
  what_if_slide: {zh: "拖动假设的目标", en: "Slide the supposed target"},
  what_if_back: {zh: "回到现行目标", en: "Back to the target in force"},
  what_if_supposed: {
    zh: ({level, measure, from, to, period}) =>
      from
        ? `假设 ${level} 的${measure}目标不是 ${from} 而是 ${to}，${period}到期的同样这些工单：`
        : `假设 ${level} 的${measure}目标是 ${to}，${period}到期的同样这些工单：`,
    en: ({level, measure, from, to, period}) =>
      from
        ? `Had the ${level} target of ${measure.toLowerCase()} been ${to} instead of ${from}, the same tickets, due in ${period}:`
        : `Had the ${level} target of ${measure.toLowerCase()} been ${to}, the same tickets, due in ${period}:`
  },
  what_if_in_force: {
    zh: ({level, measure, from, period}) =>
      `${level} 的${measure}目标现为 ${from}。${period}，按现行目标；拖动或输入另一个目标，看及时率如何变：`,
    en: ({level, measure, from, period}) =>
      `The ${level} target of ${measure.toLowerCase()} is ${from}. ${period} as it stands; choose another target to see the on-time rate move:`
  },
  what_if_moves: {
    zh: (name, was, wouldBe, difference) => [`${name} 及时率由 `, was, "变为 ", wouldBe, `，${difference}。`],
    en: (name, was, wouldBe, difference) => [
      `${name}: on time `,
      was,
      " would be ",
      wouldBe,
      `, ${difference}.`
    ]
  },
  what_if_stands: {
    zh: (name, was) => [`${name} 及时率 `, was, "。"],
    en: (name, was) => [`${name}: on time `, was, "."]
  },
  what_if_up: {zh: (size) => `高 ${size}`, en: (size) => `${size} higher`},
  what_if_down: {zh: (size) => `低 ${size}`, en: (size) => `${size} lower`},
  what_if_same: {zh: "不变", en: "no change"},
  what_if_from_nothing: {zh: "无法相比", en: "nothing to compare"},
  what_if_of: {
    zh: (ratio, met, due, pending) => [
      ratio,
      "（",
      met,
      " / ",
      due,
      pending ? ["，未到期 ", pending] : "",
      "）"
    ],
    en: (ratio, met, due, pending) => [
      ratio,
      " (",
      met,
      " of ",
      due,
      pending ? [", not yet due ", pending] : "",
      ")"
    ]
  },
  what_if_nothing_due: {zh: "没有到期的（—）", en: "nothing due (—)"},
  what_if_caption: {
    zh: "横轴为假设的目标，纵轴为及时率，从 0% 到 100%；竖线为现行目标，圆点为所选。每 15 分钟一档，算到最长目标的两倍。把同样的工单按同样的用时重新判定，每一档都与改了制度再算一次完全相同。没有算进去的：目标变了，人会做得不一样。合同与客户的特殊约定、其他级别的目标都不动。到期时间随目标移动，所以期间的到期件数也会变。",
    en: "Across: supposed target; up: on-time rate, from 0% to 100%; upright line: the target in force; dot: the one chosen. In steps of 15 minutes, to twice the longest target. The same tickets with the same times, judged again: each step equals a rebuild under that policy. Not modelled: people work otherwise under another target. Special terms of contracts and customers and the other levels’ targets stay. Deadlines move with the target, and so does what falls due in a period."
  },
  what_if_label: {
    zh: ({series, period, from, to, low, high}) =>
      `曲线：${period}，${series}目标从 ${from} 到 ${to}，及时率从 ${low} 到 ${high}。`,
    en: ({series, period, from, to, low, high}) =>
      `Curve: ${period}, target of ${series} from ${from} to ${to}, on-time rate from ${low} to ${high}.`
  },
  what_if_none: {
    zh: "没有可以改动的时限目标：制度表 policy/sla_targets.csv 里没有，或没有按它判定的工单。",
    en: "There is no target to change: policy/sla_targets.csv has none, or no ticket is judged by it."
  },
  what_if_not_here: {
    zh: (series, period) =>
      `${period}没有按 ${series}目标判定的工单，改动它不会改变任何数字。请改选期间或目标。`,
    en: (series, period) =>
      `In ${period} no ticket is judged by the target of ${series}: changing it changes nothing. Choose another period or target.`
  },
  what_if_flat: {
    zh: "在这个范围内，无论目标是多少，判定都一样。",
    en: "Within this range the verdicts are the same whatever the target."
  },
  what_if_from: {zh: "目标从", en: "Target from"}
};
