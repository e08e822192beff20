import {type Correcting, correctedLoad, originalMapping, readCorrects} from "./correction.ts";
import {Failure} from "./failure.ts";
import {headerAt} from "./find-header.ts";
import {activeLoads, type Corrects, type LedgerRecord, type LoadRecord} from "./ledger.ts";
import type {Place} from "./mapping/outside.ts";
import type {Mapping} from "./mapping.ts";
import {type Known, recognize, type Unread} from "./recognize.ts";
import {type OpenOptions, openSources} from "./source.ts";

/** A table of a file, the mapping that knows it, and what stands outside its rows. */
export type Table = Known & {place: Place; correcting?: Correcting};

type TableOptions = OpenOptions & {mappings: Mapping[]; records: LedgerRecord[]};

/** Opens the tables of a file with the mappings that know them; corrections are read as what they correct was. */
export async function readTables(
  path: string,
  {mappings, records, ...open}: TableOptions
): Promise<{tables: Table[]; unread: Unread[]}> {
  const corrects = await readCorrects(path);
  if (!corrects) {
    const {known, unread} = await recognize(path, mappings, open);
    return {tables: known.map((one) => ({...one, place: placeOf(one, open.name)})), unread};
  }
  const original = correctedLoad(activeLoads(records), corrects);
  if (!original) throw alone(corrects, open.name);
  const table = await openCorrections(path, {original, mappings, ...open});
  return {tables: [{...table, correcting: {corrects, original}}], unread: []};
}

type CorrectionOptions = OpenOptions & {original: LoadRecord; mappings: Mapping[]};

/** Opens a file of corrections with the mapping that the load they correct was read with, and in its place. */
export async function openCorrections(
  path: string,
  {original, mappings, ...open}: CorrectionOptions
): Promise<Table> {
  const mapping = originalMapping(original, mappings);
  if (!mapping) throw alone(original, open.name);
  const [opened] = await openSources(path, open);
  const view = opened!.views.find(({delimiter}) => delimiter === ",")!;
  const {source_file, source_sheet: sheet, entry, above = []} = original;
  const file = entry ? `${source_file}/${entry}` : source_file;
  return {mapping, opened: opened!, view, header: headerAt(view, view.rows[0]!), place: {file, sheet, above}};
}

/** Returns the rows above the header in which a mapping asks for cells. */
export function askedAbove(mapping: Mapping, above: Place["above"]): Place["above"] {
  const rows = new Set(
    [...JSON.stringify(mapping).matchAll(/"cell":"[A-Za-z]+(\d+)"/g)].map(([, row]) => Number(row))
  );
  return above.filter(({row}) => rows.has(row));
}

// an entry's own name tells more of it than its archive's
function placeOf({opened, view, header}: Known, name: string): Place {
  return {
    file: opened.entry === "" ? name : `${name}/${opened.entry}`,
    sheet: opened.sheet,
    above: view.rows.filter(({row}) => row <= header.bottom)
  };
}

function alone({source_file}: Pick<Corrects, "source_file">, file: string): Failure {
  return new Failure("refused", "correction_alone", {file, original: source_file});
}
