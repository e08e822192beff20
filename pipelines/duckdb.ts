import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBResultReader,
  type DuckDBValue
} from "@duckdb/node-api";
import {registerCustomerKey} from "./customer-key.ts";

export type Row = Record<string, unknown>;
export type Connection = DuckDBConnection;
export type Database = {connection: Connection; close(): void};

/** How many threads a query may use. */
const threads = 2;

type OpenOptions = {
  readOnly?: boolean;
  /** Folder that relative paths in SQL start from: the workspace. */
  folder?: string;
  zone?: string;
  temp?: string;
  /** Ends the query under way, and every later one, when it is aborted. */
  signal?: AbortSignal | undefined;
};

/**
 * Opens a database file, or `:memory:`, with every setting that could differ between machines pinned. A file is
 * attached under the name `service_value`, since `warehouse.duckdb` would clash with the schema `warehouse`.
 */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<Database> {
  const {readOnly = false, folder, zone = "Asia/Shanghai", temp, signal} = options;
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: "1200MB",
    threads: String(threads)
  });
  const connection = await instance.connect();
  const letGo = interruptOn(signal, connection);
  const close = () => {
    letGo();
    connection.closeSync();
    instance.closeSync();
  };
  try {
    registerCustomerKey(connection);
    await connection.run(`set TimeZone = ${literal(zone)}`);
    if (folder) await connection.run(`set file_search_path = ${literal(folder)}`);
    if (temp) await connection.run(`set temp_directory = ${literal(temp)}`);
    if (path !== ":memory:") {
      await connection.run(
        `attach ${literal(path)} as service_value${readOnly ? " (read_only)" : " (row_group_size 30720)"}`
      );
      await connection.run("use service_value");
    }
  } catch (error) {
    close();
    throw error;
  }
  return {connection, close};
}

// an interrupt ends only the query under way: it is given again, for those that the same step goes on to ask
function interruptOn(signal: AbortSignal | undefined, connection: Connection): () => void {
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    connection.interrupt();
    timer = setInterval(() => connection.interrupt(), 20);
  };
  signal?.addEventListener("abort", onAbort, {once: true});
  return () => {
    clearInterval(timer);
    signal?.removeEventListener("abort", onAbort);
  };
}

/** Runs `use` on a database in memory and closes it whatever happens. */
export async function withMemory<T>(use: (connection: Connection) => Promise<T>, options: OpenOptions = {}) {
  const database = await openDatabase(":memory:", options);
  try {
    return await use(database.connection);
  } finally {
    database.close();
  }
}

/** Returns rows with integers as numbers, decimals, dates and timestamps as text. */
export async function rowsOf<T extends Row = Row>(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[] | Record<string, unknown> = []
): Promise<T[]> {
  return rowsRead<T>(
    await connection.runAndReadAll(sql, parameters as DuckDBValue[] | Record<string, DuckDBValue>)
  );
}

/** Returns the rows of a result that was read whole. */
export function rowsRead<T extends Row = Row>(reader: DuckDBResultReader): T[] {
  const types = reader.columnTypes().map(String);
  const names = reader.columnNames();
  return reader
    .getRowsJson()
    .map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i], types[i]!)])) as T);
}

/** Returns the first value of the first row, as a number. */
export async function countOf(connection: Connection, sql: string): Promise<number> {
  const reader = await connection.runAndReadAll(sql);
  return Number(reader.getRowsJson()[0]?.[0] ?? 0);
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function plain(value: unknown, type: string): unknown {
  if (typeof value === "string" && (type === "BIGINT" || type === "HUGEINT" || type === "UBIGINT"))
    return Number(value);
  return value;
}
