import {isUtf8} from "node:buffer";
import {constants, gunzipSync} from "node:zlib";
import {detectDelimiter, parseCsv} from "../csv.ts";
import {head} from "../encoding.ts";
import {readRows, readSheets} from "../xlsx.ts";

export type PreviewRow = {row: number; cells: string[]};

/** The first rows of one table of a file, before it is known which of them is the header. */
export type Preview = {
  sheet: string;
  rows: PreviewRow[];
  delimiter?: string;
};

const size = 1 << 18;
const rowLimit = 60;

/** Returns the first rows of each visible sheet; of a text, once for each delimiter that may part it. */
export async function previews(path: string): Promise<Preview[]> {
  const start = await head(path, size);
  const kind = start.subarray(0, 4).toString("hex");
  if (kind.startsWith("504b")) return sheetPreviews(path);
  const isGzip = kind.startsWith("1f8b");
  return textPreviews(isGzip ? gunzipSync(start, {finishFlush: constants.Z_SYNC_FLUSH}) : start);
}

/** Returns whether the delimiter of a text is seen from its header alone. */
export function isSeen({rows, delimiter}: Preview, headerRow: number): boolean {
  const line = rows.find(({row}) => row === headerRow)?.cells.join(delimiter) ?? "";
  return delimiter === undefined || detectDelimiter(line) === delimiter;
}

async function sheetPreviews(path: string): Promise<Preview[]> {
  const sheets = await readSheets(path);
  const shown = sheets.some(({hidden}) => !hidden) ? sheets.filter(({hidden}) => !hidden) : sheets;
  const found: Preview[] = [];
  for (const sheet of shown) {
    const rows: PreviewRow[] = [];
    for await (const {row, cells} of readRows(path, sheet)) {
      rows.push({row, cells});
      if (rows.length >= rowLimit) break;
    }
    found.push({sheet: sheet.name, rows});
  }
  return found;
}

function textPreviews(bytes: Buffer): Preview[] {
  const text = decoded(bytes).replace(/\r\n?/g, "\n");
  const complete = text.slice(0, text.lastIndexOf("\n") + 1) || text;
  return [",", "\t", ";", "|"].map((delimiter) => ({
    sheet: "",
    delimiter,
    rows: parseCsv(complete, delimiter)
      .slice(0, rowLimit)
      .map(({cells}, i) => ({row: i + 1, cells}))
  }));
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || bytes.length);
  return new TextDecoder(isUtf8(whole) ? "utf-8" : "gb18030").decode(bytes);
}
