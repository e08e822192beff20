import {formatter, toNumber} from "./format.js";
import {translator} from "./messages.js";

/**
 * Returns how a metric moved since the row `before`, of the previous `grain` or of what `name` says: {sign, size, text,
 * verdict, isWorse}, or undefined if there is no value now.
 */
export function change(row, before, {unit, direction, lang, grain = "quarter", name: against}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const [value, previous] = [toNumber(row?.value), toNumber(before?.value)];
  const name = against ?? t(`previous_${grain}`);
  if (value === null) return undefined;
  if (previous === null) return {text: t("change_unknown", name)};
  const difference = value - previous;
  const size = unit === "ratio" ? format.points(difference) : format.inUnit(unit, Math.abs(difference));
  if (difference === 0 || size === format.points(0)) return {sign: "level", text: t("change_none", name)};
  const sign = difference > 0 ? "up" : "down";
  const isWorse = direction !== sign;
  const verdict = direction === "none" ? undefined : t(isWorse ? "worse" : "better");
  return {sign, size, text: t(`change_${sign}`, size, name), verdict, isWorse};
}
