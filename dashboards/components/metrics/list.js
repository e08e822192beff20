import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {latestCompleteQuarter} from "../periods.js";
import {pickMetric} from "../pick.js";
import {table} from "../table.js";

const blocks = ["efficiency", "intelligence", "experience", "value"];
const units = ["ratio", "amount", "count", "minutes"];

/** Returns the registry of metrics by block, with a field that searches code, name, definition and settings. */
export function metricList({run, metrics, metricValues, intelligence}, lang) {
  const t = translator(lang);
  const place = h("div");
  const found = h("p", {class: "late__found", role: "status"});
  const input = h("input", {
    type: "search",
    class: "picker__choice",
    value: new URL(location.href).searchParams.get("q"),
    input: show
  });
  function show() {
    const words = input.value.trim().toLowerCase();
    const rows = metrics.filter((one) => textOf(one).includes(words));
    found.textContent = t("metrics_found", rows.length);
    place.replaceChildren(...sections(rows, {run, metricValues, intelligence, isWhole: words === ""}, lang));
  }
  show();
  return h(
    "div",
    null,
    h("label", {class: "picker"}, h("span", null, t("metrics_search")), input),
    found,
    place
  );
}

function textOf(metric) {
  return Object.values(metric).flat().join(" ").toLowerCase();
}

function sections(metrics, {run, metricValues, intelligence, isWhole}, lang) {
  const t = translator(lang);
  const shown = blocks.filter((block) => isWhole || metrics.some((one) => one.block === block));
  if (shown.length === 0) return [h("p", {class: "empty"}, t("metrics_none"))];
  return shown.flatMap((block) =>
    [
      h("h2", {id: block}, t(`block.${block}`)),
      block === "intelligence" && h("p", null, t("block_incomplete")),
      block === "intelligence" && intelligenceTable({run, intelligence}, lang),
      metrics.some((one) => one.block === block) &&
        table(
          metrics.filter((one) => one.block === block),
          columnsOf({run, metricValues}, lang),
          {}
        )
    ].filter(Boolean)
  );
}

function intelligenceTable({run, intelligence}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = latestCompleteQuarter(run.data_through);
  const rows = intelligence.filter((row) => row.period_grain === "quarter" && row.period_start === start);
  const number = new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB", {maximumFractionDigits: 2});
  const figure = (column, formatted) => ({
    isNumber: true,
    cell: (row) =>
      row[column] === null ? t("status_unknown") : datum("intelligence_periods", row, column, formatted(row))
  });
  const columns = [
    {label: t("metric"), isHeader: true, cell: ({indicator}) => t(`indicator.${indicator}`)},
    {label: t("numerator"), ...figure("numerator", () => format.count)},
    {label: t("denominator"), ...figure("denominator", () => format.count)},
    {
      label: t("latest"),
      ...figure("value", ({indicator}) => (indicator === "entries_per_case" ? number.format : format.ratio))
    }
  ];
  return table(rows, columns, {empty: t("intelligence_none")});
}

function columnsOf({run, metricValues}, lang) {
  const t = translator(lang);
  const start = latestCompleteQuarter(run.data_through);
  return [
    {label: t("metric"), isHeader: true, cell: (one) => `${one.code} ${one[`name_${lang}`]}`},
    {
      label: t("definition"),
      cell: (one) => [
        one[`definition_${lang}`],
        h("small", {class: "metric__more"}, one[`formula_${lang}`]),
        one.settings.length > 0 &&
          h("small", {class: "metric__more"}, `${t("depends_on")}: ${one.settings.join(", ")}`)
      ]
    },
    {label: t("latest"), isNumber: true, cell: (one) => latest(one, metricValues, start, lang)}
  ];
}

function latest({code, unit}, metricValues, start, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const row = start && pickMetric(metricValues, code, start);
  if (!row || row.value === null) return t(row?.status === "unknown" ? "status_unknown" : "status_no_data");
  const shown = units.includes(unit)
    ? (value) => format.inUnit(unit, value)
    : (value) =>
        new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB", {maximumFractionDigits: 2}).format(value);
  return datum("metric_values", row, "value", shown);
}
