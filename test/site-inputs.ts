import {cpSync, existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {pages} from "../dashboards/components/layout.js";
import type {Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {reasons} from "../pipelines/messages/reasons.ts";

/** The address of every page, by language. */
export const paths: {zh: string[]; en: string[]} = {
  zh: pages.map(({path}) => addressOf(path.zh)),
  en: pages.map(({path}) => addressOf(path.en))
};

/** Copies what a site is built from and adds an empty file for every mart that pages read and the folder lacks. */
export function copyInputs(from: string, to: string): string {
  cpSync(from, to, {recursive: true});
  for (const {name, executives} of Object.values(marts) as Mart[]) {
    const path = join(to, `${name}.json`);
    if (!executives || existsSync(path)) continue;
    const list = {total: 0, shown: 0, ...(executives.countBy ? {counts: []} : {}), rows: []};
    writeFileSync(path, JSON.stringify(executives.limit === undefined ? [] : list));
  }
  for (const file of ["settings.json", "dictionary.json"])
    if (!existsSync(join(to, file))) writeFileSync(join(to, file), "[]");
  if (!existsSync(join(to, "words.json")))
    writeFileSync(join(to, "words.json"), JSON.stringify({reasons, entities: {}}));
  return to;
}

/** Returns a line if the page is wider than its window. */
export async function overflow(page: Page): Promise<string[]> {
  const [content, room] = await page.evaluate<[number, number]>(
    "[document.documentElement.scrollWidth, innerWidth]"
  );
  return content > room ? [`overflow: ${content} in ${room}`] : [];
}

function addressOf(path: string): string {
  return path.endsWith("/index") ? path.slice(0, -5) : `${path}.html`;
}
