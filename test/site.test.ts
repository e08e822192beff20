import {execFileSync, spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {get} from "node:http";
import {tmpdir} from "node:os";
import {dirname, join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildSite, serveSite} from "../pipelines/site.ts";
import {axe, launchBrowser, type OpenPage, openSite, screenshot, type View} from "./browser.ts";
import {checkFigures, countFigures} from "./figures.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));
const inputs = fileURLToPath(new URL("input/site/", import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), "site-"));
const one = join(temporary, "one");
const other = join(temporary, "a folder elsewhere", "deeper");
const sites = {
  data: join(one, "dist"),
  again: join(other, "out", "dist"),
  empty: join(temporary, "workspace", "empty"),
  edge: join(temporary, "workspace", "edge")
};

const paths = ["/", "/data.html", "/en/", "/en/data.html"];
const views: Record<string, View> = {
  light: {},
  dark: {colorScheme: "dark"},
  phone: {width: 360},
  print: {media: "print", width: 794}
};

let browser: Browser;
let killed: {sites: string[]; leftovers: string[]};

beforeAll(async () => {
  copyTree(one, {isLinked: true});
  copyTree(other, {isLinked: false});
  const elsewhere = join(temporary, "data");
  cpSync(join(inputs, "data"), elsewhere, {recursive: true});
  for (const name of readdirSync(elsewhere)) utimesSync(join(elsewhere, name), 1e9, 1e9);
  await Promise.all([
    buildApart(other, elsewhere, sites.again, {TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8", umask: "077"}),
    buildOne()
  ]);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(temporary, {recursive: true, force: true});
});

async function buildOne(): Promise<void> {
  await buildApart(one, join(inputs, "empty"), sites.data, {killAfter: 1500});
  killed = {sites: existsSync(sites.data) ? listFiles(sites.data) : [], leftovers: leftoversOf(sites.data)};
  await buildApart(one, join(inputs, "data"), sites.data, {
    TZ: "Asia/Shanghai",
    LANG: "zh_CN.UTF-8",
    umask: "022"
  });
  await Promise.all(
    (["empty", "edge"] as const).map((name) =>
      buildSite({root: one, data: join(inputs, name), out: sites[name]})
    )
  );
}

describe("buildSite", () => {
  it("writes the same bytes from two trees in different folders, zones, languages and umasks", () => {
    expect(digest(sites.again)).toEqual(digest(sites.data));
  });

  it("writes neither times nor places of this machine", () => {
    const text = listFiles(sites.data).map((file) => readFileSync(file, "latin1"));
    expect(
      text.filter(
        (one) => one.includes(temporary) || one.includes(repository) || /lastModified":\d/.test(one)
      )
    ).toEqual([]);
  });

  it("leaves no site when killed before its end, and the next build removes what it left", () => {
    expect(killed.sites).toEqual([]);
    expect(killed.leftovers.length).toBeLessThanOrEqual(1);
    expect(leftoversOf(sites.data)).toEqual([]);
    expect(listFiles(sites.data).length).toBeGreaterThan(20);
  });

  it("keeps two builds of one repository at a time apart", () => {
    const runs = [sites.empty, sites.edge].map((site) => dataOf(site, "run"));
    const expected = ["empty", "edge"].map((name) => readFileSync(join(inputs, name, "run.json"), "utf8"));
    expect(runs).toEqual(expected);
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
    const build = buildSite({root: one, data: join(inputs, "data"), out: sites.data});
    await expect(build).rejects.toThrow(
      /nowhere[^]*error on page: SyntaxError[^]*unresolved import: no-such-package/
    );
    writeFileSync(page, source);
    expect(digest(sites.data)).toEqual(before);
    expect(leftoversOf(sites.data)).toEqual([]);
  });

  it("throws if a page's data file is missing, and if it is aborted", async () => {
    const data = join(temporary, "incomplete");
    cpSync(join(inputs, "empty"), data, {recursive: true});
    rmSync(join(data, "loads.json"));
    const out = join(temporary, "never");
    await expect(buildSite({root: one, data, out})).rejects.toThrow(/loads\.json/);
    const signal = AbortSignal.timeout(500);
    await expect(buildSite({root: one, data, out, signal})).rejects.toThrow(/abort|timeout/i);
    expect(existsSync(out)).toBe(false);
  });
});

describe.each(paths)("the page %s", (path) => {
  it.each(Object.keys(views))("has no fault in %s", async (name) => {
    const {page, faults, close} = await open(sites.data, path, views[name]!);
    expect([...faults, ...(await axe(page)), ...(await overflow(page))]).toEqual([]);
    expect(await checkFigures(page, join(inputs, "data"))).toEqual([]);
    expect(await countFigures(page)).toBeGreaterThan(20);
    expect(await contrasts(page)).toEqual([]);
    await screenshot(page, `${slug(path)}-${name}`);
    await close();
  });

  it.each(["empty", "edge"] as const)("stands %s data on a phone", async (name) => {
    const {page, faults, close} = await open(sites[name], path, {width: 360});
    expect([...faults, ...(await axe(page)), ...(await overflow(page))]).toEqual([]);
    expect(await checkFigures(page, join(inputs, name))).toEqual([]);
    await screenshot(page, `${slug(path)}-${name}`);
    await close();
  });
});

describe("the overview", () => {
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
    const ratios = await page.locator('.table [data-column="on_time_ratio"]').allTextContents();
    expect(ratios.slice(-7)).toEqual(["0%", "> 99.9%", "100%", "—", "0%", "< 0.1%"].slice(-7));
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

describe("the data page", () => {
  it("says of each account whether it adds up, in words", async () => {
    const {page, close} = await open(sites.edge, "/data.html");
    expect(await page.locator(".verdict").allTextContents()).toEqual(["不相符", "相符", "不相符", "相符"]);
    await close();
  });

  it("shows more quarantined rows on demand, each file named once, unknown reasons as they are", async () => {
    const {page, close} = await open(sites.edge, "/data.html");
    for (const left of [180, 130, 80, 30, 0]) {
      await page.locator(".more").click();
      expect(await page.locator(".more").count()).toBe(left > 0 ? 1 : 0);
    }
    const rows = page.locator("table").last();
    expect(await rows.locator(".table__row:not(.table__row--group)").count()).toBe(230);
    expect(await rows.locator(".table__row--group").count()).toBe(2);
    expect(await rows.textContent()).toContain("customer closed its account twice");
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

describe("openSite finds", () => {
  it.each([
    [
      "a missing module",
      /request: .*table/,
      (dir: string) => rmSync(findBuilt(dir, /_import.*table\.\w+\.js$/))
    ],
    ["a console error", /console: planted/, plant(`<script>console.error("planted")</script>`)],
    ["an uncaught error", /page: planted/, plant(`<script>throw new Error("planted")</script>`)],
    [
      "an outside request",
      /request: https:\/\/example\.org/,
      plant(`<img alt="x" src="https://example.org/x.png">`)
    ],
    [
      "a failed cell",
      /cell: .*JSON/,
      (dir: string) => writeFileSync(findBuilt(dir, /_file.*run\.\w+\.json$/), "{")
    ],
    ["a violation of axe", /axe: image-alt/, plant(`<img src="data:,">`)],
    ["a horizontal scroll", /overflow: /, plant(`<p style="width: 1400px; max-width: none">x</p>`)],
    [
      "a wrong figure",
      /figure: .*rows_read/,
      (dir: string) => replaceIn(dir, /_file.*run\.\w+\.json$/, '"rows_read": 5', '"rows_read": 6')
    ]
  ] as [string, RegExp, (dir: string) => void][])("%s", async (_, expected, fault) => {
    const dir = mkdtempSync(join(temporary, "planted-"));
    cpSync(sites.data, dir, {recursive: true});
    fault(dir);
    const {page, faults, close} = await open(dir, "/data.html");
    const figures = await checkFigures(page, join(inputs, "data"));
    const all = [
      ...faults,
      ...(await axe(page)).map((one) => `axe: ${one}`),
      ...(await overflow(page)),
      ...figures
    ];
    expect(all.join("\n")).toMatch(expected);
    await close();
  });
});

describe("serveSite", () => {
  it("serves pages to this machine on the first free port, and nothing outside its folder", async () => {
    const first = await serveSite(sites.data, {port: 45_730});
    const second = await serveSite(sites.data, {port: Number(new URL(first.address).port)});
    expect(second.address).not.toBe(first.address);
    expect(await fetchText(`${second.address}en/`)).toContain('<html lang="en">');
    expect(await fetchText(`${second.address}data`)).toContain('<html lang="zh-CN">');
    for (const path of ["..%2f..%2fpackage.json", "%2e%2e/package.json", "nowhere", "%", "//"])
      expect(await fetchStatus(`${second.address}${path}`)).toBe(404);
    await Promise.all([first.close(), second.close()]);
    await expect(fetchStatus(first.address)).rejects.toThrow();
  });
});

function copyTree(to: string, {isLinked}: {isLinked: boolean}): void {
  mkdirSync(to, {recursive: true});
  for (const name of ["observablehq.config.ts", "package.json", "dashboards"])
    cpSync(join(repository, name), join(to, name), {
      recursive: true,
      filter: (path) => !/dashboards\/(data|\.observablehq)$/.test(path)
    });
  const [from, modules] = [join(repository, "node_modules"), join(to, "node_modules")];
  if (isLinked || process.platform !== "linux") return symlinkSync(from, modules, "junction");
  mkdirSync(modules); // hard links: a true tree of its own that costs no room
  const names = readdirSync(from).filter((name) => name !== ".cache");
  try {
    execFileSync("cp", ["-al", ...names.map((name) => join(from, name)), modules], {stdio: "ignore"});
  } catch {
    rmSync(modules, {recursive: true}); // the temporary folder is on another disk
    symlinkSync(from, modules);
  }
}

type Surroundings = {TZ?: string; LANG?: string; umask?: string; killAfter?: number};

/** Builds in a process of its own, without a network where the system can take it away. */
async function buildApart(root: string, data: string, out: string, around: Surroundings): Promise<void> {
  const {umask = "022", killAfter, ...variables} = around;
  const script = `import {buildSite} from ${JSON.stringify(join(repository, "pipelines/site.ts"))};
    await buildSite(${JSON.stringify({root, data, out})});`;
  const [command, ...rest] = [...alone(), "sh", "-c", `umask ${umask}; exec "$@"`, "sh"] as [
    string,
    ...string[]
  ];
  const child = spawn(command, [...rest, process.execPath, "--input-type=module", "-e", script], {
    env: {...process.env, ...variables},
    stdio: ["ignore", "ignore", "pipe"]
  });
  let problems = "";
  child.stderr.on("data", (chunk) => {
    problems += chunk;
  });
  if (killAfter) setTimeout(() => child.kill("SIGKILL"), killAfter);
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0 && !killAfter) throw new Error(`build failed: ${problems}`);
}

function alone(): string[] {
  try {
    execFileSync("unshare", ["-rn", "true"], {stdio: "ignore"});
    return ["unshare", "-rn"];
  } catch {
    return [];
  }
}

async function open(dir: string, path: string, view: View = {}): Promise<OpenPage> {
  return (await openSite(dir, {browser})).open(path, view);
}

async function text(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).textContent()) ?? "";
}

async function overflow(page: Page): Promise<string[]> {
  const [content, room] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, innerWidth]"
  );
  return content > room ? [`overflow: ${content} in ${room}`] : [];
}

// axe does not judge text in pictures
async function contrasts(page: Page): Promise<string[]> {
  const colors = await page.evaluate<Record<string, string>>(
    `Object.fromEntries(["page", "surface", "tint", "ink", "muted", "accent", "good", "bad"].map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim()]))`
  );
  const pairs = ["ink", "muted", "accent", "good", "bad"].flatMap((fore) =>
    ["page", "surface", "tint"].map((back) => [fore, back] as const)
  );
  return pairs
    .map(([fore, back]) => ({name: `${fore} on ${back}`, ratio: contrast(colors[fore]!, colors[back]!)}))
    .filter(({ratio}) => !(ratio >= 4.5))
    .map(({name, ratio}) => `contrast: ${name}: ${ratio}`);
}

// www.w3.org/TR/WCAG21, relative luminance
function contrast(one: string, other: string): number {
  const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) =>
    c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function plant(html: string): (dir: string) => void {
  return (dir) => replaceIn(dir, /^data\.html$/, "</main>", `${html}</main>`);
}

function replaceIn(dir: string, name: RegExp, from: string, to: string): void {
  const file = findBuilt(dir, name);
  writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
}

function findBuilt(dir: string, name: RegExp): string {
  const found = listFiles(dir).find((file) => name.test(relative(dir, file)));
  if (!found) throw new Error(`not found: ${name}`);
  return found;
}

function dataOf(site: string, name: string): string {
  return readFileSync(findBuilt(site, new RegExp(`_file/data/${name}\\.\\w+\\.json$`)), "utf8");
}

function leftoversOf(out: string): string[] {
  return readdirSync(dirname(out)).filter((name) => name.startsWith(".dist."));
}

function digest(dir: string): Record<string, string> {
  const hash = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
  return Object.fromEntries(listFiles(dir).map((file) => [relative(dir, file), hash(file)]));
}

function listFiles(dir: string): string[] {
  const entries = readdirSync(dir, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function slug(path: string): string {
  return (
    path
      .replace(/\.html$/, "")
      .replace(/^\/|\/$/g, "")
      .replaceAll("/", "-") || "index"
  );
}

async function fetchText(address: string): Promise<string> {
  return (await fetch(address)).text();
}

// fetch tidies the path before it asks
function fetchStatus(address: string): Promise<number> {
  const {hostname, port, origin} = new URL(address);
  return new Promise((resolve, reject) => {
    get({hostname, port, path: address.slice(origin.length)}, (response) =>
      resolve(response.resume().statusCode!)
    ).on("error", reject);
  });
}
