import {zipSync} from "fflate";
import {columnName} from "../pipelines/xlsx/values.ts";

/** A sheet as a test wants it: what `writeWorkbook` never writes, such as merged cells, two sheets of one name. */
export type SheetXml = {
  name: string;
  rows: string[][];
  state?: string;
  merges?: string[];
  hiddenRows?: number[];
  cols?: string;
  /** Rows behind `rows`, as they stand in the file. */
  more?: string;
};

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** Returns a workbook of these sheets; style 1 is a date. */
export function workbookXml(sheets: SheetXml[], {epoch = 1900}: {epoch?: 1900 | 1904} = {}): Uint8Array {
  const list = sheets.map(
    ({name, state = "visible"}, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="s${i}"/>`
  );
  const links = sheets.map((_, i) => relation(`s${i}`, "worksheet", `worksheets/sheet${i}.xml`));
  const files = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"/>`,
    "_rels/.rels": relations([relation("r", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${epoch === 1904 ? 1 : 0}"/><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([...links, relation("t", "styles", "styles.xml")]),
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i}.xml`, sheetXml(sheet)]))
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, Buffer.from(xml)])));
}

function sheetXml({rows, merges = [], hiddenRows = [], cols = "", more = ""}: SheetXml): string {
  const stored = rows.map((cells, i) => {
    const hidden = hiddenRows.includes(i + 1) ? ' hidden="1"' : "";
    return `<row r="${i + 1}"${hidden}>${cells.map((cell, c) => cellXml(cell, `${columnName(c)}${i + 1}`)).join("")}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<worksheet xmlns="${main}">${cols}<sheetData>${stored.join("")}${more}</sheetData>${
    merged ? `<mergeCells>${merged}</mergeCells>` : ""
  }</worksheet>`;
}

function cellXml(text: string, reference: string): string {
  if (text === "") return `<c r="${reference}" s="0"/>`;
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
}

function relations(links: string[]): string {
  return `<Relationships xmlns="${packages}/relationships">${links.join("")}</Relationships>`;
}
