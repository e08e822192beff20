import {execFile} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join, relative} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Written} from "../pipelines/sample/desk.ts";
import {checkedInSample, writeSample} from "../pipelines/sample.ts";

/** Of the files of 300 tickets, seed 1: what changes it changes everybody's sample. */
const pinned = "64f494fde5126abdd116fa35c10a854d60b6e79b2f4c85333dc12fbf8575ba15";

const names = {
  tickets: "售后问题处理跟踪表_20241231.csv",
  contracts: "合同台账_20241220.csv",
  corrections: "合同台账_更正_20241231.csv",
  opportunities: "商机清单_20241231.csv"
};

let temporary: string;
let files: Written[];
let tickets: Row[];
let contracts: Row[]; // with the corrections in their place
let opportunities: Row[];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "sample-"));
  ({files} = await writeSample(join(temporary, "large"), {tickets: 5160, seed: 7})); // signs others on the example's day
  tickets = await readRows("large", names.tickets, "utf-8");
  const known = await readRows("large", names.contracts, "gb18030");
  const corrected = await readRows("large", names.corrections, "utf-8");
  contracts = [...new Map([...known, ...corrected].map((row) => [row.合同编号, row])).values()];
  opportunities = await readRows("large", names.opportunities, "utf-8");
});

afterAll(() => rm(temporary, {recursive: true}));

describe("writeSample(out, {tickets, seed})", () => {
  it("writes the same bytes for the same seed, in any time zone", async () => {
    const options = {tickets: 400, seed: 1};
    await writeSample(join(temporary, "here"), options);
    await runSample(join(temporary, "there"), options, {TZ: "America/Los_Angeles"});
    expect(await hashExports("there")).toEqual(await hashExports("here"));
  });

  it("writes these bytes and no others", async () => {
    await writeSample(join(temporary, "pinned"), {tickets: 300, seed: 1});
    const hashes = JSON.stringify(await hashExports("pinned"));
    expect(createHash("sha256").update(hashes).digest("hex")).toBe(pinned);
  });

  it("writes other bytes for another seed", async () => {
    await writeSample(join(temporary, "one"), {tickets: 100, seed: 1});
    await writeSample(join(temporary, "two"), {tickets: 100, seed: 2});
    const [one, two] = [await hashExports("one"), await hashExports("two")];
    const same = Object.keys(one).filter((name) => one[name] === two[name]);
    expect(same.filter((name) => !name.includes("服务产品目录"))).toEqual([]);
  });

  it("reports the rows it wrote, without blank and 合计 lines", async () => {
    const known = await readRows("large", names.contracts, "gb18030");
    const rowsOf = (form: string) => files.find((file) => file.form === form)!.rows;
    expect(rowsOf("tickets")).toBe(tickets.length);
    expect(rowsOf("contracts")).toBe(known.length);
    expect(rowsOf("opportunities")).toBe(opportunities.length);
  });

  it("writes the short one in the columns of the forms, and nothing else", async () => {
    await writeSample(join(temporary, "short"), {tickets: 100, seed: 1, isShort: true});
    const found = await readdir(join(temporary, "short"), {recursive: true});
    expect(found.sort()).toEqual(
      ["exports", ...Object.values(names).map((name) => `exports/${name}`)].sort()
    );
    expect(Object.keys((await readRows("short", names.tickets, "utf-8"))[0]!)).toHaveLength(23);
  });

  it("leaves a list of aliases alone that is not its own", async () => {
    const path = join(temporary, "kept", "policy", "customer_aliases.csv");
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, "alias,customer_name\n甲,甲科技有限公司\n");
    await writeSample(join(temporary, "kept"), {tickets: 20, seed: 1});
    expect(await readFile(path, "utf8")).toContain("甲科技有限公司");
  });

  it("reports progress up to the last ticket", async () => {
    const seen: number[] = [];
    await writeSample(join(temporary, "steps"), {
      tickets: 5000,
      seed: 1,
      onProgress: (done) => seen.push(done)
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));
    expect(seen.at(-1)).toBe(5000);
  });

  it("throws if there is no ticket to write", async () => {
    await expect(writeSample(temporary, {tickets: 0, seed: 1})).rejects.toThrow("invalid tickets: 0");
    await expect(writeSample(temporary, {tickets: 9, seed: 0.5})).rejects.toThrow("invalid seed: 0.5");
  });

  // a million tickets came to 287 MB, a hundred thousand to 269
  it("keeps below 350 MB for 40 000 tickets and all they leave behind", async () => {
    const {peak} = await runSample(join(temporary, "memory"), {tickets: 40_000, seed: 1});
    expect(peak).toBeLessThan(350e6);
  });
});

