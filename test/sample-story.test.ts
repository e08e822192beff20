import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parseCsv} from "../pipelines/csv.ts";
import {type FormName, forms} from "../pipelines/sample/forms.ts";
import {courses, reorganisation} from "../pipelines/sample/story.ts";
import {createWorld, type World} from "../pipelines/sample/world.ts";
import {writeSample} from "../pipelines/sample.ts";

// the story that the figures must tell, told from the exports themselves

const size = {tickets: 8000, seed: 3};
let temporary: string;
let world: World;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "sample-story-"));
  await writeSample(temporary, size);
  world = createWorld(size.seed, size.tickets);
}, 120_000);

afterAll(() => rm(temporary, {recursive: true}));

describe("the sample's story", () => {
  it("has a dip at Spring Festival and many contracts at the year's end", async () => {
    const months = countBy(await tickets(), ({提交时间}) => dayOf(提交时间!).slice(0, 7));
    expect(months.get("2024-02")! * 1.25).toBeLessThan(months.get("2024-03")!);
    expect(months.get("2023-01")! * 1.1).toBeLessThan(months.get("2023-03")!);
    const won = (await read("opportunities")).filter(({赢单日期}) => isThere(赢单日期));
    const december = won.filter(({赢单日期}) => dayOf(赢单日期!).slice(5, 7) === "12");
    expect(december.length).toBeGreaterThan((2 * won.length) / 12);
  });

  it("has a good team and a bad one, which does better once it is broken up", async () => {
    const teams = [0, 1, 2].map((team) => (row: Row) => (numberOf(row.责任人!) - 1) % 3 === team);
    const solved = (await tickets()).filter(({解决时间, 责任人}) => isThere(解决时间) && isThere(责任人));
    const [good, , bad] = teams.map((isOf) => onTime(solved.filter(isOf)));
    expect(good! - bad!).toBeGreaterThan(0.04);
    const day = world.calendar.date(reorganisation.on, "iso");
    const isLate = (row: Row) => dayOf(row.提交时间!) >= day;
    const [before, after] = [false, true].map((is) =>
      onTime(solved.filter((row) => teams[2]!(row) && isLate(row) === is))
    );
    expect(after! + 0.06).toBeGreaterThan(before!); // neglect grows everywhere at the same time
  });

  it("lets one healthy customer slide and be lost, and another be rescued", async () => {
    const plans = await read("retention_plans");
    const tier = (path: string, period: string) => {
      const {id} = world.customers.find((one) => one.path === path && one.isMajor)!;
      return plans.find(({客户编号, 计划周期}) => 客户编号 === id && 计划周期 === period)?.健康度等级;
    };
    expect(["2023Q1", "2023Q4", "2024Q3"].map((period) => tier("sliding", period))).toEqual([
      "健康",
      "亚健康",
      "风险"
    ]);
    expect(["2023Q1", "2023Q4", "2024Q4"].map((period) => tier("rescued", period))).toEqual([
      "健康",
      "风险",
      "健康"
    ]);
    const lost = (await read("customers")).filter(({客户状态}) => 客户状态 === "流失");
    const sliding = world.customers.filter(({path}) => path === "sliding");
    expect(lost.map(({客户编号}) => 客户编号)).toEqual(expect.arrayContaining(sliding.map(({id}) => id)));
  });

  it("lifts what experts served, and lets the others' extremes fade", async () => {
    const scores = await read("key_person_scores");
    const lift = (path: string) => uplift(scores.filter(({客户编号}) => pathOf(客户编号!) === path));
    expect(lift("expert")).toBeGreaterThan(0.7);
    expect(Math.abs(lift("steady"))).toBeLessThan(0.35);
    expect(lift("sliding")).toBeLessThan(-1);
    const steady = scores.filter(({客户编号}) => pathOf(客户编号!) === "steady");
    const high = byPerson(steady).filter(([first]) => first! >= 4);
    expect(mean(high.map(([first, last]) => last! - first!))).toBeLessThan(-0.3);
  });

  it("has a price war: lower price scores, and losses that name the rival", async () => {
    const price = (await read("key_person_scores")).filter(({客户编号}) => pathOf(客户编号!) === "priceWar");
    const at = (period: string) =>
      mean(price.filter(({评分周期}) => 评分周期 === period).map(({价格接受度}) => Number(价格接受度)));
    expect(at("2023Q1") - at("2024Q3")).toBeGreaterThan(0.8);
    expect(courses.priceWar.degrees.price.at(-1)).toBeLessThan(3);
    expect((await read("opportunities")).some(({输单原因}) => 输单原因?.includes("极目"))).toBe(true);
    expect((await read("feedback")).some(({竞品名称}) => 竞品名称 === "极目软件")).toBe(true);
  });

  it("has pauses, reopenings, late downgrades, tickets at night and on make-up days", async () => {
    const changes = await read("ticket_status_changes");
    const of = (status: string) => changes.filter(({变更后状态}) => 变更后状态 === status).length;
    expect(of("挂起")).toBeGreaterThan(size.tickets / 30);
    expect(of("重新打开")).toBeGreaterThan(size.tickets / 100);
    expect(changes.filter(({变更原因}) => 变更原因 === "降级处理").length).toBeGreaterThan(5);
    const rows = await tickets();
    expect(rows.filter(({提交时间}) => /[日 ](0?[0-6]|2[0-3]):/.test(提交时间!)).length).toBeGreaterThan(
      size.tickets / 40
    );
    expect(rows.filter(({提交时间}) => dayOf(提交时间!) === "2024-02-18").length).toBeGreaterThan(3);
  });

  it("has an engineer who leaves within a quarter and gets no ticket after that", async () => {
    const gone = (await tickets()).filter(({责任人}) => 责任人?.endsWith("/A0005"));
    const last = gone
      .map(({分配时间}) => dayOf(分配时间!))
      .filter(Boolean)
      .sort()
      .at(-1)!;
    expect(last > "2024-06-01" && last < "2024-08-16").toBe(true);
  });

  it("opens an opportunity some days after the ticket it was born from", async () => {
    const days = new Map((await tickets()).map((row) => [row.问题编号, dayOf(row.提交时间!)]));
    const lags = (await read("opportunities"))
      .filter(({来源工单编号}) => isThere(来源工单编号))
      .map(
        (row) => (Date.parse(dayOf(row.创建日期!)) - Date.parse(days.get(row.来源工单编号!)!)) / 86_400_000
      );
    expect(lags.length).toBeGreaterThan(20);
    expect(new Set(lags).size).toBeGreaterThan(5);
    expect(Math.min(...lags)).toBeGreaterThan(0);
  });
});

