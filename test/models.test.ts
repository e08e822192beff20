import {describe, expect, it} from "vitest";
import {columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {withMemory} from "../pipelines/duckdb.ts";
import {fingerprints, parseModels, readAudits, readModels} from "../pipelines/models.ts";

const parse = (name: string, text: string) =>
  withMemory(async (connection) => (await parseModels(connection, [{name, text}]))[0]!);

describe("parseModel", () => {
  it("finds the inputs of joins with using, aliases and subqueries", async () => {
    const sql = `-- One row per ticket.
      with a as (select * from staging.tickets as t inner join policy.levels as l using (level))
      select * from a where exists (select 1 from policy.clock)`;
    expect((await parse("warehouse.tickets", sql)).inputs).toEqual([
      "policy.clock",
      "policy.levels",
      "staging.tickets"
    ]);
  });

  it("throws if a model reads a later layer", async () => {
    await expect(
      parse("staging.tickets", "-- One row per ticket.\nselect * from marts.tickets")
    ).rejects.toThrow("staging.tickets: reads a later layer: marts.tickets");
  });

  it.each([
    "now()",
    "current_date",
    "random()",
    "current_timestamp",
    "getvariable('as_of')",
    "today()",
    "uuid()"
  ])("throws if a model reads a clock or chance: %s", async (call) => {
    await expect(parse("marts.x", `-- One row.\nselect ${call} as x`)).rejects.toThrow(
      "reads a clock or chance"
    );
  });

  it("throws if a model hides its inputs", async () => {
    await expect(parse("marts.x", "-- One row.\nselect * from read_parquet('a.parquet')")).rejects.toThrow(
      "marts.x: hides its inputs: read_parquet"
    );
  });

  it("throws without a grain in line 1", async () => {
    await expect(parse("marts.x", "select 1 as x")).rejects.toThrow("marts.x: missing grain in line 1");
  });

  it("reads the partition it declares", async () => {
    const sql = "-- One row per ticket.\n-- partition: submitted_month\nselect 1 as x";
    expect((await parse("warehouse.x", sql)).partition).toBe("submitted_month");
  });
});

describe("fingerprints", () => {
  it("change with the SQL, with an input, and with an input's input, and with nothing else", async () => {
    const models = await Promise.all([
      parse("warehouse.a", "-- One row.\nselect * from policy.levels"),
      parse("marts.b", "-- One row.\nselect * from warehouse.a"),
      parse("marts.c", "-- One row.\nselect * from policy.clock")
    ]);
    const before = fingerprints(models, () => "1");
    const after = fingerprints(models, (input) => (input === "policy.levels" ? "2" : "1"));
    const changed = models.filter(({name}) => before.get(name) !== after.get(name)).map(({name}) => name);
    expect(changed).toEqual(["warehouse.a", "marts.b"]);
  });
});

describe("the models of the repository", () => {
  it("parse, order themselves, and state their grain", async () => {
    const models = await withMemory((connection) => readModels(connection));
    const audits = await withMemory((connection) => readAudits(connection));
    expect(models.length).toBeGreaterThan(15);
    expect(audits.length).toBeGreaterThan(2);
    const seen = new Set<string>();
    for (const {name, inputs} of models) {
      for (const input of inputs)
        if (/^(staging|warehouse|metrics|marts)\./.test(input)) expect(seen).toContain(input);
      seen.add(name);
    }
  });

  it("stay below 100 columns and 100 lines, in lower case", async () => {
    for (const {name, sql} of await withMemory((connection) => readModels(connection))) {
      expect(Math.max(...sql.split("\n").map((line) => line.length)), name).toBeLessThanOrEqual(121);
      expect(sql, name).not.toMatch(/\b(SELECT|FROM|WHERE|JOIN)\b/);
    }
  });

  it("have a contract for every mart but a view between marts, and a mart for every contract", async () => {
    const models = await withMemory((connection) => readModels(connection));
    const found = models.filter(({name}) => name.startsWith("marts."));
    const promised = found.filter(({name, isView}) => name.slice(6) in marts || !isView);
    expect(promised.map(({name}) => name.slice(6)).sort()).toEqual(Object.keys(marts).sort());
  });

  it("describe every mart column in both languages", () => {
    for (const contract of Object.values(marts) as Mart[])
      for (const [name, meta] of columnsOf(contract)) {
        expect(meta.zh, `${contract.name}.${name}`).toMatch(/\S/);
        expect(meta.en, `${contract.name}.${name}`).toMatch(/\S/);
      }
  });
});
