import {copyFile, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {repository} from "../../pipelines/workspace.ts";
import {
  accounts,
  december,
  january,
  lakeFiles,
  mappingReading,
  november,
  readersOf,
  reads,
  ticketsOf,
  useRun,
  withRun,
  withWorkspace
} from "../incremental-runs.ts";
import {serviceValue} from "../service-value.ts";
import {filesHolding, listing, planHere, rowsHere, runHere, ticketsCsv, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

useRun();

describe("what a change rebuilds", () => {
  it("is nothing for a policy table that says the same in another file", async () => {
    await withRun(async (folder, run_id) => {
      const name = join("policy", "sla_targets.csv");
      await write(join(folder, name), `${await readFile(join(repository, "data", name), "utf8")}\n`);
      expect(await planHere(folder)).toMatchObject({rebuild: [], publish: false, run_id});
      expect(await runHere(folder)).toMatchObject({built: [], run_id});
    });
  });

  it("is for a setting only what names it, and a setting that no model names makes a new run all the same", async () => {
    await withRun(async (folder, run_id) => {
      await write(join(folder, "policy", "settings.csv"), "name,value\nacknowledge_minutes,30\n");
      const expected = await readersOf(
        (sql) => reads(sql, "policy.settings") && sql.includes("'acknowledge_minutes'")
      );
      const others = await readersOf(
        (sql) => reads(sql, "policy.settings") && !sql.includes("'acknowledge_minutes'")
      );
      expect(others.length).toBeGreaterThan(0);
      expect([...(await planHere(folder)).rebuild].sort()).toEqual(expected);
      const changed = await runHere(folder);
      expect([...changed.built!].sort()).toEqual(expected);
      await write(
        join(folder, "policy", "settings.csv"),
        "name,value\nacknowledge_minutes,30\nstale_after_days,40\n"
      );
      const same = await runHere(folder);
      expect(same.built).toEqual([]);
      expect(new Set([run_id, changed.run_id, same.run_id]).size).toBe(3);
      const settings = await rowsHere(
        folder,
        "select value from policy.settings where name = 'stale_after_days'"
      );
      expect(settings).toEqual([{value: "40"}]);
    });
  });

  it("is for another --as-of only the readers of policy.clock", async () => {
    await withRun(async (folder, run_id) => {
      const expected = await readersOf((sql) => reads(sql, "policy.clock"));
      expect(expected).not.toContain("staging.tickets");
      const asOf = "2024-12-15";
      expect([...(await planHere(folder, {asOf})).rebuild].sort()).toEqual(expected);
      const earlier = await runHere(folder, {asOf});
      expect([...earlier.built!].sort()).toEqual(expected);
      expect(earlier.run_id).not.toBe(run_id);
      const back = await runHere(folder);
      expect([...back.built!].sort()).toEqual(expected);
      expect(back.run_id).toBe(run_id);
    });
  });
});

describe("plan", () => {
  it("writes nothing, neither in a workspace never run nor beside a change that waits", async () => {
    await withWorkspace(async (folder) => {
      const fresh = await listing(folder);
      const planned = JSON.parse((await serviceValue(["plan", "--json", "--workspace", folder])).stdout);
      expect(planned).toMatchObject({load: [{status: "new"}], publish: true, run_id: null});
      expect(await listing(folder)).toEqual(fresh);
      const ran = await runHere(folder);
      expect([...planned.rebuild].sort()).toEqual([...ran.built!].sort());
      await write(join(folder, january), ticketsCsv([{id: "T1", level: "L3"}]));
      await write(join(folder, "policy", "settings.csv"), "name,value\nacknowledge_minutes,30\n");
      const before = await listing(folder);
      const {code, stdout} = await serviceValue(["plan", "--json", "--workspace", folder]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout).load.map(({status}: {status: string}) => status)).toEqual([
        "unchanged",
        "new"
      ]);
      expect(await listing(folder)).toEqual(before);
    });
  });
});

describe("an export", () => {
  it("that is newer supersedes the rows it holds again, and an older one that comes late does not", async () => {
    await withRun(async (folder) => {
      await write(
        join(folder, january),
        ticketsCsv([
          {id: "T2", level: "L3", customer: "乙科技有限公司"},
          {id: "T3", submitted: "2024-12-30 10:00", resolved: "2025-01-02 10:00"},
          {id: "T4", submitted: "2025-01-10 10:00", resolved: "2025-01-10 11:00"}
        ])
      );
      await runHere(folder);
      expect(await accounts(folder)).toEqual([
        {
          source_file: "售后问题处理跟踪表_20241231.csv",
          rows_accepted: 3,
          rows_current: 1,
          rows_superseded: 2
        },
        {
          source_file: "售后问题处理跟踪表_20250115.csv",
          rows_accepted: 3,
          rows_current: 3,
          rows_superseded: 0
        }
      ]);
      const corrected = [
        {ticket_id: "T1", level: "L2", customer_name: "甲科技有限公司", status: "closed", source_row: 2},
        {ticket_id: "T2", level: "L3", customer_name: "乙科技有限公司", status: "closed", source_row: 2},
        {ticket_id: "T3", level: "L2", customer_name: "甲科技有限公司", status: "closed", source_row: 3},
        {ticket_id: "T4", level: "L2", customer_name: "甲科技有限公司", status: "closed", source_row: 4}
      ];
      expect(await ticketsOf(folder)).toEqual(corrected);
      await write(
        join(folder, november),
        ticketsCsv([
          {id: "T2", level: "L2", status: "处理中"},
          {id: "T0", submitted: "2024-11-02 09:00", resolved: "2024-11-02 10:00"}
        ])
      );
      await runHere(folder);
      expect(await accounts(folder)).toEqual([
        {
          source_file: "售后问题处理跟踪表_20241130.csv",
          rows_accepted: 2,
          rows_current: 1,
          rows_superseded: 1
        },
        {
          source_file: "售后问题处理跟踪表_20241231.csv",
          rows_accepted: 3,
          rows_current: 1,
          rows_superseded: 2
        },
        {
          source_file: "售后问题处理跟踪表_20250115.csv",
          rows_accepted: 3,
          rows_current: 3,
          rows_superseded: 0
        }
      ]);
      const oldest = {
        ticket_id: "T0",
        level: "L2",
        customer_name: "甲科技有限公司",
        status: "closed",
        source_row: 3
      };
      expect(await ticketsOf(folder)).toEqual([oldest, ...corrected]);
    });
  });

  it("is loaded once, also under another name", async () => {
    await withRun(async (folder, run_id) => {
      await copyFile(join(folder, december), join(folder, "exports", "副本_20241231.csv"));
      const {loads, built, run_id: again} = await runHere(folder);
      expect(loads!.files.map(({status}) => status)).toEqual(["same", "unchanged"]);
      expect({built, again}).toEqual({built: [], again: run_id});
      expect(await lakeFiles(folder, "tickets")).toHaveLength(1);
      expect(await rowsHere(folder, "select count(*)::integer as n from marts.tickets")).toEqual([{n: 3}]);
    });
  });

  it("that is withdrawn is gone from lake, marts and every published file, and comes back only by name", async () => {
    await withRun(async (folder, run_id) => {
      const rows = [
        {id: "T1", customer: "撤回科技有限公司"},
        {id: "T9", customer: "撤回科技有限公司", submitted: "2024-13-45"}
      ];
      await write(join(folder, january), ticketsCsv(rows));
      await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,0.5\n");
      await runHere(folder);
      await write(join(folder, "mappings", "zh-tickets.yaml"), await mappingReading("关闭时间"));
      await runHere(folder);
      expect(await filesHolding(join(folder, "lake"), "撤回")).toHaveLength(4);
      expect((await filesHolding(join(folder, "published"), "撤回")).length).toBeGreaterThan(0);
      expect(await filesHolding(folder, "撤回")).toContain("warehouse.duckdb");
      await rm(join(folder, "mappings"), {recursive: true});

      const named = join(folder, january);
      const withdrawn = await serviceValue([
        "withdraw",
        "售后问题处理跟踪表_20250115.csv",
        "--workspace",
        folder
      ]);
      expect(withdrawn.code).toBe(0);
      expect(await filesHolding(join(folder, "lake"), "撤回")).toEqual([]);
      await rm(join(folder, "policy"), {recursive: true});
      expect((await planHere(folder)).load.map(({status}) => status)).toEqual(["new", "withdrawn"]);
      const after = await runHere(folder);
      expect(after.loads!.files.map(({status}) => status)).toEqual(["loaded", "withdrawn"]);
      expect(after.run_id).toBe(run_id);
      expect(await filesHolding(folder, "撤回")).toEqual([january]);
      expect(
        await rowsHere(folder, "select customer_name from marts.tickets where ticket_id = 'T1'")
      ).toEqual([{customer_name: "甲科技有限公司"}]);
      expect(await rowsHere(folder, "select * from marts.quarantine")).toEqual([]);

      await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,0.5\n");
      expect((await serviceValue(["load", named, "--workspace", folder])).code).toBe(0);
      await runHere(folder);
      expect(
        await rowsHere(folder, "select customer_name from marts.tickets where ticket_id = 'T1'")
      ).toEqual([{customer_name: "撤回科技有限公司"}]);
      expect((await filesHolding(join(folder, "published"), "撤回")).length).toBeGreaterThan(0);
    });
  });

  it("that is the only one and is withdrawn leaves empty marts and an empty publication, not its rows", async () => {
    await withRun(async (folder) => {
      expect((await serviceValue(["withdraw", december.split("/")[1]!, "--workspace", folder])).code).toBe(0);
      const after = await serviceValue(["run", "--no-site", "--workspace", folder]);
      expect(after.code, after.stderr).toBe(0);
      expect(await rowsHere(folder, "select count(*) as n from marts.tickets")).toEqual([{n: 0}]);
      const run = JSON.parse(await readFile(join(folder, "published/executives/current/run.json"), "utf8"));
      expect(run).toMatchObject({data_through: null, counts: {files: 0, rows_read: 0}});
    });
  });

  it("that comes back under another name is named by it in every mart", async () => {
    await withRun(async (folder) => {
      await write(join(folder, november), ticketsCsv([{id: "T0", submitted: "2024-11-02 09:00"}]));
      await runHere(folder);
      await serviceValue(["withdraw", "售后问题处理跟踪表_20241231.csv", "--workspace", folder]);
      const other = "工单_20241231.csv";
      await copyFile(join(folder, december), join(folder, "exports", other));
      await rm(join(folder, december));
      await serviceValue(["load", join(folder, "exports", other), "--workspace", folder]);
      await runHere(folder);
      const named = "select distinct source_file from marts.tickets where ticket_id <> 'T0'";
      expect(await rowsHere(folder, named)).toEqual([{source_file: other}]);
    });
  });

  it("read by a corrected mapping is a new version, and the old lake file no longer counts", async () => {
    await withRun(async (folder) => {
      await write(join(folder, "mappings", "our-tickets.yaml"), await mappingReading("关闭时间"));
      expect((await planHere(folder)).load).toMatchObject([{status: "new"}]);
      const {loads} = await runHere(folder);
      expect(loads!.files.map(({status}) => status)).toEqual(["loaded"]);
      expect(await lakeFiles(folder, "tickets")).toHaveLength(2);
      expect(await accounts(folder)).toEqual([
        {
          source_file: "售后问题处理跟踪表_20241231.csv",
          rows_accepted: 3,
          rows_current: 3,
          rows_superseded: 0
        }
      ]);
      const closed = "select ticket_id, resolved_at from marts.tickets order by ticket_id";
      expect(await rowsHere(folder, closed)).toEqual([
        {ticket_id: "T1", resolved_at: "2024-12-03 18:00:00"},
        {ticket_id: "T2", resolved_at: "2024-12-03 18:00:00"},
        {ticket_id: "T3", resolved_at: null}
      ]);
      expect((await runHere(folder)).built).toEqual([]);
    });
  });
});
