import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {brotliDecompressSync, inflateSync} from "node:zlib";
import axeCore from "axe-core";
import {type Browser, chromium, type LaunchOptions, type Page, type Route} from "playwright-core";
import {contentTypeOf, findSiteFile} from "../pipelines/site/server.ts";

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
const origin = "http://site.test";

export type View = {colorScheme?: "light" | "dark"; width?: number; media?: "screen" | "print"};
export type OpenPage = {page: Page; faults: string[]; close(): Promise<void>};
export type Site = {open(path: string, view?: View): Promise<OpenPage>; close(): Promise<void>};

/**
 * Opens the built site in the folder `dir` without a server: every request is answered from disk, and one to anywhere
 * else is a fault, as are console errors, uncaught errors, missing files and cells that failed.
 */
export async function openSite(dir: string, options: {browser?: Browser} = {}): Promise<Site> {
  const browser = options.browser ?? (await launchBrowser());
  return {
    open: (path, view = {}) => openPage(browser, dir, path, view),
    close: async () => {
      if (!options.browser) await browser.close();
    }
  };
}

/** Launches the Chromium that npm ships; elsewhere than on Linux x64 the one at CHROMIUM_PATH, or the installed Chrome. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({args: ["--no-sandbox"], ...(await chromiumHere())});
}

/** Writes the whole page as a picture under node_modules/.cache/screenshots. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({path: join(modules, ".cache", "screenshots", `${name}.png`), fullPage: true});
}

/** Returns what axe-core finds wrong with the page, one line per rule and element. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  const {violations} = await page.evaluate<axeCore.AxeResults>(
    "axe.run(document, {resultTypes: ['violations']})"
  );
  return violations.flatMap(({id, nodes}) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)
  );
}

/** Returns what axe-core cannot decide, each rule and element once: what our own checks must cover. */
export async function axeIncomplete(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  const {incomplete} = await page.evaluate<axeCore.AxeResults>(
    "axe.run(document, {resultTypes: ['incomplete']})"
  );
  return incomplete.flatMap(({id, nodes}) => nodes.map((node) => `${id}: ${node.html.slice(0, 80)}`));
}

async function openPage(browser: Browser, dir: string, path: string, view: View): Promise<OpenPage> {
  const {colorScheme = "light", width = 1280, media = "screen"} = view;
  const context = await browser.newContext({
    colorScheme,
    viewport: {width, height: 900},
    reducedMotion: "reduce"
  });
  const faults: string[] = [];
  await context.route("**/*", (route) => answer(route, dir, faults));
  const page = await context.newPage();
  page.on(
    "console",
    (message) => void (message.type() === "error" && faults.push(`console: ${message.text()}`))
  );
  page.on("pageerror", (error) => void faults.push(`page: ${error.message}`));
  await page.emulateMedia({media, colorScheme});
  await page.goto(`${origin}${path}`, {waitUntil: "load"});
  await settle(page, faults);
  return {page, faults, close: () => context.close()};
}

async function answer(route: Route, dir: string, faults: string[]): Promise<void> {
  const url = new URL(route.request().url());
  const file = url.origin === origin ? await findSiteFile(dir, url.pathname) : undefined;
  if (file) return route.fulfill({body: await readFile(file), contentType: contentTypeOf(file)});
  faults.push(`request: ${url.origin === origin ? url.pathname : url.href}`);
  return url.origin === origin ? route.fulfill({status: 404, body: ""}) : route.abort();
}

async function settle(page: Page, faults: string[]): Promise<void> {
  try {
    await page.waitForFunction("!document.querySelector('observablehq-loading')", undefined, {
      timeout: 30_000
    });
  } catch {
    faults.push("page: a cell never finished");
  }
  await page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
  );
  const failed = await page.locator(".observablehq--error").allTextContents();
  faults.push(...failed.map((text) => `cell: ${text}`));
}

async function chromiumHere(): Promise<LaunchOptions> {
  const {CHROMIUM_PATH} = process.env;
  if (CHROMIUM_PATH) return {executablePath: CHROMIUM_PATH};
  if (process.platform !== "linux" || process.arch !== "x64") return {channel: "chrome"};
  const folder = await unpackChromium();
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, "lib"),
    FONTCONFIG_PATH: join(folder, "fonts"),
    HOME: folder
  };
  return {executablePath: join(folder, "chromium"), env};
}

// the package's own unpacking takes any /tmp/chromium, of whatever version, for its own
async function unpackChromium(): Promise<string> {
  const packed = join(modules, "@sparticuz", "chromium");
  const {version} = JSON.parse(await readFile(join(packed, "package.json"), "utf8")) as {version: string};
  const folder = join(modules, ".cache", `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(join(fresh, "fonts"), {recursive: true});
  const unpack = async (name: string) => brotliDecompressSync(await readFile(join(packed, "bin", name)));
  await writeFile(join(fresh, "chromium"), await unpack("chromium.br"), {mode: 0o755});
  execFileSync("tar", ["-x", "-C", fresh], {input: await unpack("al2023.tar.br")});
  await writeFonts(join(fresh, "fonts"), join(folder, "fonts"));
  await rename(fresh, folder).catch(() => rm(fresh, {recursive: true})); // another worker was faster
  return folder;
}

async function writeFonts(fonts: string, finally_: string): Promise<void> {
  const files = join(modules, "@fontsource", "noto-sans-sc", "files");
  for (const subset of ["latin", "chinese-simplified"]) {
    for (const weight of [400, 500, 600, 700]) {
      const woff = await readFile(join(files, `noto-sans-sc-${subset}-${weight}-normal.woff`));
      await writeFile(join(fonts, `${subset}-${weight}.ttf`), toTrueType(woff));
    }
  }
  const families = ["Noto Sans SC", "Noto Sans SC Thin"].map((name) => `<family>${name}</family>`).join("");
  await writeFile(
    join(fonts, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${finally_}</dir><cachedir>${join(dirname(finally_), "fontcache")}</cachedir><alias><family>sans-serif</family><prefer>${families}</prefer></alias></fontconfig>`
  );
}

// Chromium takes no WOFF from the system; the format is TrueType with each table deflated (www.w3.org/TR/WOFF)
function toTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  [count, 16 * power, Math.log2(power), 16 * (count - power)].forEach(
    (value, i) => void head.writeUInt16BE(value, 4 + 2 * i)
  );
  const parts = [head];
  let end = head.length;
  for (let i = 0; i < count; i++) {
    const [from, entry] = [44 + 20 * i, 12 + 16 * i];
    const [start, packed, length] = [4, 8, 12].map((offset) => woff.readUInt32BE(from + offset)) as [
      number,
      number,
      number
    ];
    const stored = woff.subarray(start, start + packed);
    const table = Buffer.alloc(length + ((4 - (length % 4)) % 4));
    (packed < length ? inflateSync(stored) : stored).copy(table);
    woff.copy(head, entry, from, from + 4);
    woff.copy(head, entry + 4, from + 16, from + 20);
    head.writeUInt32BE(end, entry + 8);
    head.writeUInt32BE(length, entry + 12);
    parts.push(table);
    end += table.length;
  }
  return Buffer.concat(parts);
}
