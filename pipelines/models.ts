import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {type Connection, literal} from "./duckdb.ts";
import {sha256} from "./hash.ts";
import {repository} from "./workspace.ts";

/** Schemas in the order data takes; a model reads its own layer or an earlier one. */
export const layers = [
  "lake",
  "ledger",
  "policy",
  "staging",
  "warehouse",
  "metrics",
  "marts",
  "audits"
] as const;

/** Layers that are folders of models. */
const folders = ["staging", "warehouse", "metrics", "marts"];

export type Model = {
  name: string;
  sql: string;
  /** Schema-qualified tables it reads, sorted. */
  inputs: string[];
  isView: boolean;
  /** The month column that rows may later be rebuilt by. */
  partition?: string;
};

const clocks = [
  "now",
  "current_date",
  "current_timestamp",
  "today",
  "random",
  "uuid",
  "getvariable",
  "get_current_time"
];
const tableFunctions = ["generate_series", "range", "unnest"];

/** Reads every model of `models/`, each after those it reads. */
export async function readModels(
  connection: Connection,
  root = join(repository, "models")
): Promise<Model[]> {
  const texts: ModelText[] = [];
  for (const folder of folders) texts.push(...(await readTexts(join(root, folder), folder)));
  return ordered(await parseModels(connection, texts));
}

/** Reads the audits: queries that return offending rows. */
export async function readAudits(
  connection: Connection,
  root = join(repository, "models")
): Promise<Model[]> {
  return parseModels(connection, await readTexts(join(root, "audits"), "audits"));
}

export type ModelText = {name: string; text: string};

/** Returns models with the inputs their SQL names; throws for SQL that hides them, a clock, or a later layer. */
export async function parseModels(connection: Connection, texts: ModelText[]): Promise<Model[]> {
  const models = texts.map(({name, text}) => ({name, sql: text.replaceAll("\r\n", "\n")}));
  const headless = models.find(({sql}) => !/^-- \S/.test(sql));
  if (headless) throw new Error(`${headless.name}: missing grain in line 1`);
  const parsed = await syntaxTrees(
    connection,
    models.map(({sql}) => sql)
  );
  return models.map(({name, sql}, i) => modelOf(name, sql, syntaxNodes(name, parsed[i]!)));
}

function modelOf(name: string, sql: string, nodes: Node[]): Model {
  const impure = nodes.flatMap(calledName).filter((one) => clocks.includes(one));
  if (impure.length > 0) throw new Error(`${name}: reads a clock or chance: ${impure.join(", ")}`);
  const hidden = nodes
    .filter((node) => node.type === "TABLE_FUNCTION")
    .map((node) => String((node.function as {function_name?: string}).function_name))
    .filter((one) => !tableFunctions.includes(one));
  if (hidden.length > 0) throw new Error(`${name}: hides its inputs: ${hidden.join(", ")}`);
  const inputs = nodes
    .filter((node) => node.type === "BASE_TABLE" && node.schema_name !== "")
    .map((node) => `${node.schema_name}.${node.table_name}`);
  const later = inputs.filter((input) => rank(input) > rank(name) || rank(input) < 0);
  if (later.length > 0) throw new Error(`${name}: reads a later layer: ${later.join(", ")}`);
  const partition = sql.match(/^-- partition: (\w+)$/m)?.[1];
  return {
    name,
    sql,
    inputs: [...new Set(inputs)].sort(),
    isView: /^-- view$/m.test(sql),
    ...(partition ? {partition} : {})
  };
}

/** Returns each model's fingerprint: its SQL and those of all it reads; `sourceOf` gives those that are not models. */
export function fingerprints(
  models: Model[],
  sourceOf: (input: string, model: Model) => string
): Map<string, string> {
  const prints = new Map<string, string>();
  for (const model of models) {
    const read = model.inputs.map((input) => `${input}=${prints.get(input) ?? sourceOf(input, model)}`);
    prints.set(model.name, sha256([model.sql, ...read].join("\n")));
  }
  return prints;
}

type Node = Record<string, unknown>;

// `current_date` without brackets is a bare column to the parser
function calledName({function_name, type, column_names}: Node): string[] {
  if (typeof function_name === "string") return [function_name];
  const names = column_names as string[] | undefined;
  return type === "COLUMN_REF" && names?.length === 1 ? [names[0]!.toLowerCase()] : [];
}

/** Returns DuckDB's own syntax tree of each SQL, as JSON. */
// asked for all at once, a query costs more than what it parses; and once in a process
export async function syntaxTrees(connection: Connection, sqls: string[]): Promise<string[]> {
  const fresh = sqls.filter((sql) => !trees.has(sql));
  if (fresh.length > 0) {
    const rows = fresh.map((sql, i) => `(${i}, ${literal(sql)})`).join(", ");
    const reader = await connection.runAndReadAll(
      `select json_serialize_sql(sql)::varchar from (values ${rows}) as models (place, sql) order by place`
    );
    for (const [i, [tree]] of reader.getRows().entries()) trees.set(fresh[i]!, String(tree));
  }
  return sqls.map((sql) => trees.get(sql)!);
}

const trees = new Map<string, string>();

function syntaxNodes(name: string, text: string): Node[] {
  const tree = JSON.parse(text) as Node;
  if (tree.error) throw new Error(`${name}: invalid sql: ${tree.error_message}`);
  if ((tree.statements as unknown[]).length !== 1) throw new Error(`${name}: more than one statement`);
  const nodes: Node[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === "object") {
      nodes.push(value as Node);
      Object.values(value).forEach(walk);
    }
  };
  walk(tree);
  return nodes;
}

function ordered(models: Model[]): Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (model: Model): Model[] => {
    if (done.has(model.name)) return [];
    if (path.includes(model.name))
      throw new Error(`models read in a circle: ${[...path, model.name].join(" → ")}`);
    path.push(model.name);
    const before = model.inputs.flatMap((input) => {
      const other = byName.get(input);
      if (!other && folders.includes(input.split(".")[0]!))
        throw new Error(`${model.name}: model not found: ${input}`);
      return other ? visit(other) : [];
    });
    path.pop();
    done.add(model.name);
    return [...before, model];
  };
  return models.flatMap(visit);
}

function rank(name: string): number {
  return layers.indexOf(name.split(".")[0] as (typeof layers)[number]);
}

async function readTexts(folder: string, schema: string): Promise<ModelText[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: `${schema}.${file.slice(0, -4)}`,
      text: await readFile(join(folder, file), "utf8")
    }))
  );
}
