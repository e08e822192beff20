import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {addYear} from "../pipelines/calendar.ts";
import type {Failure} from "../pipelines/failure.ts";
import {say} from "../pipelines/messages.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {planHere, rowsHere, runHere, ticketsCsv, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

// no notice exists yet for 2031, these days are made up
const notice = [
  "date,kind,name",
  "2030-12-28,上班,元旦",
  "2031/1/1,放假,元旦",
  "2031年5月1日,holiday,劳动节",
  "2031-10-01,holiday,国庆节",
  "2031-10-02,holiday,国庆节",
  "2031-10-11,workday,国庆节"
];

describe("calendar add", () => {
  it("makes a year known: its working time is counted, and only what reads the calendars is rebuilt", async () => {
    await withFolder(async (folder) => {
      const ticket = {id: "T1", submitted: "2031-09-30 17:00", resolved: "2031-10-03 10:00", closed: ""};
      await write(join(folder, "exports", "售后问题处理跟踪表_20311101.csv"), ticketsCsv([ticket]));
      await runHere(folder, {stages: ["load", "build"]});
      const asked = `select resolution_business_minutes as minutes, resolution_unknown_reason as reason
        from metrics.ticket_minutes`;
      expect(await rowsHere(folder, asked)).toEqual([{minutes: null, reason: "uncovered"}]);
      await write(join(folder, "notice.csv"), notice.join("\n"));
      // 2031 begins on a Wednesday: 261 weekdays, less 1 January, 1 May and 1 and 2 October, and 11 October more
      expect(await add(folder, 2031)).toEqual({
        year: 2031,
        count_holidays: 4,
        count_makeup_days: 2,
        count_workdays: 258,
        is_replaced: false,
        file: "policy/official_days.csv"
      });
      const rebuilt = (await planHere(folder)).rebuild;
      expect(rebuilt).toContain("metrics.ticket_timeliness");
      const others =
        /staging|warehouse\.(?!.*(calendar|business|deadline|zone|ticket))|marts.contracts|marts.opportunities|loads|quarantine/;
      expect(rebuilt.filter((name) => others.test(name))).toEqual([]);
      await runHere(folder, {stages: ["load", "build"]});
      // Tue 30 Sep 17–18 and Fri 3 Oct 9–10
      expect(await rowsHere(folder, asked)).toEqual([{minutes: 120, reason: null}]);
    });
  });

  it("takes the place of what the workspace said of that year, and keeps the other years", async () => {
    await withWorkspace(async (folder) => {
      const other = ["01-01", "05-01", "10-01"].map((day) => `2033-${day},holiday,放假`);
      await write(join(folder, "notice.csv"), [notice[0], ...other].join("\n"));
      await add(folder, 2033);
      await write(join(folder, "notice.csv"), notice.join("\n"));
      await add(folder, 2031);
      await write(join(folder, "notice.csv"), notice.slice(0, -1).join("\n"));
      expect(await add(folder, 2031)).toMatchObject({is_replaced: true, count_makeup_days: 1});
      const text = await readFile(join(folder, "policy", "official_days.csv"), "utf8");
      const first = "\ufeffyear,date,kind,name,source\r\n2031,2030-12-28,workday,元旦,notice.csv\r\n";
      expect(text.slice(0, first.length)).toBe(first);
      expect(text.match(/^2031,/gm)).toHaveLength(5);
      expect(text.match(/^2033,/gm)).toHaveLength(3);
    });
  });

  it.each<[string, string[], string, string]>([
    [
      "a make-up workday on a weekday",
      [...notice, "2031-10-13,workday,国庆节"],
      "notice.csv:8 · 2031-10-13 本来就是工作日",
      "2031-10-13 is a weekday"
    ],
    [
      "a day of another year",
      [...notice, "2032-01-01,holiday,元旦"],
      "notice.csv:8 · 2032-01-01 不属于 2031 年的通知",
      "2032-01-01 is not of the notice for 2031"
    ],
    [
      "a day twice",
      [...notice, "2031-10-01,workday,国庆节"],
      "2031-10-01 已在第 5 行出现",
      "2031-10-01 stands on line 5 already"
    ],
    ["half a notice", notice.slice(0, 4), "notice.csv:1 · 2031-10-01 没有放假", "2031-10-01 is not off"],
    [
      "a kind that is none",
      [...notice, "2031-10-03,调休,国庆节"],
      'notice.csv:8 · kind = "调休" · 只能写',
      "must be one of"
    ],
    [
      "a date that is none",
      [...notice, "2031-02-30,holiday,春节"],
      'date = "2031-02-30" · 不是存在的日期',
      "no such date"
    ],
    [
      "a missing column",
      ["date,kind", "2031-01-01,holiday"],
      "notice.csv:1 · 缺少列「name」",
      "missing column “name”"
    ]
  ])("refuses %s, with the line, and writes nothing", async (_, lines, zh, en) => {
    await withWorkspace(async (folder) => {
      await write(join(folder, "notice.csv"), lines.join("\n"));
      const failure = await add(folder, 2031).catch((error: unknown) => error);
      expect(String((failure as Error).message)).toContain(en);
      const {key, params} = failure as Failure;
      expect(say(key, "zh", params)).toContain(zh);
      await expect(readFile(join(folder, "policy", "official_days.csv"))).rejects.toThrow("ENOENT");
    });
  });
});

describe("the calendar command", () => {
  it("adds a year, shows it, and says the way out for a year that is not covered", async () => {
    await withWorkspace(async (folder) => {
      const workspace = ["--workspace", folder, "--lang", "zh"];
      const before = await serviceValue(["calendar", "show", "2031", ...workspace]);
      expect(before.code).toBe(2);
      expect(before.stderr).toContain("没有覆盖 2031 年（日历未覆盖）");
      expect(before.stderr).toContain("calendar add 2031 --file");
      await write(join(folder, "notice.csv"), notice.join("\n"));
      const added = await serviceValue([
        "calendar",
        "add",
        "2031",
        "--file",
        join(folder, "notice.csv"),
        ...workspace
      ]);
      expect(added.stdout).toBe(
        "已写入 policy/official_days.csv：2031 年放假 4 天（含周末），补班 2 天，全年工作日 258 天。下次 run 只重算用到日历的部分。\n"
      );
      const shown = await serviceValue(["calendar", "show", "2031", ...workspace]);
      expect(shown.stdout).toContain(
        "2031-10\n 一    二    三    四    五    六    日\n              1休   2休   3     4     5\n"
      );
      expect(shown.stdout).toContain(" 11班");
      expect(shown.stdout).toMatch(/工作日 258 天 · 休（法定放假）4 天 · 班（补班）1 天/);
      const listed = await serviceValue(["calendar", "show", "--json", ...workspace]);
      expect(JSON.parse(listed.stdout).calendars[0]).toMatchObject({
        calendar: "cn-5x8",
        is_default: true,
        covered: [
          {from: "2004-01-01", to: "2026-12-31"},
          {from: "2031-01-01", to: "2031-12-31"}
        ]
      });
    });
  });
});

function add(folder: string, year: number) {
  return addYear(workspaceAt(folder), year, join(folder, "notice.csv"));
}

function withWorkspace(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await write(join(folder, "exports", ".keep"), "");
    await write(join(folder, "policy", ".keep"), "");
    await use(folder);
  });
}
