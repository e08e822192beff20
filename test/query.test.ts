import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {literal, withMemory} from "../pipelines/duckdb.ts";
import type {Failure} from "../pipelines/failure.ts";
import {type Language, say} from "../pipelines/messages.ts";
import {parseParameters} from "../pipelines/query/parameters.ts";
import {savedQueries, savedQuery, withDefaults} from "../pipelines/query/saved.ts";
import {ask, type QueryOptions, query} from "../pipelines/query.ts";
import {repository, workspaceAt} from "../pipelines/workspace.ts";
import {withFolder} from "./service-value.ts";
import {write} from "./workspaces.ts";

// a warehouse written by hand: what a query may do does not hang on what is in it

describe("a query's parameters", () => {
  it("are cast to the type the SQL gives them, else numbers are numbers and the rest is text", () =>
    withWarehouse(async (asked) => {
      const sql =
        "select id, $a as a, $b as b, $c as c from marts.tickets where day >= $day and id = $id limit $n";
      const parameters = {a: "007", b: "12", c: "1.5", day: "2024-06-01", id: "2", n: "5"};
      expect(await asked(sql, {parameters})).toEqual([{id: "2", a: "007", b: 12, c: 1.5}]);
    }));

  it("are missing: all are named", () =>
    withWarehouse(async (asked) => {
      await expectSaid(asked("select $a, $b"), {zh: "$a, $b", en: "lacks a value for $a, $b"});
    }));

  it("are unknown: the nearest is named", () =>
    withWarehouse(async (asked) => {
      const given = {parameters: {leevl: "L2", level: "L2"}};
      await expectSaid(asked("select $level", given), {zh: "是否想写 $level", en: "no parameter $leevl"});
    }));

  it("hold in a Parquet file and in several statements too", () =>
    withWarehouse(async (asked, folder) => {
      const sql = "create temp table t as select $n + 1 as m; select m, $n as n from t";
      expect(await asked(sql, {parameters: {n: "2"}})).toEqual([{m: 3, n: 2}]);
      const file = await query(workspaceAt(folder), "select $n as n", {
        format: "parquet",
        parameters: {n: "2"}
      });
      await writeFile(join(folder, "n.parquet"), file);
      const rows = await withMemory(async (connection) =>
        (await connection.runAndReadAll(`from ${literal(join(folder, "n.parquet"))}`)).getRows()
      );
      expect(rows).toEqual([[2n]]);
    }));

  it("are no SQL, whatever they hold", () =>
    withWarehouse(async (asked) => {
      const id = "1' or true --";
      expect(
        await asked("select count(*) as n from marts.tickets where id = $id", {parameters: {id}})
      ).toEqual([{n: 0}]);
    }));

  it("are written name=value, each once", () => {
    expect(parseParameters(["a=1", "$b=x=y", "c="])).toEqual({a: "1", b: "x=y", c: ""});
    for (const pairs of [["a"], ["=1"], ["1a=1"], ["a=1", "a=2"]])
      expect(() => parseParameters(pairs)).toThrow("--param");
  });
});

describe("an error of a query", () => {
  it("points at the place, after wide letters too, and names what is nearest", () =>
    withWarehouse((asked) =>
      expectSaid(asked("select 1;\nselect '中文', leve\nfrom marts.tickets"), {
        zh: [
          '查询有误：Binder Error: Referenced column "leve" not found in FROM clause!',
          "第 2 行第 14 列：",
          "  2 │ select '中文', leve",
          "    │                ^",
          "最接近的名称：level"
        ].join("\n"),
        en: "line 2, column 14:\n  2 │ select '中文', leve\n    │                ^\nnearest names: level"
      })
    ));

  it("names the file it stands in, and the end of the text", () =>
    withWarehouse((asked) =>
      expectSaid(asked("select *\nfrom marts.tickets where", {file: "q.sql"}), {
        zh: "q.sql · 第 2 行第 25 列：\n  2 │ from marts.tickets where\n    │                         ^",
        en: "q.sql · line 2, column 25:"
      })
    ));

  it("names the nearest table", () =>
    withWarehouse((asked) =>
      expectSaid(asked("from marts.tickts"), {zh: "最接近的名称：tickets", en: "nearest names: tickets"})
    ));

  it("that comes up while rows are read has no place to point at", () =>
    withWarehouse(async (asked) => {
      const said = await saidBy(asked("from marts.odd"), "en");
      expect(said).toMatch(/^invalid query: Conversion Error/);
      expect(said).not.toContain("│");
    }));
});

