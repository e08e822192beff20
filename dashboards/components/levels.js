import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter, toNumber} from "./format.js";
import {byLevel} from "./level-order.js";
import {translateCode, translator} from "./messages.js";
import {meter} from "./meter.js";
import {pickTimeliness} from "./pick.js";
import {table} from "./table.js";

/** Returns the table by level of one measure ("response", "resolution") in a period. */
export function levels({timeliness}, {measure, period}, lang) {
  const t = translator(lang);
  const rows = period ? pickTimeliness(timeliness, {grain: period.grain, start: period.start, measure}) : [];
  const bases = [...new Set(rows.map((row) => row.basis))].map((basis) => t(`basis_${basis}`));
  const name = period && formatter(lang).period(period.grain, period.start);
  const caption = [
    h("strong", null, t("levels_caption", t(`measure_${measure}`), name)),
    " ",
    bases.join(" ")
  ];
  const isSum = ({level}) => level === "headline" || level === "all";
  return table([...rows].sort(byLevel), columnsOf(lang), {
    caption,
    isSum,
    empty: t("levels_empty", t(`measure_${measure}`))
  });
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figure = (name, column, formatted) => ({
    label: t(name),
    isNumber: true,
    cell: (row) => datum("timeliness_periods", row, column, formatted)
  });
  return [
    {label: t("level"), isHeader: true, cell: ({level}) => translateCode(lang, "level", level)},
    ...["due", "met", "missed", "pending", "unknown"].map((name) =>
      figure(name, `count_${name}`, format.count)
    ),
    {label: t("on_time_ratio"), isNumber: true, cell: (row) => ratioWithMeter(row, format)},
    figure("median", "median_minutes", format.minutes),
    figure("p90", "p90_minutes", format.minutes)
  ];
}

function ratioWithMeter(row, {ratio}) {
  return [datum("timeliness_periods", row, "on_time_ratio", ratio), meter(toNumber(row.on_time_ratio))];
}
