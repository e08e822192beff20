import {fileBytes, head} from "./source/bytes.ts";
import {readRows, readSheets, type SheetContent} from "./xlsx.ts";

/** What a workbook of ours says of itself on a hidden sheet: its kind, then what that kind needs. */
export type Marker = {kind: string; words: string[]; rows: string[][]};

const sheetName = "service-value";

export function markerSheet(kind: string, words: string[], rows: string[][] = []): SheetContent {
  return {name: sheetName, header: [sheetName, kind, ...words], rows, frozen: false, hidden: true};
}

/** Returns what a file's hidden sheet says, or undefined if it is no workbook of ours. */
export async function readMarker(path: string): Promise<Marker | undefined> {
  if (!(await head(fileBytes(path), 2)).equals(Buffer.from("PK"))) return undefined;
  // a workbook that cannot be read is refused by those who open it for its rows
  const sheets = await readSheets(path).catch(() => []);
  const sheet = sheets.find(({name, hidden}) => hidden && name === sheetName);
  if (!sheet) return undefined;
  const rows: string[][] = [];
  for await (const {cells} of readRows(path, sheet)) rows.push(cells);
  const [[, kind = "", ...words] = [], ...rest] = rows;
  return {kind, words, rows: rest};
}
