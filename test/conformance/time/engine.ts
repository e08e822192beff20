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
  occurred_at?: string;
  graded_at?: string;
  acknowledged_at?: string;
  closed_at?: string;
  status?: string;
  contract_id?: string;
  owner_id?: string;
  assignee_id?: string;
  count_reopens?: number;
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

/** A change of a ticket's status or level. */
export type Change = {ticket_id: string; changed_at: string; status?: string; level?: string};

export type Reply = {
  ticket_id: string;
  replied_at: string;
  side: "agent" | "customer" | "system";
  is_internal?: boolean;
  is_automatic?: boolean;
};

export type ServiceContract = {
  contract_id: string;
  response_mode?: string;
  response_time?: string;
  start_at?: string;
  end_at?: string;
};

export type Setting = {
  tables: Tables;
  zone?: string;
  asOf?: string;
  settings?: Record<string, string>;
  tickets?: Ticket[];
  contracts?: Contract[];
  changes?: Change[];
  replies?: Reply[];
  serviceContracts?: ServiceContract[];
  /** Rows of other tables of the warehouse, each a whole query. */
  given?: Record<string, string>;
};

const ticketColumns = {
  ticket_id: "varchar",
  level: "varchar",
  status: "varchar",
  product: "varchar",
  channel: "varchar",
  collaboration_type: "varchar",
  customer_id: "varchar",
  customer_key: "varchar",
  customer_name: "varchar",
  contract_id: "varchar",
  owner_id: "varchar",
  assignee_id: "varchar",
  count_reopens: "integer",
  satisfaction_score: "decimal(9,3)",
  is_joint: "boolean",
  recorded_on_time: "boolean",
  submitted_at: "timestamp",
  occurred_at: "timestamp",
  graded_at: "timestamp",
  acknowledged_at: "timestamp",
  assigned_at: "timestamp",
  first_response_at: "timestamp",
  resolved_at: "timestamp",
  closed_at: "timestamp",
  joint_flagged_at: "timestamp",
  joint_meeting_at: "timestamp",
  synced_at: "timestamp",
  sales_contacted_at: "timestamp",
  scored_at: "timestamp"
};
const contractColumns = {
  contract_id: "varchar",
  customer_id: "varchar",
  customer_key: "varchar",
  start_date: "date",
  end_date: "date"
};
const changeColumns = {
  ticket_id: "varchar",
  changed_at: "timestamp",
  status: "varchar",
  recorded_level: "varchar"
};
const replyColumns = {
  ticket_id: "varchar",
  replied_at: "timestamp",
  side: "varchar",
  is_internal: "boolean",
  is_automatic: "boolean"
};
const serviceContractColumns = {
  contract_id: "varchar",
  response_mode: "varchar",
  response_time: "varchar",
  start_at: "timestamp",
  end_at: "timestamp"
};

// what the models of time read and no model of theirs makes
const noRows: Record<string, string> = {
  "staging.ticket_events": `select null::varchar as ticket_id, null::varchar as recorded_level, null::varchar as event_order,
    0 as load_rank, 0 as source_row where false`,
  "warehouse.case_owners": `select ticket_id, collaboration_type, owner_id, null::varchar as team, null::varchar as assignee_team
    from warehouse.tickets`
};
const made = [
  "warehouse.tickets",
  "warehouse.ticket_versions",
  "warehouse.ticket_newest",
  "warehouse.contracts",
  "warehouse.customer_names",
  "warehouse.ticket_status_changes",
  "warehouse.ticket_replies",
  "warehouse.service_contracts"
];

let models: Model[] | undefined;
let shipped: Promise<Tables> | undefined;

/** Returns the shipped policy tables. */
export function shippedTables(): Promise<Tables> {
  shipped ??= withFolder(async (folder) => (await readPolicy(workspaceAt(folder))).tables);
  return shipped;
}

/**
 * Runs the models of time on policy tables and tickets, and asks the result. Each model is a table here, also where it is
 * a view in the warehouse: a view of views is planned anew by each that reads it, which is what a small case costs.
 */
