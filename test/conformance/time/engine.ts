import {policyTables} from "../../../models/policy/index.ts";
import type {PolicyTable} from "../../../models/policy/table.ts";
import {type Connection, literal, rowsOf, withMemory} from "../../../pipelines/duckdb.ts";
import {type Model, readModels} from "../../../pipelines/models.ts";
import {policyTableSql, readPolicy} from "../../../pipelines/policy.ts";
import type {PolicyRow} from "../../../pipelines/policy-lines.ts";
import {workspaceAt} from "../../../pipelines/workspace.ts";
import {withFolder} from "../../service-value.ts";

export type Tables = Record<string, PolicyRow[]>;

/** A ticket as the warehouse holds it, its times on the workspace's clock; what is not given is null. */
export type Ticket = {
  ticket_id: string;
  submitted_at: string;
  assigned_at?: string;
  first_response_at?: string;
  resolved_at?: string;
  level?: string;
  product?: string;
  channel?: string;
  collaboration_type?: string;
  customer_id?: string;
  customer_key?: string;
};

export type Contract = {
  contract_id: string;
  customer_id: string;
  start_date: string;
  end_date: string | null;
};

export type Timed = {
  ticket_id: string;
  calendar: string;
  calendar_source: string;
  response_unknown_reason: string | null;
  resolution_unknown_reason: string | null;
  response_due_unknown_reason: string | null;
  resolution_due_unknown_reason: string | null;
  response_business_seconds: number | null;
  resolution_business_seconds: number | null;
  resolution_business_minutes: number | null;
  age_business_seconds: number | null;
  response_business_due_at: string | null;
  resolution_business_due_at: string | null;
};

type Setting = {
  tables: Tables;
  zone?: string;
  asOf?: string;
  tickets?: Ticket[];
  contracts?: Contract[];
};

const ticketColumns = {
  ticket_id: "varchar",
  level: "varchar",
  product: "varchar",
  channel: "varchar",
  collaboration_type: "varchar",
  customer_id: "varchar",
  customer_key: "varchar",
  submitted_at: "timestamp",
  assigned_at: "timestamp",
  first_response_at: "timestamp",
  resolved_at: "timestamp"
};
const contractColumns = {
  contract_id: "varchar",
  customer_id: "varchar",
  customer_key: "varchar",
  start_date: "date",
  end_date: "date"
};
const given = ["warehouse.tickets", "warehouse.contracts", "warehouse.customer_names"];

let models: Model[] | undefined;

/** Returns the shipped policy tables. */
export function shippedTables(): Promise<Tables> {
  return withFolder(async (folder) => (await readPolicy(workspaceAt(folder))).tables);
}

/** Runs the models of working time on policy tables and tickets, and asks the result. */
export function withEngine<T>(setting: Setting, use: (connection: Connection) => Promise<T>): Promise<T> {
  const {tables, zone = "Asia/Shanghai", asOf = "2099-12-31", tickets = [], contracts = []} = setting;
  return withMemory(
    async (connection) => {
      for (const schema of ["policy", "warehouse", "metrics"])
        await connection.run(`create schema ${schema}`);
      const all: Tables = {...tables, settings: [{name: "zone", value: zone}]};
      for (const table of policyTables)
        await connection.run(`create table policy.${table.name} as ${rowsSql(table, all[table.name] ?? [])}`);
      await connection.run(`create table policy.clock as
        select date ${literal(asOf)} as as_of, date ${literal(asOf)} + interval 1 day as ends_at`);
      await createTickets(connection, tickets);
      await connection.run(
        `create table warehouse.contracts as ${valuesSql(contractColumns, contracts as PolicyRow[])}`
      );
      await connection.run(
        `create table warehouse.customer_names as
          select distinct customer_key, customer_id from warehouse.tickets where customer_key is not null`
      );
      for (const {name, sql, isView} of await timeModels(connection))
        await connection.run(`create ${isView ? "view" : "table"} ${name} as ${sql}`);
      return use(connection);
    },
    {zone}
  );
}

/** Returns what the engine says of each ticket. */
export function timed(setting: Setting): Promise<Timed[]> {
  const sql = `select * replace (
      response_business_due_at::varchar as response_business_due_at,
      resolution_business_due_at::varchar as resolution_business_due_at
    ) from metrics.ticket_business_time order by ticket_id`;
  return withEngine(setting, (connection) => rowsOf<Timed>(connection, sql));
}

/** Returns a target of so many minutes for both measures of a level. */
export function targets(limits: Record<string, number>): PolicyRow[] {
  return Object.entries(limits).flatMap(([level, limit_minutes]) =>
    ["response", "resolution"].map((measure) => ({
      measure,
      level,
      limit_minutes,
      valid_from: null,
      valid_to: null
    }))
  );
}

async function timeModels(connection: Connection): Promise<Model[]> {
  models ??= await readModels(connection);
  const needed = new Set(["metrics.ticket_business_time", "warehouse.business_days"]);
  for (const {name, inputs} of [...models].reverse())
    if (needed.has(name) && !given.includes(name)) for (const input of inputs) needed.add(input);
  return models.filter(({name}) => needed.has(name) && !given.includes(name));
}

async function createTickets(connection: Connection, tickets: Ticket[]): Promise<void> {
  const rows = valuesSql(ticketColumns, tickets as PolicyRow[]);
  await connection.run(`create table warehouse.tickets as
    select *, date_trunc('month', submitted_at)::date as submitted_month from (${rows})`);
}

function rowsSql(table: PolicyTable, rows: PolicyRow[]): string {
  return policyTableSql(
    table,
    rows.map((row) => ({
      ...Object.fromEntries(Object.keys(table.columns.shape).map((name) => [name, null])),
      ...row
    }))
  );
}

function valuesSql(columns: Record<string, string>, rows: PolicyRow[]): string {
  const names = Object.entries(columns);
  const cast = names.map(([name, type], i) => `col${i}::${type} as ${name}`).join(", ");
  const values = rows.map((row) => `(${names.map(([name]) => cell(row[name])).join(", ")})`);
  return values.length > 0
    ? `select ${cast} from (values ${values.join(", ")})`
    : `select ${names.map(([name, type]) => `null::${type} as ${name}`).join(", ")} where false`;
}

function cell(value: PolicyRow[string] | undefined): string {
  return value === null || value === undefined ? "null" : literal(String(value));
}
