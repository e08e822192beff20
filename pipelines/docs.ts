import {mkdir, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {columnsOf, type Mart, type Words} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {registry} from "../models/metrics/registry/index.ts";
import {policyTables, settings} from "../models/policy/index.ts";
import {docsMarkdown} from "./docs/markdown.ts";
import {withMemory} from "./duckdb.ts";
import {columnLineage, rootsOf, type Traced, tableOf} from "./lineage.ts";
import {readModels} from "./models.ts";
import {readPolicy} from "./policy.ts";
import type {Workspace} from "./workspace.ts";

export type DocColumn = {
  name: string;
  type: string;
  label: Words;
  unit: string | null;
  nulls: Words | null;
  values: readonly string[] | null;
  is_personal: boolean;
  /** Columns of its model's inputs that it is made of; `derived` where it is not one of them as it stands. */
  made: Traced;
  /** Columns of exports and policy that it rests on in the end. */
  rests_on: string[];
};
export type DocTable = {
  name: string;
  label: Words;
  grain: Words;
  questions: Words;
  key: string[];
  audiences: string[];
  reads: string[];
  columns: DocColumn[];
};
export type DocModel = {name: string; grain: string; is_view: boolean; reads: string[]};
export type DocSetting = {name: string; value: string; about: Words; metrics: string[]};
export type DocPolicyTable = {name: string; label: Words; columns: string[]; key: string[]; rows: number};

/** All that the documentation says, made of contracts, the models' SQL, the registry and the policy in force. */
export type Docs = {
  policy_version: string;
  tables: DocTable[];
  models: DocModel[];
  metrics: typeof registry;
  settings: DocSetting[];
  policy_tables: DocPolicyTable[];
};

/** Returns the documentation of a workspace; nothing of it is written by hand, so that none of it can age. */
async function readDocs(workspace: Workspace): Promise<Docs> {
  const policy = await readPolicy(workspace);
  return withMemory(async (connection) => {
    const models = await readModels(connection);
    const lineage = await columnLineage(connection, models);
    const byName = new Map(models.map((model) => [model.name, model]));
    return {
      policy_version: policy.version.slice(0, 12),
      tables: (Object.values(marts) as Mart[]).map((contract) => ({
        name: `marts.${contract.name}`,
        label: contract.label,
        grain: contract.grain,
        questions: contract.questions,
        key: contract.key,
        audiences: contract.audiences,
        reads: byName.get(`marts.${contract.name}`)!.inputs,
        columns: columnDocs(contract, lineage)
      })),
      models: models.map(({name, sql, isView, inputs}) => ({
        name,
        grain: sql.split("\n")[0]!.replace(/^-- /, ""),
        is_view: isView,
        reads: inputs
      })),
      metrics: registry,
      settings: Object.entries(settings).flatMap(([name, {about}]) => {
        const value = policy.settings[name];
        const moved = registry.filter((metric) => metric.settings.includes(name)).map(({code}) => code);
        return value === undefined ? [] : [{name, value, about, metrics: moved}];
      }),
      policy_tables: policyTables.map(({name, label, columns, key}) => ({
        name: `policy.${name}`,
        label,
        columns: Object.keys(columns.shape),
        key,
        rows: policy.tables[name]!.length
      }))
    };
  });
}

/** Writes the documentation into a folder, as JSON and in both languages as Markdown; returns the files. */
export async function writeDocs(workspace: Workspace, out: string): Promise<string[]> {
  const docs = await readDocs(workspace);
  const {policy_version, tables, models, metrics, settings: inForce, policy_tables} = docs;
  const files: [string, string][] = [
    ["dictionary.json", json({tables})],
    ["lineage.json", json({models, columns: columnEdges(tables)})],
    ["metrics.json", json({metrics})],
    ["policy.json", json({policy_version, settings: inForce, tables: policy_tables})],
    ...docsMarkdown(docs)
  ];
  await mkdir(out, {recursive: true});
  for (const [name, text] of files) {
    await writeFile(join(out, `.${name}.part`), text);
    await rename(join(out, `.${name}.part`), join(out, name));
  }
  return files.map(([name]) => join(out, name));
}

// where the SQL hides which columns these are, as a pivot does, they are told to be made of its inputs
function columnDocs(contract: Mart, lineage: Awaited<ReturnType<typeof columnLineage>>): DocColumn[] {
  const table = `marts.${contract.name}`;
  const traced = lineage.get(table)!;
  return columnsOf(contract).map(([name, meta]) => ({
    name,
    type: meta.sql,
    label: {zh: meta.zh, en: meta.en},
    unit: meta.unit ?? null,
    nulls: meta.nulls ?? null,
    values: meta.values ?? null,
    is_personal: meta.isPersonal ?? false,
    made: traced.get(name) ?? {
      kind: "derived",
      from: [...new Set([...traced.values()].flatMap(({from}) => from))].sort()
    },
    rests_on: traced.has(name) ? rootsOf(lineage, `${table}.${name}`) : []
  }));
}

function columnEdges(tables: DocTable[]) {
  return tables.flatMap(({name, columns}) =>
    columns.map(({name: column, made, rests_on}) => ({
      column: `${name}.${column}`,
      kind: made.kind,
      from: made.from,
      from_tables: [...new Set(made.from.map(tableOf))],
      rests_on
    }))
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
