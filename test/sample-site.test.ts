import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axe, openSite, type Site, type View} from "./browser.ts";
import {contrastFaults} from "./contrast.ts";
import {checkFigures, countFigures, openTables} from "./figures.ts";
import {expectNotebooksAnswer, expectReadmeAnswers} from "./notebooks.ts";
import {expectEveryRow} from "./sample-accounts.ts";
import {expectNoIdentity} from "./sample-analysts.ts";
import {expectEveryMetric} from "./sample-metrics.ts";
import {buildSampleSite, type SampleSite} from "./sample-sites.ts";
import {overflow, paths} from "./site-inputs.ts";
import {expectTakenTable} from "./taken-tables.ts";

// the sample's site in Chromium, figure by figure against what `query` answers, not against the published files;
// every page in every look is opened in test/long/site.test.ts

// one page light and wide in Chinese, the next dark and narrow in English
const looks: [string, View][] = paths.zh.map((path, i) =>
  i % 2 === 0 ? [path, {}] : [paths.en[i]!, {colorScheme: "dark", width: 360}]
);

describe("the site of data/sample", () => {
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

  it.concurrent.each(looks)("shows on %s what query answers, and has no fault in %o", async (path, view) => {
    const {page, faults, close} = await site.open(path, view);
    await openTables(page);
    // settings are no figures of a mart
    expect(await countFigures(page)).toBeGreaterThan(/(methods|dictionary)\.html$/.test(path) ? -1 : 10);
    expect(await checkFigures(page, sample.queried)).toEqual([]);
    expect([...faults, ...(await axe(page)), ...(await overflow(page))]).toEqual([]);
    expect(await contrastFaults(page)).toEqual([]);
    await close();
  });

  it("gives every metric two values or more, and an unknown one where it can have one", () =>
    expectEveryMetric(sample.workspace));

  it("accounts for every row: read, accepted, quarantined, ignored, current and superseded without one lost", () =>
    expectEveryRow(sample.workspace));

  it("has analysts' files that hold no person, contact or free text of the whole lake", () =>
    expectNoIdentity(sample.workspace));

  it("has notebooks whose every query answers, each headline a mart's value, and the README's answers", async () => {
    await expectNotebooksAnswer(sample.workspace);
    await expectReadmeAnswers(sample.workspace);
  });

  it("hands a table over as a workbook and a CSV that hold the mart's rows, the filters and the run", () =>
    expectTakenTable(site, sample.queried));

  it("is found out when one figure differs", async () => {
    const file = join(sample.queried, "metric_comparisons.json");
    const text = await readFile(file, "utf8");
    const rows = JSON.parse(text) as {metric_code: string; period: string; value: number | null}[];
    const changed = rows.map((row) =>
      row.metric_code === "M-08" && row.period === "2024Q4" ? {...row, value: row.value! - 0.01} : row
    );
    await writeFile(file, JSON.stringify(changed));
    const opened = await site.open("/");
    expect(await checkFigures(opened.page, sample.queried)).not.toEqual([]);
    await opened.close();
    await writeFile(file, text);
  });
});
