import {basename} from "node:path";
import {Failure} from "../failure.ts";
import {columnOfLetters} from "./header.ts";
import type {Outside} from "./schema.ts";

/** What of a file stands outside its rows. */
export type Place = {
  file: string;
  sheet: string;
  /** Rows down to the header, by their number. */
  above: {row: number; cells: string[]}[];
};

type Rule = Outside & {otherwise?: string | null | undefined};
type Asked = Place & {field: string; mapping: string};

/** Returns the text that a rule takes from outside the rows; refuses the file if there is none and none is told. */
export function textAt(rule: Rule, asked: Asked): string | undefined {
  if (rule.value !== undefined) return rule.value;
  const source = sourceOf(rule, asked);
  if (!source) return undefined;
  const text = findText(rule, asked);
  if (text !== undefined) return text;
  if (rule.otherwise !== undefined) return rule.otherwise ?? "";
  const {file, field, mapping} = asked;
  throw new Failure("refused", "nothing_outside", {file, name: field, mapping, ...source});
}

/** Returns what the rule's groups hold in the file's or sheet's name, joined, or what its cell holds. */
export function findText(rule: Outside, {file, sheet, above}: Place): string | undefined {
  if (rule.value !== undefined) return rule.value;
  if (rule.file_name !== undefined) return grouped(basename(file), rule.file_name);
  if (rule.sheet !== undefined) return grouped(sheet, rule.sheet);
  if (rule.cell === undefined) return undefined;
  const [, letters, row] = rule.cell.match(/^([A-Za-z]+)(\d+)$/)!;
  const cells = above.find((one) => one.row === Number(row))?.cells;
  return cells?.[columnOfLetters(letters!)]?.trim() || undefined;
}

function grouped(name: string, pattern: string): string | undefined {
  const found = name.normalize("NFC").match(new RegExp(pattern));
  return found ? found.slice(1).join("") || undefined : undefined;
}

function sourceOf({file_name, sheet, cell}: Rule, place: Asked) {
  if (file_name !== undefined) return {place: basename(place.file), pattern: file_name};
  if (sheet !== undefined) return {place: place.sheet, pattern: sheet};
  return cell === undefined ? undefined : {place: cell.toUpperCase(), pattern: ".+"};
}
