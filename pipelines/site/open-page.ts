import {readFile} from "node:fs/promises";
import type {Browser, Page, Route} from "playwright-core";
import {contentTypeOf, findSiteFile} from "./server.ts";

export type View = {
  colorScheme?: "light" | "dark";
  width?: number;
  media?: "screen" | "print";
  scale?: number; // device pixels per pixel
};
export type OpenPage = {page: Page; faults: string[]; close(): Promise<void>};

const origin = "http://site.test";

/**
 * Opens a page of the built site in the folder `dir` without a server: every request is answered from disk, and one to
 * anywhere else is a fault, as are console errors, uncaught errors, missing files and cells that failed.
 */
export async function openPage(
  browser: Browser,
  dir: string,
  path: string,
  view: View = {}
): Promise<OpenPage> {
  const {colorScheme = "light", width = 1280, media = "screen", scale = 1} = view;
  const context = await browser.newContext({
    colorScheme,
    viewport: {width, height: 900},
    deviceScaleFactor: scale,
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
