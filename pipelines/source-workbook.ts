import {createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {csvLine} from "./csv.ts";
import {Failure} from "./failure.ts";
import {checkHeader, type Opened, type OpenOptions, readNumbered} from "./source.ts";
import {countRows, readRowBatches, readSheets} from "./xlsx.ts";

/** Opens the first visible sheet of a workbook; its rows go through a CSV file so that both formats share one road. */
export async function openWorkbook(
  path: string,
  {name, temp, headerRow = 1, signal}: OpenOptions
): Promise<Opened> {
  const sheets = await workbook(() => readSheets(path), name);
  const sheet = sheets.find((one) => !one.hidden) ?? sheets[0]!;
  const above: {row: number; cells: string[]}[] = [];
  const header = await workbook(async () => {
    for await (const batch of readRowBatches(path, sheet))
      for (const {row, cells} of batch) {
        above.push({row, cells});
        if (row >= headerRow && cells.some(Boolean)) return [...cells];
      }
    return [];
  }, name);
  if (header.length === 0) throw new Failure("refused", "empty_file", {file: name});
  while (header.at(-1)?.trim() === "") header.pop();
  checkHeader(header, name);
  return {
    sheet: sheet.name,
    encoding: "xlsx",
    header,
    above,
    async read(connection) {
      const csv = join(temp, "records.csv");
      const {above, longest} = await workbook(
        () => sheetToCsv(path, sheet, csv, {headerRow, width: header.length, signal}),
        name
      );
      return {
        sheet: sheet.name,
        encoding: "xlsx",
        header,
        ...(await readNumbered(connection, csv, {width: header.length, delimiter: ",", longest})),
        records: (await workbook(() => countRows(path, sheet), name)) - above,
        blanks: 0
      };
    }
  };
}

type SheetOptions = {headerRow: number; width: number; signal: AbortSignal | undefined};

// tells how many rows that hold something were the header or stood above it
async function sheetToCsv(
  path: string,
  sheet: Awaited<ReturnType<typeof readSheets>>[number],
  out: string,
  {headerRow, width, signal}: SheetOptions
): Promise<{above: number; longest: number}> {
  let above = 0;
  let longest = 0;
  async function* lines() {
    let isBody = false;
    for await (const batch of readRowBatches(path, sheet)) {
      let text = "";
      for (const {row, cells} of batch) {
        if (!cells.some(Boolean)) continue;
        if (isBody) {
          const line = csvLine([String(row), ...Array.from({length: width}, (_, i) => cells[i] ?? "")]);
          longest = Math.max(longest, line.length * 3);
          text += line;
        } else {
          above++;
          isBody = row >= headerRow;
        }
      }
      yield text;
    }
  }
  await pipeline(lines, createWriteStream(out), {signal});
  return {above, longest};
}

async function workbook<T>(use: () => Promise<T>, name: string): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const [what] = (error as Error).message.split(":");
    const keys = {
      "not xlsx": "not_xlsx",
      "encrypted workbook": "encrypted_workbook",
      "old excel format": "old_excel",
      "truncated workbook": "truncated_file",
      "zip bomb": "zip_bomb",
      "invalid xml": "truncated_file"
    } as const;
    const key = keys[what as keyof typeof keys];
    if (!key) throw error;
    throw new Failure("refused", key, {file: name}, {cause: error});
  }
}
