import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";

export const tiers = ["healthy", "sub_healthy", "at_risk", "unrated"];

/** Returns the rows of the latest quarter, by tier, or undefined if there is none. */
export function latestTiers(quarters) {
  const start = quarters
    .map((row) => row.period_start)
    .sort()
    .at(-1);
  if (!start) return undefined;
  return Object.fromEntries(
    quarters.filter((row) => row.period_start === start).map((row) => [row.tier, row])
  );
}

/** Returns what a reader should know first: how many customers are in danger, and how many nobody has judged. */
export function healthHeadline({quarters}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const latest = latestTiers(quarters);
  if (!latest) return h("p", {class: "headline"}, t("health_empty"));
  const count = (tier) => datum("health_quarters", latest[tier], "count_customers", format.count);
  const total = h(
    "span",
    {class: "datum"},
    format.count(tiers.reduce((sum, tier) => sum + latest[tier].count_customers, 0))
  );
  return h(
    "p",
    {class: "headline"},
    t(
      "health_headline",
      format.period("quarter", latest.healthy.period_start),
      total,
      count("at_risk"),
      count("sub_healthy"),
      count("unrated")
    ),
    t("health_coverage", datum("health_quarters", latest.healthy, "coverage_ratio", format.ratio))
  );
}
