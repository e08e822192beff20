import {datum} from "../datum.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {table} from "../table.js";

/** Returns the table of what each origin of service incubated in a period, with its total. */
export function origins(rows, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const wanted = inPeriod(rows, period).filter(
    (row) => row.basis === "sourced" && row.count_incubated + row.count_won > 0
  );
  const parts = wanted.filter((row) => row.dimension === "origin_kind");
  const whole = wanted.filter((row) => row.dimension === "company");
  const number = numberOf("incubation_periods", t);
  const content = table(
    [...parts, ...whole],
    [
      {
        label: t("origin_column"),
        isHeader: true,
        cell: ({dimension_value}) => translateCode(lang, "origin", dimension_value)
      },
      number("incubated_count", "count_incubated", format.count),
      number("incubated_sum", "incubated_amount", format.amount),
      number("approved_share", "approved_ratio", format.ratio),
      number("won_share", "won_ratio", format.ratio),
      number("signed_count", "count_won", format.count),
      number("signed_sum", "won_amount", format.amount)
    ],
    {isSum: ({dimension}) => dimension === "company", empty: t("origins_empty")}
  );
  return wanted.length === 0 ? content : figure({content, caption: t("origins_caption")});
}

/** Returns the table of what was won of what was decided in a period, by where it came from. */
export function outcomes(rows, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const wanted = inPeriod(rows, period);
  const parts = wanted.filter((row) => row.dimension === "origin");
  const whole = wanted.filter((row) => row.dimension === "company");
  const number = numberOf("opportunity_outcomes", t);
  const content = table(
    [...parts, ...whole],
    [
      {
        label: t("origin_column"),
        isHeader: true,
        cell: ({dimension_value}) => translateCode(lang, "origin", dimension_value)
      },
      number("won_count", "count_won", format.count),
      number("lost_count", "count_lost", format.count),
      number("by_count", "win_ratio", format.ratio),
      number("by_amount", "win_amount_ratio", format.ratio),
      number("signed_sum", "won_amount", format.amount)
    ],
    {isSum: ({dimension}) => dimension === "company", empty: t("outcomes_empty")}
  );
  return wanted.length === 0 ? content : figure({content, caption: t("outcomes_caption")});
}

function inPeriod(rows, period) {
  return rows.filter(
    (row) => period && row.period_grain === period.grain && row.period_start === period.start
  );
}

function numberOf(mart, t) {
  return (label, column, as) => ({
    label: t(label),
    isNumber: true,
    cell: (row) => datum(mart, row, column, as)
  });
}
