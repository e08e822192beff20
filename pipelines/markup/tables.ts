import {isoText, numberText} from "../xlsx/values.ts";
import {decodeEntities} from "./entities.ts";
import {attributeOf, isShown, type Lexer, newLexer} from "./lexer.ts";

/** What the elements of a table are called: in a web page, or in Excel's XML of 2003. */
export type Dialect = "html" | "xml";

export type MarkupRow = {
  row: number;
  cells: string[];
  isCovered?: boolean;
  /** A cell of it spans columns, or the next row too. */
  isAcross?: boolean;
  isDown?: boolean;
};

export type TableEvents = {
  /** A table begins; XML has its sheet's name. */
  table: (table: {index: number; name: string}) => void;
  row: (table: number, row: MarkupRow) => void;
};

export type TableReader = Lexer & {
  /** Whether a table has begun and not ended. */
  isOpen: () => boolean;
};

type Span = {column: number; value: string; last: number};
type Table = {
  index: number;
  row: number;
  cells: string[] | undefined;
  column: number;
  isOwn: boolean;
  isAcross: boolean;
  isDown: boolean;
  spans: Span[];
  cell: Cell | undefined;
};
type Cell = {width: number; height: number; lines: string[]; text: string; attributes: string; type: string};

const blocks = new Set(["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr"]);
const lastColumn = 16_383;
const tallest = 1_048_576;

/** Reads the rows of every table of a page as it comes; a table in another's cell is one of its own. */
export function newTableReader(events: TableEvents, dialect: Dialect): TableReader {
  const isXml = dialect === "xml";
  const open: Table[] = [];
  let count = 0;
  let sheet = {name: ""};
  let isData = !isXml;
  const lexer = newLexer({open: begin, close: end, text: write}, {isXml});
  return {...lexer, isOpen: () => open.length > 0};

  function begin(name: string, attributes: string): void {
    const table = open.at(-1);
    if (isXml && name === "worksheet") startSheet(attributes);
    else if (name === "table") startTable();
    else if (!table) return;
    else if (name === "tr" || name === "row") startRow(table, attributes);
    else if (name === "td" || name === "th" || name === "cell") startCell(table, attributes);
    else if (/^(thead|tbody|tfoot|caption)$/.test(name)) endRow(table);
    else if (isXml) startData(table, name, attributes);
    else if (name === "br") breakLine(table, true);
    else if (blocks.has(name)) breakLine(table, false);
  }

  function end(name: string): void {
    const table = open.at(-1);
    if (!table) return;
    if (name === "table") endTable(table);
    else if (name === "tr" || name === "row") endRow(table);
    else if (name === "td" || name === "th" || name === "cell") endCell(table);
    else if (/^(body|html|workbook)$/.test(name)) endAll();
    else if (isXml) isData &&= name !== "data";
    else if (blocks.has(name)) breakLine(table, false);
  }

  function write(text: string): void {
    const cell = open.at(-1)?.cell;
    if (cell && isData) cell.text += text;
  }

  function startSheet(attributes: string): void {
    sheet = {name: decodeEntities(attributeOf(attributes, "name") ?? "")};
  }

  function startTable(): void {
    const index = count++;
    const place = {index, row: 0, cells: undefined, column: 0, spans: [], cell: undefined};
    open.push({...place, isOwn: false, isAcross: false, isDown: false});
    events.table({index, ...sheet});
  }

  function startRow(table: Table, attributes: string): void {
    endRow(table);
    const told = isXml ? Number(attributeOf(attributes, "index")) : 0;
    table.row = told > table.row ? told : table.row + 1;
    table.cells = [];
    table.column = 0;
    Object.assign(table, {isOwn: false, isAcross: false, isDown: false});
    table.spans = table.spans.filter(({last}) => last >= table.row);
  }

  function startCell(table: Table, attributes: string): void {
    endCell(table);
    if (!table.cells) startRow(table, "");
    const told = isXml ? Number(attributeOf(attributes, "index")) - 1 : -1;
    if (told > table.column) table.column = told;
    const [across, down] = isXml ? ["mergeacross", "mergedown"] : ["colspan", "rowspan"];
    const more = isXml ? 1 : 0;
    table.cell = {
      width: spanOf(attributes, across!, more),
      height: spanOf(attributes, down!, more),
      lines: [],
      text: "",
      attributes,
      type: ""
    };
  }

  function startData({cell}: Table, name: string, attributes: string): void {
    if (cell?.type !== "") return;
    if (name === "comment") cell.type = name;
    if (name !== "data") return;
    isData = true;
    cell.type = attributeOf(attributes, "type") ?? "String";
  }

  // a browser breaks the line before and after a block, but not twice
  function breakLine({cell}: Table, isForced: boolean): void {
    if (!cell || (!isForced && !isShown(cell.text))) return;
    cell.lines.push(cell.text);
    cell.text = "";
  }

  function endCell(table: Table): void {
    const {cell} = table;
    if (!cell) return;
    table.cell = undefined;
    isData = !isXml;
    const value = isXml ? xmlValue(cell) : htmlValue(cell);
    if (table.spans.length > 0) while (isTaken(table, table.column)) table.column++;
    if (table.column + cell.width - 1 > lastColumn) throw new Error("invalid markup: too many columns");
    if (value !== "") table.isOwn = true;
    if (cell.width > 1) table.isAcross = true;
    if (cell.height === 2) table.isDown = true;
    for (let i = 0; i < cell.width; i++) put(table, value, cell.height);
  }

  function put(table: Table, value: string, height: number): void {
    const {cells, column, row} = table;
    if (height > 1) table.spans.push({column, value, last: row + height - 1});
    if (value !== "") setCell(cells!, column, value);
    table.column = column + 1;
  }

  function endRow(table: Table): void {
    endCell(table);
    const {cells, row, isOwn, spans, index} = table;
    if (!cells) return;
    table.cells = undefined;
    for (const {column, value, last} of spans) if (value !== "" && last >= row) setCell(cells, column, value);
    if (cells.length === 0) return;
    const {isAcross, isDown} = table;
    events.row(index, {row, cells, ...(isOwn ? {} : {isCovered: true}), isAcross, isDown});
  }

  function endTable(table: Table): void {
    endRow(table);
    open.pop();
  }

  function endAll(): void {
    while (open.length > 0) endTable(open.at(-1)!);
  }
}

