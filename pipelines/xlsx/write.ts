import {strToU8, zipSync} from "fflate";
import {type Format, type Mark, STYLES, styleOf} from "./styles.ts";
import {columnName} from "./values.ts";

/**
 * `decimal` writes a number with exactly these digits; `ratio` is one too, shown in percent; `date` is a day such as
 * 2024-12-31, with a time 2024-12-31 08:30; a marked text stands out by its colour.
 */
export type Cell =
  | string
  | number
  | boolean
  | null
  | {decimal: string}
  | {ratio: string}
  | {date: string}
  | {text: string; mark: Mark};

type Bound = {column: number; isWhole: boolean; min?: number | undefined; max?: number | undefined};

/**
 * `lists` are drop-downs below the header of a column (A = 0), `bounds` warn of a number outside them; `widths` are in
 * characters, `formats` hold for the cells of a column that are empty so far.
 */
export type SheetContent = {
  name: string;
  header: Cell[];
  rows: Iterable<Cell[]>;
  widths?: number[];
  formats?: Format[];
  lists?: {column: number; values: string[]}[];
  bounds?: Bound[];
  frozen?: boolean;
  hidden?: boolean;
  /** Rows of which one cell covers that many columns from the first. */
  merges?: {row: number; columns: number}[];
};

type Place = {sheet: string; row: number; style: number};

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const DAY = 86_400_000; // milliseconds
const EPOCH = Date.UTC(1899, 11, 30); // day 0 of Excel, whose 1900 has a 29 February

const LAST_ROW = 1_048_576;
const COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;
const LONGEST_LIST = 255;
const LONGEST_NAME = 31;
const LISTS_SHEET = "lists";
const ROWS_PER_PIECE = 1000;

/**
 * Returns an .xlsx file, the same bytes for the same sheets. Strings are text cells whatever they begin with.
 * Lists too long for Excel's 255 characters go to a hidden last sheet.
 */
export function writeWorkbook(sheets: SheetContent[]): Uint8Array {
  if (sheets.length === 0) throw new Error("missing sheets");
  const names = sheetNames([...sheets.map(({name}) => name), LISTS_SHEET]);
  const listsName = names.pop()!;
  const longLists: string[][] = [];
  const parts = sheets.map(({lists = [], bounds = [], ...sheet}, index) => {
    const sources = lists.map(({values}) => shortList(values) ?? longList(values, {listsName, longLists}));
    const validations = [
      ...lists.map(({column}, i) => validationXml(column, sources[i]!)),
      ...bounds.map(boundXml)
    ];
    return sheetXml(sheet, {name: names[index]!, validations});
  });
  if (longLists.length > 0) {
    const content = {name: listsName, header: [], rows: transpose(longLists)};
    parts.push(sheetXml(content, {name: listsName, validations: []}));
    names.push(listsName);
  }
  const sheetFiles = parts.map((part, index) => [`xl/${sheetPath(index)}`, part]);
  const hidden = names.map((_, i) => sheets[i]?.hidden ?? i >= sheets.length);
  const files = {...bookFiles(names, hidden), ...Object.fromEntries(sheetFiles)};
  return zipSync(files, {level: 6, mtime: new Date(1980, 0, 1)}); // fflate writes local time
}

