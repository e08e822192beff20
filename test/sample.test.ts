import {execFile} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {checkedInSample, writeSample} from "../pipelines/sample.ts";

const names = {
  tickets: "售后问题处理跟踪表_20241231.csv",
  contracts: "合同台账_20241231.csv",
  opportunities: "商机清单_20241231.csv"
};

let temporary: string;
let files: {path: string; rows: number}[];
let tickets: Row[];
let contracts: Row[];
let opportunities: Row[];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "sample-"));
  ({files} = await writeSample(join(temporary, "large"), {tickets: 5160, seed: 7})); // signs others on the example's day
  tickets = await readRows("large", names.tickets, "utf-8");
  contracts = await readRows("large", names.contracts, "gb18030");
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

  it("writes other bytes for another seed", async () => {
    await writeSample(join(temporary, "one"), {tickets: 100, seed: 1});
    await writeSample(join(temporary, "two"), {tickets: 100, seed: 2});
    const [one, two] = [await hashExports("one"), await hashExports("two")];
    for (const name of Object.values(names)) expect(two[name]).not.toBe(one[name]);
  });

  it("reports the rows it wrote, without blank and 合计 lines", () => {
    const counts = [tickets, contracts, opportunities].map((rows) => rows.length);
    expect(files.map(({rows}) => rows)).toEqual(counts);
    expect(files.map(({path}) => path)).toEqual(
      Object.values(names).map((name) => join(temporary, "large", "exports", name))
    );
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

  it("keeps within 150 MB of its baseline for 200 000 tickets", async () => {
    const {before, peak} = await runSample(join(temporary, "memory"), {tickets: 200_000, seed: 1});
    expect(peak - before).toBeLessThan(150e6);
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
    expect(countRepeated(contracts, "合同编号")).toBeGreaterThan(3);
    expect(countRepeated(opportunities, "商机编号")).toBe(2);
    expect(countNames(tickets, "问题编号")).toBe(1);
    expect(countNames(contracts, "合同编号")).toBe(1);
    expect(countNames(contracts, "客户编号")).toBe(1);
    expect(countNames(opportunities, "商机编号")).toBe(1);
    const [early, late] = findTwice(tickets, "问题编号");
    expect([early!.工单状态, early!.解决结果]).not.toEqual([late!.工单状态, late!.解决结果]);
    expect(early!.提交时间).toBe(late!.提交时间);
  });

  it("give every service-born opportunity an earlier ticket of the same customer", () => {
    const byId = new Map(tickets.map((ticket) => [ticket.问题编号, ticket]));
    const born = opportunities.filter((opportunity) => opportunity.来源类型 === "服务工单");
    expect(Math.abs(born.length / opportunities.length - 0.45)).toBeLessThan(0.12);
    for (const opportunity of born) {
      const ticket = byId.get(opportunity.来源编号);
      expect(ticket?.客户名称?.trim()).toBe(opportunity.客户名称!.trim());
      expect(readMoment(ticket!.提交时间!)).toBeLessThan(readMoment(opportunity.创建日期!));
    }
  });

  it("give every won opportunity, and no other, a contract of the same customer, day and amount", () => {
    const byId = new Map(contracts.map((contract) => [contract.合同编号, contract]));
    const won = opportunities.filter((opportunity) => opportunity.商机状态 === "赢单");
    expect(won.length).toBeGreaterThan(10);
    for (const opportunity of won) {
      const contract = byId.get(opportunity.合同编号);
      expect(contract?.客户名称?.trim()).toBe(opportunity.客户名称!.trim());
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
      expect(readMoment(previous!.签约日期!)).toBeLessThan(readMoment(contract.签约日期!));
    }
  });

  it("give every customer of a ticket or an opportunity a contract, one id and one name", () => {
    const ids = new Map(contracts.map((contract) => [contract.客户名称!.trim(), contract.客户编号]));
    expect(new Set(ids.values()).size).toBe(ids.size);
    expect(new Set(contracts.map((contract) => contract.客户编号)).size).toBe(ids.size);
    expect([...tickets, ...opportunities].filter((row) => !ids.has(row.客户名称!.trim()))).toEqual([]);
  });

  it("write events in order and none after the day of the export", () => {
    const end = Date.UTC(2025, 0, 1);
    const broken = tickets.filter((ticket) => Number.isNaN(readMoment(ticket.提交时间!)));
    expect(broken.length).toBeLessThan(10);
    for (const ticket of tickets.filter((row) => !broken.includes(row))) {
      const start = readMoment(ticket.提交时间!);
      const events = [ticket.分配时间!, ticket.首次响应时间!, ticket.解决时间!].map(readMoment);
      for (const event of events) expect(event <= start || event >= end).toBe(false); // NaN when missing
      expect(readMoment(ticket.关闭时间!) <= events[2]!).toBe(false);
    }
  });

  it("hold a broken cell in every 400th ticket: under 1 %, each kind", () => {
    const unreadable = tickets.filter(
      (ticket) =>
        ticket.问题级别 === "L9" || ticket.客户满意度 === "abc" || ticket.提交时间!.includes("-02-30 ")
    );
    expect(unreadable).toHaveLength(13);
    expect(
      new Set(unreadable.map((ticket) => `${ticket.问题级别 === "L9"}${ticket.客户满意度 === "abc"}`)).size
    ).toBe(3);
  });

  it("end the contract file in the sum of its current rows", async () => {
    const text = await readText("large", names.contracts, "gb18030");
    const current = new Map(contracts.map((contract) => [contract.合同编号, readYuan(contract.合同金额!)]));
    const sum = [...current.values()].reduce((left, right) => left + Math.round(right * 100), 0) / 100;
    const [first, , , , amount] = parseCsv(text).at(-1)!;
    expect([first, readYuan(amount!)]).toEqual(["合计", sum]);
  });
});

describe("data/sample", () => {
  it("is what writeSample(1000, 20240515) writes", async () => {
    await writeSample(join(temporary, "checked-in"), checkedInSample);
    expect(checkedInSample).toEqual({tickets: 1000, seed: 20240515});
    expect(await hashExports("checked-in")).toEqual(await hashFolder("data/sample/exports"));
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
  for (const name of (await readdir(folder)).sort()) {
    hashes[name] = createHash("sha256")
      .update(await readFile(join(folder, name)))
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
    names.set(row[key]!, (names.get(row[key]!) ?? new Set()).add(row.客户名称!.trim()));
  }
  return Math.max(...[...names.values()].map((each) => each.size));
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
