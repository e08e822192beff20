import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter, toNumber} from "../format.js";

/** Returns a change in points with its sign, coloured by which way it goes. */
export function signed(mart, row, column, lang) {
  const value = toNumber(row[column]);
  const shown = value === null ? null : Number(value.toFixed(2));
  const tone = shown === null || shown === 0 ? null : shown > 0 ? "sign-up" : "sign-down";
  return h("span", {class: tone}, shown > 0 && "+", datum(mart, row, column, formatter(lang).hundredths));
}
