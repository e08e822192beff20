import type {Connection} from "./duckdb.ts";
import {type Model, syntaxTrees} from "./models.ts";

/** A column of a table that no other column of it is made of: `schema.table.column`. */
export type ColumnName = string;

/** What a column is made of: `same` where it is one column as it stands or in another type, else `derived`. */
export type Traced = {kind: "same" | "derived"; from: ColumnName[]};

/** Columns of each model, in order, with the columns of its inputs that they are made of. */
export type Lineage = Map<string, Map<string, Traced>>;

/**
 * Returns the column lineage of models from their SQL, each after those it reads. A column that only decides which rows
 * there are (a filter, a join, a grouping) is not told as a part of the others.
 */
export async function columnLineage(connection: Connection, models: Model[]): Promise<Lineage> {
  const trees = await syntaxTrees(
    connection,
    models.map(({sql}) => sql)
  );
  const lineage: Lineage = new Map();
  for (const [i, {name}] of models.entries()) {
    const {statements} = JSON.parse(trees[i]!) as {statements: {node: Node}[]};
    lineage.set(name, traceQuery(statements[0]!.node, {known: lineage, ctes: new Map()}).columns);
  }
  return lineage;
}

/** Returns the columns of the lake, the ledger and policy that a model's column rests on in the end. */
export function rootsOf(lineage: Lineage, column: ColumnName): ColumnName[] {
  const roots = new Set<ColumnName>();
  const seen = new Set<ColumnName>();
  const visit = (one: ColumnName): void => {
    if (seen.has(one)) return;
    seen.add(one);
    const traced = lineage.get(tableOf(one))?.get(one.slice(tableOf(one).length + 1));
    if (traced) traced.from.forEach(visit);
    else roots.add(one);
  };
  visit(column);
  return [...roots].sort();
}

export function tableOf(column: ColumnName): string {
  return column.split(".", 2).join(".");
}

type Node = {type: string; class?: string; alias?: string; [key: string]: unknown};
/** Columns by name; those of `open` tables, which no model makes, are known only when they are asked for. */
type Relation = {columns: Map<string, Traced>; open: string[]};
type Scope = {alias: string; relation: Relation}[];
type Context = {known: Lineage; ctes: Map<string, Relation>; outer?: Scope};

function traceQuery(node: Node, context: Context): Relation {
  const inner = {...context, ctes: new Map(context.ctes)};
  const {map} = (node.cte_map ?? {map: []}) as {
    map: {key: string; value: {query: {node: Node}; aliases: string[]}}[];
  };
  for (const {key, value} of map)
    inner.ctes.set(key.toLowerCase(), renamed(traceQuery(value.query.node, inner), value.aliases));
  if (node.type === "SELECT_NODE") return traceSelect(node, inner);
  if (node.type === "SET_OPERATION_NODE")
    return union(
      traceQuery(node.left as Node, inner),
      traceQuery(node.right as Node, inner),
      node.setop_type
    );
  if (node.type === "RECURSIVE_CTE_NODE") {
    const first = traceQuery(node.left as Node, inner);
    inner.ctes.set(String(node.cte_name).toLowerCase(), first);
    return union(first, traceQuery(node.right as Node, inner), "UNION");
  }
  return {columns: new Map(), open: []};
}

function traceSelect(node: Node, context: Context): Relation {
  const scope = scopeOf(node.from_table as Node, context);
  const columns = new Map<string, Traced>();
  const open: string[] = [];
  for (const item of node.select_list as Node[]) {
    if (item.type === "STAR") addStar(item, {scope, columns, open, context});
    else columns.set(outputName(item), traceExpression(item, {scope, columns, context}));
  }
  return {columns, open};
}

type Place = {scope: Scope; columns: Map<string, Traced>; context: Context};

function addStar(star: Node, {scope, columns, open, context}: Place & {open: string[]}): void {
  const left = new Set((star.exclude_list as string[]).map((name) => name.toLowerCase()));
  const replaced = star.replace_list as {key: string; value: Node}[];
  for (const {alias, relation} of scope) {
    if (star.relation_name !== "" && alias !== String(star.relation_name).toLowerCase()) continue;
    open.push(...relation.open);
    for (const [name, traced] of relation.columns)
      if (!left.has(name) && !columns.has(name)) columns.set(name, traced);
  }
  for (const {key, value} of replaced) columns.set(key, traceExpression(value, {scope, columns, context}));
}

