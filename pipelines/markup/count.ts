import {attributeOf, isShown, newLexer} from "./lexer.ts";
import type {Dialect} from "./tables.ts";

type Table = {
  index: number;
  row: number;
  /** The last row under a cell with text. */
  covered: number;
  height: number;
  isRow: boolean;
  isFilled: boolean;
  isInside: boolean;
};

/**
 * Counts per table the rows that have text of their own or lie under a cell with text that spans down from above.
 * A second road beside `newTableReader`: it places no cell and decodes none.
 */
export function newRowCounter(dialect: Dialect) {
  const isXml = dialect === "xml";
  const counts: number[] = [];
  const open: Table[] = [];
  const lexer = newLexer({open: begin, close: end, text}, {isXml});
  return {...lexer, countOf: (index: number) => counts[index] ?? 0};

  function begin(name: string, attributes: string): void {
    const table = open.at(-1);
    if (name === "table") startTable();
    else if (!table) return;
    else if (name === "tr" || name === "row") startRow(table, attributes);
    else if (name === "td" || name === "th" || name === "cell") startCell(table, attributes);
    else if (/^(thead|tbody|tfoot|caption)$/.test(name)) endRow(table);
    else if (isXml && name === "comment") table.height = 0;
    else if (isXml && name === "data") table.isInside = table.height > 0;
  }

  function end(name: string): void {
    const table = open.at(-1);
    if (!table) return;
    if (name === "tr" || name === "row") endRow(table);
    else if (name === "td" || name === "th" || name === "data") table.isInside = false;
    else if (name === "table") endTable(table);
    else if (/^(body|html|workbook)$/.test(name)) while (open.length > 0) endTable(open.at(-1)!);
  }

  function text(piece: string): void {
    const table = open.at(-1);
    if (!table?.isInside || !isShown(piece)) return;
    table.isFilled = true;
    if (table.height > 1) table.covered = Math.max(table.covered, table.row + table.height - 1);
  }

  function startTable(): void {
    const index = counts.push(0) - 1;
    open.push({index, row: 0, covered: 0, height: 0, isRow: false, isFilled: false, isInside: false});
  }

  function startRow(table: Table, attributes: string): void {
    endRow(table);
    const told = isXml ? Number(attributeOf(attributes, "index")) : 0;
    table.row = told > table.row ? told : table.row + 1;
    table.isRow = true;
  }

  function startCell(table: Table, attributes: string): void {
    if (!table.isRow) startRow(table, "");
    const told = attributeOf(attributes, isXml ? "mergedown" : "rowspan");
    const span = told === undefined ? Number.NaN : Number.parseInt(told, 10) + (isXml ? 1 : 0);
    table.height = span === 0 && !isXml ? Number.POSITIVE_INFINITY : span > 1 ? span : 1;
    table.isInside = !isXml;
  }

  function endRow(table: Table): void {
    if (table.isRow && (table.isFilled || table.row <= table.covered)) counts[table.index]!++;
    table.isRow = false;
    table.isFilled = false;
    table.isInside = false;
  }

  function endTable(table: Table): void {
    endRow(table);
    open.pop();
  }
}