describe("the exports", () => {
  it("begin with the source document's example", () => {
    expect(tickets[0]).toMatchObject({
      问题编号: "FW20240515001",
      客户名称: "科技有限公司",
      提交时间: "2024年5月15日09:15",
      解决时间: "2024年5月15日17:45",
      销售协办人: "/S0123"
    });
    expect(contracts[0]).toMatchObject({
      合同编号: "HT20240515001",
      客户编号: "CUS20240515001",
      合同金额: "500,000"
    });
  });

  it("hold ids once, but for the rows exported a second time in a later state", () => {
    expect(countRepeated(tickets, "问题编号")).toBe(21);
    expect(countRepeated(contracts, "合同编号")).toBe(0);
    expect(countRepeated(opportunities, "商机编号")).toBe(2);
    expect(countNames(contracts, "客户编号")).toBe(1);
    const [early, late] = findTwice(tickets, "问题编号");
    expect([early!.工单状态, early!.解决结果]).not.toEqual([late!.工单状态, late!.解决结果]);
    expect(early!.提交时间).toBe(late!.提交时间);
  });

  it("give every opportunity born from a ticket an earlier ticket of the same customer", () => {
    const byId = new Map(tickets.map((ticket) => [ticket.问题编号, ticket]));
    const born = opportunities.filter((opportunity) => opportunity.来源类型 === "服务工单");
    expect(born.length).toBeGreaterThan(opportunities.length / 5);
    for (const opportunity of born) {
      const ticket = byId.get(opportunity.来源编号);
      if (isPlain(ticket!) && isPlain(opportunity))
        expect(plain(ticket!.客户名称!)).toBe(plain(opportunity.客户名称!));
      expect(readMoment(ticket!.提交时间!)).toBeLessThan(readMoment(opportunity.创建日期!));
    }
  });

  it("give every won opportunity, and no other, a contract of the same customer, day and amount", () => {
    const byId = new Map(contracts.map((contract) => [contract.合同编号, contract]));
    const won = opportunities.filter((opportunity) => opportunity.商机状态 === "赢单");
    expect(won.length).toBeGreaterThan(10);
    for (const opportunity of won) {
      const contract = byId.get(opportunity.合同编号);
      if (isPlain(opportunity)) expect(plain(contract!.客户名称!)).toBe(plain(opportunity.客户名称!));
      if (!contract!.签约日期!.includes("-02-30"))
        expect(readMoment(contract!.签约日期!)).toBe(readMoment(opportunity.赢单日期!));
      expect(readYuan(contract!.合同金额!)).toBe(readYuan(opportunity.赢单金额!));
    }
    const others = opportunities.filter((opportunity) => opportunity.商机状态 !== "赢单");
    expect(
      new Set(others.map(({赢单金额, 赢单日期, 合同编号}) => `${赢单金额}${赢单日期}${合同编号}`))
    ).toEqual(new Set(["", "0"]));
  });

  it("link every renewal to an earlier contract of the same customer", () => {
    const byId = new Map(contracts.map((contract) => [contract.合同编号, contract]));
    const renewals = contracts.filter((contract) => contract.上一合同编号!.startsWith("HT"));
    expect(renewals.length).toBeGreaterThan(50);
    for (const contract of renewals) {
      const previous = byId.get(contract.上一合同编号);
      expect(previous?.客户编号).toBe(contract.客户编号);
      expect(readMoment(previous!.签约日期!) >= readMoment(contract.签约日期!)).toBe(false);
    }
  });

  it("give every customer of a ticket or an opportunity a contract, but for names nobody knows", () => {
    const known = new Set(contracts.map((contract) => plain(contract.客户名称!)));
    for (const [form, rows] of [
      ["tickets", tickets],
      ["opportunities", opportunities]
    ] as const) {
      const {planned} = files.find((file) => file.form === form)!;
      const others = rows.filter((row) => !known.has(plain(row.客户名称!)));
      expect(others).toHaveLength(planned.aliased + planned.unmatched);
    }
  });

  it("write events in order and none after the day of the export", () => {
    const end = Date.UTC(2025, 0, 1);
    const broken = tickets.filter((ticket) => Number.isNaN(readMoment(ticket.提交时间!)));
    expect(broken.length).toBeLessThan(10);
    for (const ticket of tickets.filter((row) => !broken.includes(row))) {
      const start = readMoment(ticket.提交时间!);
      const kept = [ticket.受理时间!, ticket.满意度收集时间!, ticket.联合会议时间!, ticket.同步销售时间!];
      const solved = [ticket.分配时间!, ticket.首次响应时间!, ticket.解决时间!];
      const events = [...solved, ...kept].map(readMoment);
      for (const event of events) expect(event <= start || event >= end).toBe(false); // NaN when missing
      if (ticket.工单状态 !== "无法解决") expect(readMoment(ticket.关闭时间!) <= events[2]!).toBe(false);
    }
  });

  it("end the contract file in the sum of its rows", async () => {
    const text = await readText("large", names.contracts, "gb18030");
    const rows = await readRows("large", names.contracts, "gb18030");
    const cents = rows.map((contract) => Math.round(readYuan(contract.合同金额!.replace("约", "")) * 100));
    const [first, , , , amount] = parseCsv(text).at(-1)!;
    expect([first, readYuan(amount!)]).toEqual([
      "合计",
      cents.reduce((left, right) => left + right, 0) / 100
    ]);
  });
});

