import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {columnsOf, type Mart} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {marts} from "../models/marts/index.ts";
import {settings} from "../models/policy/index.ts";
import {type DocColumn, writeDocs} from "../pipelines/docs.ts";
import {withMemory} from "../pipelines/duckdb.ts";
import {columnLineage, type Lineage, rootsOf, tableOf} from "../pipelines/lineage.ts";
import {parseModels, readModels} from "../pipelines/models.ts";
import {analystsMarts} from "../pipelines/publish-analysts.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {withFolder} from "./service-value.ts";

describe("columnLineage()", () => {
  const same = (...from: string[]) => ({kind: "same", from});
  const derived = (...from: string[]) => ({kind: "derived", from});

  it("follows a column through common tables, stars, joins, casts and unions", async () => {
    const lineage = await traced(
      [
        "warehouse.a",
        "with t as (select * from lake.t), s as (select t.id, t.x::integer as x, t.y + t.z as sum from t) select * from s"
      ],
      ["warehouse.b", "select b.k, b.v, count(*) as n from lake.b as b group by all"],
      [
        "marts.c",
        `with a as (select * from warehouse.a), b as (select * from warehouse.b)
        select a.* exclude (x), b.v as value, coalesce(a.x, b.n) as filled, (select max(n) from b) as most
        from a left join b on a.id = b.k`
      ],
      ["marts.d", "select id, x from warehouse.a union all select k, v from warehouse.b"]
    );
    expect(columns(lineage, "warehouse.a")).toEqual({
      id: same("lake.t.id"),
      x: same("lake.t.x"),
      sum: derived("lake.t.y", "lake.t.z")
    });
    expect(columns(lineage, "warehouse.b")).toEqual({k: same("lake.b.k"), v: same("lake.b.v"), n: derived()});
    expect(columns(lineage, "marts.c")).toEqual({
      id: same("warehouse.a.id"),
      sum: same("warehouse.a.sum"),
      value: same("warehouse.b.v"),
      filled: derived("warehouse.a.x", "warehouse.b.n"),
      most: derived("warehouse.b.n")
    });
    expect(columns(lineage, "marts.d")).toEqual({
      id: same("warehouse.a.id", "warehouse.b.k"),
      x: same("warehouse.a.x", "warehouse.b.v")
    });
    expect(rootsOf(lineage, "marts.c.filled")).toEqual(["lake.t.x"]);
    expect(rootsOf(lineage, "marts.d.x")).toEqual(["lake.b.v", "lake.t.x"]);
  });
});

describe("the lineage of the models", () => {
  let lineage: Lineage;

  beforeAll(async () => {
    lineage = await withMemory(async (connection) => columnLineage(connection, await readModels(connection)));
  });

  it("knows every column of every mart, but for what a pivot makes", () => {
    const unknown = (Object.values(marts) as Mart[]).flatMap(({name, ...contract}) =>
      columnsOf({name, ...contract})
        .filter(([column]) => !lineage.get(`marts.${name}`)!.has(column))
        .map(() => name)
    );
    expect([...new Set(unknown)]).toEqual(["pipeline_periods"]);
  });

  it("goes back to the exports", () => {
    expect(rootsOf(lineage, "marts.contracts.amount")).toEqual(["lake.contracts.amount"]);
    expect(rootsOf(lineage, "marts.tickets.channel")).toContain("lake.tickets.channel");
  });

  it("lets no name, contact or free text of an export through to an analysts' column as it stands", () => {
    expect(analystsColumns().filter((column) => carried(column).some(isTelling))).toEqual([]);
  });

  it("would find one: models before the marts hold such text", () => {
    const telling = [...lineage].flatMap(([model, columns]) =>
      [...columns.keys()]
        .map((name) => `${model}.${name}`)
        .filter((column) => carried(column).some(isTelling))
    );
    expect(telling).toContain("warehouse.opportunities.participants");
  });

  function analystsColumns(): string[] {
    return analystsMarts().flatMap((contract) =>
      columnsOf(contract)
        .filter(([, meta]) => meta.sql === "VARCHAR" && !meta.isPersonal)
        .map(([column]) => `marts.${contract.name}.${column}`)
    );
  }

  // along columns that are another's as it stands
  function carried(column: string): string[] {
    const made = lineage.get(tableOf(column))?.get(column.slice(tableOf(column).length + 1));
    if (!made) return [column];
    return made.kind === "same" ? made.from.flatMap(carried) : [];
  }

  function isTelling(column: string): boolean {
    const [layer, name, field] = column.split(".") as [string, string, string];
    const entity = layer === "lake" ? entities[name as keyof typeof entities] : undefined;
    return Object.entries(entity?.fields ?? {}).some(([one, {kind}]) => {
      if (kind === "text" || kind === "people") return field === one;
      return (
        (kind === "contact" || kind === "person") && field.startsWith(`${one}_`) && !field.endsWith("_id")
      );
    });
  }
});

describe("writeDocs()", () => {
  it("tells every mart's columns, every setting in force and every metric, in both languages and as JSON", () =>
    withFolder(async (folder) => {
      const files = await writeDocs(workspaceAt(folder), join(folder, "docs"));
      expect(files).toHaveLength(12);
      const read = async (name: string) => readFile(join(folder, "docs", name), "utf8");
      const {tables} = JSON.parse(await read("dictionary.json")) as {
        tables: {name: string; columns: DocColumn[]}[];
      };
      expect(tables.map(({name}) => name)).toEqual(Object.keys(marts).map((name) => `marts.${name}`));
      const {settings: told} = JSON.parse(await read("policy.json")) as {
        settings: {name: string; value: string}[];
      };
      expect(told.map(({name}) => name).sort()).toEqual(Object.keys(settings).sort());
      expect(told.find(({name}) => name === "acknowledge_minutes")).toMatchObject({
        value: "15",
        metrics: ["M-03"]
      });
      for (const language of ["zh", "en"] as const) {
        const dictionary = await read(`dictionary.${language}.md`);
        for (const contract of Object.values(marts) as Mart[]) {
          expect(dictionary).toContain(`## \`marts.${contract.name}\` ${contract.label[language]}`);
          for (const [name] of columnsOf(contract)) expect(dictionary).toContain(`| \`${name}\` |`);
        }
        expect(await read(`metrics.${language}.md`)).toContain("## M-08 ");
        expect(await read(`lineage.${language}.md`)).toContain("| `marts.tickets` |");
      }
    }));
});

async function traced(...models: [string, string][]): Promise<Lineage> {
  return withMemory(async (connection) =>
    columnLineage(
      connection,
      await parseModels(
        connection,
        models.map(([name, sql]) => ({name, text: `-- One row.\n${sql}`}))
      )
    )
  );
}

function columns(lineage: Lineage, model: string) {
  return Object.fromEntries(lineage.get(model)!);
}
