import {type Correcting, correctedLoad, originalMapping, readCorrects} from "./correction.ts";
import {Failure} from "./failure.ts";
import {activeLoads, type Corrects, type LedgerRecord, type LoadRecord} from "./ledger.ts";
import type {Place} from "./mapping/outside.ts";
import type {Mapping} from "./mapping.ts";
import {recognize} from "./recognize.ts";
import {type Opened, type OpenOptions, openSource} from "./source.ts";

/** The table of a file, the mapping that knows it, and what stands outside its rows. */
export type Table = {mapping: Mapping; opened: Opened; place: Place; correcting?: Correcting};

type TableOptions = OpenOptions & {mappings: Mapping[]; records: LedgerRecord[]};

/** Opens a file with the mapping that knows it; corrections are read as what they correct was. */
export async function readTable(path: string, {mappings, records, ...open}: TableOptions): Promise<Table> {
  const corrects = await readCorrects(path);
  if (!corrects) {
    const {mapping, opened} = await recognize(path, mappings, open);
    return {mapping, opened, place: {file: open.name, sheet: opened.sheet, above: opened.above}};
  }
  const original = correctedLoad(activeLoads(records), corrects);
  if (!original) throw alone(corrects, open.name);
  const table = await openCorrections(path, {original, mappings, ...open});
  return {...table, correcting: {corrects, original}};
}

type CorrectionOptions = OpenOptions & {original: LoadRecord; mappings: Mapping[]};

/** Opens a file of corrections with the mapping that the load they correct was read with, and in its place. */
export async function openCorrections(
  path: string,
  {original, mappings, ...open}: CorrectionOptions
): Promise<Table> {
  const mapping = originalMapping(original, mappings);
  if (!mapping) throw alone(original, open.name);
  const opened = await openSource(path, {...open, delimiter: ","});
  const {source_file: file, source_sheet: sheet, above = []} = original;
  return {mapping, opened, place: {file, sheet, above}};
}

/** Returns the rows above the header in which a mapping asks for cells. */
export function askedAbove(mapping: Mapping, above: Place["above"]): Place["above"] {
  const rows = new Set(
    [...JSON.stringify(mapping).matchAll(/"cell":"[A-Za-z]+(\d+)"/g)].map(([, row]) => Number(row))
  );
  return above.filter(({row}) => rows.has(row));
}

function alone({source_file}: Pick<Corrects, "source_file">, file: string): Failure {
  return new Failure("refused", "correction_alone", {file, original: source_file});
}
