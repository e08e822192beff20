import {join} from "node:path";
import {fileURLToPath} from "node:url";
import axeCore from "axe-core";
import type {Browser, Page} from "playwright-core";
import {launchBrowser} from "../pipelines/browser.ts";
import {type OpenPage, openPage, type View} from "../pipelines/site/open-page.ts";

export {launchBrowser} from "../pipelines/browser.ts";
export type {OpenPage, View} from "../pipelines/site/open-page.ts";

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
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
