import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter, toNumber} from "../format.js";
import {icon} from "../icon.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {comparedWith, moved, pickComparison} from "./comparisons.js";

const themes = [
  {page: "timeliness", codes: ["M-08", "M-04"]},
  {page: "opportunities", codes: ["M-40", "M-42", "M-35"]},
  {page: "health", codes: ["M-48", "M-49"]},
  {page: "uplift", codes: ["M-44"]},
  {page: "feedback", codes: ["M-16", "M-15"]},
  {page: "value", codes: ["M-47", "M-46", "M-51"]},
  {page: "process", codes: ["M-30", "M-38"]}
];

/** Returns one sentence per theme, made by rule: its first metric, how it moved, and whether its target is met. */
export function themeSentences({metrics, comparisons, results}, {period, compare}, lang) {
  const t = translator(lang);
  const lines = themes.flatMap(({page, codes: [code]}) => {
    const metric = metrics.find((one) => one.code === code);
    if (!metric) return [];
    const row = pickComparison(comparisons, code, period);
    const name = h("a", {href: `./${page}.html`, class: "says__theme"}, t(`theme.${page}`));
    const said =
      (page === "value" && resultSentence(results, period, lang)) || sentence(row, metric, {compare, lang});
    return [h("li", {class: "says__line"}, name, h("span", null, said))];
  });
  if (!period || lines.length === 0) return h("p", {class: "empty"}, t("themes_empty"));
  return h("ul", {class: "says"}, lines);
}

// income alone would say nothing of what it cost
function resultSentence(results, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = results.filter(
    (row) =>
      row.dimension === "all" &&
      row.period_grain === period?.grain &&
      row.period_start === period?.start &&
      row.result_amount !== null
  );
  if (rows.length === 0) return null;
  return rows.map((row) => {
    const figure = (column, shown) => datum("service_results", row, column, shown);
    return [
      t(
        "says_result",
        ...["income_amount", "cost_amount", "result_amount"].map((column) => figure(column, format.amount)),
        t(`basis_${row.tax_basis}`)
      ),
      row.count_uncosted > 0 && t("says_uncosted", figure("count_uncosted", format.count))
    ];
  });
}

function sentence(row, metric, {compare, lang}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const name = metric[`name_${lang}`];
  const value = toNumber(row?.value);
  if (value === null) return t(row?.status === "unknown" ? "says_unknown" : "says_nothing", name);
  const shown = datum("metric_comparisons", row, "value", (one) => format.inUnit(metric.unit, one));
  const {text, verdict} = moved(row, metric, compare, lang);
  const target = toNumber(row.target);
  const isMet = metric.direction === "down" ? value <= target : value >= target;
  return [
    t("says_value", name, shown),
    t("says_moved", text, verdict),
    target !== null &&
      t(
        isMet ? "says_met" : "says_missed",
        datum("metric_comparisons", row, "target", (one) => format.inUnit(metric.unit, one))
      )
  ];
}

/** Returns every theme's main metrics in a period, beside the period before and a year before. */
export function themeTable({metrics, comparisons}, {period, compare}, lang) {
  const t = translator(lang);
  const rows = themes.flatMap(({page, codes}) =>
    codes.flatMap((code) => {
      const metric = metrics.find((one) => one.code === code);
      return metric ? [{page, metric, now: pickComparison(comparisons, code, period)}] : [];
    })
  );
  if (!period || rows.every(({now}) => !now)) return h("p", {class: "empty"}, t("themes_empty"));
  const yearly = compare === "festival" ? "festival" : "year";
  const against = (label, name) => ({
    label: t(label),
    cell: ({metric, now}) => changeOf(now, metric, {compare: name, lang})
  });
  const columns = [
    {label: t("metric"), isHeader: true, cell: ({metric}) => nameOf(metric, lang)},
    {
      label: formatter(lang).period(period.grain, period.start),
      isNumber: true,
      cell: (row) => shownValue(row, lang)
    },
    against("against_previous", "previous"),
    against(`against_${yearly}`, yearly),
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
  return datum("metric_comparisons", now, "value", (value) => formatter(lang).inUnit(metric.unit, value));
}

function shownCount(now, lang) {
  return now ? datum("metric_comparisons", now, "count_n", formatter(lang).count) : dash;
}

function changeOf(now, metric, {compare, lang}) {
  const found = moved(now, metric, compare, lang);
  if (!found) return dash;
  if (!found.sign || found.sign === "level") return found.text;
  const tone = found.verdict ? (found.isWorse ? "worse" : "better") : "neutral";
  const text =
    compare === "previous"
      ? found.text
      : translator(lang)(`moved_${found.sign}`, found.size, comparedWith(now, compare, lang));
  return h("span", {class: `moved moved--${tone}`}, icon(found.sign), text, " ", found.verdict ?? "");
}
