import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Section, Subject} from "../models/explain/index.ts";
import {subjects} from "../models/explain/index.ts";
import {type Connection, identifier, literal, openDatabase, type Row, rowsOf} from "./duckdb.ts";
import {Failure} from "./failure.ts";
import {currentRun} from "./publish.ts";
import {repository, type Workspace} from "./workspace.ts";

export type Traced = {section: Section; rows: Row[]};
export type Trace = {subject: Subject; id: string; run_id: string | null; sections: Traced[]};

/** Returns how the figures of one record came about, from the last good build. */
export async function explain(workspace: Workspace, name: string, id: string): Promise<Trace> {
  const subject = subjects.find((one) => one.name === name);
  if (!subject)
    throw new Failure("usage", "invalid_option", {
      option: "explain",
      value: name,
      allowed: subjects.map((one) => one.name).join(", ")
    });
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
    return {subject, id, run_id, sections};
  } finally {
    database.close();
  }
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
