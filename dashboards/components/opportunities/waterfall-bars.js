import {toNumber} from "../format.js";
import {translator} from "../messages.js";

/** What moves the open pipeline, in order. */
export const flows = ["opening", "new", "reopened", "growth", "shrink", "won", "lost", "void", "closing"];
const outward = ["shrink", "won", "lost", "void"];
const always = ["opening", "new", "won", "lost", "closing"];

/** Returns the bars of a row of `pipeline_periods` in order: {name, from, to, value, kind}. */
export function barsOf(row, lang) {
  const t = translator(lang);
  let level = 0;
  return flows
    .filter((flow) => always.includes(flow) || toNumber(row[`${flow}_amount`]) !== 0)
    .map((flow) => {
      const value = toNumber(row[`${flow}_amount`]);
      const isEnd = flow === "opening" || flow === "closing";
      const signed = outward.includes(flow) ? 0 - value : value;
      const from = isEnd ? 0 : level;
      level = isEnd ? value : level + signed;
      return {name: t(`flow.${flow}`), from, to: level, value: signed, kind: isEnd ? "end" : flow};
    });
}
