import {bulletPlot} from "./bullet-plot.js";
import {dataThrough} from "./data-through.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {figure} from "./figure.js";
import {dash, formatter, toNumber} from "./format.js";
import {icon} from "./icon.js";
import {translator} from "./messages.js";
import {previousPeriod} from "./periods.js";
import {pickMetric} from "./pick.js";

const codes = ["M-08", "M-09", "M-04", "M-03"];
const example = "M-08,company,all,95%,2024-01-01,";

/** Returns the ratios of a period, each against the target the executives set for it. */
export function bullets({run, metrics, metricValues, targets}, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const found = codes.flatMap((code) => {
    const metric = metrics.find((one) => one.code === code);
    const row = metric && period && pickMetric(metricValues, code, period.start, period.grain);
    return row ? [{metric, row, ...around(row)}] : [];
  });
  function around({metric_code, period_start, period_grain}) {
    const before = previousPeriod({grain: period_grain, start: period_start});
    return {
      target: pickMetric(targets, metric_code, period_start, period_grain),
      before: pickMetric(metricValues, metric_code, before, period_grain)
    };
  }
  if (found.length === 0) return h("p", {class: "empty"}, t("targets_empty"));
  const content = h(
    "ul",
    {class: "bullets"},
    found.map((one) => line(one, lang))
  );
  const note =
    found.every(({target}) => !target) &&
    h("p", {class: "figure__note"}, t("targets_none"), " ", h("code", null, example));
  const caption = t("targets_caption", format.period(period.grain, period.start), dataThrough(run, lang));
  return figure({content: h("div", null, note, content), caption});
}

function line({metric, row, target, before}, lang) {
  const format = formatter(lang);
  const [part, whole] = ["numerator", "denominator"].map((column) =>
    toNumber(row[column]) === null ? dash : datum("metric_values", row, column, format.count)
  );
  return h(
    "li",
    {class: "bullet"},
    h("h3", {class: "bullet__name"}, metric[`name_${lang}`], h("span", {class: "card__code"}, metric.code)),
    h("p", {class: "bullet__value"}, datum("metric_values", row, "value", format.ratio)),
    bulletPlot({
      value: toNumber(row.value),
      target: toNumber(target?.target),
      before: toNumber(before?.value)
    }),
    h("p", {class: "bullet__verdict"}, verdict(target, lang)),
    h(
      "p",
      {class: "bullet__about"},
      h("span", {class: "together"}, "n = ", part, " / ", whole),
      " · ",
      metric[`definition_${lang}`]
    )
  );
}

function verdict(row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (!row) return [icon("question"), t("target_none")];
  const target = [t("target"), " ", datum("target_periods", row, "target", format.ratio)];
  const gap = toNumber(row.gap);
  if (gap === null) return [icon("question"), target, " · ", t("target_unknown")];
  const isMissed = gap < 0;
  const [kind, sign, word] = isMissed
    ? ["bad", "cross", "target_missed"]
    : ["good", "check", "target_reached"];
  const size = gap === 0 ? t("target_at") : t(isMissed ? "target_below" : "target_above", format.points(gap));
  return [h("span", {class: `verdict verdict--${kind}`}, icon(sign), t(word)), " · ", target, " · ", size];
}
