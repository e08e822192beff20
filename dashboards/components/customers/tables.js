import {datum} from "../datum.js";
import {dash, formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {record} from "../record.js";
import {table} from "../table.js";

/** Returns a customer's contracts, the latest signed first. */
export function contractTable(rows, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const end = ({end_date, is_open_ended}) => (is_open_ended ? t("no_end") : format.date(end_date));
  return table(
    newest(rows, "signed_date"),
    [
      {label: t("contract"), isHeader: true, cell: ({contract_id}) => contract_id},
      {label: t("coverage"), cell: ({coverage}) => t(`coverage.${coverage}`)},
      {label: t("renewal"), cell: ({renewal_state}) => t(`renewal.${renewal_state}`)},
      {label: t("ends"), cell: end},
      {label: t("amount"), isNumber: true, cell: (row) => datum("contracts", row, "amount", format.amount)}
    ],
    {empty: t("none_of_customer")}
  );
}

/** Returns a customer's opportunities, the latest created first. */
export function opportunityTable(rows, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const number = (label, column) => ({
    label: t(label),
    isNumber: true,
    cell: (row) => datum("opportunities", row, column, format.amount)
  });
  const origin = ({origin_kind, origin_id}) =>
    origin_kind ? [translateCode(lang, "origin", origin_kind), origin_id].filter(Boolean).join(" ") : dash;
  return table(
    newest(rows, "created_at"),
    [
      {
        label: t("opportunity"),
        isHeader: true,
        cell: ({opportunity_id: id}) => record("opportunity", id, lang)
      },
      {label: t("outcome"), cell: ({status}) => (status ? t(`outcome.${status}`) : dash)},
      {label: t("origin_column"), cell: origin},
      {label: t("stage_now"), cell: ({stage}) => stage ?? dash},
      number("amount_now", "amount"),
      number("signed_sum", "won_amount")
    ],
    {empty: t("none_of_customer")}
  );
}

/** Returns a customer's tickets that are open or recent, the latest first. */
export function ticketTable(rows, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const verdict = ({resolution_verdict}) => translateCode(lang, "in_time", resolution_verdict);
  return table(
    newest(rows, "submitted_at"),
    [
      {label: t("ticket"), isHeader: true, cell: ({ticket_id: id}) => record("ticket", id, lang)},
      {label: t("level"), cell: ({level}) => level ?? dash},
      {label: t("ticket_state"), cell: ({status}) => translateCode(lang, "ticket_state", status, dash)},
      {label: t("submitted"), cell: ({submitted_at}) => format.date(submitted_at)},
      {label: t("solved"), cell: ({resolved_at}) => format.date(resolved_at)},
      {label: t("in_time"), cell: verdict}
    ],
    {empty: t("none_of_customer")}
  );
}

function newest(rows, column) {
  return [...rows].sort((a, b) => ((a[column] ?? "") < (b[column] ?? "") ? 1 : -1));
}
