import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {meter} from "../meter.js";
import {table} from "../table.js";
import {rules} from "./rules.js";

/** Returns the rows as the period picker knows them: rules are the company's. */
export function periodsOf(rows) {
  return rows.map((row) => ({...row, dimension: "company"}));
}

/** Returns each rule's steps due in a period and how many were done in time, by the post that answers for them. */
export function processTable(rows, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const found = rows
    .filter((row) => period && row.period_grain === period.grain && row.period_start === period.start)
    .sort((a, b) => (a.rule_code < b.rule_code ? -1 : 1));
  const figure = (label, column, formatted = format.count) => ({
    label,
    isNumber: true,
    cell: (row) => datum("process_deadlines", row, column, formatted)
  });
  const words = ({rule_code}) => rules[rule_code]?.[lang] ?? ["", ""];
  const columns = [
    {
      label: t("rule"),
      isHeader: true,
      cell: (row) => `${row.rule_code} ${words(row)[0]}${row.is_proxy ? ` · ${t("proxy")}` : ""}`
    },
    {label: t("owner_post"), cell: (row) => words(row)[1]},
    {
      ...figure(t("on_time"), "on_time_ratio", format.ratio),
      cell: (row) => [
        datum("process_deadlines", row, "on_time_ratio", format.ratio),
        meter(row.on_time_ratio)
      ]
    },
    figure(t("due_count"), "count_due"),
    figure(t("missed_count"), "count_missed"),
    figure(t("pending_count"), "count_pending"),
    {
      ...figure(t("unknown_count"), "count_unknown"),
      cell: (row) => [
        datum("process_deadlines", row, "count_unknown", format.count),
        row.unknown_reason && h("small", null, ` ${t(`unknown_reason.${row.unknown_reason}`)}`)
      ]
    }
  ];
  return table(found, columns, {caption: t("process_caption"), empty: t("process_empty")});
}
