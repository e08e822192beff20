import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {translator} from "./messages.js";
import {table} from "./table.js";

/** Returns the collaboration types that tickets bear. */
export function typesOf(timeliness) {
  const rows = timeliness.filter(({dimension}) => dimension === "collaboration_type");
  return [...new Set(rows.map((row) => row.dimension_value))].sort();
}

/** Returns what was due and met of resolutions by collaboration type, or of one `type`, in a quarter or year. */
export function timelinessTypes({timeliness}, {period, type}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (period?.grain === "month") return h("p", {class: "empty"}, t("types_no_month"));
  const rows = timeliness.filter(
    (row) =>
      row.dimension === "collaboration_type" &&
      row.period_grain === period?.grain &&
      row.period_start === period.start &&
      row.measure === "resolution" &&
      row.level === "all" &&
      (type === "" || row.dimension_value === type)
  );
  const figure = (name, column, formatted) => ({
    label: t(name),
    isNumber: true,
    cell: (row) => datum("timeliness_periods", row, column, formatted)
  });
  const columns = [
    {label: t("filter.type"), isHeader: true, cell: (row) => row.dimension_value},
    ...["due", "met", "missed", "pending", "unknown"].map((name) =>
      figure(name, `count_${name}`, format.count)
    ),
    figure("on_time_ratio", "on_time_ratio", format.ratio),
    figure("median", "median_minutes", format.minutes)
  ];
  return table(rows, columns, {empty: t("types_none"), caption: t("types_caption")});
}
