import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {tiers} from "./health-headline.js";

/** Returns the latest quarter's movement between tiers: a row per tier before, a column per tier now. */
export function tierMoves({movements}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = movements
    .map((row) => row.period_start)
    .sort()
    .at(-1);
  const rows = movements.filter((row) => row.period_start === start);
  if (rows.length === 0) return h("p", {class: "empty"}, t("moves_empty"));
  const from = [...tiers, "new"].filter((tier) => rows.some((row) => row.from_tier === tier));
  const to = [...tiers, "gone"].filter((tier) => tier !== "gone" || rows.some((row) => row.to_tier === tier));
  const find = (before, now) => rows.find((row) => row.from_tier === before && row.to_tier === now);
  return table(
    from,
    [
      {label: t("from_tier"), isHeader: true, cell: (before) => t(`tier.${before}`)},
      ...to.map((now) => ({
        label: t(`tier.${now}`),
        isNumber: true,
        cell: (before) => {
          const row = find(before, now);
          return row ? datum("tier_movements", row, "count_customers", format.count) : dash;
        }
      }))
    ],
    {caption: t("moves_caption", format.period("quarter", start))}
  );
}