type Row = Record<string, string>;

function tickets(): Promise<Row[]> {
  return read("tickets").then((rows) =>
    rows.filter(({提交时间}) => isThere(提交时间) && !提交时间!.includes("-02-30"))
  );
}

async function read(name: FormName): Promise<Row[]> {
  const {file, encoding, isGzip} = forms[name];
  const bytes = await readFile(join(temporary, "exports", file));
  const text = new TextDecoder(encoding === "gb18030" ? encoding : "utf-8").decode(
    isGzip ? gunzipSync(bytes) : bytes
  );
  const [header, ...records] = parseCsv(text);
  return records
    .filter(({cells}) => cells.length > 1)
    .map(({cells}) => Object.fromEntries(header!.cells.map((column, i) => [column, cells[i] ?? ""])));
}

function isThere(cell: string | undefined): boolean {
  return cell !== undefined && !["", "-", "无"].includes(cell);
}

function dayOf(cell: string): string {
  const [, year, month, day] = /^(\d{4})\D(\d+)\D(\d+)/.exec(cell) ?? [];
  return year ? `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}` : "";
}

function numberOf(person: string): number {
  return Number(person.split("/A")[1]);
}

function onTime(rows: Row[]): number {
  return mean(rows.map(({是否及时}) => Number(是否及时 === "是")));
}

function countBy(rows: Row[], key: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}

function mean(numbers: number[]): number {
  return numbers.reduce((left, right) => left + right, 0) / numbers.length;
}

function pathOf(id: string): string {
  return world.customers.find((one) => one.id === id)!.path;
}

/** Returns the mean of the last closeness minus the first, over persons who have both. */
function uplift(scores: Row[]): number {
  return mean(byPerson(scores).map(([first, last]) => last! - first!));
}

function byPerson(scores: Row[]): number[][] {
  const persons = Map.groupBy(scores, ({关键人编号}) => 关键人编号!);
  return [...persons.values()]
    .filter((rows) => rows.length > 3)
    .map((rows) => [rows[0]!, rows.at(-1)!].map(({关系紧密度}) => Number(关系紧密度)));
}
