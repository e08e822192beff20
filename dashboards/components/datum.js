import {h} from "./element.js";

const keys = {
  attention: ["kind"],
  incubation_periods: ["period_grain", "period_start", "basis", "dimension", "dimension_value"],
  incubation_chain: ["period_grain", "period_start", "step"],
  pipeline_periods: ["scope", "period_grain", "period_start"],
  stage_conversions: ["scope", "rank"],
  opportunity_outcomes: ["period_grain", "period_start", "dimension", "dimension_value"],
  opportunities: ["opportunity_id"],
  contracts: ["contract_id"],
  customers: ["customer_id"],
  service_results: ["period_grain", "period_start", "dimension", "dimension_value"],
  service_profit_loss: ["period_grain", "period_start", "dimension", "dimension_value", "side", "category"],
  expert_investments: ["year", "customer_id"],
  money_gap_totals: ["side", "category", "reason"],
  service_product_periods: ["period_grain", "period_start", "product_tier"],
  customer_value: ["period_grain", "period_start", "customer_id"],
  process_deadlines: ["rule_code", "period_grain", "period_start"],
  intelligence_periods: ["indicator", "period_grain", "period_start"],
  run: ["run_id"],
  metric_comparisons: ["metric_code", "period_grain", "period_start"],
  metric_weeks: ["metric_code", "week_start"],
  metric_values: ["metric_code", "period_grain", "period_start", "dimension", "dimension_value"],
  timeliness_periods: [
    "period_grain",
    "period_start",
    "measure",
    "basis",
    "dimension",
    "dimension_value",
    "level"
  ],
  timeliness_targets: [
    "period_grain",
    "period_start",
    "measure",
    "basis",
    "target_level",
    "level",
    "target_minutes"
  ],
  timeliness_limits: ["measure", "level", "period_start"],
  timeliness_days: ["date", "measure", "level"],
  basis_differences: ["period_grain", "period_start", "measure", "level"],
  team_appraisal: ["team_id", "period_grain", "period_start", "kpi_code"],
  team_quarters: ["period_grain", "period_start", "measure", "dimension", "dimension_value"],
  target_periods: ["metric_code", "period_grain", "period_start", "dimension", "dimension_value"],
  customer_health: ["customer_id", "period_grain", "period_start"],
  health_quarters: ["period_grain", "period_start", "tier"],
  tier_movements: ["period_grain", "period_start", "from_tier", "to_tier"],
  health_backtest: ["basis", "tier", "outcome"],
  relationship_uplift: ["customer_id", "period_grain", "period_start", "degree"],
  uplift_periods: ["period_grain", "period_start", "dimension", "dimension_value", "degree"],
  uplift_comparisons: ["period_grain", "period_start", "degree"],
  uplift_bands: ["period_grain", "period_start", "degree", "baseline_band"],
  behaviour_periods: ["period_grain", "period_start", "project_type"],
  late_tickets: ["ticket_id", "measure"],
  late_counts: ["measure", "state"],
  loads: ["source_file", "source_sheet", "entity"],
  contract_statuses: ["status"],
  opportunity_statuses: ["status"],
  quarantine: ["scope"]
};

/** Returns the key of a mart's row, by which a rendered figure is traced back: its key columns, joined by "|". */
export function keyOf(mart, row) {
  return keys[mart].map((column) => row[column] ?? "").join("|");
}

const sources = new WeakMap();

/** Returns where an element's number is from, {mart, row, column}, if `datum` made it. */
export function sourceOf(element) {
  return sources.get(element);
}

/** Returns an element showing one number of a mart, formatted by `format`, that says where the number is from. */
export function datum(mart, row, column, format) {
  const attributes = {"data-mart": mart, "data-key": keyOf(mart, row), "data-column": column};
  const element = h("span", {class: "datum", ...attributes}, withSmallUnit(format(row[column])));
  sources.set(element, {mart, row, column});
  return element;
}

function withSmallUnit(text) {
  const [, before, number, after] = /^([A-Z]+ )?([−<>\d.,\s]*\d%?)(.*)$/.exec(text) ?? [];
  if (number === undefined) return text;
  return [before && h("span", {class: "unit"}, before), number, after && h("span", {class: "unit"}, after)];
}
