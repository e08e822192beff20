import {cpSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {contentTypeOf, findSiteFile} from "../../pipelines/site/server.ts";
import {buildSite} from "../../pipelines/site.ts";
import {launchBrowser} from "../browser.ts";
import {buildSampleSite, type SampleSite} from "../sample-sites.ts";
import {repository} from "../site-builds.ts";

// what a page may cost its reader, on a machine four times slower than this one; the figures are printed

const origin = "http://site.test";
const repeats = 5;
const customers = 5000;

// kept in the page from its first moment: blocks of over 50 ms, and when the first and the last chart was painted
const watch = `
  window.cost = {tasks: [], firstPaint: null, charts: null};
  new PerformanceObserver((list) => window.cost.tasks.push(...list.getEntries().map(({startTime, duration}) => [startTime, duration])))
    .observe({type: "longtask", buffered: true});
  const charts = ["#observablehq-main .weeks svg", "#observablehq-main .figure svg"];
  const look = () => {
    if (charts.every((chart) => document.querySelector(chart)) && !document.querySelector("observablehq-loading"))
      return requestAnimationFrame(() => setTimeout(() => { window.cost.charts = performance.now(); }));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

type Cost = {bytes: number; charts: number; blocked: number; requests: number};

describe("the budget of a page", () => {
  let sample: SampleSite;
  let browser: Browser;

  beforeAll(async () => {
    sample = await buildSampleSite();
    browser = await launchBrowser();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    sample?.release();
  });

  it.each(["/", "/en/"])("of the overview %s: 300 KB, charts in 1.5 s, 100 ms blocked", async (path) => {
    const costs: Cost[] = [];
    for (let i = 0; i < repeats; i++) costs.push(await costOf(browser, join(sample.workspace, "site"), path));
    const [charts, blocked] = [
      median(costs.map((cost) => cost.charts)),
      median(costs.map((cost) => cost.blocked))
    ];
    const {bytes, requests} = costs[0]!;
    console.log(
      `${path}: ${(bytes / 1000).toFixed(1)} KB gzip in ${requests} requests; charts ${charts.toFixed(0)} ms, blocked ${blocked.toFixed(0)} ms at 4 × (median of ${repeats})`
    );
    expect(bytes).toBeLessThan(300_000);
    expect(charts).toBeLessThan(1500);
    expect(blocked).toBeLessThan(100);
  });

  it(`of ${customers} customers: a window of rows, and no keystroke that blocks for 200 ms`, async () => {
    const data = join(sample.workspace, "many");
    cpSync(join(sample.workspace, "published", "executives", "current"), data, {
      recursive: true,
      dereference: true
    });
    multiply(join(data, "customers.json"));
    const out = join(sample.workspace, "many-site");
    const {bytes} = await buildSite({root: repository, data, out});
    const page = await slowPage(browser, out);
    await page.goto(`${origin}/customers.html`);
    await page.waitForFunction("document.querySelector('.customers tbody tr')", undefined, {timeout: 60_000});
    const rows = await page.locator(".customers tbody tr").count();
    await page.evaluate("window.cost.tasks.length = 0");
    await page.locator(".customers input[type=search]").pressSequentially("公司 1", {delay: 150});
    const longest = await page.evaluate<number>(
      "Math.max(0, ...window.cost.tasks.map(([, duration]) => duration))"
    );
    console.log(
      `${customers} customers: ${rows} rows at first, longest block while typing ${longest} ms at 4 ×, site ${(bytes / 1e6).toFixed(1)} MB`
    );
    expect(rows).toBeLessThan(100);
    expect(longest).toBeLessThan(200);
    expect(bytes).toBeLessThan(30e6);
    await page.context().close();
  });
});

async function costOf(browser: Browser, dir: string, path: string): Promise<Cost> {
  let [bytes, requests] = [0, 0];
  const page = await slowPage(browser, dir, (body) => {
    bytes += gzipSync(body).length;
    requests++;
  });
  await page.goto(`${origin}${path}`);
  await page.waitForFunction("window.cost.charts !== null", undefined, {timeout: 60_000});
  await page.waitForTimeout(1000);
  const cost = await page.evaluate<{tasks: [number, number][]; charts: number}>("window.cost");
  await page.context().close();
  const blocked = cost.tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);
  return {bytes, requests, charts: cost.charts, blocked};
}

async function slowPage(
  browser: Browser,
  dir: string,
  onBody: (body: Buffer) => void = () => {}
): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  await context.addInitScript(watch);
  await context.route("**/*", async (route) => {
    const file = await findSiteFile(dir, new URL(route.request().url()).pathname);
    if (!file) return route.fulfill({status: 404});
    const body = readFileSync(file);
    onBody(body);
    return route.fulfill({body, contentType: contentTypeOf(file)});
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", {rate: 4});
  return page;
}

function multiply(file: string): void {
  const {rows} = JSON.parse(readFileSync(file, "utf8")) as {rows: Record<string, unknown>[]};
  const many = Array.from({length: customers}, (_, i) => {
    const {customer_id, customer_name, ...rest} = rows[i % rows.length]!;
    return {customer_id: `${customer_id}-${i}`, customer_name: `${customer_name} ${i}`, ...rest};
  });
  writeFileSync(file, JSON.stringify({total: customers, shown: customers, rows: many}));
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
