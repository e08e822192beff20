import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {icon} from "../icon.js";
import {translator} from "../messages.js";

const kinds = [
  {kind: "tickets_due_soon", waiting: "clock", page: "timeliness.html?state=due_soon#late"},
  {kind: "tickets_overdue", waiting: "cross", page: "timeliness.html?state=overdue&measure=resolution#late"},
  {kind: "contracts_expiring", waiting: "clock", page: "customers.html#ending"},
  {kind: "customers_unhealthy", waiting: "cross", page: "health.html#risk"},
  {kind: "customers_unrated", waiting: "question", page: "health.html#risk"},
  {kind: "opportunities_overdue", waiting: "clock", page: "opportunities.html?scope=all#open"}
];

/** Returns what waits at the clock, each with its number, its amount and the page that lists it. */
export function attention(rows, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const lines = kinds.flatMap(({kind, waiting, page}) => {
    const row = rows.find((one) => one.kind === kind);
    if (!row) return [];
    const amount = row.amount !== null && row.count_records > 0;
    const sign = row.count_records === null ? "question" : row.count_records > 0 ? waiting : "check";
    return h(
      "li",
      {class: row.count_records > 0 ? "attention__line" : "attention__line attention__line--none"},
      icon(sign),
      h("strong", null, datum("attention", row, "count_records", format.count)),
      h("a", {href: `./${page}`}, t(`attention.${kind}`)),
      amount && h("span", {class: "attention__amount"}, datum("attention", row, "amount", format.amount))
    );
  });
  if (lines.length === 0) return h("p", {class: "empty"}, t("attention_empty"));
  return h("ul", {class: "attention"}, lines);
}
