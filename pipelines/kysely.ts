import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult
} from "kysely";
import type {z} from "zod";
import type {marts} from "../models/marts/index.ts";
import {type Connection, rowsOf} from "./duckdb.ts";

type Marts = typeof marts;

/** What a query on the marts sees: the contracts' own types. */
export type Reading = {[Name in keyof Marts as `marts.${Name}`]: z.infer<Marts[Name]["columns"]>};

/** Returns Kysely over an open connection; it reads, and closing it is the opener's. */
export function readMarts(connection: Connection): Kysely<Reading> {
  return new Kysely<Reading>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => createDriver(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler()
    }
  });
}

function createDriver(connection: Connection): Driver {
  const database: DatabaseConnection = {
    async executeQuery<R>({sql, parameters}: CompiledQuery): Promise<QueryResult<R>> {
      return {rows: (await rowsOf(connection, sql, parameters)) as R[]};
    },
    // biome-ignore lint/correctness/useYield: marts are read whole
    async *streamQuery() {
      throw new Error("unsupported: streaming from a mart");
    }
  };
  const nothing = async () => {};
  return {
    init: nothing,
    acquireConnection: async () => database,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing
  };
}
