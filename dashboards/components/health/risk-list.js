import {customerLink} from "../customer-link.js";
import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {longTable} from "../long-table.js";
import {translateCode, translator} from "../messages.js";

const order = ["at_risk", "sub_healthy", "unrated"];

/** Returns the latest quarter's customers that are not healthy, the worst first, with what their contracts are worth. */
export function riskList({customers, shortfalls}, lang) {
  const t = translator(lang);
  const rows = customers
    .filter((row) => row.tier !== "healthy")
    .sort(
      (a, b) =>
        order.indexOf(a.tier) - order.indexOf(b.tier) || (b.contract_amount ?? 0) - (a.contract_amount ?? 0)
    );
  const group = ({tier}) => ({
    key: tier,
    label: [
      t(`tier.${tier}`),
      tier !== "unrated" && h("span", {class: "group__about"}, ` · ${t(`strategy.${tier}`)}`)
    ].filter(Boolean)
  });
  return longTable(
    rows,
    columnsOf(shortfalls, lang),
    {group, empty: t("risk_none"), caption: t("risk_caption")},
    lang
  );
}

function columnsOf(shortfalls, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figures = [
    ["relationship", "relationship_score", format.score],
    ["service", "service_score", format.score],
    ["answers", "count_answers", format.count],
    ["running_amount", "contract_amount", format.amount]
  ];
  return [
    {
      label: t("customer"),
      isHeader: true,
      cell: ({tier_flag, ...row}) =>
        [customerLink(row), tier_flag && h("span", {class: "tier-flag"}, t(`flag.${tier_flag}`))].filter(
          Boolean
        )
    },
    {label: t("trend"), cell: ({trend}) => (trend ? t(`trend.${trend}`) : dash)},
    ...figures.map(([name, column, formatted]) => ({
      label: t(name),
      isNumber: true,
      cell: (row) => datum("customer_health", row, column, formatted)
    })),
    {label: t("contract_end"), isNumber: true, cell: ({contract_end_date}) => contract_end_date ?? dash},
    {label: t("why"), cell: (row) => whyOf(row, shortfalls, lang)}
  ];
}

function whyOf(row, shortfalls, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (row.tier === "unrated")
    return t("unrated_why", row.relationship_score === null, row.service_score === null);
  const found = shortfalls.filter((one) => one.customer_id === row.customer_id);
  const text = ({measure, level, value, benchmark}) => {
    const sign = value < benchmark ? "<" : ">";
    const shown = measure.endsWith("_ratio") ? format.ratio : format.score;
    return `${level === "all" ? "" : `${level} `}${translateCode(lang, "shortfall", measure)} ${shown(value).replace(/^[<>] /, "")} ${sign} ${measure.endsWith("_ratio") ? format.ratio(benchmark) : format.count(benchmark)}`;
  };
  return found.length > 0
    ? h(
        "ul",
        {class: "reasons"},
        found.map((one) => h("li", null, text(one)))
      )
    : dash;
}
