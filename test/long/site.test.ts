import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axe, axeIncomplete, openSite, type Site, screenshot, type View} from "../browser.ts";
import {contrastFaults} from "../contrast.ts";
import {checkFigures, openTables} from "../figures.ts";
import {deadLinks, unreachedControls} from "../page-checks.ts";
import {buildSampleSite, type SampleSite} from "../sample-sites.ts";
import {overflow, paths} from "../site-inputs.ts";

const views: Record<string, View> = {
  light: {},
  dark: {colorScheme: "dark"},
  phone: {width: 360},
  print: {media: "print", width: 680} // A4 within its margins
};

describe("every page of the sample", () => {
  let sample: SampleSite;
  let site: Site;

  beforeAll(async () => {
    sample = await buildSampleSite();
    site = await openSite(join(sample.workspace, "site"));
  }, 240_000);

  afterAll(async () => {
    await site?.close();
    sample?.release();
  });

  // what axe cannot decide, with what decides it here
  const explained: Record<string, RegExp> = {
    // text within a chart: its colours are variables, of which contrastFaults computes every pair
    "color-contrast": /<(text|tspan)\b/,
    // a line that heads a group of rows has no cells of its own; its role is rowheader of a rowgroup
    "th-has-data-cells": /<table\b/
  };

  it.concurrent.each([...paths.zh, ...paths.en])(
    "%s: each link resolves, each control is reached by keys",
    async (path) => {
      const {page, close} = await site.open(path);
      await openTables(page);
      expect(await deadLinks(page, join(sample.workspace, "site"))).toEqual([]);
      expect(await unreachedControls(page)).toEqual([]);
      const undecided = await axeIncomplete(page);
      const counts = Object.entries(Object.groupBy(undecided, (line) => line.split(":")[0]!));
      console.log(
        `${path}: axe undecided: ${counts.map(([id, lines]) => `${id} ${lines!.length}`).join(", ") || "none"}`
      );
      expect(undecided.filter((line) => !explained[line.split(":")[0]!]?.test(line))).toEqual([]);
      await close();
    }
  );

  it("is found out by a link that leads nowhere and by a control no key reaches", async () => {
    const {page, close} = await site.open("/data.html");
    const planted = `<a href="./nowhere.html">x</a><a href="./index.html#nowhere">x</a><button tabindex="-1">x</button>`;
    await page.evaluate(
      `document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(planted)})`
    );
    expect(await deadLinks(page, join(sample.workspace, "site"))).toEqual([
      "link: nowhere: /nowhere.html",
      "link: no such place: /index.html#nowhere"
    ]);
    expect(await unreachedControls(page)).toEqual([expect.stringContaining('<button tabindex="-1">')]);
    await close();
  });

  describe.each([...paths.zh, ...paths.en])("%s", (path) => {
    it.concurrent.each(Object.keys(views))("has no fault in %s, folded and open", async (name) => {
      const {page, faults, close} = await site.open(path, views[name]);
      expect([...faults, ...(await axe(page)), ...(await overflow(page))]).toEqual([]);
      expect(await checkFigures(page, sample.queried)).toEqual([]);
      expect(await contrastFaults(page)).toEqual([]);
      if (process.env.SCREENSHOTS) await screenshot(page, `${path.replaceAll(/\W+/g, "-")}-${name}`);
      await openTables(page);
      expect([...(await checkFigures(page, sample.queried)), ...(await overflow(page))]).toEqual([]);
      await close();
    });
  });
});
