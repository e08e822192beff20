import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {record} from "../record.js";
import {dueOf} from "./due.js";
import {classOf, tierOf} from "./list.js";
import {contractTable, opportunityTable, ticketTable} from "./tables.js";

/** Returns one customer: who it is, what is due, its contracts, opportunities and recent tickets. */
export function customerView({run, customers, contracts, opportunities, tickets}, id, lang) {
  const t = translator(lang);
  const back = h("p", null, h("a", {href: "?"}, t("all_customers")));
  const customer = customers.rows.find((row) => row.customer_id === id);
  if (!customer) return h("div", null, back, h("p", {class: "empty"}, t("customer_unknown", id)));
  const own = ({rows}) => rows.filter((row) => row.customer_id === id);
  const [signed, sold, asked] = [contracts, opportunities, tickets].map(own);
  const due = dueOf({run, contracts: signed, opportunities: sold, tickets: asked});
  const section = (title, content) => [h("h3", {class: "customer__section"}, t(title)), content];
  return h(
    "div",
    null,
    back,
    h("h2", {class: "customer__name"}, customer.customer_name ?? id),
    h("p", null, record("customer", id, lang)),
    facts(customer, lang),
    section("customer_due", dueList(due, lang)),
    section("customer_contracts", contractTable(signed, lang)),
    section("customer_opportunities", opportunityTable(sold, lang)),
    section("customer_tickets", ticketTable(asked, lang))
  );
}

function facts(customer, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figure = (column, as) => datum("customers", customer, column, as);
  const size = customer.customer_size;
  const terms = [
    ["tier", tierOf(customer, lang)],
    ["key_class", classOf(customer, lang)],
    ["industry", customer.industry ?? dash],
    ["size", size ? translateCode(lang, "size", size) : dash],
    ["first_signed", format.date(customer.first_signed_date)],
    ["contract_amount", figure("contract_amount", format.amount)],
    ["at_risk_amount", figure("at_risk_amount", format.amount)],
    ["open_amount", figure("open_amount", format.amount)],
    ["incubated_amount", figure("incubated_amount", format.amount)],
    ["won_of_customer", figure("sourced_won_amount", format.amount)]
  ];
  return h(
    "dl",
    {class: "stamp"},
    terms.map(([name, value]) => h("div", null, h("dt", null, t(name)), h("dd", null, value)))
  );
}

function dueList(due, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (due.length === 0) return h("p", {class: "empty"}, t("customer_nothing_due"));
  return h(
    "ul",
    {class: "due"},
    due.map(({kind, id, level, date, isPast}) =>
      h(
        "li",
        null,
        h("span", {class: "due__date"}, format.date(date)),
        t(`due_${kind}`, id, level ?? dash),
        isPast && h("strong", {class: "mark mark--bad"}, ` ${t("due_past")}`)
      )
    )
  );
}
