import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {writeFile} from "node:fs/promises";
import {zipSync} from "fflate";
import {createGb18030Encoder} from "../pipelines/gb18030.ts";
import {columnName} from "../pipelines/xlsx/values.ts";

/** Tickets of as many columns as wanted: the template's first, then others of few thousand values each. */
export type Big = {rows: number; columns?: number};

const known = [
  "问题编号",
  "客户名称",
  "问题级别",
  "提交时间",
  "解决时间",
  "关闭时间",
  "工单状态",
  "问题描述"
];

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const pieceLetters = 1 << 22;

/** Writes tickets as CSV with CRLF. */
export async function writeBigCsv(path: string, big: Big, encoding: "utf-8" | "gb18030"): Promise<void> {
  const encode = encoding === "utf-8" ? (text: string) => Buffer.from(text) : createGb18030Encoder();
  const file = createWriteStream(path);
  for (const text of pieces(big, (cells) => `${cells.join(",")}\r\n`))
    if (!file.write(encode(text))) await once(file, "drain");
  file.end();
  await once(file, "close");
}

/** Writes tickets as a workbook that shares its strings, as Excel does, or keeps them in their cells. */
export async function writeBigWorkbook(path: string, big: Big, strings: "shared" | "inline"): Promise<void> {
  const shared = new Map<string, number>();
  let row = 0;
  const rows = pieces(big, (cells) => {
    row++;
    return `<row r="${row}">${cells.map((cell, i) => cellXml(cell, `${columnName(i)}${row}`)).join("")}</row>`;
  });
  const sheet = [`<worksheet xmlns="${main}"><sheetData>`, ...rows, "</sheetData></worksheet>"];
  await writeFile(path, zipSync(parts(sheet, shared), {level: 1}));

  function cellXml(cell: string, reference: string): string {
    if (strings === "inline") return `<c r="${reference}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    if (!shared.has(cell)) shared.set(cell, shared.size);
    return `<c r="${reference}" t="s"><v>${shared.get(cell)}</v></c>`;
  }
}

function* pieces({rows, columns = 20}: Big, line: (cells: string[]) => string): Generator<string> {
  const others = Math.max(0, columns - known.length);
  let text = line([...known, ...Array.from({length: others}, (_, i) => `列${i}`)].slice(0, columns));
  for (let i = 1; i <= rows; i++) {
    text += line(cellsOf(i, others).slice(0, columns));
    if (text.length < pieceLetters) continue;
    yield text;
    text = "";
  }
  yield text;
}

function cellsOf(i: number, others: number): string[] {
  const times = ["2024-12-02 09:00", "2024-12-02 11:00", "2024-12-03 18:00"];
  const text = `第${(i * 7919) % 1_000_003}条,系统无法登录`.replace(",", "，");
  const fixed = [`FW${i}`, `客户${i % 977}科技有限公司`, `L${(i % 3) + 1}`, ...times, "已关闭", text];
  return [...fixed, ...Array.from({length: others}, (_, k) => `值${(i * 31 + k * 7) % 5003}`)];
}

function parts(sheet: string[], shared: Map<string, number>): Record<string, Uint8Array> {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (...links: string[]) =>
    Buffer.from(`<Relationships xmlns="${packages}/relationships">${links.join("")}</Relationships>`);
  const texts = [...shared.keys()].map((text) => `<si><t>${text}</t></si>`);
  return {
    "[Content_Types].xml": Buffer.from(`<Types xmlns="${packages}/content-types"/>`),
    "_rels/.rels": relations(relation("a", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": Buffer.from(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="工单" sheetId="1" r:id="s"/></sheets></workbook>`
    ),
    "xl/_rels/workbook.xml.rels": relations(
      relation("s", "worksheet", "worksheets/sheet1.xml"),
      relation("t", "sharedStrings", "sharedStrings.xml")
    ),
    "xl/worksheets/sheet1.xml": Buffer.concat(sheet.map((piece) => Buffer.from(piece))),
    "xl/sharedStrings.xml": Buffer.from(`<sst xmlns="${main}">${texts.join("")}</sst>`)
  };
}
