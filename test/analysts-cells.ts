import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {type Connection, identifier, literal, rowsOf, withMemory} from "../pipelines/duckdb.ts";

/**
 * Returns every different text of a folder's Parquet files and DuckDB databases: cells, names and comments; or of the
 * files of one ending.
 */
export async function publishedTexts(folder: string, ending = ""): Promise<string[]> {
  return withMemory(async (connection) => {
    const texts = new Set<string>();
    for (const file of (await readdir(folder)).filter((name) => name.endsWith(ending))) {
      texts.add(file);
      if (file.endsWith(".parquet"))
        await addCells(connection, `read_parquet(${literal(join(folder, file))})`, texts);
      if (file.endsWith(".duckdb")) await addDatabase(connection, join(folder, file), texts);
    }
    return [...texts];
  });
}

/** Returns every different text of a DuckDB database. */
export async function databaseTexts(path: string): Promise<string[]> {
  return withMemory(async (connection) => {
    const texts = new Set<string>();
    await addDatabase(connection, path, texts);
    return [...texts];
  });
}

/** Returns what a database holds, whatever its bytes: tables, columns, comments and rows in their order. */
export async function databaseContent(path: string): Promise<string> {
  return withMemory(async (connection) => {
    await connection.run(`attach ${literal(path)} as found (read_only)`);
    const columns = await rowsOf(
      connection,
      "select schema_name, table_name, column_name, data_type, comment from duckdb_columns() where database_name = 'found' order by all"
    );
    const parts = [JSON.stringify(columns)];
    for (const {name, comment} of await tablesOf(connection)) {
      const [row] = await rowsOf(
        connection,
        `select md5(string_agg(cells::varchar, chr(10) order by rowid)) as digest from (select rowid, cells from found.${name} as cells)`
      );
      parts.push(`${name} ${JSON.stringify(comment)} ${row!.digest}`);
    }
    return parts.join("\n");
  });
}

async function addDatabase(connection: Connection, path: string, texts: Set<string>): Promise<void> {
  await connection.run(`attach ${literal(path)} as found (read_only)`);
  for (const {name, comment} of await tablesOf(connection)) {
    texts.add(name).add(comment ?? "");
    await addCells(connection, `found.${name}`, texts);
  }
  const comments = await rowsOf<{comment: string}>(
    connection,
    "select distinct comment from duckdb_columns() where database_name = 'found' and comment is not null"
  );
  for (const {comment} of comments) texts.add(comment);
  await connection.run("detach found");
}

async function tablesOf(connection: Connection): Promise<{name: string; comment: string | null}[]> {
  return rowsOf(
    connection,
    `select schema_name || '.' || table_name as name, comment from duckdb_tables() where database_name = 'found' order by 1`
  );
}

async function addCells(connection: Connection, from: string, texts: Set<string>): Promise<void> {
  const columns = await rowsOf<{column_name: string; column_type: string}>(
    connection,
    `describe from ${from}`
  );
  const parts = columns
    .filter(({column_type}) => column_type === "VARCHAR")
    .map(({column_name}) => `select distinct ${identifier(column_name)} as cell from ${from}`);
  if (parts.length === 0) return;
  const cells = await rowsOf<{cell: string | null}>(connection, parts.join(" union "));
  for (const {cell} of cells) if (cell !== null) texts.add(cell);
}
