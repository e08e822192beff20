import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Locator, Page} from "playwright-core";
import {expect} from "vitest";
import type {Site} from "./browser.ts";
import {csvRows, sheetRows, sheetsOf} from "./extract-reader.ts";

type Late = {ticket_id: string; level: string; late_minutes: number | null; state: string};

/** Takes the list of late tickets off its page and compares what a reader of its own finds with the mart's rows. */
export async function expectTakenTable(site: Site, queried: string): Promise<void> {
  const run = JSON.parse(readFileSync(join(queried, "run.json"), "utf8")) as {run_id: string};
  const {rows} = JSON.parse(readFileSync(join(queried, "late_tickets.json"), "utf8")) as {rows: Late[]};
  const {page, faults, close} = await site.open("/timeliness.html");
  const list = page.locator(".late");
  const whole = await takeAway(page, list, "XLSX");
  const [data, about] = sheetsOf(whole.bytes);
  expect(whole.name).toMatch(new RegExp(`^时效_逾期与将到期_.+_${run.run_id}\\.xlsx$`));
  expect(sheetRows(data!).map((row) => [row.工单, row["超时（分钟）"]])).toEqual(rows.map(keyAndMinutes));
  expect(data!.frozen).toBe(true);
  expect(about!.rows.map((cells) => cells.map(({text}) => text))).toContainEqual([
    "来源",
    "运行编号",
    run.run_id
  ]);
  expect((await takeAway(page, list, "XLSX")).bytes).toEqual(whole.bytes);

  await list.locator(".picker", {hasText: /^级别/}).locator("select").selectOption("L2");
  const chosen = rows.filter(({level}) => level === "L2");
  const csv = csvRows((await takeAway(page, list, "CSV")).bytes.toString("utf8"));
  expect(csv.map((row) => [row.工单, row["超时（分钟）"]])).toEqual(chosen.map(keyAndMinutes));
  const filtered = sheetsOf((await takeAway(page, list, "XLSX")).bytes)[1]!;
  expect(filtered.rows.map((cells) => cells.map(({text}) => text))).toContainEqual(["筛选", "级别", "L2"]);
  expect([chosen.length > 20, chosen.length < rows.length, faults]).toEqual([true, true, []]);
  await close();
}

function keyAndMinutes({ticket_id, late_minutes}: Late): string[] {
  return [ticket_id, String(late_minutes ?? "")];
}

async function takeAway(page: Page, place: Locator, kind: string): Promise<{name: string; bytes: Buffer}> {
  const downloaded = page.waitForEvent("download");
  await place.getByRole("button", {name: kind}).click();
  const file = await downloaded;
  return {name: file.suggestedFilename(), bytes: readFileSync(await file.path())};
}
