import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {canaries} from "../appraisal-workspace.ts";
import {axe, openSite, type Site, screenshot} from "../browser.ts";
import {textsFound} from "../canaries.ts";
import {type Company, startCompany} from "../hr-extracts.ts";
import {serviceValue} from "../service-value.ts";
import {overflow, paths} from "../site-inputs.ts";

describe("the site of a company whose exports, files and sheets are full of people", () => {
  let company: Company;
  let site: Site;

  beforeAll(async () => {
    company = await startCompany();
    await company.hr({period: "2024Q2", unit: ["U10"], lock: true});
    const ran = await serviceValue(["run", "--workspace", company.folder]);
    if (ran.code !== 0) throw new Error(ran.stderr);
    site = await openSite(join(company.folder, "site"));
  }, 240_000);

  afterAll(async () => {
    await site?.close();
    await company?.release();
  });

  it("holds none of them, in no file, packed or not", async () => {
    expect(await textsFound(join(company.folder, "site"), canaries())).toEqual([]);
    expect(await textsFound(join(company.folder, "published", "executives"), canaries())).toEqual([]);
  });

  it.each([...paths.zh, ...paths.en])("shows none of them on %s", async (path) => {
    const {page, faults, close} = await site.open(path);
    const text = await page.evaluate<string>("document.documentElement.outerHTML");
    expect([...faults, ...canaries().filter((one) => text.includes(one))]).toEqual([]);
    await close();
  });

  it.each([
    ["/teams", ["第2季度", "第1季度"], "已锁定，第 1 版"],
    ["/en/teams", ["Q2", "Q1"], "locked, revision 1"]
  ] as const)("%s says of a locked figure that it is, and of no other", async (path, [q2, q1], locked) => {
    for (const width of [1280, 360]) {
      const {page, close} = await site.open(path, {width});
      const choose = async (name: string) => {
        const names = await page.locator("select").first().locator("option").allInnerTexts();
        const index = names.findIndex((one) => one.includes(name));
        await page.locator("select").first().selectOption({index});
      };
      const rows = () => page.locator("tbody tr:has([data-mart=team_appraisal])").allInnerTexts();
      await choose(q1);
      await expect.poll(async () => (await rows()).filter((text) => text.includes(locked))).toEqual([]);
      await choose(q2);
      await expect.poll(async () => (await rows()).filter((text) => !text.includes(locked))).toEqual([]);
      expect((await rows()).length).toBeGreaterThan(3);
      expect([...(await axe(page)), ...(await overflow(page))]).toEqual([]);
      if (process.env.SCREENSHOTS) await screenshot(page, `locked${path.replaceAll("/", "-")}-${width}`);
      await close();
    }
  });
});