describe("a query on the analysts' database", () => {
  it("sees that alone: no warehouse, no lake, no file", () =>
    withWarehouse(async (asked, folder) => {
      await write(join(folder, "lake", "a.csv"), "a\n1\n");
      const analysts = {isAnalysts: true};
      expect(await asked("select place from marts.shown", analysts)).toEqual([{place: "published"}]);
      await expectSaid(asked("from marts.tickets", analysts), {zh: "查询有误", en: "tickets does not exist"});
      for (const file of ["lake/a.csv", join(folder, "lake/a.csv"), join(folder, "warehouse.duckdb")]) {
        const sql = `from ${file.endsWith("csv") ? "read_csv" : "read_blob"}(${literal(file)})`;
        await expectSaid(asked(sql, analysts), {zh: "query 只能读取", en: "query only reads"});
      }
    }));
});

describe("saved queries", () => {
  it("are the shipped ones and the workspace's own, which come first", () =>
    withWarehouse(async (_, folder) => {
      const own =
        "-- 自己的 | my own\n-- $level = L2 级别 | level\n-- $id\nselect id from marts.tickets where level = $level";
      await write(join(folder, "queries", "mine.sql"), own);
      await write(join(folder, "queries", "metric.sql"), "select 1 as one");
      const workspace = workspaceAt(folder);
      const mine = await savedQuery(workspace, "mine");
      expect(mine).toMatchObject({zh: "自己的", en: "my own", isOwn: true, file: "queries/mine.sql"});
      expect(mine.parameters).toEqual([
        {name: "level", default: "L2", zh: "级别", en: "level"},
        {name: "id", default: null, zh: "", en: ""}
      ]);
      expect(withDefaults(mine, {id: "1"})).toEqual({level: "L2", id: "1"});
      const metric = (await savedQueries(workspace)).find(({name}) => name === "metric");
      expect(metric).toMatchObject({isOwn: true, sql: "select 1 as one"});
    }));

  it("of an unknown name are refused, naming the nearest and all", async () => {
    const wanted = savedQuery(workspaceAt(repository), "neer-misses");
    await expectSaid(wanted, {zh: "是否想写 near-misses", en: "there is no saved query “neer-misses”"});
  });

  it("that are shipped say in both languages what they answer and what each parameter is", async () => {
    const shipped = await savedQueries(workspaceAt(join(repository, "nowhere")));
    expect(shipped.length).toBeGreaterThanOrEqual(8);
    for (const {name, zh, en, parameters, sql} of shipped) {
      expect([zh, en], name).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/^[a-z][^\p{Script=Han}]+$/u)
      ]);
      const used = new Set([...sql.replace(/^--.*$/gm, "").matchAll(/\$(\w+)/g)].map(([, one]) => one));
      expect(new Set(parameters.map((one) => one.name)), name).toEqual(used);
      for (const one of parameters)
        expect(one.zh && one.en && one.default, `${name} $${one.name}`).toBeTruthy();
    }
  });
});

type Asked = (sql: string, options?: QueryOptions) => Promise<unknown[]>;

const made =
  "select * from (values ('1', 'L1', date '2024-01-05'), ('2', 'L2', date '2024-07-05')) as t (id, level, day)";

async function withWarehouse(use: (asked: Asked, folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const published = join(folder, "published/analysts/current/service_value.duckdb");
    await write(join(folder, "published/analysts/current/.keep"), "");
    await withMemory(async (connection) => {
      await connection.run(
        `attach ${literal(join(folder, "warehouse.duckdb"))} as service_value; create schema service_value.marts`
      );
      await connection.run(`create table service_value.marts.tickets as ${made}`);
      await connection.run(
        "create view service_value.marts.odd as select (level || id)::integer as n from service_value.marts.tickets; detach service_value"
      );
      await connection.run(`attach ${literal(published)} as p; create schema p.marts`);
      await connection.run("create table p.marts.shown as select 'published' as place; detach p");
    });
    const workspace = workspaceAt(folder);
    await use(async (sql, options = {}) => (await ask(workspace, sql, options)).rows, folder);
  });
}

async function expectSaid(failing: Promise<unknown>, words: Record<Language, string>): Promise<void> {
  const error = await failing.then(
    () => undefined,
    (raised: Failure) => raised
  );
  expect(error?.exit).toBe("usage");
  for (const language of ["zh", "en"] as const)
    expect(say(error!.key, language, error!.params)).toContain(words[language]);
}

async function saidBy(failing: Promise<unknown>, language: Language): Promise<string> {
  const error = (await failing.catch((raised: unknown) => raised)) as Failure;
  return say(error.key, language, error.params);
}
