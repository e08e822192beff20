import {join} from "node:path";
import {delimiters, parseCsv} from "../csv.ts";
import {detectEncoding, type Encoding, utf8Bytes} from "../encoding.ts";
import {Failure} from "../failure.ts";
import {numberRecords} from "../number-records.ts";
import {keptRows, type Opened, type OpenOptions, type View} from "../source.ts";
import {type Bytes, head} from "./bytes.ts";
import {readNumbered} from "./numbered.ts";

export type Place = OpenOptions & {index: number; entry: string};

const previewSize = 1 << 20;

/** Opens a text with cells parted by `,` `;` `|` or tabs as the one table it is. */
export async function openText(bytes: Bytes, place: Place): Promise<Opened> {
  const {name, temp, signal, index, entry} = place;
  const encoding = await detectEncoding(bytes, name);
  const preview = await textHead(bytes, encoding);
  const isLone = preview.includes("\r") && !preview.includes("\n");
  const text = preview.replace(/\r\n?/g, "\n");
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

async function textHead(bytes: Bytes, encoding: Encoding): Promise<string> {
  const start = await head(bytes, previewSize);
  return new TextDecoder(encoding.replace("-bom", "")).decode(start, {stream: true});
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