describe("data/sample", () => {
  it("is what writeSample(1000, 20240515) writes", async () => {
    await writeSample(join(temporary, "checked-in"), checkedInSample);
    expect(checkedInSample).toEqual({tickets: 1000, seed: 20240515});
    for (const part of ["exports", "policy"])
      expect(await hashFolder(join(temporary, "checked-in", part))).toEqual(
        await hashFolder(join("data/sample", part))
      );
  });
});

type Row = Record<string, string>;

/** Writes a sample in a process of its own; returns its resident bytes before and at the peak. */
async function runSample(out: string, options: object, environment: NodeJS.ProcessEnv = {}) {
  const script = `
    const {writeSample} = await import("./pipelines/sample.ts");
    const before = process.memoryUsage().rss;
    await writeSample(${JSON.stringify(out)}, ${JSON.stringify(options)});
    console.log(JSON.stringify({before, peak: process.resourceUsage().maxRSS * 1024}));`;
  const run = promisify(execFile)("node_modules/.bin/node", ["--input-type=module", "-e", script], {
    env: {...process.env, NODE_OPTIONS: "", ...environment}
  });
  return JSON.parse((await run).stdout) as {before: number; peak: number};
}

function hashExports(sample: string): Promise<Row> {
  return hashFolder(join(temporary, sample, "exports"));
}

async function hashFolder(folder: string): Promise<Row> {
  const hashes: Row = {};
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const found = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of found.sort()) {
    const name = relative(folder, path);
    hashes[name] = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  }
  return hashes;
}

async function readText(sample: string, name: string, encoding: string): Promise<string> {
  const bytes = await readFile(join(temporary, sample, "exports", name));
  return new TextDecoder(encoding, {fatal: true}).decode(bytes);
}

async function readRows(sample: string, name: string, encoding: string): Promise<Row[]> {
  const [header, ...records] = parseCsv(await readText(sample, name, encoding));
  return records
    .filter((cells) => cells.length > 1 && cells[0] !== "合计")
    .map((cells) => Object.fromEntries(header!.map((column, position) => [column, cells[position]!])));
}

function parseCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!
      )
    );
}

function countRepeated(rows: Row[], key: string): number {
  return rows.length - new Set(rows.map((row) => row[key])).size;
}

/** Returns the most customer names that rows of one key have. */
function countNames(rows: Row[], key: string): number {
  const names = new Map<string, Set<string>>();
  for (const row of rows) {
    names.set(row[key]!, (names.get(row[key]!) ?? new Set()).add(plain(row.客户名称!)));
  }
  return Math.max(...[...names.values()].map((each) => each.size));
}

/** Tells whether the row's customer is written by its own name. */
function isPlain(row: Row): boolean {
  return contracts.some((contract) => plain(contract.客户名称!) === plain(row.客户名称!));
}

function plain(name: string): string {
  return name.normalize("NFKC").replace(/\s/g, "");
}

function findTwice(rows: Row[], key: string): Row[] {
  const first = rows.find((row, position) => rows.findIndex((other) => other[key] === row[key]) < position);
  return rows.filter((row) => row[key] === first![key]);
}

/** Returns milliseconds, or NaN for what is missing or impossible. */
function readMoment(cell: string): number {
  const match = /^(\d{4})\D(\d+)\D(\d+)(?:日$|$|[日 ](\d+):(\d+)$)/.exec(cell);
  if (!match) return Number.NaN;
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year!, month! - 1, day!, hour!, minute!));
  return date.getUTCDate() === day ? date.getTime() : Number.NaN;
}

function readYuan(cell: string): number {
  const text = cell.normalize("NFKC").replace(/[¥,元]/g, "");
  return text.endsWith("万") ? Math.round(Number(text.slice(0, -1)) * 10_000) : Number(text);
}
