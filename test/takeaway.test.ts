import {describe, expect, it} from "vitest";
import {dayOf, formatter} from "../dashboards/components/format.js";
import {aboutLines} from "../dashboards/components/takeaway/about.js";
import {csvOf, fileName, workbookOf} from "../dashboards/components/takeaway/files.js";
import {type Part, type Sheet, sheetOf} from "../dashboards/components/takeaway/sheet.js";
import {csvRows, sheetRows, sheetsOf} from "./extract-reader.ts";

// what a reader takes from a page; test/sample-site.test.ts takes it in Chromium and compares it with the mart

type Row = {team: string; met: number | null; due: number | null; amount: string | null; note?: string};

const rows: Row[] = [
  {team: "=1+1", met: 12, due: 15, amount: "-1234.50"},
  {team: "二组", met: null, due: 0, amount: null, note: "数据不全"},
  {team: "三组", met: 0, due: 3, amount: "0.10"}
];
const number = (row: Row, column: keyof Row): Part => ({source: {mart: "m", row, column}, text: "shown"});
const columns = [
  {label: "团队", parts: ({team}: Row): Part[] => [{text: team}]},
  {
    label: "达标",
    isNumber: true,
    parts: (row: Row): Part[] =>
      row.note ? [{text: row.note}] : [number(row, "met"), {text: " / "}, number(row, "due"), {text: " 件"}]
  },
  {label: "金额", isNumber: true, parts: (row: Row): Part[] => [number(row, "amount")]},
  {label: "占比", isNumber: true, parts: (row: Row): Part[] => [number(row, "due")]},
  {label: "条", parts: (): Part[] => [{isPicture: true, text: ""}]},
  {label: "到期", parts: ({team}: Row): Part[] => [{text: team === "二组" ? "—" : "2024年3月5日"}]}
];
const units: Record<string, string> = {amount: "amount"};

function taken(): Sheet {
  return sheetOf(rows, columns, ({column}) => ({name: `名 ${column}`, unit: units[column] ?? null}));
}

describe("sheetOf(rows, columns, describe)", () => {
  it("parts what shows several numbers, keeps words that say why there is none, and drops pictures", () => {
    const {columns: found, rows: cells} = taken();
    expect(found.map(({header, kind}) => [header, kind])).toEqual([
      ["团队", "text"],
      ["达标 · 名 met", "number"],
      ["达标 · 名 due", "number"],
      ["达标", "text"], // a note
      ["金额", "number"],
      ["占比", "number"],
      ["到期", "date"]
    ]);
    expect(cells).toEqual([
      ["=1+1", "12", "15", null, "-1234.50", "15", "2024-03-05"],
      ["二组", null, null, "数据不全", null, "0", null],
      ["三组", "0", "3", null, "0.10", "3", "2024-03-05"]
    ]);
  });

  it("names the unit of each row where they differ", () => {
    const sheet = sheetOf(rows.slice(0, 2), [columns[2]!], ({row}) => ({
      name: "",
      unit: row.team === "二组" ? "ratio" : "amount"
    }));
    expect(sheet.rows).toEqual([
      ["-1234.50", "amount"],
      [null, "ratio"]
    ]);
    expect(csvOf({sheet}, "en").split("\r\n")).toEqual([
      "\ufeff金额,金额 (unit)",
      "-1234.50,CNY",
      ",ratio",
      ""
    ]);
  });
});

describe("what is taken away", () => {
  const content = {title: "各团队", sheet: taken(), about: [["来源", "页面", "=cmd()"]]};

  it("is a workbook of numbers, texts and days with what it means on a second sheet, the same bytes each time", () => {
    const bytes = workbookOf(content, "zh");
    expect(workbookOf({...content, sheet: taken()}, "zh")).toEqual(bytes);
    const [data, about] = sheetsOf(bytes);
    expect([data!.name, data!.frozen, about!.name]).toEqual(["各团队", true, "口径与来源"]);
    expect(sheetRows(data!)[0]).toEqual({
      团队: "=1+1",
      "达标 · 名 met": "12",
      "达标 · 名 due": "15",
      "达标（说明）": "",
      "金额（元）": "-1234.50",
      占比: "15",
      到期: "45356" // days from 1899-12-30 to 2024-03-05
    });
    expect(data!.rows[1]!.map(({isText}) => isText)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false
    ]);
    expect(about!.rows[1]!.map(({text}) => text)).toEqual(["来源", "页面", "=cmd()"]);
  });

  it("is a CSV with the mark of UTF-8, CRLF, and no formula: a number below zero stays a number", () => {
    const text = csvOf(content, "zh");
    expect(text.startsWith("\ufeff团队,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(5);
    expect(csvRows(text).map((row) => [row.团队, row["金额（元）"]])).toEqual([
      ["'=1+1", "-1234.50"],
      ["二组", ""],
      ["三组", "0.10"]
    ]);
  });

  it("is called by page, table, period and run", () => {
    const names = {page: "时效", title: "各团队: a/b", period: "2024年第4季度", run: {run_id: "c09f"}};
    expect(fileName(names, "xlsx")).toBe("时效_各团队-a-b_2024年第4季度_c09f.xlsx");
    expect(fileName({...names, title: "时效", period: "2024-12-31"}, "csv")).toBe("时效_2024-12-31_c09f.csv");
  });
});

it("aboutLines(content) says page, filters, run, columns, metrics and settings, and that empty is not zero", () => {
  const run = {
    run_id: "c09f",
    as_of: "2024-12-31",
    data_through: null,
    policy_version: "p1",
    audits_passed: 3
  };
  const lines = aboutLines(
    {
      ...{
        page: "时效",
        title: "各团队",
        sheet: taken(),
        run,
        counts: {rows: 3, published: 2000, total: 5321}
      },
      filters: [{name: "期间", value: "2024年第4季度"}],
      metrics: [{code: "M-08", name_zh: "及时率", definition_zh: "按时的比例", formula_zh: "a ÷ b"}],
      settings: [{name: "clock_start", value: "submitted", is_default: true, about_zh: "时钟起点"}]
    },
    "zh"
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      ["来源", "已发布的行", "前 2000 行，共 5321 行"],
      ["来源", "数据截至", "—"],
      ["来源", "运行编号", "c09f"],
      ["来源", "空单元格", "未知或不适用，不是零"],
      ["筛选", "期间", "2024年第4季度"],
      ["指标", "M-08 及时率", "按时的比例；公式：a ÷ b"],
      ["设置", "clock_start", "submitted（默认）：时钟起点"]
    ])
  );
});

describe("dayOf(text)", () => {
  it("reads back what a formatter wrote, in both languages", () => {
    for (const day of ["2024-02-29", "2023-12-01", "2024-09-30"])
      for (const lang of ["zh", "en"] as const) expect(dayOf(formatter(lang).date(day))).toBe(day);
    expect(dayOf("2024-05-06 08:30")).toBe("2024-05-06 08:30");
    expect(dayOf("2024年12月17日 周二")).toBe("2024-12-17");
  });

  it("takes neither a month nor a time with a zone for a day", () => {
    for (const text of ["2024年5月", "May 2024", "2024年5月6日 08:00 (UTC+8)", "5 Mai 2024", "FW-2024-05-06"])
      expect(dayOf(text)).toBeUndefined();
  });
});
