import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {get} from "node:http";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildSite, serveSite} from "../pipelines/site.ts";
import {axe, launchBrowser, type OpenPage, openSite, screenshot, type View} from "./browser.ts";
import {contrastFaults} from "./contrast.ts";
import {checkFigures, countFigures, openTables} from "./figures.ts";
import {buildApart, copyTree, digest, findBuilt, listFiles, replaceIn, repository} from "./site-builds.ts";
import {copyInputs, overflow, paths} from "./site-inputs.ts";

const temporary = mkdtempSync(join(tmpdir(), "site-"));
const inputs = filledInputs(join(temporary, "inputs"));
const one = join(temporary, "one");
const other = join(temporary, "a folder elsewhere", "deeper");
const sites = {
  data: join(one, "dist"),
  again: join(other, "out", "dist"),
  empty: join(temporary, "workspace", "empty"),
  edge: join(temporary, "workspace", "edge")
};
// pages whose odd states are written by hand below test/input/site; every page is looked at in sample-site
const looks: [string, View][] = [
  ["/", {}],
  ["/en/timeliness.html", {colorScheme: "dark", width: 360}],
  ["/data.html", {media: "print", width: 680}] // A4 within its margins
];

let browser: Browser;
let killed: {isBuilt: boolean; leftovers: string[]};

beforeAll(async () => {
  copyTree(one, {isLinked: true});
  copyTree(other, {isLinked: false});
  const elsewhere = join(temporary, "data");
  cpSync(join(inputs, "data"), elsewhere, {recursive: true});
  for (const name of readdirSync(elsewhere)) utimesSync(join(elsewhere, name), 1e9, 1e9);
  const around = {TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8", umask: "077"};
  await Promise.all([buildOne(), buildApart(other, elsewhere, sites.again, around)]);
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, {recursive: true, force: true});
});

