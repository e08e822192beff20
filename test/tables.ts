import {gzipSync} from "node:zlib";
import {zipSync} from "fflate";
import {writeWorkbook} from "../pipelines/xlsx/write.ts";

/** A table of text, the header its first row; every row as wide as the header. */
export type Table = string[][];

/** A way to write a table into a file. */
export type Format = {name: string; write: (table: Table) => Uint8Array};

type TextOptions = {delimiter: string; end: string; encode: (text: string) => Uint8Array};

const delimiters = {comma: ",", semicolon: ";", tab: "\t", bar: "|"};
const ends = {LF: "\n", CRLF: "\r\n"};
const encoders: Record<string, (text: string) => Uint8Array> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with mark": (text) => Buffer.from(`\ufeff${text}`),
  GB18030: toGb18030(),
  "UTF-16LE": (text) => Buffer.from(`\ufeff${text}`, "utf16le")
};

/** Every format that holds any text whole: delimiters × line ends × encodings, those packed, and workbooks. */
export const formats: Format[] = [...textFormats(), ...packedFormats(), {name: "XLSX", write: workbookOf}];

/** Web pages and Excel's XML, in either encoding; they hold no blanks at a text's ends unless told so. */
export const markupFormats: Format[] = Object.entries(encoders).flatMap(([encoding, encode]) => [
  {name: `HTML ${encoding}`, write: (table) => encode(htmlOf(table))},
  {name: `HTML ${encoding} .gz`, write: (table) => gzipSync(encode(htmlOf(table)))},
  {name: `XML 2003 ${encoding}`, write: (table) => encode(xmlOf(table))}
]);

/** Writes a table as text as Excel does: quotes only where they are needed. */
function textOf(table: Table, {delimiter, end}: Pick<TextOptions, "delimiter" | "end">): string {
  const isPlain = new RegExp(`^[^"\\r\\n${delimiter === "|" ? "\\|" : delimiter}]*$`);
  return table
    .map((row) => {
      const line = row.map((cell) => (isPlain.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`));
      return `${line.join(delimiter)}${end}`;
    })
    .join("");
}

export function htmlOf(table: Table): string {
  const rows = table.map((row, i) => {
    const tag = i === 0 ? "th" : "td";
    return `<tr>\n  ${row.map((cell) => `<${tag} class=x>${htmlText(cell)}</${tag}>`).join("\n  ")}\n</tr>`;
  });
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {a: "<table>"}</style></head>
<body><table border=1>\n${rows.join("\n")}\n</table></body></html>`;
}

function xmlOf(table: Table): string {
  const rows = table.map((row) => {
    const cells = row.map((cell) => `<Cell><Data ss:Type="String">${entities(cell)}</Data></Cell>`);
    return `<Row>${cells.join("")}</Row>`;
  });
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Sheet1"><Table>${rows.join("\n")}</Table></Worksheet></Workbook>`;
}

/** Returns an encoder for all of GB18030, the four byte part too, made from Node's decoder; throws on what it lacks. */
export function toGb18030(): (text: string) => Uint8Array {
  const letters = new Map<string, number[]>();
  const decoder = new TextDecoder("gb18030");
  const add = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\ufffd" && !letters.has(text)) letters.set(text, bytes);
  };
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) add([a, b]);
  for (let a = 0x81; a <= 0x84; a++)
    for (let b = 0x30; b <= 0x39; b++)
      for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) add([a, b, c, d]);
  return (text) => Buffer.from([...text].flatMap((letter) => bytesOf(letter, letters)));
}

function bytesOf(letter: string, letters: Map<string, number[]>): number[] {
  const code = letter.codePointAt(0)!;
  if (code < 0x80) return [code];
  if (code < 0x10000) {
    const bytes = letters.get(letter);
    if (!bytes) throw new Error(`not in GB18030: ${letter}`);
    return bytes;
  }
  const rest = code - 0x10000;
  return [
    0x90 + Math.floor(rest / 12600),
    0x30 + (Math.floor(rest / 1260) % 10),
    0x81 + (Math.floor(rest / 10) % 126),
    0x30 + (rest % 10)
  ];
}

function textFormats(): Format[] {
  return Object.entries(delimiters).flatMap(([mark, delimiter]) =>
    Object.entries(ends).flatMap(([line, end]) =>
      Object.entries(encoders).map(([encoding, encode]) => ({
        name: `text, ${mark}, ${line}, ${encoding}`,
        write: (table: Table) => encode(textOf(table, {delimiter, end}))
      }))
    )
  );
}

function packedFormats(): Format[] {
  const csv = (table: Table, encoding: string) =>
    encoders[encoding]!(textOf(table, {delimiter: ",", end: "\r\n"}));
  return [
    {name: ".csv.gz, UTF-8", write: (table) => gzipSync(csv(table, "UTF-8"))},
    {name: ".csv.gz, GB18030", write: (table) => gzipSync(csv(table, "GB18030"))},
    {name: ".csv in .zip, UTF-16LE", write: (table) => zipSync({"表.csv": csv(table, "UTF-16LE")})},
    {name: ".xlsx in .zip", write: (table) => zipSync({"表.xlsx": workbookOf(table)})}
  ];
}

function workbookOf([header, ...rows]: Table): Uint8Array {
  return writeWorkbook([{name: "表", header: header!, rows}]);
}

function htmlText(text: string): string {
  return entities(text).replaceAll("\n", "<br>").replaceAll("\t", "&#9;").replaceAll(" ", "&nbsp;");
}

function entities(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}
