import {Failure} from "../failure.ts";
import {keptRows, type Opened, type View} from "../source.ts";
import type {Range} from "../xlsx/ranges.ts";
import {readBook, readRowBatches, surveySheet} from "../xlsx.ts";
import {openRows} from "./rows.ts";
import type {Place} from "./text.ts";

/** Opens every sheet of a workbook, hidden ones too, numbered from the place's index on. */
export async function openWorkbook(path: string, place: Place): Promise<Opened[]> {
  const {name} = place;
  const {sheets, ...book} = await refusing(name, () => readBook(path));
  const opened: Opened[] = [];
  const taken = new Set<string>();
  for (const sheet of sheets) {
    const label = uniqueName(sheet.name, taken);
    const {count, merged} = await refusing(name, () => surveySheet(path, sheet));
    const options = {fillMerged: true, book, merged};
    const table = {
      sheet: place.entry === "" ? label : `${place.entry}/${label}`,
      name: sheet.name,
      position: sheet.index + 1,
      encoding: "xlsx",
      isHidden: sheet.hidden && sheets.some(({hidden}) => !hidden),
      merged: mergedOf(merged),
      rows: () => refusingEach(name, readRowBatches(path, sheet, options)),
      count: async () => count
    };
    opened.push(await openRows(table, {...place, index: place.index + opened.length}));
  }
  return opened;
}

function mergedOf(ranges: Range[]): View["merged"] {
  const first = ranges.filter(({top}) => top <= keptRows);
  return {
    across: first.filter(({left, right}) => right > left).map(({top}) => top),
    down: first.filter(({top, bottom}) => bottom === top + 1).map(({top}) => top)
  };
}

const refusals = {
  "not xlsx": "not_xlsx",
  "encrypted workbook": "encrypted_workbook",
  "old excel format": "old_excel",
  "truncated workbook": "truncated_file",
  "zip bomb": "zip_bomb",
  "sheet not found": "truncated_file",
  "invalid xml": "truncated_file"
} as const;

/** Runs `use` and tells what the workbook reader refuses as what it means to a user. */
export async function refusing<T>(name: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    throw refusalOf(error, name);
  }
}

export async function* refusingEach<T>(name: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw refusalOf(error, name);
  }
}

function refusalOf(error: unknown, file: string): unknown {
  const [what] = error instanceof Error ? error.message.split(":") : [];
  const key = refusals[what as keyof typeof refusals];
  return key ? new Failure("refused", key, {file}, {cause: error}) : error;
}

// two sheets of one name are no workbook of Excel's; the second is called as Excel calls a copy
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let i = 2; taken.has(unique); i++) unique = `${name} (${i})`;
  taken.add(unique);
  return unique;
}
