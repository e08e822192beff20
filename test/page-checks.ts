import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {findSiteFile} from "../pipelines/site/server.ts";

/** Returns a line for every link of the page that leads nowhere within the site built in `dir`, or out of it. */
export async function deadLinks(page: Page, dir: string): Promise<string[]> {
  const links = await page.evaluate<string[]>(
    `[...new Set(Array.from(document.querySelectorAll("a[href]"), ({href}) => href))]`
  );
  const here = new URL(page.url());
  const faults = await Promise.all(links.map((link) => deadLink(page, new URL(link), {dir, here})));
  return faults.flat();
}

async function deadLink(page: Page, link: URL, {dir, here}: {dir: string; here: URL}): Promise<string[]> {
  if (link.origin !== here.origin) return [`link: outside: ${link.href}`];
  const file = await findSiteFile(dir, link.pathname);
  if (!file) return [`link: nowhere: ${link.pathname}`];
  const id = decodeURIComponent(link.hash.slice(1));
  if (!id) return [];
  const isHere =
    link.pathname === here.pathname &&
    (await page.evaluate<boolean>(`document.getElementById(${JSON.stringify(id)}) !== null`));
  return isHere || readFileSync(file, "utf8").includes(`id="${id}"`)
    ? []
    : [`link: no such place: ${link.pathname}#${id}`];
}

/** Returns a line for every control that can be seen and used but is not reached by the tabulator alone. */
export async function unreachedControls(page: Page): Promise<string[]> {
  const count = await page.evaluate<number>(`(() => {
    const isSeen = (one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled;
    window.controls = Array.from(document.querySelectorAll("a[href], button, select, input, textarea, summary")).filter(isSeen);
    window.reached = new Set();
    document.body.tabIndex = -1;
    document.body.focus();
    return window.controls.length;
  })()`);
  for (let presses = 0; presses < count + 5; presses++) {
    await page.keyboard.press("Tab");
    await page.evaluate("void window.reached.add(document.activeElement)");
  }
  return page.evaluate<string[]>(
    `window.controls.filter((one) => !window.reached.has(one)).map((one) => "control: not reached: " + one.outerHTML.slice(0, 120))`
  );
}