/** Makes names Excel accepts: no `[]:*?/\`, at most 31 characters, different whatever the case. */
function sheetNames(names: string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const base = name.replace(/[[\]:*?/\\\p{Cc}\p{Cs}\ufffe\uffff]/gu, "_").replace(/^['\s]+/, "");
    let unique = cutName(base, LONGEST_NAME) || `Sheet${index + 1}`;
    for (let i = 2; taken.has(unique.toLowerCase()); ++i) {
      const suffix = ` (${i})`;
      unique = cutName(base, LONGEST_NAME - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

// Excel counts UTF-16 units; half a surrogate pair would not be XML.
function cutName(name: string, length: number): string {
  return name
    .slice(0, length)
    .replace(/\p{Cs}$/u, "")
    .replace(/['\s]+$/, "");
}

function shortList(values: string[]): string | undefined {
  const list = values.join(",").replaceAll('"', '""');
  const isShort = values.length > 0 && list.length <= LONGEST_LIST;
  const isPlain = values.every(
    (value) => value !== "" && value.trim() === value && !/[,\p{Cc}]/u.test(value)
  );
  return isShort && isPlain ? `"${list}"` : undefined;
}

function longList(
  values: string[],
  {listsName, longLists}: {listsName: string; longLists: string[][]}
): string {
  if (values.length === 0) throw new Error("missing list values");
  const column = columnName(longLists.length);
  longLists.push(values);
  return `'${listsName}'!$${column}$2:$${column}$${values.length + 1}`;
}

function transpose(lists: string[][]): string[][] {
  const height = Math.max(...lists.map((list) => list.length));
  return Array.from({length: height}, (_, row) => lists.map((list) => list[row] ?? ""));
}

function validationXml(column: number, source: string): string {
  const name = columnName(column);
  return (
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${name}2:${name}${LAST_ROW}">` +
    `<formula1>${escapeText(source)}</formula1></dataValidation>`
  );
}

// a warning, not a refusal: 45/60 is a score and 80万元 an amount
function boundXml({column, isWhole, min, max}: Bound): string {
  const name = columnName(column);
  const operator =
    min === undefined ? "lessThanOrEqual" : max === undefined ? "greaterThanOrEqual" : "between";
  const limits = [min, max].filter((limit) => limit !== undefined);
  if (limits.length === 0) throw new Error(`missing bound: ${name}`);
  return (
    `<dataValidation type="${isWhole ? "whole" : "decimal"}" errorStyle="warning" operator="${operator}" ` +
    `allowBlank="1" showErrorMessage="1" sqref="${name}2:${name}${LAST_ROW}">` +
    `${limits.map((limit, i) => `<formula${i + 1}>${limit}</formula${i + 1}>`).join("")}</dataValidation>`
  );
}

function sheetXml(
  {
    header,
    rows,
    widths = [],
    formats = [],
    frozen = true,
    merges = []
  }: Omit<SheetContent, "lists" | "bounds">,
  {name, validations}: {name: string; validations: string[]}
): Uint8Array {
  const pieces = [
    `${DECLARATION}<worksheet xmlns="${MAIN}">${viewXml(frozen)}${columnsXml(widths, formats)}<sheetData>`
  ];
  const encoded = pieces.map((piece) => strToU8(piece));
  for (const piece of rowPieces(name, {header, rows})) encoded.push(strToU8(piece));
  encoded.push(strToU8(`</sheetData>${mergesXml(merges)}${validationsXml(validations)}</worksheet>`));
  return joined(encoded);
}

// no Buffer: the pages write workbooks too
function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}

// A sheet may be longer than the longest string of V8, so it is encoded piece by piece.
function* rowPieces(sheet: string, {header, rows}: Pick<SheetContent, "header" | "rows">): Generator<string> {
  let number = 1;
  let piece = rowXml(header, {sheet, row: number, style: styleOf("header")});
  for (const row of rows) {
    number += 1;
    if (number > LAST_ROW) throw new Error(`${sheet}: too many rows`);
    piece += rowXml(row, {sheet, row: number, style: styleOf("text")});
    if (number % ROWS_PER_PIECE > 0) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

function rowXml(cells: Cell[], place: Place): string {
  if (cells.length > COLUMNS) throw new Error(`${place.sheet}: too many columns: row ${place.row}`);
  return `<row r="${place.row}">${cells.map((cell, column) => cellXml(cell, column, place)).join("")}</row>`;
}

function cellXml(cell: Cell, column: number, {sheet, row, style}: Place): string {
  const reference = `${columnName(column)}${row}`;
  if (cell === null || cell === "") return "";
  if (typeof cell === "boolean") return `<c r="${reference}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === "object" && "text" in cell)
    return cell.text === ""
      ? `<c r="${reference}" s="${styleOf(cell.mark)}"/>`
      : cellXml(cell.text, column, {sheet, row, style: styleOf(cell.mark)});
  if (typeof cell === "string") {
    if (cell.length > LONGEST_TEXT) throw new Error(`${sheet}: text too long: ${reference}`);
    const space = /^\s|\s$/.test(cell) ? ' xml:space="preserve"' : "";
    return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${escapeText(cell)}</t></is></c>`;
  }
  const {digits, format} = numberOf(cell);
  if (!/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(digits))
    throw new Error(`${sheet}: invalid number: ${reference}: ${digits}`);
  const look = format ? ` s="${styleOf(format)}"` : "";
  return `<c r="${reference}"${look}><v>${digits}</v></c>`;
}

type NumberCell = number | {decimal: string} | {ratio: string} | {date: string};

function numberOf(cell: NumberCell): {digits: string; format?: "percent" | "date" | "time"} {
  if (typeof cell === "number") return {digits: String(cell)};
  if ("decimal" in cell) return {digits: cell.decimal};
  if ("ratio" in cell) return {digits: cell.ratio, format: "percent"};
  const [, day, hour = "0", minute = "0"] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d):(\d\d))?/.exec(cell.date) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  const serial = (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY + minutes / 1440;
  return {digits: String(serial), format: cell.date.length > 10 ? "time" : "date"};
}

function viewXml(frozen: boolean): string {
  if (!frozen) return "";
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
}

function columnsXml(widths: number[], formats: Format[]): string {
  const columns = Array.from({length: Math.max(widths.length, formats.length)}, (_, i) => {
    const width = widths[i] === undefined ? "" : ` width="${widths[i]}" customWidth="1"`;
    const style = formats[i] && formats[i] !== "general" ? ` style="${styleOf(formats[i])}"` : "";
    return `<col min="${i + 1}" max="${i + 1}"${width || ' width="9.14"'}${style}/>`;
  });
  return columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "";
}

function mergesXml(merges: {row: number; columns: number}[]): string {
  if (merges.length === 0) return "";
  const cells = merges.map(({row, columns}) => `<mergeCell ref="A${row}:${columnName(columns - 1)}${row}"/>`);
  return `<mergeCells count="${merges.length}">${cells.join("")}</mergeCells>`;
}

function validationsXml(validations: string[]): string {
  if (validations.length === 0) return "";
  return `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
}

function bookFiles(names: string[], hidden: boolean[]): Record<string, Uint8Array> {
  const sheets = names.map((name, i) => {
    const state = hidden[i] ? ' state="hidden"' : "";
    return `<sheet name="${escapeText(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const links = names.map((_, i) => relationXml(i + 1, {kind: "worksheet", target: sheetPath(i)}));
  const overrides = names.map((_, i) => overrideXml(sheetPath(i), "worksheet"));
  const files = {
    "[Content_Types].xml":
      `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `${overrideXml("workbook.xml", "sheet.main")}${overrideXml("styles.xml", "styles")}${overrides.join("")}</Types>`,
    "_rels/.rels": relationsXml([relationXml(1, {kind: "officeDocument", target: "xl/workbook.xml"})]),
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${sheets.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsXml([
      ...links,
      relationXml(names.length + 1, {kind: "styles", target: "styles.xml"})
    ]),
    "xl/styles.xml": STYLES
  };
  return Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(DECLARATION + xml)]));
}

function sheetPath(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

function overrideXml(path: string, kind: string): string {
  return `<Override PartName="/xl/${path}" ContentType="${CONTENT}.${kind}+xml"/>`;
}

function relationsXml(relations: string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
}

function relationXml(id: number, {kind, target}: {kind: string; target: string}): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

// ST_Xstring: what XML 1.0 cannot hold becomes `_x0001_`, and text that looks so gets its `_` escaped.
function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4})/g, "_x005F_")
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, escapeCharacter)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function escapeCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
