import {customerLink} from "../customer-link.js";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {filterPicker} from "../filters/picker.js";
import {dash, formatter, toNumber} from "../format.js";
import {longTable} from "../long-table.js";
import {translateCode, translator} from "../messages.js";

const largest = (column) => (a, b) => (toNumber(b[column]) ?? -1) - (toNumber(a[column]) ?? -1);
const orders = {
  risk: largest("at_risk_amount"),
  overdue: largest("count_overdue_tickets"),
  open: largest("open_amount"),
  contracts: largest("contract_amount"),
  name: () => 0
};

/** Returns every customer with what was signed, what is due and what is open, to be searched and sorted. */
export function customerList({customers, contracts}, lang) {
  const t = translator(lang);
  if (customers.total === 0) return h("p", {class: "empty"}, t("customers_empty"));
  const wanted = {text: "", order: "risk", tier: ""};
  const place = h("div");
  const found = h("p", {class: "late__found", role: "status"});
  const ordered = orderer(customers.rows, lang);
  function show() {
    const rows = matching(ordered(wanted.order), {...wanted, tier: tier.value});
    found.textContent = t("customers_found", formatter(lang).count(rows.length));
    place.replaceChildren(
      longTable(rows, columnsOf(lang), {published: customers, empty: t("none_of_customer")}, lang)
    );
  }
  const tier = filterPicker("tier", tiersOf(customers.rows), lang, (value) =>
    translateCode(lang, "tier", value)
  );
  tier.addEventListener("input", show);
  const controls = controlsOf(wanted, show, lang);
  controls.prepend(tier);
  show();
  const list = h("div", null, headline(customers, contracts, lang), controls, found, place);
  return h("div", null, list, endingContracts(contracts.rows, lang));
}

/** Returns the contracts that end soon without a renewal, the first to end before the others. */
function endingContracts(contracts, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = contracts
    .filter((row) => row.is_expiring && row.at_risk_amount !== null)
    .sort((a, b) => a.end_date.localeCompare(b.end_date) || a.contract_id.localeCompare(b.contract_id));
  const columns = [
    {label: t("contract"), isHeader: true, cell: ({contract_id}) => contract_id},
    {label: t("customer"), cell: customerLink},
    {label: t("ends"), cell: ({end_date}) => format.date(end_date)},
    {
      label: t("at_risk_amount"),
      isNumber: true,
      cell: (row) => datum("contracts", row, "at_risk_amount", format.amount)
    }
  ];
  return h(
    "section",
    {id: "ending"},
    h("h2", null, t("ending_title")),
    longTable(rows, columns, {empty: t("customers_no_risk")}, lang)
  );
}

function matching(entries, {text, tier}) {
  const needle = text.trim().toLowerCase();
  return entries
    .filter(({row, words}) => (tier === "" || row.customer_tier === tier) && words.includes(needle))
    .map(({row}) => row);
}

// thousands are sorted once for each order, not at every key
function orderer(rows, lang) {
  const collator = new Intl.Collator(lang === "zh" ? "zh-CN" : "en");
  const entries = rows
    .map((row) => ({
      row,
      words: `${row.customer_name} ${row.customer_id} ${row.industry ?? ""}`.toLowerCase()
    }))
    .sort(
      ({row: a}, {row: b}) =>
        collator.compare(a.customer_name ?? "", b.customer_name ?? "") ||
        collator.compare(a.customer_id, b.customer_id)
    );
  const known = {};
  return (order) => {
    known[order] ??= entries.toSorted((a, b) => orders[order](a.row, b.row));
    return known[order];
  };
}

function tiersOf(rows) {
  return [...new Set(rows.map(({customer_tier}) => customer_tier).filter(Boolean))].sort();
}

function headline(customers, contracts, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const ending = contracts.rows.filter((row) => row.at_risk_amount !== null);
  const sum = ending.reduce((all, row) => all + Number(row.at_risk_amount), 0);
  const late = customers.rows.filter((row) => row.count_overdue_tickets > 0).length;
  const risk = ending.length
    ? t("customers_risk", format.count(ending.length), format.amount(sum))
    : t("customers_no_risk");
  const isCut = customers.shown < customers.total;
  return h(
    "p",
    {class: "headline"},
    t("customers_headline", format.count(customers.total), risk, t("customers_overdue", format.count(late))),
    isCut && h("span", {class: "headline__aside"}, t("customers_limited", customers.shown, customers.total))
  );
}

function controlsOf(wanted, show, lang) {
  const t = translator(lang);
  const search = h("input", {class: "picker__choice", type: "search"});
  search.addEventListener("input", () => {
    wanted.text = search.value;
    show();
  });
  const options = Object.keys(orders).map((value) => h("option", {value}, t(`customer_order.${value}`)));
  const select = h("select", {class: "picker__choice"}, options);
  select.addEventListener("change", () => {
    wanted.order = select.value;
    show();
  });
  return h(
    "div",
    {class: "late__controls"},
    h("label", {class: "picker"}, h("span", null, t("customers_search")), search),
    h("label", {class: "picker"}, h("span", null, t("customers_order")), select)
  );
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const number = (label, column, as) => ({
    label: t(label),
    isNumber: true,
    cell: (row) => datum("customers", row, column, as)
  });
  const name = ({customer_id, customer_name}) =>
    h("a", {href: `?id=${encodeURIComponent(customer_id)}`}, customer_name ?? customer_id);
  return [
    {label: t("customer"), isHeader: true, cell: name},
    {label: t("tier"), cell: (row) => tierOf(row, lang)},
    {label: t("key_class"), cell: (row) => classOf(row, lang)},
    number("contract_amount", "contract_amount", format.amount),
    number("at_risk_amount", "at_risk_amount", format.amount),
    number("open_amount", "open_amount", format.amount),
    number("incubated_amount", "incubated_amount", format.amount),
    number("open_tickets", "count_open_tickets", format.count),
    number("overdue_tickets", "count_overdue_tickets", format.count)
  ];
}

/** Returns a customer's tier in words, marked where it is inferred. */
export function tierOf({customer_tier, tier_basis}, lang) {
  const t = translator(lang);
  if (!customer_tier) return dash;
  const isInferred = tier_basis === "inferred";
  return [t(`tier.${customer_tier}`), isInferred && h("span", {class: "tag"}, t("tier_inferred"))];
}

export function classOf({key_account_class}, lang) {
  return key_account_class ? translateCode(lang, "key_class", key_account_class) : dash;
}
