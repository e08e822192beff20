import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";

/** Returns, in sentences made by rule, what service incubated in the period and what stands apart from it. */
export function opportunityHeadline({incubation}, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const of = (basis) => period && pickIncubation(incubation, period, basis);
  const [sourced, partner, influenced] = ["sourced", "partner", "influenced"].map(of);
  if (!sourced) return h("p", {class: "headline"}, t("opportunities_unknown"));
  const pair = (row, count, amount) => [
    datum("incubation_periods", row, count, format.count),
    datum("incubation_periods", row, amount, format.amount)
  ];
  const name = format.period(period.grain, period.start);
  const apart = [
    [partner, "opportunities_partner"],
    [influenced, "opportunities_influenced"]
  ].filter(([row]) => row?.count_incubated > 0);
  return h(
    "p",
    {class: "headline"},
    sourced.count_incubated === 0
      ? t("opportunities_nothing", name)
      : t("opportunities_headline", name, ...pair(sourced, "count_incubated", "incubated_amount")),
    t("opportunities_after", ...pair(sourced, "count_won", "won_amount")),
    apart.map(([row, key]) =>
      h("span", {class: "headline__aside"}, t(key, ...pair(row, "count_incubated", "incubated_amount")))
    )
  );
}

/** Returns the company's row of one basis in a period, or undefined. */
function pickIncubation(incubation, {grain, start}, basis) {
  return incubation.find(
    (row) =>
      row.dimension === "company" &&
      row.basis === basis &&
      row.period_grain === grain &&
      row.period_start === start
  );
}
