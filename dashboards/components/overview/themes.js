import {change} from "../change.js";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {icon} from "../icon.js";
import {translator} from "../messages.js";
import {latestCompleteQuarter, previousQuarter, shiftMonths} from "../periods.js";
import {pickMetric} from "../pick.js";
import {table} from "../table.js";

const themes = [
  {page: "timeliness", codes: ["M-08", "M-04"]},
  {page: "opportunities", codes: ["M-40", "M-42", "M-35"]},
  {page: "health", codes: ["M-48", "M-49"]},
  {page: "uplift", codes: ["M-44"]},
  {page: "feedback", codes: ["M-16", "M-15"]},
  {page: "value", codes: ["M-46", "M-47", "M-51"]},
  {page: "process", codes: ["M-30", "M-38"]}
];

/** Returns every theme's main metrics in the latest complete quarter, beside the quarter before and a year before. */
export function themeTable({run, metrics, metricValues}, lang) {
  const t = translator(lang);
  const start = latestCompleteQuarter(run.data_through);
  const rows = themes.flatMap(({page, codes}) =>
    codes.flatMap((code) => {
      const metric = metrics.find((one) => one.code === code);
      return metric ? [{page, metric, now: start && pickMetric(metricValues, code, start)}] : [];
    })
  );
  if (!start || rows.every(({now}) => !now)) return h("p", {class: "empty"}, t("themes_empty"));
  const moved = (label, from) => ({
    label: t(label),
    cell: ({metric, now}) => changeOf(now, pickMetric(metricValues, metric.code, from), {metric, lang, label})
  });
  const columns = [
    {label: t("metric"), isHeader: true, cell: ({metric}) => nameOf(metric, lang)},
    {label: formatter(lang).period("quarter", start), isNumber: true, cell: (row) => shownValue(row, lang)},
    moved("against_previous", previousQuarter(start)),
    moved("against_year", shiftMonths(start, -12)),
    {label: "n", isNumber: true, cell: ({now}) => shownCount(now, lang)}
  ];
  const group = ({page}) => ({key: page, label: h("a", {href: `./${page}.html`}, t(`theme.${page}`))});
  return table(rows, columns, {group});
}

function nameOf(metric, lang) {
  return [metric[`name_${lang}`], " ", h("span", {class: "code"}, metric.code)];
}

function shownValue({metric, now}, lang) {
  if (!now) return dash;
  return datum("metric_values", now, "value", (value) => formatter(lang).inUnit(metric.unit, value));
}

function shownCount(now, lang) {
  return now ? datum("metric_values", now, "count_n", formatter(lang).count) : dash;
}

function changeOf(now, before, {metric, lang, label}) {
  const grain = label === "against_year" ? "same_quarter" : "quarter";
  const found = change(now, before, {unit: metric.unit, direction: metric.direction, lang, grain});
  if (!found?.sign || found.sign === "level") return found ? found.text : dash;
  const tone = found.verdict ? (found.isWorse ? "worse" : "better") : "neutral";
  return h("span", {class: `moved moved--${tone}`}, icon(found.sign), found.text, " ", found.verdict ?? "");
}
