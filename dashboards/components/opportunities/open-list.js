import {customerLink} from "../customer-link.js";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {dash, formatter, toNumber} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {record} from "../record.js";
import {table} from "../table.js";

const shown = 30;

/** Returns the open opportunities of a scope: those past their expected date first, then by amount. */
export function openList({rows}, scope, lang) {
  const t = translator(lang);
  const open = rows
    .filter((row) => row.status === "open" && (scope === "all" || row.basis === "sourced"))
    .sort((a, b) => Number(b.is_overdue) - Number(a.is_overdue) || amountOf(b) - amountOf(a));
  const list = table(open.slice(0, shown), columnsOf(lang), {empty: t("open_empty")});
  if (open.length === 0) return list;
  const caption = t("open_caption", Math.min(shown, open.length), open.length);
  return figure({content: list, caption});
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const number = (label, column, as) => ({
    label: t(label),
    isNumber: true,
    cell: (row) => datum("opportunities", row, column, as)
  });
  return [
    {
      label: t("opportunity"),
      isHeader: true,
      cell: ({opportunity_id: id}) => record("opportunity", id, lang)
    },
    {label: t("customer"), cell: (row) => customerLink(row)},
    {
      label: t("origin_column"),
      cell: ({origin_kind}) => (origin_kind ? translateCode(lang, "origin", origin_kind) : dash)
    },
    {label: t("stage_now"), cell: ({stage}) => stage ?? dash},
    number("amount_now", "amount", format.amount),
    number("age_days", "age_days", format.count),
    number("slips", "count_slips", format.count),
    {
      label: t("expected_signed_date"),
      cell: ({expected_signed_date: date, is_overdue}) => [
        format.date(date),
        is_overdue && h("strong", {class: "mark mark--bad"}, ` ${t("overdue_mark")}`)
      ]
    }
  ];
}

function amountOf({amount}) {
  return toNumber(amount) ?? -1;
}
