import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import type {Entity, Field, Kind} from "../models/contract.ts";
import {isDropped} from "../models/exports/drop-list.ts";
import {entities} from "../models/exports/index.ts";
import {csvLine} from "../pipelines/csv.ts";
import {bindFields} from "../pipelines/mapping/bind.ts";
import {matchMapping} from "../pipelines/mapping/match.ts";
import {type Mapping, readMappings} from "../pipelines/mapping.ts";
import {keyColumn, lakeColumns} from "../pipelines/normalize.ts";
import {repository} from "../pipelines/workspace.ts";
import {entityTable, fieldsPage} from "./fields.ts";
import {rowsHere, runHere, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 120_000, hookTimeout: 240_000});

const all = Object.values(entities);
const names = all.map(({name}) => name);

describe("every entity", () => {
  it("says in both languages what it is, what a row is, and what each field is", () => {
    for (const {name, label, row, fields} of all)
      for (const {zh, en} of [label, row, ...Object.values(fields)]) {
        expect(zh, name).toMatch(/\S/);
        expect(en, name).toMatch(/^[\x20-\x7e]+$/);
      }
  });

  it("names fields in snake case, and keys and dated fields that it has", () => {
    for (const {name, keys, batch = [], fields} of all) {
      for (const key of [...keys.flat(), ...batch]) expect(Object.keys(fields), name).toContain(key);
      for (const [field, {dated = field}] of Object.entries(fields)) {
        expect(field, name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(Object.keys(fields), name).toContain(dated);
      }
    }
  });

  it("looks for no header in two fields, and for none that is never loaded", () => {
    for (const {name, fields} of all) {
      const headers = Object.values(fields).flatMap(headersOf);
      expect(
        headers.filter((header, i) => headers.indexOf(header) !== i),
        name
      ).toEqual([]);
      expect(headers.filter(isDropped), name).toEqual([]);
    }
  });

  it("gives each of its lake columns one name", () => {
    for (const entity of all) {
      const columns = lakeColumns(entity);
      expect(new Set(columns).size, entity.name).toBe(columns.length);
    }
  });

  it("has a staging view, a model of its current rows and a mapping of the Chinese headers", async () => {
    const models = async (layer: string) =>
      (await readdir(join(repository, "models", layer))).map((file) => file.replace(/\.sql$/, ""));
    const modelled = await models("warehouse");
    expect(await models("staging")).toEqual(expect.arrayContaining(names));
    // an event log's tickets are folded into `ticket_folds`
    expect(modelled).toEqual(expect.arrayContaining(names.filter((name) => name !== "ticket_events")));
    const mapped = (await shipped()).flatMap((mapping) => Object.keys(mapping.entities));
    expect(mapped).toEqual(expect.arrayContaining(names));
  });
});

describe("a file with all Chinese headers of an entity", () => {
  it.each(names)("%s fits one shipped mapping, which reads every field", async (name) => {
    const header = templateHeader(entities[name]!);
    const mapping = matchMapping(await shipped(), "export.csv", header);
    expect(mapping && Object.keys(mapping.entities)).toEqual([name]);
    const others = Object.values(entities[name]!.fields).map(
      ({zh, aliases = []}) => aliases.find((alias) => !/[(#]/.test(alias)) ?? zh
    );
    expect(matchMapping(await shipped(), "export.csv", others)?.path).toBe(mapping!.path);
    const place = {file: "export.csv", sheet: "", above: []};
    const {bound} = bindFields(name, {mapping: mapping!, header, ...place});
    expect(bound.map(({field, header}) => [field, header])).toEqual(
      Object.entries(entities[name]!.fields).map(([field, {zh}]) => [field, zh])
    );
  });
});

describe("one row of every entity", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "service-value-"));
    for (const entity of all) await write(join(folder, "exports", `${entity.name}.csv`), oneRow(entity));
    expect((await runHere(folder, {stages: ["load", "build", "audit"]})).exit).toBe("done");
  });

  afterAll(() => rm(folder, {recursive: true, force: true}));

  it("is accepted and current", async () => {
    const loads = await rowsHere<Record<string, unknown>>(
      folder,
      "select entity, rows_accepted, rows_quarantined, rows_ignored, rows_current, columns_dropped from marts.loads order by entity"
    );
    expect(loads).toEqual(
      names.sort().map((entity) => ({
        entity,
        rows_accepted: 1,
        rows_quarantined: 0,
        rows_ignored: 0,
        rows_current: 1,
        columns_dropped: 0
      }))
    );
  });

  it("comes out of staging with every column that is no free text, no name and no remark, cast", async () => {
    const found = await rowsHere<{table: string; column: string; type: string}>(
      folder,
      `select table_name as "table", column_name as "column", data_type as type
      from duckdb_columns() where schema_name = 'staging'`
    );
    for (const entity of all) {
      const columns = Object.fromEntries(
        found.filter(({table}) => table === entity.name).map(({column, type}) => [column, type])
      );
      expect(columns, entity.name).toMatchObject(stagedColumns(entity));
    }
  });

  it("has one current row, under the customer its name belongs to", async () => {
    for (const {name, fields} of all.filter((one) => !one.isHistory)) {
      const sql = `select count(*)::integer as n${"customer_name" in fields && "customer_id" in fields ? ", min(customer_id) as id" : ""} from warehouse.${name}`;
      const [row] = await rowsHere<{n: number; id?: string}>(folder, sql);
      expect(row!.n, name).toBe(name === "tickets" ? 2 : 1); // one by a list, one by an event log
      if (row && "id" in row) expect(row.id, name).toBe("C1");
    }
  });
});

