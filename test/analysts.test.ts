import {createHmac} from "node:crypto";
import {mkdir, readdir, readFile, readlink, stat} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {columnsOf} from "../models/contract.ts";
import {csvLine} from "../pipelines/csv.ts";
import {type Connection, literal, openDatabase, type Row, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {fileMask} from "../pipelines/file-names.ts";
import {keyed, keyedSql} from "../pipelines/pseudonym.ts";
import {analystsMarts, writeAnalysts} from "../pipelines/publish-analysts.ts";
import {databaseContent, publishedTexts} from "./analysts-cells.ts";
import {withFolder} from "./service-value.ts";
import {runHere, write} from "./workspaces.ts";

// a canary in every place that may say who somebody is
const canaries = {
  person: "S9001",
  assignee: "A9002",
  personName: "金丝雀一",
  customer: "金丝雀",
  contact: "金丝雀二",
  telephone: "13900009999",
  text: "金丝雀唱了一首歌",
  file: "金雀三",
  quarantined: "金丝雀的等级"
};

const header = [
  "问题编号",
  "客户名称",
  "问题描述",
  "问题级别",
  "提交时间",
  "客户联系人",
  "责任人",
  "解决时间",
  "关闭时间",
  "工单状态",
  "处理进展"
];
const done = ["2024-12-02 11:00", "2024-12-03 18:00", "已关闭"];
const contact = `${canaries.contact}/${canaries.telephone}`;
const assignee = `${canaries.personName}/${canaries.assignee}`;
const rows = [
  header,
  [
    "T1",
    canaries.customer,
    canaries.text,
    "L2",
    "2024-12-02 09:00",
    contact,
    assignee,
    ...done,
    canaries.text
  ],
  ...Array.from({length: 30}, (_, i) => [
    `T${i + 2}`,
    "甲科技有限公司",
    "打不开",
    "L2",
    "2024-12-02 09:00",
    "",
    assignee,
    ...done,
    ""
  ]),
  ["T99", "甲科技有限公司", "打不开", canaries.quarantined, "2024-12-02 09:00", "", assignee, ...done, ""]
];
const opportunities = [
  ["商机编号", "客户名称", "商机名称", "商机金额", "当前阶段", "商机状态", "负责人", "创建时间", "商机来源"],
  [
    "SJ1",
    canaries.customer,
    canaries.text,
    "10000",
    "TAS+2",
    "进行中",
    `${canaries.personName}/${canaries.person}`,
    "2024-11-01",
    "服务工单"
  ]
];

describe("the analysts' files", () => {
  let workspace: string;
  let release = () => {};

  beforeAll(async () => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    workspace = await new Promise<string>((resolve, reject) => {
      withFolder(async (folder) => {
        await write(
          join(folder, "exports", `工单_${canaries.file}_20241231.csv`),
          rows.map(csvLine).join("")
        );
        await write(join(folder, "exports", "商机清单_20241231.csv"), opportunities.map(csvLine).join(""));
        await runHere(folder);
        resolve(folder);
        await held;
      }).catch(reject);
    });
  });

  afterAll(() => release());

  it("hold no person, contact, telephone or free text, in no cell of Parquet or DuckDB", async () => {
    const texts = await publishedTexts(join(workspace, "published/analysts/current"));
    expect(texts.length).toBeGreaterThan(500);
    for (const canary of Object.values(canaries))
      expect(
        texts.filter((text) => text.includes(canary)),
        canary
      ).toEqual([]);
  });

  it("would be found out: the marts as they are hold a canary of every kind that marts hold", async () => {
    const found = await withFolder(async (folder) => {
      await withWarehouse(workspace, async (connection) => {
        await connection.run(
          `attach ${literal(join(folder, "plain.duckdb"))} as plain; create schema plain.marts`
        );
        for (const {name} of analystsMarts())
          await connection.run(`create table plain.marts.${name} as from service_value.marts.${name}`);
        await connection.run("detach plain");
      });
      const texts = await publishedTexts(folder);
      return Object.entries(canaries).filter(([, canary]) => texts.some((text) => text.includes(canary)));
    });
    expect(found.map(([kind]) => kind)).toEqual(["person", "assignee", "customer", "file", "quarantined"]);
  });

  it("let a person be followed through the tables under one pseudonym", async () => {
    const [first] = await analystsRows(workspace, "select distinct assignee_id from marts.tickets");
    expect(first!.assignee_id).toMatch(/^P-[0-9a-f]{16}$/);
    const [won] = await analystsRows(
      workspace,
      "select o.owner_id = c.person_id as is_same, o.customer_name = t.customer_name as is_same_customer from marts.opportunities o join marts.opportunity_credits c using (opportunity_id) join marts.tickets t on t.ticket_id = 'T1'"
    );
    expect(won).toEqual({is_same: true, is_same_customer: true});
  });

  it("describe every table and every column in both languages", async () => {
    const bare = await analystsRows(
      workspace,
      `select table_name, column_name, comment from duckdb_columns() where database_name = 'service_value'
        and not coalesce(regexp_matches(comment, '\\p{Han}.*\\n.*[A-Za-z]'), false)`
    );
    expect(bare).toEqual([]);
    const tables = await analystsRows(
      workspace,
      "select table_name from duckdb_tables() where database_name = 'service_value' and not coalesce(regexp_matches(comment, '\\p{Han}.*\\n.*[A-Za-z]'), false)"
    );
    expect(tables).toEqual([]);
    const [counted] = await analystsRows(
      workspace,
      "select (select count(*) from duckdb_columns() where database_name = 'service_value')::integer as there, (select count(*) from meta.columns)::integer as told"
    );
    expect(counted!.told).toBe(counted!.there);
  });

  it("are the same tables as Parquet, cannot be written, and are what `current` points at", async () => {
    const folder = join(workspace, "published/analysts");
    const run = await readlink(join(folder, "current"));
    const files = await readdir(join(folder, run));
    expect(files.sort()).toEqual(
      [...analystsMarts().map(({name}) => `${name}.parquet`), "service_value.duckdb"].sort()
    );
    expect((await stat(join(folder, run, "service_value.duckdb"))).mode & 0o222).toBe(0);
    const checks = analystsMarts().map(({name}) => {
      const parquet = `read_parquet(${literal(join(folder, run, `${name}.parquet`))})`;
      const [one, other] = [`from marts.${name}`, `from ${parquet}`];
      return `select '${name}' as name from ((${one} except all ${other}) union all (${other} except all ${one}))`;
    });
    expect(await analystsRows(workspace, checks.join(" union all "))).toEqual([]);
  });

  it("differ between two secrets, and are the same for one", async () => {
    const own = await readFile(join(workspace, "ledger/secret"), "utf8");
    const written = await withFolder(async (folder) => {
      const contents: string[] = [];
      for (const [i, secret] of [own, "another"].entries()) {
        const part = join(folder, String(i));
        await mkdir(part);
        await withWarehouse(workspace, (connection) =>
          writeAnalysts(connection, part, {secret, facts, inForce: {}, edges: []})
        );
        contents.push(await martsOf(join(part, "service_value.duckdb")));
      }
      return contents;
    });
    const published = await martsOf(join(workspace, "published/analysts/current/service_value.duckdb"));
    expect(written[0]).toBe(published);
    expect(written[1]).not.toBe(published);
  });

  it("give no staff number to who tries them all without the secret", async () => {
    const shown = await analystsRows(workspace, "select distinct assignee_id as id from marts.tickets");
    const guesses = new Set<string>();
    for (let i = 0; i < 10_000; i++)
      for (const letter of ["A", "S"]) {
        const id = `${letter}${String(i).padStart(4, "0")}`;
        for (const key of ["", "secret", id]) guesses.add(`P-${keyed("person", id, key).slice(0, 16)}`);
      }
    expect(shown.filter(({id}) => guesses.has(String(id)))).toEqual([]);
  });
});

