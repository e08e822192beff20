import {existsSync} from "node:fs";
import {mkdir, readdir} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {expectBad, expectOneObject, expectSaid, stateOf, useGoodState} from "./bad-input.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {listing, write} from "./workspaces.ts";

const {copyGood} = useGoodState();

type Words = {zh: string[]; en: string[]};

describe("a command line that is wrong ends with exit 2 and says what is right", () => {
  it("for a command with a letter swapped", () =>
    refuse(["rnu"], {
      zh: ["没有这个命令或选项：'rnu'（是否想写 run？）", "--help"],
      en: ["no such command or option: 'rnu' (did you mean run?)", "--help"]
    }));

  it("for an option with a letter missing", () =>
    refuse(["run", "--no-sit"], {
      zh: ["没有这个命令或选项：'--no-sit'（是否想写 --no-site？）", "--help"],
      en: ["no such command or option: '--no-sit' (did you mean --no-site?)", "--help"]
    }));

  it("for an argument too many", () =>
    refuse(["run", "everything"], {
      zh: ["多余的参数：everything", "--help"],
      en: ["too many arguments: everything", "--help"]
    }));

  it("for an argument that is missing", () =>
    refuse(["withdraw"], {zh: ["缺少参数：'file'", "--help"], en: ["missing argument: 'file'", "--help"]}));

  it("for a day that is in no calendar", () =>
    refuse(["run", "--no-site", "--as-of", "2024-02-30"], {
      zh: ["--as-of：「2024-02-30」不是日期", "2024-12-31"],
      en: ["--as-of: “2024-02-30” is no date", "2024-12-31"]
    }));

  it("for a date in other words", () =>
    refuse(["plan", "--as-of", "yesterday"], {
      zh: ["--as-of：「yesterday」不是日期"],
      en: ["--as-of: “yesterday” is no date"]
    }));

  it("for a number that is none", () =>
    refuse(["sample", "--out", join(tmpdir(), "service-value-nowhere"), "--tickets", "1e3"], {
      zh: ["--tickets：「1e3」不可用，可以写 整数"],
      en: ["--tickets: “1e3” is not allowed, use a whole number"]
    }));

  it("for a language it does not speak", async () => {
    const ran = await serviceValue(["status", "--lang", "fr", "--json"]);
    expectSaid(ran, 2, ["--lang：「fr」不可用，可以写 zh, en"]);
    expectOneObject(ran, ["--lang"]);
  });

  it("for no command at all, with the list of those there are", async () => {
    const ran = await serviceValue([]);
    expectSaid(ran, 2, ["Usage: service-value", "run", "withdraw", "init"]);
    expect(ran.stdout).toBe("");
  });

  it("for a file that was never loaded", () =>
    refuse(["withdraw", "没有.csv"], {
      zh: ["没有.csv：没有载入过这份文件", "service-value status"],
      en: ["没有.csv: was never loaded", "service-value status"]
    }));

  async function refuse(run: string[], words: Words): Promise<void> {
    const {folder, before} = await sharedGood();
    await expectBad(folder, before, {run, exit: 2, ...words});
  }
});

describe("a folder that will not do ends with exit 2 and is left as it is", () => {
  it("for a workspace that is not there", () =>
    refuse(["run", "--no-site", "--workspace", "/nowhere/at/all"], {
      zh: ["文件夹不存在：/nowhere/at/all", "service-value init /nowhere/at/all"],
      en: ["folder not found: /nowhere/at/all", "service-value init /nowhere/at/all"]
    }));

  it("for a workspace that is a file", () =>
    refuse(["run", "--no-site", "--workspace", import.meta.filename], {
      zh: [`${import.meta.filename}：不是文件夹`],
      en: [`${import.meta.filename}: not a folder`]
    }));

  it("for a workspace that is some other folder", () =>
    withFolder(async (folder) => {
      await write(join(folder, "notes.txt"), "mine");
      await refuse(["run", "--no-site", "--workspace", folder], {
        zh: [`${folder} 不是工作区`, "service-value init"],
        en: [`${folder} is no workspace`, "service-value init"]
      });
      expect(await readdir(folder)).toEqual(["notes.txt"]);
    }));

  it("for load outside a workspace", () =>
    withFolder(async (folder) => {
      const words = {
        zh: [`${folder} 不是工作区`, "--workspace"],
        en: [`${folder} is no workspace`, "--workspace"]
      };
      await refuse(["load"], words, folder);
      expect(await readdir(folder)).toEqual([]);
    }));

  it("for a new workspace where something is already", () =>
    withFolder(async (folder) => {
      await write(join(folder, "notes.txt"), "mine");
      const before = await listing(folder);
      await refuse(["init", folder], {
        zh: [`${folder} 已经是工作区或不为空，没有改动`, "换一个文件夹"],
        en: [`${folder} is a workspace already or not empty, nothing was changed`, "Choose another"]
      });
      expect(await listing(folder)).toEqual(before);
    }));

  it("for a new workspace where a file stands", () =>
    refuse(["init", import.meta.filename], {
      zh: [`${import.meta.filename}：不是文件夹`],
      en: [`${import.meta.filename}: not a folder`]
    }));

  it("for a run of a workspace without exports, which is told where they go", () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, "exports"));
      await refuse(["run", "--no-site", "--workspace", folder], {
        zh: ["没有任何已载入的导出", "exports/"],
        en: ["nothing is loaded", "exports/"]
      });
      await refuse(["query", "select 1", "--workspace", folder], {
        zh: ["还没有建好的仓库", "service-value run"],
        en: ["there is no warehouse yet", "service-value run"]
      });
    }));

  async function refuse(args: string[], {zh, en}: Words, cwd?: string): Promise<void> {
    const where = cwd ? {cwd} : {};
    const chinese = await serviceValue([...args, "--json", "--lang", "zh"], where);
    expectSaid(chinese, 2, zh);
    expectOneObject(chinese, zh);
    expectSaid(await serviceValue([...args, "--lang", "en"], where), 2, en);
  }
});

