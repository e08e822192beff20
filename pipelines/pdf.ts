import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {launchBrowser} from "./browser.ts";
import {Failure} from "./failure.ts";
import type {Language} from "./messages.ts";
import {openPage} from "./site/open-page.ts";
import type {Workspace} from "./workspace.ts";

type Run = {run_id: string; as_of: string; data_through: string | null; built_at: string};
export type PdfOptions = {
  site: string; // the built pages
  out: string;
  languages: Language[];
  run: Run;
  signal?: AbortSignal;
  onProgress?: (line: string) => void;
};

const paper = 680; // CSS pixels of A4 between its margins
const sheet = {width: 794, height: 1123}; // CSS pixels of A4
const smallest = 0.75; // of the print
const chat = 1080; // pixels a phone shows whole
const margin = {top: "18mm", bottom: "16mm", left: "15mm", right: "15mm"};
const brief = "brief";

/**
 * Writes every page of a built site as a PDF with its definitions, and the monthly brief as one page of PDF and a long
 * picture, into `out`; nothing is replaced unless all could be made. Same site and run, same bytes.
 */
export async function printSite(options: PdfOptions): Promise<{files: string[]; bytes: number}> {
  const {site, out, languages, signal} = options;
  await mkdir(out, {recursive: true});
  const part = await mkdtemp(join(out, ".part-"));
  const browser = await launchBrowser();
  const stop = () => void browser.close();
  signal?.addEventListener("abort", stop);
  try {
    for (const lang of languages)
      for (const name of await pageNames(site, lang)) {
        signal?.throwIfAborted();
        options.onProgress?.(`${name}.${lang}`);
        if (name === brief) await writeBrief(browser, part, lang, options);
        else await writePage(browser, part, {name, lang}, options);
      }
    const files = (await readdir(part)).sort();
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(part, file))).size));
    for (const file of files) await rename(join(part, file), join(out, file));
    return {files, bytes: sizes.reduce((sum, size) => sum + size, 0)};
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await browser.close();
    await rm(part, {recursive: true, force: true});
  }
}

/** Returns what the pages say of the run they are of. */
export async function readRun({published}: Workspace): Promise<Run> {
  return JSON.parse(await readFile(join(published, "executives", "current", "run.json"), "utf8")) as Run;
}

async function pageNames(site: string, lang: Language): Promise<string[]> {
  const folder = lang === "zh" ? site : join(site, lang);
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".html") && name !== "404.html");
  return names.map((name) => name.slice(0, -".html".length)).sort();
}

type Place = {name: string; lang: Language};

async function writePage(browser: Browser, part: string, place: Place, {site, run}: PdfOptions) {
  const {name, lang} = place;
  await withPage(browser, site, place, async (page) => {
    const {title, period} = await headOf(page);
    const bytes = await page.pdf({
      format: "A4",
      margin,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: headerOf({title, period, run, lang}),
      footerTemplate: footerOf(lang),
      tagged: true,
      outline: true
    });
    await writeFile(join(part, `${name === "index" ? "overview" : name}.${lang}.pdf`), dated(bytes, run));
  });
}

// one sheet of A4, in smaller print where it must; a brief longer still stays on one page and is longer than A4
async function writeBrief(browser: Browser, part: string, lang: Language, {site, run}: PdfOptions) {
  const place = {name: brief, lang};
  let month = "";
  await withPage(browser, site, place, async (page) => {
    month = (await page.locator("[data-brief]").getAttribute("data-brief")) ?? "";
    await page.addStyleTag({content: "@page {margin: 0}"}); // the pages' own goes before what pdf() is told
    const height = await page.evaluate<number>("Math.ceil(document.documentElement.scrollHeight)");
    const scale = Math.min(1, Math.max(sheet.height / (height + 8), smallest));
    const long = Math.ceil(((height + 8) * scale * 297) / sheet.height);
    const bytes = await page.pdf({
      width: "210mm",
      height: `${Math.max(long, 297)}mm`,
      scale,
      margin: {top: "0", bottom: "0", left: "0", right: "0"},
      printBackground: true,
      tagged: true
    });
    await writeFile(join(part, `${fileOf(month)}.${lang}.pdf`), dated(bytes, run));
  });
  await withPage(
    browser,
    site,
    place,
    async (page) => {
      await page.screenshot({path: join(part, `${fileOf(month)}.${lang}.png`), fullPage: true});
    },
    {width: chat / 2, scale: 2}
  );
}

function fileOf(month: string): string {
  return month ? `${brief}-${month}` : brief;
}

type Shape = {width: number; scale?: number};

async function withPage(
  browser: Browser,
  site: string,
  {name, lang}: Place,
  use: (page: Page) => Promise<void>,
  {width, scale = 1}: Shape = {width: name === brief ? sheet.width : paper}
): Promise<void> {
  const path = `${lang === "zh" ? "" : `/${lang}`}/${name}.html`;
  const {page, faults, close} = await openPage(browser, site, `${path}?print`, {
    media: "print",
    width,
    scale
  });
  try {
    await page.waitForFunction("document.documentElement.dataset.print === 'ready'");
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
    if (faults.length > 0) throw new Failure("bug", "site_failed", {detail: `${path}: ${faults.join("; ")}`});
    await use(page);
  } finally {
    await close();
  }
}

async function headOf(page: Page): Promise<{title: string; period: string}> {
  return page.evaluate<{title: string; period: string}>(
    `({title: document.querySelector("h1")?.textContent ?? document.title,
      period: document.querySelector(".picker--period:not([hidden]) select")?.selectedOptions[0]?.textContent ?? ""})`
  );
}

type Head = {title: string; period: string; run: Run; lang: Language};

const words = {
  zh: {
    product: "服务价值",
    through: "数据截至",
    asOf: "计算时点",
    run: "运行",
    page: "第",
    of: "/",
    end: "页"
  },
  en: {
    product: "Service value",
    through: "data through",
    asOf: "as of",
    run: "run",
    page: "Page",
    of: "of",
    end: ""
  }
};

function headerOf({title, period, run, lang}: Head): string {
  const {product, through, asOf, run: runWord} = words[lang];
  const facts = [
    period,
    run.data_through && `${through} ${run.data_through}`,
    `${asOf} ${run.as_of}`,
    `${runWord} ${run.run_id}`
  ];
  const right = facts.filter(Boolean).map((fact) => escaped(String(fact)));
  return band(`<b>${escaped(`${product} · ${title}`)}</b><span>${right.join(" · ")}</span>`);
}

function footerOf(lang: Language): string {
  const {page, of, end} = words[lang];
  return band(
    `<span></span><span>${page} <span class="pageNumber"></span> ${of} <span class="totalPages"></span> ${end}</span>`
  );
}

function band(content: string): string {
  const style =
    "display:flex;justify-content:space-between;width:100%;padding:0 15mm;font:7.5pt 'Noto Sans SC',sans-serif;color:#55606f";
  return `<div style="${style}">${content}</div>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// Chromium writes when it printed, and how many nodes it had seen by then; both have as many letters in every print
function dated(bytes: Buffer, {built_at}: Run): Buffer {
  const stamp = new Date(built_at).toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const text = bytes.toString("latin1").replaceAll(/(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}/g, stamp);
  const nodes = [...new Set(text.match(/(?<=\bnode)\d{8}\b/g))].sort();
  const numbers = new Map(nodes.map((node, index) => [node, String(index + 1).padStart(8, "0")]));
  return Buffer.from(
    text.replaceAll(/(?<=\bnode)\d{8}\b/g, (node) => numbers.get(node)!),
    "latin1"
  );
}
