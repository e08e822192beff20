import {join} from "node:path";
import {delimiters, parseCsv} from "../csv.ts";
import {detectEncoding, type Encoding, readText, utf8Bytes} from "../encoding.ts";
import {Failure} from "../failure.ts";
import {numberRecords} from "../number-records.ts";
import {keptRows, type Opened, type OpenOptions, type View} from "../source.ts";
import type {Bytes} from "./bytes.ts";
import {readNumbered} from "./numbered.ts";

export type Place = OpenOptions & {index: number; entry: string};

const previewSize = 1 << 19; // letters

/** Opens a text with cells parted by `,` `;` `|` or tabs as the one table it is. */
export async function openText(bytes: Bytes, place: Place): Promise<Opened> {
  const {name, temp, signal, index, entry} = place;
  const encoding = await detectEncoding(bytes, name);
  const preview = await textHead(bytes, encoding, name);
  const isLone = preview.includes("\r") && !preview.includes("\n");
  const text = isLone
    ? preview.replaceAll("\r", "\n")
    : preview.replaceAll("\r\n", "\n").replaceAll("\r", " ");
  return {
    sheet: entry,
    index,
    entry,
    name: "",
    position: 0,
    encoding,
    isHidden: false,
    views: delimiters(text).map((delimiter) => viewOf(text, delimiter)),
    async read(connection, {delimiter, rows}, {names, top, bottom}) {
      const numbered = join(temp, `records-${index}.csv`);
      const options = {delimiter: delimiter!, top, bottom, isLone, signal};
      const scan = await numberRecords(utf8Bytes(bytes, encoding, name), numbered, options);
      if (scan.unterminated)
        throw new Failure("refused", "unterminated_quote", {file: name, row: scan.unterminated});
      const {longest, broken, titles} = scan;
      if (broken && broken >= top && broken <= bottom)
        throw new Failure("refused", "broken_quotes", {file: name, row: broken});
      const read = readNumbered(connection, numbered, {width: names.length, delimiter: delimiter!, longest});
      return {
        sheet: entry,
        encoding,
        header: names,
        ...(await read.catch((error: Error) => {
          throw broken ? new Failure("refused", "broken_quotes", {file: name, row: broken}) : error;
        })),
        records: titles + Math.max(0, scan.records - bottom),
        titles: rows.filter(({row}) => row < top).length,
        blanks: scan.blanks,
        covered: 0,
        beyond: 0,
        broken
      };
    }
  };
}

async function textHead(bytes: Bytes, encoding: Encoding, name: string): Promise<string> {
  let text = "";
  for await (const piece of readText(bytes, encoding, name)) {
    text += piece;
    if (text.length >= previewSize) break;
  }
  return text;
}

// a line with delimiters only is a row, one without a letter is none
function viewOf(text: string, delimiter: string): View {
  const rows: View["rows"] = [];
  for (const [i, {cells}] of parseCsv(text, delimiter, 2 * keptRows).entries())
    if (rows.length < keptRows && (cells.length > 1 || cells[0] !== "")) rows.push({row: i + 1, cells});
  return {
    rows,
    delimiter,
    merged: {across: [], down: []},
    widthBelow: (row) =>
      parseCsv(text, delimiter)
        .slice(row)
        .reduce((most, {cells}) => Math.max(most, cells.findLastIndex((cell) => cell.trim() !== "") + 1), 0)
  };
}
