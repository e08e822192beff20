import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {repository} from "../pipelines/workspace.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {rowsHere} from "./workspaces.ts";

/** The sample, run in a folder of its own, and what `query` answers of each mart, in the form of the published files. */
export type SampleSite = {workspace: string; queried: string; release(): void};

/** Runs the sample with its site; the folder is removed once released. */
export async function buildSampleSite(): Promise<SampleSite> {
  let release = () => {};
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
  const queried = join(workspace, "queried");
  await writeQueried(workspace, queried);
  return {workspace, queried, release};
}

async function writeQueried(workspace: string, folder: string): Promise<void> {
  await mkdir(folder);
  const write = (name: string, value: unknown) =>
    writeFile(join(folder, `${name}.json`), JSON.stringify(value));
  for (const {name, executives} of Object.values(marts) as Mart[])
    if (executives) await write(name, await rowsHere(workspace, `select * from marts.${name}`));
  const late = {...(await one(workspace, "select count(*) as total from marts.late_tickets"))};
  const rows = await rowsHere(workspace, "select * from marts.late_tickets order by position limit 2000");
  const byState = "select measure, state, count(*) as count from marts.late_tickets group by measure, state";
  await write("late_tickets", {
    ...late,
    shown: rows.length,
    rows,
    counts: await rowsHere(workspace, byState)
  });
  for (const [mart, name] of [
    ["contracts", "contract_statuses"],
    ["opportunities", "opportunity_statuses"]
  ] as const) {
    const sums = "count(*) as count, sum(amount)::double as amount";
    const whole = await one(workspace, `select ${sums} from marts.${mart}`);
    const by_status = await rowsHere(workspace, `select status, ${sums} from marts.${mart} group by status`);
    await write(name, {...whole, by_status});
  }
  const total = await one<{total: number}>(workspace, "select count(*) as total from marts.quarantine");
  await write("quarantine", {...total, shown: Math.min(total.total, 2000)});
  const counts = await one(
    workspace,
    `select count(distinct source_file) as files, sum(rows_read) as rows_read, sum(rows_accepted) as rows_accepted,
      sum(rows_quarantined) as rows_quarantined, sum(rows_ignored) as rows_ignored,
      sum(rows_current) as rows_current, sum(rows_superseded) as rows_superseded from marts.loads`
  );
  const run = JSON.parse(await readFile(join(workspace, "published/executives/current/run.json"), "utf8"));
  await write("run", {run_id: run.run_id, audits_passed: run.audits_passed, counts});
}

async function one<T = Record<string, unknown>>(workspace: string, sql: string): Promise<T> {
  return (await rowsHere<T>(workspace, sql))[0]!;
}
