import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {repository} from "../pipelines/workspace.ts";
import {openSite, type Site} from "./browser.ts";
import {checkFigures, countFigures, openTables} from "./figures.ts";
import {rowsIn, serviceValue, withFolder} from "./service-value.ts";

// the sample's site in Chromium, figure by figure against what `query` answers, not against the published files

describe("the site of data/sample", () => {
  let site: Site;
  let queried: string;
  let release = () => {};

  beforeAll(async () => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const workspace = await new Promise<string>((resolve, reject) => {
      withFolder(
        async (folder) => {
          const ran = await serviceValue(["run", "--workspace", folder]);
          if (ran.code !== 0) throw new Error(ran.stderr);
          resolve(folder);
          await held;
        },
        join(repository, "data", "sample")
      ).catch(reject);
    });
    queried = join(workspace, "queried");
    await writeQueried(workspace, queried);
    site = await openSite(join(workspace, "site"));
  }, 240_000);

  afterAll(async () => {
    await site?.close();
    release();
  });

  it.each(["/", "/timeliness.html", "/data.html", "/en/", "/en/timeliness.html", "/en/data.html"])(
    "shows on %s what query answers, with no error and no other request",
    async (path) => {
      const opened = await site.open(path);
      await openTables(opened.page);
      expect(await countFigures(opened.page)).toBeGreaterThan(10);
      expect(await checkFigures(opened.page, queried)).toEqual([]);
      expect(opened.faults).toEqual([]);
      await opened.close();
    }
  );

  it("is found out when one figure differs", async () => {
    const file = join(queried, "metric_values.json");
    const text = await readFile(file, "utf8");
    const rows = JSON.parse(text) as {metric_code: string; period: string; value: number | null}[];
    const changed = rows.map((row) =>
      row.metric_code === "M-08" && row.period === "2024Q4" ? {...row, value: row.value! - 0.01} : row
    );
    await writeFile(file, JSON.stringify(changed));
    const opened = await site.open("/");
    expect(await checkFigures(opened.page, queried)).not.toEqual([]);
    await opened.close();
    await writeFile(file, text);
  });
});

async function writeQueried(workspace: string, folder: string): Promise<void> {
  await mkdir(folder);
  const write = (name: string, value: unknown) =>
    writeFile(join(folder, `${name}.json`), JSON.stringify(value));
  for (const mart of [
    "metric_values",
    "timeliness_periods",
    "timeliness_limits",
    "timeliness_days",
    "basis_differences",
    "team_quarters",
    "target_periods",
    "loads"
  ])
    await write(mart, await rowsIn(workspace, `select * from marts.${mart}`));
  const rows = await rowsIn(workspace, "select * from marts.late_tickets order by position limit 2000");
  const late = "select count(*) as count from marts.late_tickets";
  const [all] = await rowsIn<{count: number}>(workspace, late);
  const byState = "select measure, state, count(*) as count from marts.late_tickets group by measure, state";
  await write("late_tickets", {
    total: all!.count,
    shown: rows.length,
    rows,
    counts: await rowsIn(workspace, byState)
  });
  for (const mart of ["contracts", "opportunities"]) {
    const sums = "count(*) as count, sum(amount)::double as amount";
    const [whole] = await rowsIn(workspace, `select ${sums} from marts.${mart}`);
    const by_status = await rowsIn(workspace, `select status, ${sums} from marts.${mart} group by status`);
    await write(mart, {...whole, by_status});
  }
  const [total] = await rowsIn<{total: number}>(workspace, "select count(*) as total from marts.quarantine");
  await write("quarantine", {...total, shown: Math.min(total!.total, 2000)});
  const [counts] = await rowsIn(
    workspace,
    `select count(distinct source_file) as files, sum(rows_read) as rows_read, sum(rows_accepted) as rows_accepted,
      sum(rows_quarantined) as rows_quarantined, sum(rows_ignored) as rows_ignored,
      sum(rows_current) as rows_current, sum(rows_superseded) as rows_superseded from marts.loads`
  );
  const run = JSON.parse(await readFile(join(workspace, "published/executives/current/run.json"), "utf8"));
  await write("run", {run_id: run.run_id, audits_passed: run.audits_passed, counts});
}
