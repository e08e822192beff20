import {open, readFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissing} from "./failure.ts";
import type {Workspace} from "./workspace.ts";

export type Ignored = {reason: string; count: number};

export type LoadedEntity = {
  entity: string;
  rows_read: number;
  rows_accepted: number;
  rows_quarantined: number;
  ignored: Ignored[];
  /** Field → the header it was read from. */
  columns: Record<string, string>;
  /** Field → the forms of dates that the column's values made known, beside the standard ones. */
  formats?: Record<string, string[]>;
  /** Parquet files below the lake. */
  lake: string;
  quarantine: string | null;
};

/** A corrected row: its number in the export, a digest of its cells, by whom and when it was corrected. */
export type CorrectedRow = {row: number; sha: string; by: string; at: string};

/**
 * Which rows of which export a file of corrections corrects, in its own order. It holds all corrections of an entity of
 * the export; of several such files that of the highest number stands.
 */
export type Corrects = {
  source_file: string;
  source_sha: string;
  source_sheet: string;
  entity: string;
  number: number;
  rows: CorrectedRow[];
};

export type LoadRecord = {
  kind: "load";
  load_seq: number;
  load_id: string;
  source_file: string;
  source_sha: string;
  source_sheet: string;
  /** The archive's entry that the table is from. */
  entry?: string;
  header: string[];
  mapping: string;
  mapping_sha: string;
  encoding: string;
  exported_at: string;
  exported_at_from: "file_name" | "sheet" | "cell" | "column" | "value" | "first_load";
  loaded_at: string;
  columns_dropped: number;
  /** Cells above the header that the mapping asks for, in their rows: its corrections are read with them. */
  above?: {row: number; cells: string[]}[];
  corrects?: Corrects;
  entities: LoadedEntity[];
};

export type WithdrawRecord = {kind: "withdraw"; source_file: string; source_sha: string; at: string};

/** A sheet, entry or table of a file that was not loaded, and why. */
export type UnreadSheet = {sheet: string; reason: "empty" | "hidden" | "unknown" | "no_rows"};

/** Which loads a file's bytes came to, and what of it was left; it holds until mappings or zone change. */
export type FileRecord = {
  kind: "file";
  source_file: string;
  source_sha: string;
  /** Digest of all that decides how any file is read. */
  reading_sha: string;
  load_ids: string[];
  unread: UnreadSheet[];
};

export type LedgerRecord = LoadRecord | FileRecord | WithdrawRecord;

/** Returns every record ever written; a last line cut short by a kill never happened. */
export async function readLedger(workspace: Workspace): Promise<LedgerRecord[]> {
  const lines = await readLines(ledgerFile(workspace));
  return lines.flatMap((line) => JSON.parse(line) as LedgerRecord | LedgerRecord[]);
}

/** Adds records that hold together or not at all: they are one line. */
export async function appendLedger(workspace: Workspace, ...records: LedgerRecord[]): Promise<void> {
  await appendLine(ledgerFile(workspace), JSON.stringify(records));
}

/** Returns the loads in force: those that stand, and of corrections of the same the last. */
export function activeLoads(records: LedgerRecord[]): LoadRecord[] {
  const standing = standingLoads(records);
  return standing.filter((load) => !standing.some((other) => isOutnumbered(load, other)));
}

function isOutnumbered({corrects: one}: LoadRecord, {corrects: other}: LoadRecord): boolean {
  if (!one || !other || one.number >= other.number) return false;
  return (
    one.source_sha === other.source_sha &&
    one.source_sheet === other.source_sheet &&
    one.entity === other.entity
  );
}

/** Returns the loads of the last reading of each file's bytes, if it was not withdrawn since. */
export function standingLoads(records: LedgerRecord[]): LoadRecord[] {
  const active = new Map<string, LoadRecord>();
  for (const record of records) {
    if (record.kind === "load") {
      active.set(`${record.source_sha} ${record.source_sheet}`, record);
      continue;
    }
    const kept = record.kind === "file" ? record.load_ids : [];
    for (const [key, load] of active)
      if (load.source_sha === record.source_sha && !kept.includes(load.load_id)) active.delete(key);
  }
  return [...active.values()];
}

/** Returns the last reading of each file's bytes that was not withdrawn since. */
export function activeFiles(records: LedgerRecord[]): FileRecord[] {
  const active = new Map<string, FileRecord>();
  for (const record of records) {
    if (record.kind === "file") active.set(record.source_sha, record);
    else if (record.kind === "withdraw") active.delete(record.source_sha);
  }
  return [...active.values()];
}

/** Returns the digests of files withdrawn and not loaded again since. */
export function withdrawnShas(records: LedgerRecord[]): Set<string> {
  const shas = new Set<string>();
  for (const {kind, source_sha} of records) {
    if (kind === "withdraw") shas.add(source_sha);
    else shas.delete(source_sha);
  }
  return shas;
}

export async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return "";
    throw error;
  });
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean);
}

/** Adds a line and waits for the disk; first cuts off what a kill left half written. */
export async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, "a+");
  try {
    const text = await file.readFile("utf8");
    const whole = Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1));
    await file.truncate(whole);
    await file.appendFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function ledgerFile(workspace: Workspace): string {
  return join(workspace.ledger, "loads.jsonl");
}