it("README lists every entity, and models/exports/FIELDS.md every field, as the contracts say", async () => {
  for (const [file, language] of [
    ["README.md", "en"],
    ["README.zh-CN.md", "zh"]
  ] as const)
    expect(await readFile(join(repository, file), "utf8")).toContain(entityTable(language));
  await expect(fieldsPage()).toMatchFileSnapshot("../models/exports/FIELDS.md");
});

function headersOf({zh, aliases = [], bare = []}: Field): string[] {
  return [zh, ...aliases, ...bare];
}

function templateHeader({fields}: Entity): string[] {
  return Object.values(fields).map(({zh}) => zh);
}

function shipped(): Promise<Mapping[]> {
  return readMappings([join(repository, "data", "mappings")]);
}

const cells: Record<Kind, string> = {
  id: "",
  text: "说明",
  category: "甲",
  customer: "甲科技有限公司",
  person: "周七/A0056",
  contact: "赵六/经理",
  level: "L2",
  status: "",
  choice: "",
  timestamp: "2024年5月15日09:15",
  date: "2024/5/15",
  amount: "80万元",
  integer: "1",
  score: "3",
  boolean: "是(备注)",
  order: "1",
  people: "售后:周七/A0056;销售:/S0123",
  list: "甲.pdf;乙.docx",
  estimate: "约80万元",
  ratio: "85",
  duration: "1.5",
  quantity: "2 个",
  period: "2024年第二季度"
};

function oneRow({name, fields}: Entity): string {
  const row = Object.entries(fields).map(([field, {kind, values}]) => {
    if (field === "customer_id") return "C1";
    if (kind === "id") return `${name}-1`;
    return values ? Object.values(values)[0]![0]! : cells[kind];
  });
  return csvLine(Object.values(fields).map(({zh}) => zh)) + csvLine(row);
}

const numbers: Partial<Record<Kind, string>> = {
  amount: "DECIMAL(18,2)",
  estimate: "DECIMAL(18,2)",
  integer: "INTEGER",
  score: "DECIMAL(9,3)",
  ratio: "DECIMAL(14,6)",
  duration: "DECIMAL(14,4)",
  quantity: "DECIMAL(18,4)",
  boolean: "BOOLEAN",
  date: "DATE",
  timestamp: "TIMESTAMP"
};

/** What staging owes a field: its value cast, or that there is one where it is a text that tells of persons. */
function stagedColumns(entity: Entity): Record<string, string> {
  const columns = Object.entries(entity.fields).flatMap(([name, field]): [string, string][] => {
    const {kind} = field;
    if (kind === "text" || kind === "contact") return [[`has_${name}`, "BOOLEAN"]];
    if (kind === "level") return [[name === "level" ? "recorded_level" : name, "VARCHAR"]];
    const staged: [string, string][] = [[keyColumn(name, field), numbers[kind] ?? "VARCHAR"]];
    if (kind === "customer") staged.push([name, "VARCHAR"]);
    if (kind === "status") staged.push([`${name}_recorded`, "VARCHAR"]);
    if (kind === "score") staged.push([`${name}_max`, "DECIMAL(9,3)"]);
    if (kind === "quantity") staged.push([`${name}_unit`, "VARCHAR"]);
    if (kind === "amount" || kind === "estimate") staged.push([`is_${name}_estimated`, "BOOLEAN"]);
    return staged;
  });
  const row = {load_id: "VARCHAR", source_file: "VARCHAR", source_row: "INTEGER", dq_notes: "VARCHAR"};
  return {
    ...row,
    load_rank: "INTEGER",
    record_key: "VARCHAR",
    record_version: "BIGINT",
    ...Object.fromEntries(columns)
  };
}
