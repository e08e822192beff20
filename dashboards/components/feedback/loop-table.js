import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {latestCompleteQuarter, previousQuarter} from "../periods.js";
import {table} from "../table.js";

/** Returns metrics of one block of codes, each with its parts: the latest complete quarter beside the one before. */
export function loopTable({run, metrics, metricValues}, codes, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = latestCompleteQuarter(run.data_through);
  const found = start
    ? metricValues.filter(
        (row) =>
          codes.includes(row.metric_code) && row.period_grain === "quarter" && row.period_start === start
      )
    : [];
  if (!found.some((row) => row.status !== "no_data")) return h("p", {class: "empty"}, t("feedback_empty"));
  const rank = (row) =>
    `${codes.indexOf(row.metric_code)}${row.dimension === "company" ? "" : row.dimension_value}`;
  const rows = [...found].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return table(rows, columnsOf({metrics, metricValues, start}, lang), {
    caption: t("feedback_caption", format.period("quarter", start)),
    isSum: ({dimension}) => dimension === "company"
  });
}

function columnsOf({metrics, metricValues, start}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const metricOf = ({metric_code}) => metrics.find(({code}) => code === metric_code);
  const formatOf = (row) =>
    metricOf(row)?.unit === "score" && row.dimension === "company" ? format.score : format.ratio;
  const name = (row) =>
    row.dimension === "company"
      ? [
          metricOf(row)?.[`name_${lang}`] ?? row.metric_code,
          h("span", {class: "card__code"}, ` ${row.metric_code}`)
        ]
      : h(
          "span",
          {class: "loop__part"},
          translateCode(lang, "part", `${row.metric_code}.${row.dimension_value}`)
        );
  const before = (row) =>
    metricValues.find(
      (one) =>
        one.metric_code === row.metric_code &&
        one.period_grain === "quarter" &&
        one.period_start === previousQuarter(start) &&
        one.dimension === row.dimension &&
        one.dimension_value === row.dimension_value
    );
  const note = {no_data: "status_no_data", unknown: "status_unknown"};
  return [
    {label: t("metric"), isHeader: true, cell: name},
    {label: t("value"), isNumber: true, cell: (row) => datum("metric_values", row, "value", formatOf(row))},
    {
      label: t("before"),
      isNumber: true,
      cell: (row) => {
        const earlier = before(row);
        return earlier ? datum("metric_values", earlier, "value", formatOf(row)) : dash;
      }
    },
    {label: t("n"), isNumber: true, cell: (row) => datum("metric_values", row, "count_n", format.count)},
    {label: t("status_column"), cell: ({status}) => (note[status] ? t(note[status]) : dash)}
  ];
}
