import {change} from "./change.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter, toNumber} from "./format.js";
import {onTimeSentence, unsettled} from "./headline.js";
import {translator} from "./messages.js";
import {previousPeriod} from "./periods.js";
import {pickMetric, pickTimeliness} from "./pick.js";

/** Returns what a reader should know first, made by rule: the on-time ratio, its target, and what is late right now. */
export function timelinessHeadline({run, metricValues, timeliness, targets, late}, period, lang) {
  const t = translator(lang);
  const row = period && pickMetric(metricValues, "M-08", period.start, period.grain);
  const name = period && formatter(lang).period(period.grain, period.start);
  if (!row) return h("p", {class: "headline"}, t(period ? "headline_nothing_due" : "headline_empty", name));
  const before = pickMetric(metricValues, "M-08", previousPeriod(period), period.grain);
  const target = pickMetric(targets, "M-08", period.start, period.grain);
  const [detail] = pickTimeliness(timeliness, {...period, measure: "resolution", level: "headline"});
  return h(
    "p",
    {class: "headline"},
    onTimeSentence(row, change(row, before, {unit: "ratio", direction: "up", lang, grain: period.grain}), {
      lang,
      grain: period.grain
    }),
    target && againstTarget(target, lang),
    unsettled(detail, lang),
    rightNow(late, run, lang)
  );
}

function againstTarget(row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const gap = toNumber(row.gap);
  if (gap === null) return null;
  const target = datum("target_periods", row, "target", format.ratio);
  const size = format.points(gap);
  if (size === format.points(0))
    return t(gap < 0 ? "headline_below_target" : "headline_at_target", target, size);
  return t(gap > 0 ? "headline_above_target" : "headline_below_target", target, size);
}

function rightNow({counts}, run, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const found = ["overdue", "due_soon"].flatMap((state) =>
    ["resolution", "response"].flatMap((measure) => {
      const row = counts.find((one) => one.state === state && one.measure === measure);
      return row ? [t(`now_${state}_${measure}`, datum("late_counts", row, "count", format.count))] : [];
    })
  );
  const parts = found.length > 0 ? found : [t("now_nothing")];
  return h("span", {class: "headline__aside"}, t("headline_now", format.date(run.as_of), parts));
}
