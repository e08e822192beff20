import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axe, openSite, type Site, screenshot, type View} from "../browser.ts";
import {contrastFaults} from "../contrast.ts";
import {checkFigures, openTables} from "../figures.ts";
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
