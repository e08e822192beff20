import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {table} from "../table.js";

const page = 30;

/** Returns where the health forms say another thing than the data: every tier, and the latest quarter's measures. */
export function healthDifferences(differences, lang) {
  const t = translator(lang);
  if (differences.total === 0) return h("p", {class: "empty"}, t("differences_none"));
  const rows = [...differences.rows].reverse();
  const tiers = rows.filter(({measure}) => measure === "tier");
  const rest = rows.filter(({measure}) => measure !== "tier");
  return h(
    "div",
    null,
    h("p", {class: "finding"}, t("differences_tiers", formatter(lang).count(tiers.length))),
    table([...tiers, ...rest].slice(0, page), columnsOf(lang), {
      whole: [...tiers, ...rest],
      published: differences
    })
  );
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const said = (row, column) => formatted(row, row[column], {t, format});
  return [
    {label: t("customer"), isHeader: true, cell: ({customer_name}) => customer_name ?? dash},
    {label: t("quarter"), cell: ({period_start}) => format.period("quarter", period_start)},
    {label: t("measure_column"), cell: ({measure}) => translateCode(lang, "shortfall", measure)},
    ...["recorded", "computed"].map((column) => ({
      label: t(column),
      isNumber: true,
      cell: (row) => said(row, column),
      taken: (row) => takenOf(row, row[column])
    }))
  ];
}

// a tier and a trend are words
function takenOf({measure}, value) {
  if (measure === "tier" || measure === "trend") return undefined;
  const unit = {upsell_amount: "amount", tenure_months: "months"}[measure];
  return {value, unit: unit ?? (measure.endsWith("_ratio") ? "ratio" : "score")};
}

function formatted({measure}, value, {t, format}) {
  if (measure === "tier") return t(`tier.${value}`);
  if (measure === "trend") return t(`trend.${value}`);
  if (measure.endsWith("_ratio")) return format.ratio(value);
  if (measure === "upsell_amount") return format.amount(value);
  return measure === "tenure_months" ? format.count(value) : format.score(value);
}