const facts = {
  run_id: "r",
  as_of: "2024-12-31",
  data_through: null,
  policy_version: "p",
  audits_passed: 1,
  zone: "Asia/Shanghai"
};

describe("keyed()", () => {
  it("is HMAC-SHA256 in JavaScript and in SQL, for keys of every length", async () => {
    for (const secret of ["k", "x".repeat(64), "钥".repeat(30)]) {
      const expected = createHmac("sha256", secret).update("person:A0001").digest("hex");
      expect(keyed("person", "A0001", secret)).toBe(expected);
      const [row] = await withMemory((connection) =>
        rowsOf(connection, `select ${keyedSql("person", "id", secret)} as hex from (select 'A0001' as id)`)
      );
      expect(row).toEqual({hex: expected});
    }
  });
});

describe("fileMask()", () => {
  it("keeps names made of the words of exports and hides every other", async () => {
    const mask = await fileMask("secret");
    const kept = [
      "售后问题处理跟踪表_20241231.csv",
      "补传/合同台账_更正_20241231.csv",
      "2024年第三季度售后问题处理跟踪表.xlsx",
      "jira issues.json",
      "补录/工单_20221231_093015.csv",
      "2024年5月工单(2).xlsx",
      "工单 2024Q2 v3.csv"
    ];
    for (const name of kept) expect(mask("file", name)).toBe(name);
    const hidden = [
      "工单_张三_2024.csv",
      "张三工单.csv",
      "王.csv",
      "zhangsan.csv",
      "王小明的合同台账.csv.gz",
      "工单_13900009999.csv",
      "工单_007.csv",
      "工单_100234.csv",
      "工单_20241301.csv",
      "li@example.com.csv"
    ];
    for (const name of hidden) expect(mask("file", name)).toMatch(/^F-[0-9a-f]{12}\.csv(\.gz)?$/);
    expect(mask("sheet", "张三")).toMatch(/^S-[0-9a-f]{12}$/);
  });
});

describe("analystsMarts()", () => {
  it("leaves out what is personal and no person's id", () => {
    const columns = analystsMarts().flatMap((contract) =>
      columnsOf(contract).map(([name]) => `${contract.name}.${name}`)
    );
    expect(columns).toContain("tickets.owner_id");
    expect(columns).not.toContain("quarantine.original_text");
    expect(columns).not.toContain("loads.corrected_by");
  });
});

async function withWarehouse(workspace: string, use: (connection: Connection) => Promise<void>) {
  const database = await openDatabase(join(workspace, "warehouse.duckdb"), {
    readOnly: true,
    folder: workspace
  });
  try {
    await use(database.connection);
  } finally {
    database.close();
  }
}

async function analystsRows(workspace: string, sql: string): Promise<Row[]> {
  const path = join(workspace, "published/analysts/current/service_value.duckdb");
  const database = await openDatabase(path, {readOnly: true});
  try {
    return await rowsOf(database.connection, sql);
  } finally {
    database.close();
  }
}

async function martsOf(path: string): Promise<string> {
  const lines = (await databaseContent(path)).split("\n");
  return lines.filter((line) => /[0-9a-f]{32}$/.test(line) && line.startsWith("marts.")).join("\n");
}