async function buildOne(): Promise<void> {
  await buildApart(one, join(inputs, "empty"), sites.data, {killAfter: 1500});
  killed = {isBuilt: existsSync(sites.data), leftovers: leftoversOf(sites.data)};
  await buildApart(one, join(inputs, "data"), sites.data, {TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8"});
  const names = ["empty", "edge"] as const;
  await Promise.all(names.map((name) => buildSite({root: one, data: join(inputs, name), out: sites[name]})));
}

describe("buildSite", () => {
  it("writes the same bytes from two trees in different folders, zones, languages and umasks", () => {
    expect(digest(sites.again)).toEqual(digest(sites.data));
  });

  it("writes neither times nor places of this machine", () => {
    const texts = listFiles(sites.data).map((file) => readFileSync(file, "latin1"));
    const isLocal = (text: string) =>
      [temporary, repository, 'lastModified":'].some((word) => text.includes(word));
    expect(texts.filter(isLocal)).toEqual([]);
  });

  it("leaves no site when killed before its end, and the next build removes what it left", () => {
    expect(killed.isBuilt).toBe(false);
    expect(killed.leftovers.length).toBeLessThanOrEqual(1); // none if it was killed before it began
    expect(leftoversOf(sites.data)).toEqual([]);
  });

  it("keeps two builds of one repository at a time apart", () => {
    const runs = [sites.empty, sites.edge].map((site) =>
      readFileSync(findBuilt(site, /_file.*run\.\w+\.json$/), "utf8")
    );
    expect(runs).toEqual(
      ["empty", "edge"].map((name) => readFileSync(join(inputs, name, "run.json"), "utf8"))
    );
  });

  it("lists every fault of the pages and leaves the last good site as it was", async () => {
    const before = digest(sites.data);
    const page = join(one, "dashboards", "data.md");
    const source = readFileSync(page, "utf8");
    const faults = [
      "[broken](./nowhere)",
      "```js\n1 +\n```",
      '```js\nimport {x} from "no-such-package";\n```'
    ];
    writeFileSync(page, [source, ...faults].join("\n\n"));
    const failure: Error = await buildSite({root: one, data: join(inputs, "data"), out: sites.data}).catch(
      (error) => error
    );
    writeFileSync(page, source);
    for (const fault of [
      "→ /nowhere",
      "data.html: error on page: SyntaxError",
      "unresolved import: no-such-package"
    ])
      expect(failure.message).toContain(fault);
    expect(digest(sites.data)).toEqual(before);
    expect(leftoversOf(sites.data)).toEqual([]);
  });

  it("throws if a page's data file is missing, and if it is aborted", async () => {
    const data = join(temporary, "incomplete");
    cpSync(join(inputs, "empty"), data, {recursive: true});
    rmSync(join(data, "loads.json"));
    const out = join(temporary, "never");
    await expect(buildSite({root: one, data, out})).rejects.toThrow(/loads\.json/);
    await expect(buildSite({root: one, data, out, signal: AbortSignal.timeout(500)})).rejects.toThrow(
      /timeout/
    );
    expect(existsSync(out)).toBe(false);
  });
});

describe("a page", () => {
  it.concurrent.each(looks)("has no fault: %s in %o", async (path, view) => {
    const {page, faults, close} = await open(sites.data, path, view);
    expect([...faults, ...(await axe(page)), ...(await overflow(page))]).toEqual([]);
    expect(await countFigures(page)).toBeGreaterThan(20);
    expect(await contrastFaults(page)).toEqual([]);
    await openTables(page);
    expect([...(await checkFigures(page, join(inputs, "data"))), ...(await overflow(page))]).toEqual([]);
    await close();
  });

  const odd = [
    ...paths.zh.map((path) => ["empty", path] as const),
    ...looks.map(([path]) => ["edge", path] as const)
  ];

  it.concurrent.each(odd)("stands %s data at every width: %s", async (name, path) => {
    const {page, faults, close} = await open(sites[name], path, {width: 360});
    expect([...faults, ...(await axe(page)), ...(await overflow(page))]).toEqual([]);
    expect(await checkFigures(page, join(inputs, name))).toEqual([]);
    for (const width of [720, 965, 1280]) {
      await page.setViewportSize({width, height: 900});
      expect([width, ...(await overflow(page))]).toEqual([width]);
    }
    if (process.env.SCREENSHOTS) await screenshot(page, `${slug(path)}-${name}`);
    await close();
  });
});

describe("the overview", () => {
  it.each([
    ["/", "index.html"],
    ["/en/", "en/index.html"]
  ])("has every figure of its parts in the served page %s, as the browser shows them", async (path, file) => {
    const html = readFileSync(join(sites.data, file), "utf8");
    const {page, close} = await open(sites.data, path);
    const parts = await page.locator("[data-part]").evaluateAll((all) =>
      all.map((part) => {
        // the buttons that take a table away come with the scripts they need
        for (const control of part.querySelectorAll(".takeaway")) control.remove();
        const {dataset, textContent} = part as unknown as {dataset: {part: string}; textContent: string};
        return [dataset.part, textContent.replaceAll(/\s+/g, "")] as const;
      })
    );
    expect(parts).toHaveLength(6);
    for (const [name, shown] of parts) expect(servedText(html, name)).toBe(shown);
    await close();
  });

  it("compares as the address or the reader says, and keeps to it in every link", async () => {
    const {page, faults, close} = await open(sites.data, "/en/?period=2024Q3&compare=year");
    expect(await text(page, ".headline")).toMatch(/^In Q3 2024, 90\.2%.* on Q3 2023\./);
    await page.locator(".picker__choice").nth(1).selectOption("previous");
    await page.waitForFunction(
      "document.querySelector('.headline').textContent.includes('the previous quarter')"
    );
    expect(new URL(page.url()).search).toBe("?period=2024Q3&compare=previous");
    expect(await checkFigures(page, join(inputs, "data"))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("says in one sentence how the latest complete quarter went", async () => {
    const {page, close} = await open(sites.data, "/");
    const sentence = "2024年第4季度，L1、L2 问题按时解决 93.5%（387 / 414 件），较上季度上升 3.3 个百分点。";
    expect(await text(page, ".headline")).toBe(
      `${sentence}另有 2 件因数据不全无法判定、5 件尚未到期，均未计入。`
    );
    await close();
  });

  it("shows dashes and no zero where no tickets are loaded", async () => {
    const {page, close} = await open(sites.empty, "/");
    expect(await page.locator(".card__value").allTextContents()).toEqual(["—", "—", "—", "—", "—"]);
    expect(await text(page, "main")).not.toMatch(/\d%/);
    await close();
  });

  it("warns of a single ticket, and rounds nothing up to all or down to none", async () => {
    const {page, close} = await open(sites.edge, "/en/");
    expect(await text(page, ".headline")).toContain("Too few to draw a conclusion from.");
    const ratios = page.locator('.observablehq--block > .table [data-column="on_time_ratio"]');
    expect(await ratios.allTextContents()).toEqual(["0%", "> 99.9%", "100%", "—", "0%", "< 0.1%"]);
    await close();
  });

  it("draws ratios from 0 to 100 %, with the number of tickets under each month", async () => {
    const {page, close} = await open(sites.data, "/");
    const drawn = await page.locator("figure svg text").allTextContents();
    expect(drawn).toEqual(expect.arrayContaining(["0%", "25%", "50%", "75%", "100%", "151", "0"]));
    expect(await page.locator("figure svg").getAttribute("aria-label")).toContain("最低 77.9%，最高 96.7%");
    await close();
  });
});

describe("the timeliness page", () => {
  it("says how the period went against its target, and what is late right now", async () => {
    const {page, close} = await open(sites.data, "/timeliness.html");
    const headline = await text(page, ".headline");
    expect(headline).toContain(
      "93.5%（387 / 414 件），较上季度上升 3.3 个百分点。达到目标 92.0%，高出 1.5 个百分点。"
    );
    expect(headline).toContain("截至 2024年12月31日，12 件已过解决时限仍未解决");
    await close();
  });

  it("follows the period chosen, and marks one that is not over", async () => {
    const {page, faults, close} = await open(sites.data, "/en/timeliness.html");
    const choice = page.locator(".picker__choice").first();
    expect(await choice.locator("option:checked").textContent()).toBe("Q4 2024");
    await choice.selectOption({label: "Q3 2024"});
    await page.waitForFunction(
      "document.querySelector('.headline').textContent.startsWith('In Q3 2024, 90.2%')"
    );
    expect(await page.locator(".bullet__value").first().textContent()).toBe("90.2%");
    expect(await checkFigures(page, join(inputs, "data"))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
    const edge = await open(sites.edge, "/en/timeliness.html");
    const names = await edge.page.locator("option").allTextContents();
    expect(names).toContain("Oct 2024 (not over)");
    await edge.close();
  });

  it("names each month that is no routine variation, in words and by shape", async () => {
    const {page, close} = await open(sites.data, "/timeliness.html");
    const signals = await page.locator(".finding li").allTextContents();
    expect(signals).toHaveLength(6);
    expect([signals[0], signals[5]]).toEqual(["2024年12月 96.7% · 高于上限", "2023年10月 77.9% · 低于下限"]);
    await close();
  });

  it("greys the days without work, and says where no calendar covers them", async () => {
    const {page, close} = await open(sites.data, "/timeliness.html");
    const title = (date: string) => page.locator(`.heat__day[title^="${date}"]`);
    expect(await title("2024年10月1日").getAttribute("class")).toContain("heat__day--off");
    expect(await title("2024年10月12日").getAttribute("class")).not.toContain("heat__day--off"); // a make-up day
    expect(await text(page, "main")).toContain("部分日期没有工作日历覆盖");
    await close();
  });

  it("shows one team, many teams and none, and hides those of fewer than five people", async () => {
    for (const [site, names, words] of [
      [sites.data, 7, "另有 2 个团队因人数不足 5"],
      [sites.edge, 1, "只有一个团队"],
      [sites.empty, 0, "还没有团队的数字"]
    ] as const) {
      const {page, close} = await open(site, "/timeliness.html");
      expect(await page.locator(".multiple").count()).toBe(names);
      expect(await text(page, "main")).toContain(words);
      expect(await text(page, "main")).not.toMatch(/海外服务组|专家组/);
      await close();
    }
  });

  it("filters and sorts the late list, and shows more of it on demand", async () => {
    const {page, faults, close} = await open(sites.data, "/timeliness.html");
    const choose = (label: string, value: string) =>
      page
        .locator(".late select")
        .nth(label === "order" ? 3 : 0)
        .selectOption(value);
    const tickets = page.locator(".late .table__name");
    expect(await tickets.count()).toBe(30);
    await page.locator(".late .more").click();
    expect(await tickets.count()).toBe(60);
    await choose("state", "overdue");
    await choose("order", "late_minutes");
    expect(await text(page, ".late__found")).toBe("符合 21 条");
    const minutes = await page.locator('.late [data-column="late_minutes"]').allTextContents();
    expect(minutes.slice(0, 2)).toEqual(["6,666.7 小时", "6,366.7 小时"]);
    expect(await text(page, ".late > p:first-child")).toContain("共 2,065 条，按先后列出前 65 条");
    expect(await checkFigures(page, join(inputs, "data"))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("says how to set a target where there is none, and leaves choices out of print", async () => {
    const {page, close} = await open(sites.edge, "/timeliness.html", {media: "print", width: 680});
    expect(await text(page, ".figure__note")).toContain("policy/targets.csv");
    for (const picker of await page.locator(".picker").all()) expect(await picker.isVisible()).toBe(false);
    await close();
    const empty = await open(sites.empty, "/timeliness.html");
    expect(await text(empty.page, "main")).not.toMatch(/\d%/);
    await empty.close();
  });
});

describe("the search", () => {
  it.each([
    ["/data.html?level=L1", "及时率", "/metrics.html?q=M-08&level=L1"],
    ["/en/", "健康度", "/en/health.html"]
  ])("on %s finds %s by keys alone and keeps the filters", async (path, word, found) => {
    const {page, faults, close} = await open(sites.data, path);
    await page.keyboard.press("/");
    await page.keyboard.type(word);
    await page.waitForFunction("document.querySelector('.search__list a')");
    expect(await axe(page)).toEqual([]);
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press("ArrowDown");
      const address = await page.evaluate<string>("document.activeElement.href ?? ''");
      if (address.endsWith(found)) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${found}`);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("a filter in the address", () => {
  it("is followed where the page can, named where it cannot, and kept by every link", async () => {
    const {page, faults, close} = await open(sites.data, "/timeliness.html?period=2024Q3&tier=vip&level=L2");
    expect(await text(page, ".headline")).toContain("2024年第3季度");
    expect(await page.locator(".late__table .table__row").count()).toBeGreaterThan(0);
    expect(new Set(await page.locator('.late__table [data-label="级别"]').allTextContents())).toEqual(
      new Set(["L2"])
    );
    expect(await page.locator(".filter--idle").allTextContents()).toEqual([
      expect.stringContaining("本页不适用")
    ]);
    const links = page.locator(
      "#observablehq-header nav a, #observablehq-header .brand, #observablehq-header .language"
    );
    const addresses = await links.evaluateAll((all) =>
      all.map((link) => (link as unknown as {search: string}).search)
    );
    expect(new Set(addresses)).toEqual(new Set(["?period=2024Q3&tier=vip&level=L2"]));
    await page.locator(".filter--idle button").press("Enter");
    await page.waitForFunction(
      "location.search === '?period=2024Q3&level=L2' && !document.querySelector('.filter--idle')"
    );
    expect(faults).toEqual([]);
    await close();
  });

  it("is written by the choice made, and says so where a page lacks what it names", async () => {
    const {page, close} = await open(sites.data, "/timeliness.html?period=2019&team=nobody");
    expect(await page.locator(".picker__note").allTextContents()).toEqual([
      "本页没有“2019年”",
      "本页没有“nobody”"
    ]);
    await page.locator(".picker__choice").first().selectOption({label: "2024年12月"});
    expect(new URL(page.url()).search).toBe("?period=2024-12&team=nobody");
    expect(await page.locator(".picker__note").allTextContents()).toEqual(["本页没有“nobody”"]);
    await close();
  });

  it("leads no further than the command that explains a record", async () => {
    const {page, close} = await open(sites.data, "/timeliness.html");
    const button = page.locator(".late .record").first();
    await button.press("Enter");
    expect(await text(page, ".record__more:not([hidden]) code")).toBe(
      `service-value explain ticket ${await button.textContent()}`
    );
    await close();
  });
});

describe("the data page", () => {
  it("says of each account whether it adds up, in words", async () => {
    const {page, close} = await open(sites.edge, "/data.html");
    expect(await page.locator(".verdict").allTextContents()).toEqual(["不相符", "相符", "不相符", "相符"]);
    await close();
  });

  it("shows more quarantined rows on demand, each file named once, unknown reasons as they are", async () => {
    const {page, close} = await open(sites.edge, "/data.html");
    for (const left of [20, 0]) {
      await page.locator(".more").click();
      expect(await page.locator(".more").count()).toBe(left > 0 ? 1 : 0);
    }
    const list = page.locator("table").last();
    expect(await list.locator(".table__name").count()).toBe(120);
    expect(await list.locator(".table__group").count()).toBe(2);
    expect(await list.textContent()).toContain("customer closed its account twice");
    await close();
  });

  it("leads to the same page in the other language and back", async () => {
    const {page, faults, close} = await open(sites.data, "/data.html");
    await page.locator(".language").click();
    await page.waitForURL("**/en/data.html");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.locator(".language").click();
    await page.waitForURL(/test\/data\.html$/);
    expect(faults).toEqual([]);
    await close();
  });
});

const run = /_file.*run\.\w+\.json$/;
const faults: [string, RegExp, (dir: string) => void][] = [
  ["a missing module", /request: .*table/, (dir) => rmSync(findBuilt(dir, /components\/table\.\w+\.js$/))],
  ["a console error", /console: planted/, plant(`<script>console.error("planted")</script>`)],
  ["an uncaught error", /page: planted/, plant(`<script>throw new Error("planted")</script>`)],
  [
    "an outside request",
    /request: https:\/\/example\.org/,
    plant(`<img alt="x" src="https://example.org/x.png">`)
  ],
  ["a failed cell", /cell: .*JSON/, (dir) => writeFileSync(findBuilt(dir, run), "{")],
  ["a violation of axe", /axe: image-alt/, plant(`<img src="data:,">`)],
  ["a horizontal scroll", /overflow: /, plant(`<p style="width: 1400px; max-width: none">x</p>`)],
  ["a wrong figure", /figure: .*rows_read/, (dir) => replaceIn(dir, run, '"rows_read": 0', '"rows_read": 6')]
];

describe("the harness finds", () => {
  it.concurrent.each(faults)("%s", async (_, expected, doHarm) => {
    const dir = mkdtempSync(join(temporary, "planted-"));
    cpSync(sites.empty, dir, {recursive: true});
    doHarm(dir);
    const {page, faults, close} = await open(dir, "/data.html");
    const figures = await checkFigures(page, join(inputs, "empty"));
    const violations = (await axe(page)).map((violation) => `axe: ${violation}`);
    expect([...faults, ...violations, ...(await overflow(page)), ...figures].join("\n")).toMatch(expected);
    await close();
  });
});

describe("serveSite", () => {
  it("serves pages to this machine on the first free port, and nothing outside its folder", async () => {
    const first = await serveSite(sites.data, {port: 45_730});
    const second = await serveSite(sites.data, {port: Number(new URL(first.address).port)});
    expect(second.address).not.toBe(first.address);
    expect(await (await fetch(`${second.address}en/`)).text()).toContain('<html lang="en">');
    expect(await (await fetch(`${second.address}data`)).text()).toContain('<html lang="zh-CN">');
    for (const path of ["/../../package.json", "/..%2f..%2fpackage.json", "/nowhere", "/%"])
      expect(await statusOf(second.address, path)).toBe(404);
    await Promise.all([first.close(), second.close()]);
    await expect(statusOf(first.address, "/")).rejects.toThrow();
  });
});

async function open(dir: string, path: string, view: View = {}): Promise<OpenPage> {
  return (await openSite(dir, {browser})).open(path, view);
}

async function text(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).textContent()) ?? "";
}

// what stands in a part of the page before any script runs, without white space
function servedText(html: string, part: string): string {
  const [, served = ""] =
    new RegExp(`data-part="${part}">.*?<observablehq-loading>(.*?)</observablehq-loading>`, "s").exec(html) ??
    [];
  const entities: Record<string, string> = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'};
  return served
    .replaceAll(/<[^>]+>|\s+/g, "")
    .replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity]!);
}

function filledInputs(to: string): string {
  const from = fileURLToPath(new URL("input/site/", import.meta.url));
  for (const name of ["data", "empty", "edge"]) copyInputs(join(from, name), join(to, name));
  return to;
}

function plant(html: string): (dir: string) => void {
  return (dir) => replaceIn(dir, /^data\.html$/, "</main>", `${html}</main>`);
}

function leftoversOf(out: string): string[] {
  return readdirSync(dirname(out)).filter((name) => name.startsWith(".dist."));
}

function slug(path: string): string {
  return (
    path
      .replace(/\.html$/, "")
      .replace(/^\/|\/$/g, "")
      .replaceAll("/", "-") || "index"
  );
}

// fetch tidies a path before it asks
function statusOf(address: string, path: string): Promise<number> {
  const {hostname, port} = new URL(address);
  return new Promise((resolve, reject) => {
    get({hostname, port, path}, (response) => resolve(response.resume().statusCode!)).on("error", reject);
  });
}
