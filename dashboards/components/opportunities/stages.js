import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";

/** Returns a line per stage: how many reached it, went on, were lost and stand there. */
export function stages(rows, scope, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const shown = rows.filter((row) => row.scope === scope).sort((a, b) => a.rank - b.rank);
  const most = Math.max(1, ...shown.map((row) => row.count_reached));
  const number = (label, column, as) => ({
    label: t(label),
    isNumber: true,
    cell: (row) => datum("stage_conversions", row, column, as)
  });
  const bar = (row) =>
    h("span", {class: "meter", "aria-hidden": "true", style: `--ratio: ${row.count_reached / most}`});
  const content = table(
    shown,
    [
      {label: t("stage_column"), isHeader: true, cell: (row) => nameOf(row, lang)},
      {
        label: t("reached"),
        isNumber: true,
        cell: (row) => [bar(row), datum("stage_conversions", row, "count_reached", format.count)]
      },
      number("advanced", "count_advanced", format.count),
      number("lost_here", "count_lost", format.count),
      number("conversion", "conversion_ratio", format.ratio),
      number("standing", "count_open", format.count),
      number("standing_amount", "open_amount", format.amount)
    ],
    {empty: t("stages_empty")}
  );
  if (shown.length === 0) return content;
  return figure({
    head: h("p", {class: "figure__title"}, t(`scope.${scope}`)),
    content,
    caption: t("stages_caption")
  });
}

function nameOf({stage, name_zh, name_en}, lang) {
  const name = lang === "zh" ? name_zh : name_en;
  return name === stage ? stage : `${stage} ${name}`;
}
