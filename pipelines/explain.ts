import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Section, Subject} from "../models/explain/index.ts";
import {subjects} from "../models/explain/index.ts";
import {localTime, now} from "./clock.ts";
import {type Connection, identifier, literal, openDatabase, type Row, rowsOf} from "./duckdb.ts";
import {appendLog} from "./extract/log.ts";
import {Failure} from "./failure.ts";
import {currentRun} from "./publish.ts";
import {repository, type Workspace} from "./workspace.ts";

export type Traced = {section: Section; rows: Row[]};
export type Trace = {subject: Subject; id: string; run_id: string | null; sections: Traced[]};

/** Returns how the figures of one record came about, from the last good build. */
export async function explain(
  workspace: Workspace,
  name: string,
  id: string,
  {hr}: {hr?: {by: string}} = {}
): Promise<Trace> {
  const subject = subjects.find((one) => one.name === name);
  if (!subject)
    throw new Failure("usage", "invalid_option", {
      option: "explain",
      value: name,
      allowed: subjects.map((one) => one.name).join(", ")
    });
  if (subject.isForHr && !hr) throw new Failure("usage", "explain_needs_hr");
  if (!existsSync(workspace.warehouse)) throw new Failure("usage", "no_warehouse");
  const database = await openDatabase(workspace.warehouse, {readOnly: true, folder: workspace.root});
  try {
    const sections: Traced[] = [];
    for (const section of subject.sections) {
      const rows = await rowsOf(database.connection, await sectionSql(subject, section.name), {id});
      if (sections.length === 0 && rows.length === 0) throw await unknown(database.connection, subject, id);
      sections.push({section, rows});
    }
    const run_id = (await currentRun(join(workspace.published, "executives"))) ?? null;
    if (subject.isForHr && hr) await logLook(workspace, {id, run_id, by: hr.by});
    return {subject, id, run_id, sections};
  } finally {
    database.close();
  }
}

function logLook(workspace: Workspace, look: {id: string; run_id: string | null; by: string}): Promise<void> {
  const {id, run_id, by} = look;
  return appendLog(workspace, {kind: "look", at: localTime(now(), "Asia/Shanghai"), by, run_id, reason: id});
}

/** Returns the SQL of one section of a trace. */
export async function sectionSql({name}: Subject, section: string): Promise<string> {
  return readFile(join(repository, "models", "explain", name, `${section}.sql`), "utf8");
}

// the ids that are nearest by letters, of a table of any size
async function unknown(connection: Connection, {name, ids}: Subject, id: string): Promise<Failure> {
  const column = identifier(ids.column);
  const near = await rowsOf<{id: string}>(
    connection,
    `select distinct ${column} as id, damerau_levenshtein(${column}, ${literal(id)}) as distance
    from ${ids.table} order by distance, id limit 3`
  );
  return new Failure("usage", "unknown_record", {
    subject: name,
    id,
    near: near.map((one) => one.id).join(", ")
  });
}
