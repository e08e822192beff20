import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {init} from "../pipelines/init.ts";
import {load} from "../pipelines/load.ts";
import {mapToDraft} from "../pipelines/map-draft.ts";
import {readPolicy} from "../pipelines/policy.ts";
import {repository, workspaceAt} from "../pipelines/workspace.ts";
import {readTruth} from "./map-truth.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {withBuilt} from "./workspaces.ts";

const made = join(repository, "test", "input", "map");
const truth = await readTruth();
const policy = await readPolicy(workspaceAt(made));

describe("a draft", () => {
  it.each(Object.keys(truth.made!))("of %s loads at once, without a row lost", async (file) => {
    await withFolder(async (folder) => {
      const workspace = await workspaceIn(folder);
      const path = join(made, file);
      const {isUnknown} = await mapToDraft(workspace, path, {language: "zh"});
      expect(isUnknown).toBe(false);
      const {files, refused} = await load(workspace, {policy, files: [path]});
      expect(refused).toEqual([]);
      const {entities: loaded} = files[0]!.records[0]!;
      expect(loaded.map(({rows_quarantined}) => rows_quarantined)).toEqual([0]);
    });
  });

  it("leads from a file with unknown headers to its on-time rate", async () => {
    await withFolder(async (folder) => {
      await workspaceIn(folder);
      // limits 240, 480 and 1440 minutes: 180 met, 241 missed, 480 met, 540 missed, 60 met, R7 never solved and, without
      // a status, open; level 3 is no part of the rate
      const lines = [
        "报修单号,报修单位,紧急程度,报修时刻,修复时刻,联系电话",
        "R1,长河纺织集团,紧急,2024/5/6 9:00,2024/5/6 12:00,13800000000",
        "R2,长河纺织集团,紧急,2024/5/6 9:00,2024/5/6 13:01,13800000000",
        "R3,青禾食品公司,重要,2024/5/7 9:15,2024/5/7 17:15,13800000000",
        "R4,青禾食品公司,重要,2024/5/8 9:00,2024/5/8 18:00,13800000000",
        "R5,青禾食品公司,重要,2024/5/9 10:00,2024/5/9 11:00,13800000000",
        "R6,长河纺织集团,一般,2024/5/10 9:00,2024/5/12 9:00,13800000000",
        "R7,长河纺织集团,紧急,2024/5/13 9:00,,13800000000"
      ];
      const file = join(folder, "报修记录_20240630.csv");
      await writeFile(file, lines.join("\r\n"));
      const drafted = await serviceValue(["map", file, "--workspace", folder]);
      expect(drafted).toMatchObject({code: 0, stderr: ""});
      expect(drafted.stdout).not.toContain("13800000000");
      expect((await serviceValue(["load", file, "--workspace", folder])).code).toBe(0);
      await withBuilt(folder, ["marts.timeliness_periods", "marts.late_tickets"], async (ask) => {
        expect(
          await ask(`select count_due, count_met, on_time_ratio from marts.timeliness_periods
            where measure = 'resolution' and basis = 'applied' and level = 'headline'
              and dimension = 'company' and period = '2024Q2'`)
        ).toEqual([{count_due: 6, count_met: 3, on_time_ratio: 0.5}]);
        expect(
          await ask(
            "select ticket_id from marts.late_tickets where measure = 'resolution' and state = 'overdue'"
          )
        ).toEqual([{ticket_id: "R7"}]);
      });
    });
  });

  it("says of a file that is known which mapping knows it, and writes none", async () => {
    await withFolder(async (folder) => {
      const workspace = await workspaceIn(folder);
      const path = join(made, "zoho-deals.csv");
      await mapToDraft(workspace, path, {language: "en"});
      const {text, json} = await mapToDraft(workspace, path, {language: "en"});
      expect(text).toContain("the mapping zoho-deals (mappings/zoho-deals.yaml) knows this file");
      expect(json).toMatchObject({known_mapping: "zoho-deals"});
      expect(await drafts(folder)).toEqual(["zoho-deals.yaml"]);
    });
  });

  it("is made of a file of exports/ called by its name alone", async () => {
    await withFolder(async (folder) => {
      const workspace = await workspaceIn(folder);
      const text = await readFile(join(made, "zoho-deals.csv"));
      await writeFile(join(folder, "exports", "交易.csv"), text);
      expect((await mapToDraft(workspace, "交易.csv", {language: "zh"})).isUnknown).toBe(false);
    });
  });

  it("is never written over a file", async () => {
    await withFolder(async (folder) => {
      const workspace = await workspaceIn(folder);
      const path = join(made, "zoho-deals.csv");
      await mapToDraft(workspace, path, {language: "en"});
      await mapToDraft(workspace, path, {language: "en", entity: "opportunities"});
      expect(await drafts(folder)).toEqual(["zoho-deals-2.yaml", "zoho-deals.yaml"]);
      const out = join(folder, "mappings", "zoho-deals.yaml");
      const before = await readFile(out, "utf8");
      await expect(mapToDraft(workspace, path, {language: "en", out})).rejects.toThrow("was not overwritten");
      expect(await readFile(out, "utf8")).toBe(before);
    });
  });

  it("asks which of two readings a date has, and loads nothing until it is told", async () => {
    await withFolder(async (folder) => {
      const workspace = await workspaceIn(folder);
      const path = join(folder, "cases.csv");
      const row = (n: number) => `C-${n},0${n}/05/2024 10:00,High,0${n}/06/2024 10:00`;
      const lines = ["Case No,Raised On,Urgency,Fixed On", row(1), row(2), row(3), row(4)];
      await writeFile(path, lines.join("\n"));
      const {text, json} = await mapToDraft(workspace, path, {language: "en"});
      expect(json).toMatchObject({required_open: ["submitted_at"]});
      expect(text).toContain("Required and not yet sure: submitted at (submitted_at).");
      const draft = await readFile(join(folder, "mappings", "cases.yaml"), "utf8");
      expect(draft).toContain("“01/05/2024 10:00” is 2024-05-01 (day first) or 2024-01-05 (month first)");
      expect(draft).toContain('#   submitted_at: {column: Raised On, format: "%d/%m/%Y %H:%M"}');
      expect(draft).toContain('#   submitted_at: {column: Raised On, format: "%m/%d/%Y %H:%M"}');
      const {refused} = await load(workspace, {policy, files: [path]});
      expect(refused.map(({failure}) => failure.key)).toEqual(["ambiguous_dates"]);
    });
  });

  it("names, where words tell nothing, the columns whose values could be what is required", async () => {
    await withFolder(async (folder) => {
      const workspace = await workspaceIn(folder);
      const path = join(folder, "怪表.csv");
      const days = ["03", "04", "05", "06", "07", "10"];
      const rows = days.map((day, i) => `BZ-0${i},海川,2024-05-${day} 09:00,2024-05-${day} 11:30`);
      await writeFile(path, ["甲甲,乙乙,丙丙,丁丁", ...rows].join("\n"));
      const {json} = await mapToDraft(workspace, path, {language: "zh", entity: "工单"});
      expect(json).toMatchObject({required_open: ["ticket_id", "submitted_at"]});
      const place = join(folder, "mappings", "怪表.yaml");
      const draft = await readFile(place, "utf8");
      expect(draft).toContain("# ticket_id: 甲甲   # ? 必填：问题编号。从内容看可能是 甲甲；");
      expect(draft).toContain("# submitted_at: 丙丙   # ? 必填：提交时间。从内容看可能是 丙丙、丁丁；");
      const {refused} = await load(workspace, {policy, files: [path]});
      expect(refused.map(({failure}) => failure.key)).toEqual(["missing_column"]);
      const chosen = draft.replace(/# ticket_id:.*/, "ticket_id: 甲甲");
      await writeFile(place, chosen.replace(/# submitted_at:.*/, "submitted_at: 丙丙"));
      const {files} = await load(workspace, {policy, files: [path]});
      expect(files[0]!.records[0]!.entities).toMatchObject([{entity: "tickets", rows_accepted: 6}]);
    });
  });

  it("is not written for a file that holds nothing of ours: what each entity lacks is said", async () => {
    await withFolder(async (folder) => {
      await workspaceIn(folder);
      const path = join(folder, "weather.csv");
      await writeFile(path, "station,wind,rain\nA1,3.5,0\nA2,4.1,2\n");
      const {code, stdout} = await serviceValue(["map", path, "--workspace", folder, "--lang", "en"]);
      expect(code).toBe(7);
      expect(stdout).toContain("No entity fits");
      expect(stdout).toMatch(/contracts contracts · lacks contract id \(contract_id\)/);
      expect(await drafts(folder)).toEqual([]);
    });
  });
});

async function workspaceIn(folder: string) {
  await init(join(folder, "workspace"));
  const {rename} = await import("node:fs/promises");
  for (const name of ["exports", "mappings", "policy", "ledger"])
    await rename(join(folder, "workspace", name), join(folder, name));
  return workspaceAt(folder);
}

async function drafts(folder: string): Promise<string[]> {
  return (await readdir(join(folder, "mappings"))).filter((name) => name.endsWith(".yaml")).sort();
}
