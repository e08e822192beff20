import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect} from "vitest";
import type {Entity} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {withMemory} from "../pipelines/duckdb.ts";
import {readLedger} from "../pipelines/ledger.ts";
import type {Language} from "../pipelines/messages.ts";
import {templateSheets} from "../pipelines/template.ts";
import {exampleOf} from "../pipelines/template-forms.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {writeWorkbook} from "../pipelines/xlsx.ts";
import {withFolder} from "./service-value.ts";
import {planHere, runHere} from "./workspaces.ts";

export const levels = ["L1", "L2", "L3"];

// what each kind's example, written as a person would, is in the lake
const inLake: Record<string, (name: string, text: string) => Record<string, string>> = {
  person: (name, text) => ({[`${name}_name`]: text.split("/")[0]!, [`${name}_id`]: text.split("/")[1]!}),
  contact: (name, text) => ({[`${name}_name`]: text.split("/")[0]!, [`${name}_title`]: text.split("/")[1]!}),
  timestamp: (name) => ({[name]: "2024-05-15 09:15:00"}),
  amount: (name) => ({[name]: "500000.00"}),
  score: (name, text) => ({[name]: `${text}.000`}),
  order: (name, text) => ({[name]: text.padStart(18, "0")}),
  boolean: (name) => ({[name]: "true"}),
  people: (name) => ({[name]: expect.stringContaining('"person_id":"S0123"')}),
  list: (name, text) => ({[name]: JSON.stringify(text.split(/[；;] ?/))}),
  estimate: (name) => ({[name]: "500000.00"}),
  ratio: (name) => ({[name]: "0.850000"}),
  duration: (name, text) => ({[name]: `${text}.0000`}),
  quantity: (name, text) => ({[name]: `${text}.0000`})
};

/** Fills forms, loads them together, and expects in the lake what was written, and nothing to do again. */
export async function expectLoaded(forms: [Entity, Language][]): Promise<void> {
  const languageOf = new Map(forms.map(([entity, language]) => [entity.name, language]));
  await withFolder(async (folder) => {
    for (const [entity, language] of forms)
      await save(join(folder, "exports", `${entity.name}.xlsx`), filled(entity, language));
    const {loads} = await runHere(folder, {stages: ["load"]});
    expect(loads!.refused).toEqual([]);
    const {load} = await planHere(folder);
    expect(new Set(load.map(({status}) => status))).toEqual(new Set(["unchanged"]));
    for (const {mapping, entities: loaded} of await records(folder)) {
      const [one] = loaded;
      const entity = entities[one!.entity]!;
      const language = languageOf.get(entity.name)!;
      expect(mapping).toBe(`template:${entity.name}:${language}`);
      expect([entity.name, one!.rows_accepted]).toEqual([entity.name, 1]);
      expect(await lakeRow(folder, one!.lake)).toMatchObject(expected(entity, language));
    }
  });
}

function filled(entity: Entity, language: Language) {
  const [form, ...rest] = templateSheets(entity, {language, levels});
  const row = Object.values(entity.fields).map((field) => exampleOf(field, language, levels));
  return [{...form!, rows: [row]}, ...rest];
}

function expected(entity: Entity, language: Language): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(entity.fields).map(([name, field]) => {
      const text = exampleOf(field, language, levels);
      if (field.kind === "status" || field.kind === "choice") return {[name]: Object.keys(field.values!)[0]};
      return inLake[field.kind]?.(name, text) ?? {[name]: text};
    })
  );
}

export async function records(folder: string) {
  return (await readLedger(workspaceAt(folder))).flatMap((one) => (one.kind === "load" ? [one] : []));
}

async function lakeRow(folder: string, path: string): Promise<unknown> {
  return withMemory(async (connection) => {
    const reader = await connection.runAndReadAll(`select * from read_parquet('${join(folder, path)}')`);
    return reader.getRowObjectsJson()[0];
  });
}

export async function save(path: string, sheets: Parameters<typeof writeWorkbook>[0]): Promise<void> {
  await mkdir(join(path, ".."), {recursive: true});
  await writeFile(path, writeWorkbook(sheets));
}
