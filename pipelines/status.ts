import {existsSync} from "node:fs";
import {join} from "node:path";
import {openDatabase, rowsOf} from "./duckdb.ts";
import {fileMask} from "./file-names.ts";
import {activeFiles, activeLoads, readLedger, readLines, type UnreadSheet} from "./ledger.ts";
import {currentRun} from "./publish.ts";
import {findSecret} from "./secret.ts";
import type {Workspace} from "./workspace.ts";

export type Status = {
  workspace: string;
  /** Each with `published_file` and `published_sheet`: what executives and analysts see of names that may hold a person's. */
  loads: Record<string, unknown>[];
  /** The accounting of all files together. */
  rows: Record<string, number>;
  withdrawn: number;
  /** Sheets, entries and tables of loaded files that were not loaded. */
  unread: ({file: string} & UnreadSheet)[];
  run: Record<string, unknown> | null;
  newest_export: string | null;
};

/** Returns what is loaded, how fresh it is, what became of every row, and the last published run. */
export async function status(workspace: Workspace): Promise<Status> {
  const records = await readLedger(workspace);
  const active = activeLoads(records);
  const loads = existsSync(workspace.warehouse) ? await loadRows(workspace) : [];
  const runs = (await readLines(join(workspace.ledger, "runs.jsonl"))).map((line) => JSON.parse(line));
  const current = existsSync(workspace.published)
    ? await currentRun(join(workspace.published, "executives"))
    : undefined;
  const names = [
    "rows_read",
    "rows_accepted",
    "rows_quarantined",
    "rows_ignored",
    "rows_current",
    "rows_superseded",
    "rows_repaired"
  ];
  return {
    workspace: workspace.root,
    loads,
    rows: Object.fromEntries(
      names.map((name) => [name, loads.reduce((sum, load) => sum + Number(load[name]), 0)])
    ),
    unread: activeFiles(records).flatMap(({source_file, unread}) =>
      unread.map((one) => ({file: source_file, ...one}))
    ),
    withdrawn: records.filter(({kind}) => kind === "withdraw").length,
    run: runs.findLast((run) => run.run_id === current) ?? null,
    newest_export:
      active
        .map((load) => load.exported_at)
        .sort()
        .at(-1) ?? null
  };
}

async function loadRows(workspace: Workspace): Promise<Status["loads"]> {
  const mask = await fileMask((await findSecret(workspace)) ?? "");
  const database = await openDatabase(workspace.warehouse, {readOnly: true, folder: workspace.root});
  try {
    const rows = await rowsOf(
      database.connection,
      "select * from marts.loads order by source_file, source_sheet, entity, load_id"
    );
    return rows.map((row) => ({
      ...row,
      published_file: mask("file", String(row.source_file)),
      published_sheet: mask("sheet", String(row.source_sheet))
    }));
  } finally {
    database.close();
  }
}
