import {customerLink} from "./customer-link.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {readFilters, setFilter} from "./filters/filters.js";
import {dash, formatter} from "./format.js";
import {icon} from "./icon.js";
import {lateOrders, lateRows} from "./late-rows.js";
import {longTable} from "./long-table.js";
import {translator} from "./messages.js";
import {record} from "./record.js";

const signs = {due_soon: "clock", overdue: "cross", late: "check"};

/** Returns the list of tickets late or about to be, with filters by state, measure and level, and a choice of order. */
export function lateList(late, lang) {
  const t = translator(lang);
  if (late.total === 0) return h("p", {class: "empty"}, t("late_none"));
  const wanted = {...asked(late.rows), order: "position"};
  const place = h("div", {class: "late__table"});
  const found = h("p", {class: "late__found", role: "status"});
  const choose = (name) => (event) => {
    wanted[name] = event.target.value;
    if (name === "level") setFilter(name, wanted.level);
    show();
  };
  function show() {
    const rows = lateRows(late.rows, wanted);
    found.textContent = t("late_shown", formatter(lang).count(rows.length));
    place.replaceChildren(
      longTable(rows, columnsOf(lang), {published: late, empty: t("late_no_match")}, lang)
    );
  }
  show();
  return h(
    "div",
    {class: "late"},
    h("p", null, sizes(late, lang)),
    controls(late.rows, {wanted, choose}, lang),
    found,
    place
  );
}

// what the address asks for, as far as the list has it
function asked(rows) {
  const query = new URL(location.href).searchParams;
  const held = {
    state: query.get("state"),
    measure: query.get("measure"),
    level: readFilters().level
  };
  const has = (name) => rows.some((row) => (row[name] ?? "unknown") === held[name]);
  return Object.fromEntries(Object.keys(held).map((name) => [name, has(name) ? held[name] : ""]));
}

function sizes(late, lang) {
  const all = {...late, measure: "all", state: "all"};
  const [total, shown] = ["total", "shown"].map((column) =>
    datum("late_counts", all, column, formatter(lang).count)
  );
  return translator(lang)(late.shown < late.total ? "late_some" : "late_total", total, shown);
}

function controls(rows, {wanted, choose}, lang) {
  const t = translator(lang);
  const values = (column) => [...new Set(rows.map((row) => row[column] ?? "unknown"))].sort();
  const named = {
    state: (value) => t(`state.${value}`),
    measure: (value) => t(`measure.${value}`),
    level: (value) => (value === "unknown" ? t("level_unknown") : value)
  };
  const filters = Object.entries(named).map(([name, nameOf]) =>
    choice(t(name), ["", ...values(name)], (value) => (value === "" ? t("all_of_them") : nameOf(value)), {
      chosen: wanted[name],
      onChange: choose(name)
    })
  );
  const order = choice(t("sort_by"), Object.keys(lateOrders), (value) => t(`sort.${value}`), {
    chosen: wanted.order,
    onChange: choose("order")
  });
  return h("div", {class: "late__controls"}, filters, order);
}

function choice(label, values, nameOf, {chosen, onChange}) {
  const options = values.map((value) => h("option", {value, selected: value === chosen}, nameOf(value)));
  return h(
    "label",
    {class: "picker"},
    h("span", null, label),
    h("select", {class: "picker__choice", change: onChange}, options)
  );
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const state = ({state: name}) =>
    h("span", {class: `state state--${name}`}, icon(signs[name]), t(`state.${name}`));
  return [
    {label: t("ticket"), isHeader: true, cell: ({ticket_id}) => record("ticket", ticket_id, lang)},
    {label: t("state"), cell: state},
    {label: t("measure"), cell: ({measure}) => t(`measure.${measure}`)},
    {label: t("level"), cell: ({level}) => level ?? dash},
    {label: t("customer"), cell: (row) => customerLink(row)},
    {label: t("product_column"), cell: ({product}) => product ?? dash},
    {label: t("due_at"), isNumber: true, cell: ({due_at}) => due_at.slice(0, 16)},
    {
      label: t("late_by"),
      isNumber: true,
      cell: (row) => datum("late_tickets", row, "late_minutes", format.minutes)
    }
  ];
}