export function withEngine<T>(
  setting: Setting,
  use: (connection: Connection) => Promise<T>,
  wanted = ["metrics.ticket_timeliness", "warehouse.business_days"]
): Promise<T> {
  const {zone = "Asia/Shanghai", asOf = "2099-12-31"} = setting;
  return withMemory(
    async (connection) => {
      await connection.run("set threads = 1");
      for (const schema of ["policy", "staging", "warehouse", "metrics", "marts"])
        await connection.run(`create schema ${schema}`);
      await createPolicy(connection, setting, zone);
      await connection.run(`create table policy.clock as
        select date ${literal(asOf)} as as_of, date ${literal(asOf)} + interval 1 day as ends_at`);
      await createGiven(connection, setting);
      const known = [...made, ...Object.keys({...noRows, ...setting.given})];
      for (const {name, sql} of await modelsFor(connection, wanted, known))
        await connection.run(`create table ${name} as ${sql}`);
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
    ) from metrics.ticket_minutes order by ticket_id`;
  return withEngine(setting, (connection) => rowsOf<Timed>(connection, sql), ["metrics.ticket_minutes"]);
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

async function createPolicy(
  connection: Connection,
  {tables, settings = {}}: Setting,
  zone: string
): Promise<void> {
  const {settings: standing} = await shippedTables();
  const values: Record<string, string> = {
    ...Object.fromEntries(standing!.map(({name, value}) => [name, String(value)])),
    ...settings,
    zone
  };
  const all: Tables = {...tables, settings: Object.entries(values).map(([name, value]) => ({name, value}))};
  for (const table of policyTables)
    await connection.run(`create table policy.${table.name} as ${rowsSql(table, all[table.name] ?? [])}`);
}

async function createGiven(connection: Connection, setting: Setting): Promise<void> {
  const {
    tickets = [],
    contracts = [],
    changes = [],
    replies = [],
    serviceContracts = [],
    given = {}
  } = setting;
  await createTickets(connection, tickets);
  const ranked = "0 as load_rank, row_number() over () as source_row";
  const levels = changes.map(({level, ...change}) => ({...change, recorded_level: level ?? null}));
  const queries: Record<string, string> = {
    ...noRows,
    "warehouse.contracts": valuesSql(contractColumns, contracts as PolicyRow[]),
    "warehouse.customer_names":
      "select distinct customer_key, customer_id from warehouse.tickets where customer_key is not null",
    "warehouse.ticket_status_changes": `select *, ${ranked} from (${valuesSql(changeColumns, levels as PolicyRow[])})`,
    "warehouse.ticket_replies": valuesSql(replyColumns, replies as PolicyRow[]),
    "warehouse.service_contracts": valuesSql(serviceContractColumns, serviceContracts as PolicyRow[]),
    "warehouse.ticket_versions": `select tickets.*, rank as level_rank, 0 as load_rank from warehouse.tickets
      left join policy.levels on tickets.level = levels.level`,
    "warehouse.ticket_newest": `select ticket_id, version, level_rank as strictest_rank, level_rank as mildest_rank
      from warehouse.ticket_versions`,
    ...given
  };
  for (const [name, sql] of Object.entries(queries)) await connection.run(`create table ${name} as ${sql}`);
}

async function modelsFor(connection: Connection, wanted: string[], known: string[]): Promise<Model[]> {
  models ??= await readModels(connection);
  const needed = new Set(wanted);
  for (const {name, inputs} of [...models].reverse())
    if (needed.has(name) && !known.includes(name)) for (const input of inputs) needed.add(input);
  return models.filter(({name}) => needed.has(name) && !known.includes(name));
}

async function createTickets(connection: Connection, tickets: Ticket[]): Promise<void> {
  const rows = valuesSql(ticketColumns, tickets as PolicyRow[]);
  await connection.run(`create table warehouse.tickets as select *, row_number() over () as version, 'load' as load_id,
      coalesce(list_contains(['L1', 'L2'], level), false) as is_headline, 'test.csv' as source_file,
      row_number() over ()::integer as source_row, date_trunc('month', submitted_at)::date as submitted_month
    from (${rows})`);
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
