import {datum} from "./datum.js";
import {h} from "./element.js";
import {formatter} from "./format.js";
import {translateCode, translator} from "./messages.js";
import {table} from "./table.js";

/** Returns the table by status of a summary ("contract", "opportunity") with its total. */
export function statuses(kind, {count, amount, by_status}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const rows = count > 0 ? [...by_status, {status: "all", count, amount}] : [];
  const figure = (column, formatted) => ({
    label: t(column),
    isNumber: true,
    cell: (row) => datum(`${kind}_statuses`, row, column, formatted)
  });
  const name = ({status}) =>
    status === "all" ? t("total") : translateCode(lang, "status", status ?? "unknown");
  const columns = [
    {label: t("status"), isHeader: true, cell: name},
    figure("count", format.count),
    figure("amount", format.amount)
  ];
  const isSum = ({status}) => status === "all";
  return table(rows, columns, {
    caption: h("strong", null, t(`${kind}_statuses`)),
    isSum,
    empty: t("none_loaded", t(`${kind}_statuses`))
  });
}
