import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";

const outcomes = ["renewal", "loss", "purchase"];
const order = ["healthy", "sub_healthy", "at_risk"];

/** Returns what became, a quarter later, of customers rated so, with n, ranges and a plain verdict. */
export function backtest({backtests}, lang) {
  const t = translator(lang);
  if (!backtests.some((row) => row.count_n > 0)) return h("p", {class: "empty"}, t("backtest_none"));
  return h(
    "div",
    null,
    ["all", "last"].map((basis) => one(backtests, basis, lang))
  );
}

function one(backtests, basis, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = backtests
    .filter((row) => row.basis === basis)
    .sort(
      (a, b) =>
        outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) ||
        order.indexOf(a.tier) - order.indexOf(b.tier)
    );
  const group = ({outcome, verdict}) => ({
    key: outcome,
    label: [
      t(`outcome.${outcome}`),
      h("span", {class: `group__about verdict--${verdict}`}, ` · ${t(`verdict.${verdict}`)}`)
    ]
  });
  const figure = (column, formatted) => (row) => datum("health_backtest", row, column, formatted);
  return table(
    rows,
    [
      {label: t("health_tier"), isHeader: true, cell: ({tier}) => t(`tier.${tier}`)},
      {label: t("outcome_share"), isNumber: true, cell: figure("ratio", format.ratio)},
      {
        label: t("range"),
        isNumber: true,
        cell: (row) =>
          row.count_n === 0
            ? dash
            : [
                figure("ratio_low", format.ratio)(row),
                ` ${t("to")} `,
                figure("ratio_high", format.ratio)(row)
              ]
      },
      {label: t("n"), isNumber: true, cell: figure("count_n", format.count)}
    ],
    {group, caption: t(`basis.${basis}`)}
  );
}