function isTaken({spans, row}: Table, column: number): boolean {
  return spans.some((span) => span.column === column && span.last >= row);
}

function setCell(cells: string[], column: number, value: string): void {
  while (cells.length < column) cells.push("");
  cells[column] = value;
}

function spanOf(attributes: string, name: string, more: number): number {
  const told = attributeOf(attributes, name);
  if (told === undefined) return 1;
  const span = Number.parseInt(told, 10) + more;
  if (span === 0 && name === "rowspan") return tallest;
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), name === "colspan" ? 1000 : tallest);
}

function htmlValue({lines, text, attributes}: Cell): string {
  if (lines.length === 0 && !/[\s&]/.test(text)) return storedNumber(text, attributes);
  const shown = [...lines, text].map((line) =>
    decodeEntities(line.replace(/[ \t\r\n\f]+/g, " ").replace(/^ | $/g, ""))
  );
  while (shown.at(-1) === "") shown.pop();
  while (shown[0] === "") shown.shift();
  return storedNumber(shown.join("\n"), attributes);
}

// Excel writes beside a number as it is shown the one that it stands for: 1.38E+10 is a telephone number
function storedNumber(shown: string, attributes: string): string {
  const stored = attributes.includes("x:num") ? attributeOf(attributes, "num") : undefined;
  const isPlain = /^[-+(]?[\d,]*\.?\d+([eE][+-]?\d+)?\)?$/.test(shown);
  return stored && isPlain && Number.isFinite(Number(stored)) ? numberText(stored) : shown;
}

function xmlValue({text, type}: Cell): string {
  if (!isShown(text)) return "";
  const value = decodeEntities(text.replace(/\r\n?/g, "\n"));
  if (type === "DateTime") return isoText(value, "date");
  if (type === "Number") return numberText(value);
  if (type === "Boolean") return value.trim() === "1" ? "TRUE" : "FALSE";
  return value;
}
