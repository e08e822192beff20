import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {longTable} from "../long-table.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {signed} from "../uplift/signed.js";

const tiers = ["contract", "product", "steward", "expert", "unknown"];

/** Returns what free expert service cost, beside what came of it within the window. */
export function investments(rows, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const sorted = [...rows].sort((a, b) => b.year - a.year || (b.cost_amount ?? 0) - (a.cost_amount ?? 0));
  const figure = (label, column, formatted) => ({
    label,
    isNumber: true,
    cell: (row) => datum("expert_investments", row, column, formatted)
  });
  const columns = [
    {label: t("customer"), isHeader: true, cell: (row) => row.customer_id},
    figure(t("deliveries"), "count_services", format.count),
    figure(t("hours"), "hours", format.count),
    figure(t("invested"), "cost_amount", format.amount),
    figure(t("incubated_count"), "count_incubated", format.count),
    figure(t("incubated_amount"), "incubated_amount", format.amount),
    figure(t("won_amount"), "won_amount", format.amount),
    ...["closeness", "solution", "price"].map((degree) => ({
      label: t(`degree_change.${degree}`),
      isNumber: true,
      cell: (row) => signed("expert_investments", row, `${degree}_uplift`, lang)
    })),
    {label: t("matched_persons"), isNumber: true, cell: (row) => coverageCell(row, format)},
    {label: t("window"), cell: (row) => (row.is_window_open ? t("window_open") : "")}
  ];
  const options = {
    caption: sorted.length > 0 && t("investments_caption", sorted[0].window_days),
    group: ({year}) => ({key: year, label: String(year)}),
    empty: t("investments_empty")
  };
  return longTable(sorted, columns, options, lang);
}

// how many of the key persons in post the change rests on
function coverageCell(row, format) {
  const [matched, active] = ["count_matched_persons", "count_active_persons"].map((column) =>
    datum("expert_investments", row, column, format.count)
  );
  return row.count_active_persons === null ? dash : [matched, " / ", active];
}

/** Returns what was sold of each tier of service products in a period. */
export function productTiers(rows, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rank = ({product_tier}) => tiers.indexOf(product_tier);
  const found = rows
    .filter((row) => period && row.period_grain === period.grain && row.period_start === period.start)
    .sort((a, b) => rank(a) - rank(b));
  const figure = (label, column, formatted) => ({
    label,
    isNumber: true,
    cell: (row) => datum("service_product_periods", row, column, formatted)
  });
  const columns = [
    {label: t("product_tier"), isHeader: true, cell: (row) => t(`product_tier.${row.product_tier}`)},
    figure(t("sales_count"), "count_sales", format.count),
    figure(t("without_amount"), "count_unpriced", format.count),
    figure(t("customers_count"), "count_customers", format.count),
    figure(t("amount"), "amount", format.amount)
  ];
  return table(found, columns, {empty: t("products_none")});
}

/** Returns the customers of a period by net contribution, those without one last, and what is nobody's. */
export function customerTable(rows, period, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const found = rows
    .filter((row) => period && row.period_grain === period.grain && row.period_start === period.start)
    .sort((a, b) => a.is_unassigned - b.is_unassigned || (a.net_rank ?? 1e9) - (b.net_rank ?? 1e9));
  const money = (label, column) => ({
    label,
    isNumber: true,
    cell: (row) => datum("customer_value", row, column, format.amount)
  });
  const columns = [
    {
      label: t("customer"),
      isHeader: true,
      cell: (row) => (row.is_unassigned ? t("unassigned") : (row.customer_name ?? row.customer_id))
    },
    money(t("signed"), "signed_amount"),
    money(t("service_revenue"), "service_revenue_amount"),
    money(t("paid_services"), "paid_service_amount"),
    money(t("delivery_cost"), "delivery_cost_amount"),
    {...money(t("cost_to_serve"), "service_cost_amount"), cell: (row) => costCell(row, lang)},
    money(t("net_contribution"), "net_contribution_amount")
  ];
  return table(found, columns, {
    caption: t("customer_value_caption"),
    isSum: (row) => row.is_unassigned,
    empty: t("customer_value_empty")
  });
}

function costCell(row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const note = row.count_uncosted > 0 && h("small", null, ` ${t("uncosted", row.count_uncosted)}`);
  return [datum("customer_value", row, "service_cost_amount", format.amount), note];
}

/** Returns what is in no sum, by line and reason, over the last three years. */
export function gaps(rows, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figure = (label, column, formatted) => ({
    label,
    isNumber: true,
    cell: (row) => datum("money_gap_totals", row, column, formatted)
  });
  const columns = [
    {label: t("line"), isHeader: true, cell: ({category}) => t(`pl.${category}`)},
    {label: t("reason"), cell: ({reason}) => t(`gap.${reason}`)},
    figure(t("items"), "count_items", format.count),
    figure(t("recorded_amount"), "recorded_amount", format.amount)
  ];
  return table(rows, columns, {empty: t("gaps_none")});
}