describe("a query can read the warehouse and do nothing else: it", () => {
  const readsOnly = {zh: ["query 只能读取", "--format"], en: ["query only reads", "--format"]};

  it("shows where its syntax is wrong", () =>
    refuse("selec 1", {
      zh: [
        "查询有误：Parser Error",
        'syntax error at or near "selec"',
        "第 1 行第 1 列",
        "1 │ selec 1\n    │ ^"
      ],
      en: ["invalid query: Parser Error", 'syntax error at or near "selec"', "line 1, column 1"]
    }));

  it("names what could have been meant by a column", () =>
    refuse("select ticketid from marts.tickets", {
      zh: ['查询有误：Binder Error: Referenced column "ticketid"', "ticket_id"],
      en: ['invalid query: Binder Error: Referenced column "ticketid"', "ticket_id"]
    }));

  it("deletes no row", () => refuse("delete from marts.tickets", readsOnly));

  it("drops no table", () => refuse("drop table marts.tickets", readsOnly));

  it("sets nothing", () => refuse("set enable_external_access = true", readsOnly));

  it("attaches no other database", () => refuse("attach '/tmp/other.duckdb' as other", readsOnly));

  it("reads no file outside the lake", async () => {
    for (const file of ["/etc/hostname", "exports/合同_20241231.csv", "lake/../ledger/secret"])
      await refuse(`select * from read_text('${file}')`, readsOnly);
  });

  it("writes no file, inside the lake or outside, told plainly or by explain analyze", async () => {
    const {folder} = await copyGood();
    for (const target of [join(folder, "out.csv"), join(folder, "lake", "out.csv")])
      for (const before of ["", "explain analyze "]) {
        const sql = `${before}copy (select 1) to '${target}'`;
        expectSaid(await serviceValue(["query", sql, "--workspace", folder]), 2, readsOnly.zh);
        expect(existsSync(target)).toBe(false);
      }
  });

  it("says so when the file to read it from is not there", async () => {
    const args = ["query", "--file", "/nowhere/q.sql"];
    expectSaid(await serviceValue([...args, "--lang", "zh"]), 2, ["/nowhere/q.sql：文件不存在"]);
    expectSaid(await serviceValue([...args, "--lang", "en"]), 2, ["/nowhere/q.sql: not found"]);
  });

  it("still reads every layer, pivots, and keeps a result when asked", async () => {
    const {folder} = await copyGood();
    for (const sql of [
      "select count(*) from lake.tickets",
      "select count(*) from staging.tickets",
      "pivot marts.loads on entity using sum(rows_read)",
      "explain select 1",
      "create temp table t as select 1 as n; select n from t"
    ])
      expectSaid(await serviceValue(["query", sql, "--workspace", folder]), 0, []);
    const {stdout} = await serviceValue([
      "query",
      "select 1 as n -- one",
      "--format",
      "parquet",
      "--workspace",
      folder
    ]);
    expect(stdout.slice(0, 4)).toBe("PAR1");
  });

  async function refuse(sql: string, {zh, en}: Words): Promise<void> {
    const {folder, before} = await sharedGood();
    const args = ["query", sql, "--workspace", folder];
    const chinese = await serviceValue([...args, "--json", "--lang", "zh"]);
    expectSaid(chinese, 2, zh);
    expectOneObject(chinese, zh);
    expectSaid(await serviceValue([...args, "--lang", "en"]), 2, en);
    expect(await stateOf(folder)).toEqual(before);
  }
});

let shared: ReturnType<typeof copyGood> | undefined;

/** Returns one copy for all: every test holds that nothing has changed. */
function sharedGood(): ReturnType<typeof copyGood> {
  shared ??= copyGood();
  return shared;
}
