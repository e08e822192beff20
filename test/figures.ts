import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import type {Mart} from "../models/contract.ts";
import {marts as contracts} from "../models/marts/index.ts";

type Row = Record<string, unknown>;
type Figure = {mart: string; key: string; column: string; text: string};
type Bounds = [low: number, high: number] | null;

/** Returns a line for every figure on the page that does not show what the mart's file in `data` holds. */
export async function checkFigures(page: Page, data: string): Promise<string[]> {
  const marts = new Map<string, Map<string, Row>>();
  return (await figuresOf(page)).flatMap((figure) => {
    const {mart, key, column, text} = figure;
    if (!marts.has(mart)) marts.set(mart, readMart(mart, data));
    const row = marts.get(mart)!.get(key) ?? absentRow(mart, key);
    if (!row || !(column in row)) return [`figure: no such row or column: ${JSON.stringify(figure)}`];
    return shows(text, row[column]) ? [] : [`figure: ${mart} ${key} ${column}: ${text} for ${row[column]}`];
  });
}

/** Opens every table of numbers that a chart keeps folded, and waits until each is there. */
export async function openTables(page: Page): Promise<void> {
  await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
  await page.waitForFunction(
    `Array.from(document.querySelectorAll("details")).every((details) => details.querySelector("table"))`
  );
}

export async function countFigures(page: Page): Promise<number> {
  return (await figuresOf(page)).length;
}

async function figuresOf(page: Page): Promise<Figure[]> {
  return page.evaluate<Figure[]>(
    `Array.from(document.querySelectorAll("[data-mart]"), ({dataset: {mart, key, column}, textContent}) => ({mart, key, column, text: textContent}))`
  );
}

function readMart(mart: string, data: string): Map<string, Row> {
  const file = mart === "late_counts" ? "late_tickets" : mart;
  const content = JSON.parse(readFileSync(join(data, `${file}.json`), "utf8"));
  if (mart === "run") return new Map([[content.run_id, {...content, ...content.counts}]]);
  if (mart === "quarantine") return new Map([["all", content]]);
  if (mart === "contract_statuses" || mart === "opportunity_statuses")
    return new Map([["all", content], ...content.by_status.map((row: Row) => [row.status ?? "", row])]);
  if (mart === "late_counts")
    return new Map([
      ["all|all", content],
      ...content.counts.map((row: Row) => [`${row.measure}|${row.state}`, row])
    ]);
  const rows: Row[] = Array.isArray(content) ? content : content.rows;
  return new Map(
    rows.map((row: Row) => [
      keyOf(mart)
        .map((column) => row[column] ?? "")
        .join("|"),
      row
    ])
  );
}

// a person knows a file by its name
function keyOf(mart: string): string[] {
  if (mart === "loads") return ["source_file", "source_sheet", "entity"];
  const contract = (contracts as Record<string, Mart>)[mart];
  if (!contract) throw new Error(`unknown mart: ${mart}`);
  return contract.key;
}

// no contract in force among those loaded is a true zero that no row states
function absentRow(mart: string, key: string): Row | undefined {
  return mart === "contract_statuses" && key === "active" ? {count: 0, amount: 0} : undefined;
}

function shows(text: string, value: unknown): boolean {
  const bounds = boundsOf(text);
  if (value === null) return bounds === null;
  const number = Number(value);
  return bounds !== null && number >= bounds[0] - 1e-9 && number <= bounds[1] + 1e-9;
}

const units: Record<string, number> = {
  "": 1,
  "%": 0.01,
  元: 1,
  万元: 1e4,
  亿元: 1e8,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  分钟: 1,
  小时: 60,
  min: 1,
  h: 60
};

/** Returns the least and the greatest number a formatted text can stand for, or null for a dash. */
function boundsOf(text: string): Bounds {
  if (text === "—") return null;
  const [, sign, minus, digits, unit] = /^(?:CNY )?([<>] )?(−)?([\d,]+(?:\.\d+)?) ?(\D*)$/.exec(text) ?? [];
  if (digits === undefined || !(unit! in units)) throw new Error(`unknown number: ${text}`);
  const scale = units[unit!]!;
  const number = Number(digits.replaceAll(",", "")) * scale * (minus ? -1 : 1);
  if (sign)
    return sign === "< "
      ? [Number.MIN_VALUE, number]
      : [number, number < 1 ? 1 - Number.EPSILON : number + 0.01];
  const isExact = unit === "%" && !digits.includes(".");
  const half = isExact ? 0 : (scale * 10 ** -(digits.split(".")[1]?.length ?? 0)) / 2;
  return unit === "" && !digits.includes(".") ? [number, number] : [number - half, number + half];
}
