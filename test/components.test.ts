import {describe, expect, it} from "vitest";
import {change} from "../dashboards/components/change.js";
import {formatter} from "../dashboards/components/format.js";
import {messages, translateCode, translator} from "../dashboards/components/messages.js";
import {
  isMonthOver,
  latestCompleteMonth,
  latestCompleteQuarter,
  monthsBetween,
  shiftMonths
} from "../dashboards/components/periods.js";

const [zh, en] = [formatter("zh"), formatter("en")];

describe("formatter(lang)", () => {
  it.each([
    [0, "0%", "0%"],
    [1, "100%", "100%"],
    [0.912, "91.2%", "91.2%"],
    [0.9999, "> 99.9%", "> 99.9%"],
    [0.0001, "< 0.1%", "< 0.1%"],
    [null, "—", "—"]
  ])("ratio(%s)", (value, chinese, english) => {
    expect([zh.ratio(value), en.ratio(value)]).toEqual([chinese, english]);
  });

  it.each([
    [0, "0 元", "CNY 0"],
    ["9800.50", "9,800.50 元", "CNY 9,800.50"],
    [12_345_000, "1,234.50 万元", "CNY 12.35M"],
    [128_340_600.5, "1.28 亿元", "CNY 128.34M"],
    [-45_000, "−4.50 万元", "CNY −45.0K"],
    [2.5e9, "25.00 亿元", "CNY 2.50B"],
    [undefined, "—", "—"]
  ])("amount(%s)", (value, chinese, english) => {
    expect([zh.amount(value), en.amount(value)]).toEqual([chinese, english]);
  });

  it.each([
    [0, "0 分钟", "0 min"],
    [59, "59 分钟", "59 min"],
    [60, "1.0 小时", "1.0 h"],
    [4320, "72.0 小时", "72.0 h"],
    ["", "—", "—"]
  ])("minutes(%s)", (value, chinese, english) => {
    expect([zh.minutes(value), en.minutes(value)]).toEqual([chinese, english]);
  });

  it("writes dates, periods and times of another zone as they stand", () => {
    expect([zh.date("2024-12-31"), en.date("2024-12-31"), zh.date(null)]).toEqual([
      "2024年12月31日",
      "31 Dec 2024",
      "—"
    ]);
    expect([zh.period("quarter", "2024-10-01"), en.period("quarter", "2024-10-01")]).toEqual([
      "2024年第4季度",
      "Q4 2024"
    ]);
    expect([zh.period("month", "2024-09-01"), en.period("month", "2024-09-01")]).toEqual([
      "2024年9月",
      "Sep 2024"
    ]);
    expect(zh.timestamp("2025-01-02T08:00:00+08:00")).toBe("2025年1月2日 08:00 (UTC+8)");
    expect(en.timestamp("2025-01-02 08:00:00-03:30")).toBe("2 Jan 2025 08:00 (UTC−3:30)");
    expect(en.timestamp("2025-01-02")).toBe("2 Jan 2025");
  });
});

describe("periods", () => {
  it.each([
    ["2024-12-31", "2024-10-01"],
    ["2024-12-30", "2024-07-01"],
    ["2025-01-01", "2024-10-01"],
    ["2024-02-29", "2023-10-01"],
    [null, null]
  ])("latestCompleteQuarter(%s) is %s", (through, start) => {
    expect(latestCompleteQuarter(through)).toBe(start);
  });

  it.each([
    ["2024-05-31", "2024-05-01"],
    ["2024-05-30", "2024-04-01"],
    ["2025-01-01", "2024-12-01"],
    ["2024-02-29", "2024-02-01"],
    [null, null]
  ])("latestCompleteMonth(%s) is %s", (through, start) => {
    expect(latestCompleteMonth(through)).toBe(start);
  });

  it("counts months over the turn of a year", () => {
    expect(shiftMonths("2024-02-01", -3)).toBe("2023-11-01");
    expect(monthsBetween("2023-11-01", "2024-02-01")).toEqual([
      "2023-11-01",
      "2023-12-01",
      "2024-01-01",
      "2024-02-01"
    ]);
    expect([isMonthOver("2024-02-01", "2024-02-29"), isMonthOver("2024-02-01", "2024-02-28")]).toEqual([
      true,
      false
    ]);
  });
});

describe("change(row, before)", () => {
  const of = (
    value: number | null,
    previous: number | null | undefined,
    direction: "up" | "down" | "none" = "up"
  ) =>
    change({value}, previous === undefined ? undefined : {value: previous}, {
      unit: "ratio",
      direction,
      lang: "zh"
    });

  it("names sign, size in percentage points and whether that is good", () => {
    expect(of(0.935, 0.902)).toEqual({
      sign: "up",
      size: "3.3 个百分点",
      text: "较上季度上升 3.3 个百分点",
      verdict: "改善",
      isWorse: false
    });
    expect(of(0.9, 0.95)).toMatchObject({sign: "down", verdict: "变差", isWorse: true});
    expect(of(0.1, 0.2, "down")).toMatchObject({sign: "down", verdict: "改善", isWorse: false});
    expect(of(0.1, 0.2, "none")?.verdict).toBeUndefined();
  });

  it("compares with nothing unknown", () => {
    expect(of(null, 0.9)).toBeUndefined();
    expect(of(0.9, null)).toEqual({text: "上季度没有可比的数字"});
    expect(of(0, undefined)).toEqual({text: "上季度没有可比的数字"});
    expect(of(0.9, 0.90001)).toMatchObject({sign: "level", text: "与上季度持平"});
  });
});

describe("messages", () => {
  it("say everything in both languages", () => {
    for (const [key, {zh, en}] of Object.entries(messages)) {
      expect([key, typeof zh]).toEqual([key, typeof en]);
      expect([key, zh === "", en === ""]).toEqual([key, false, false]);
    }
  });

  it("throw on an unknown key, and show an unknown code as it is", () => {
    expect(() => translator("en")("nonsense")).toThrow("unknown message: nonsense");
    expect(translateCode("zh", "tier", "at_risk")).toBe("风险");
    expect(translateCode("zh", "tier", "a new tier")).toBe("a new tier");
  });
});