// a cast keeps the column what it is
function traceExpression(node: Node, place: Place): Traced {
  if (node.class === "COLUMN_REF") return resolve(node.column_names as string[], place);
  if (node.class === "CAST") return traceExpression(node.child as Node, place);
  const from = new Set<string>();
  collect(node, place, from);
  return {kind: "derived", from: [...from].sort()};
}

function collect(value: unknown, place: Place, from: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collect(one, place, from);
  else if (value && typeof value === "object") {
    const node = value as Node;
    if (node.class === "COLUMN_REF")
      for (const one of resolve(node.column_names as string[], place).from) from.add(one);
    else if (node.type === "SUBQUERY" && node.subquery) {
      const asked = traceQuery((node.subquery as {node: Node}).node, {...place.context, outer: place.scope});
      for (const traced of asked.columns.values()) for (const one of traced.from) from.add(one);
    } else for (const one of Object.values(node)) collect(one, place, from);
  }
}

const nothing: Traced = {kind: "derived", from: []};

// a name before a dot is a table's, unless it is that of a column with parts
function resolve(path: string[], {scope, columns, context}: Place): Traced {
  const names = path.map((name) => name.toLowerCase());
  const [first, second] = names;
  const within = [...scope, ...(context.outer ?? [])];
  const named = second === undefined ? undefined : within.find(({alias}) => alias === names.at(-2));
  if (named) return columnOf(named.relation, names.at(-1)!) ?? nothing;
  for (const {relation} of within) {
    const found = relation.columns.get(first!);
    if (found) return found;
  }
  if (columns.has(first!)) return columns.get(first!)!;
  for (const {relation} of within) {
    const found = columnOf(relation, first!);
    if (found) return found;
  }
  return nothing;
}

function columnOf({columns, open}: Relation, name: string): Traced | undefined {
  return columns.get(name) ?? (open.length > 0 ? {kind: "same", from: [`${open[0]}.${name}`]} : undefined);
}

function scopeOf(from: Node | null, context: Context): Scope {
  if (!from) return [];
  const alias = String(from.alias || from.table_name || "").toLowerCase();
  const renames = (from.column_name_alias ?? []) as string[];
  if (from.type === "JOIN")
    return [...scopeOf(from.left as Node, context), ...scopeOf(from.right as Node, context)];
  if (from.type === "SUBQUERY")
    return [{alias, relation: renamed(traceQuery((from.subquery as {node: Node}).node, context), renames)}];
  if (from.type === "BASE_TABLE") return [{alias, relation: renamed(tableRelation(from, context), renames)}];
  const made = new Set<string>();
  collect(from.function ?? null, {scope: context.outer ?? [], columns: new Map(), context}, made);
  const part: Traced = {kind: "derived", from: [...made]};
  return [{alias, relation: {columns: new Map(renames.map((name) => [name.toLowerCase(), part])), open: []}}];
}

function tableRelation({schema_name, table_name}: Node, {known, ctes}: Context): Relation {
  if (schema_name === "") return ctes.get(String(table_name).toLowerCase()) ?? {columns: new Map(), open: []};
  const table = `${schema_name}.${table_name}`;
  const columns = known.get(table);
  if (!columns) return {columns: new Map(), open: [table]};
  const own = [...columns.keys()].map((name): [string, Traced] => [
    name,
    {kind: "same", from: [`${table}.${name}`]}
  ]);
  return {columns: new Map(own), open: []};
}

function renamed({columns, open}: Relation, names: string[]): Relation {
  const entries = [...columns].map(([name, traced], i): [string, Traced] => [
    names[i]?.toLowerCase() ?? name,
    traced
  ]);
  return {columns: new Map(entries), open};
}

function union(left: Relation, right: Relation, kind: unknown): Relation {
  const isByName = String(kind).endsWith("BY_NAME");
  const others = [...right.columns.values()];
  const columns = new Map<string, Traced>();
  for (const [i, [name, one]] of [...left.columns].entries())
    columns.set(name, merged(one, isByName ? right.columns.get(name) : others[i]));
  if (isByName) for (const [name, one] of right.columns) if (!columns.has(name)) columns.set(name, one);
  return {columns, open: [...left.open, ...right.open]};
}

function merged(one: Traced, other: Traced | undefined): Traced {
  if (!other) return one;
  const from = [...new Set([...one.from, ...other.from])].sort();
  return {kind: one.kind === other.kind ? one.kind : "derived", from};
}

function outputName(node: Node): string {
  if (node.alias) return node.alias.toLowerCase();
  if (node.class === "COLUMN_REF") return (node.column_names as string[]).at(-1)!.toLowerCase();
  if (node.class === "CAST") return outputName(node.child as Node);
  return String(node.function_name ?? node.type).toLowerCase();
}
