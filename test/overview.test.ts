import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {comparedWith, moved} from "../dashboards/components/overview/comparisons.js";
import {staticDocument} from "../dashboards/components/static-document.js";
import {repository} from "../pipelines/workspace.ts";
import {type Cell, modelsOnRows, rowsSql} from "./models-on-rows.ts";

const columns =
  "metric_code varchar, period_grain varchar, period_start date, period varchar, dimension varchar, dimension_value varchar, value double, numerator double, denominator double, count_n integer, status varchar";

function comparisons(values: [grain: string, start: string, value: number | null][], targets: Cell[][] = []) {
  const rows = values.map(([grain, start, value]) => [
    ...["M-08", grain, start, start, "company", "all"],
    ...[value, null, null, 1, value === null ? "unknown" : "ok"]
  ]);
  return modelsOnRows(["metrics.spring_festivals", "marts.metric_comparisons"], {
    "marts.metric_values": rowsSql(columns, rows),
    "marts.target_periods": rowsSql(
      "metric_code varchar, period_grain varchar, period_start date, dimension varchar, target double",
      targets
    )
  });
}

describe("metric_comparisons", () => {
  // new year is 2023-01-22 and 2024-02-10: February 2024 holds the festival as January 2023 did
  it("sets the festival's month, the one before and the one after against those of the lunar year before", async () => {
    const months = [
      "2022-12-01",
      "2023-01-01",
      "2023-02-01",
      "2023-03-01",
      "2024-01-01",
      "2024-02-01",
      "2024-03-01"
    ];
    const rows = await comparisons([
      ...months.map((start, i) => ["month", start, i] as [string, string, number]),
      ["month", "2024-04-01", null]
    ]);
    const shown = rows
      .filter(({period_start}) => String(period_start) >= "2024")
      .map((row) =>
        [
          row.period_start,
          row.previous_value,
          row.year_start,
          row.year_value,
          row.festival_start,
          row.festival_value
        ].map((one) => (one === null || typeof one === "number" ? one : String(one)))
      );
    expect(shown).toEqual([
      ["2024-01-01", null, "2023-01-01", 1, "2022-12-01", 0],
      ["2024-02-01", 4, "2023-02-01", 2, "2023-01-01", 1],
      ["2024-03-01", 5, "2023-03-01", 3, "2023-02-01", 2],
      ["2024-04-01", 6, "2023-04-01", null, "2023-04-01", null]
    ]);
  });

  it("sets a quarter and a year against the same of a year before, festival or not, and tells their target", async () => {
    const rows = await comparisons(
      [
        ["quarter", "2023-01-01", 0.5],
        ["quarter", "2023-10-01", 0.6],
        ["quarter", "2024-01-01", 0.7],
        ["year", "2023-01-01", 1],
        ["year", "2024-01-01", 2]
      ],
      [["M-08", "quarter", "2024-01-01", "company", 0.9]]
    );
    const [quarter, year] = ["quarter", "year"].map(
      (grain) => rows.find((row) => row.period_grain === grain && String(row.period_start) === "2024-01-01")!
    );
    expect([quarter!.previous_value, quarter!.year_value, quarter!.festival_value, quarter!.target]).toEqual([
      0.6, 0.5, 0.5, 0.9
    ]);
    expect([year!.previous_value, year!.year_value, year!.festival_value, year!.target]).toEqual([
      1,
      1,
      1,
      null
    ]);
  });

  it("knows no festival beyond its calendar", async () => {
    const rows = await comparisons([
      ["month", "2051-06-01", 1],
      ["month", "2000-02-01", 1]
    ]);
    expect(rows.map(({festival_start}) => festival_start)).toEqual([null, null]);
  });

  it("holds each new year that the State Council gave a holiday named for it", async () => {
    const official = readFileSync(join(repository, "data/calendars/cn.csv"), "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const [days] = [
      official.filter(([, , kind, name]) => kind === "holiday" && name === "春节").map(([, day]) => day)
    ];
    const years = new Set(official.map(([year]) => Number(year)).filter((year) => year >= 2004));
    const rows = await modelsOnRows(["metrics.spring_festivals"], {});
    const own = rows.filter((row) => years.has(Number(row.year))).map((row) => String(row.new_year));
    expect(own.length).toBe(years.size);
    expect(own.filter((day) => !days!.includes(day))).toEqual([]);
  });
});

describe("metric_weeks", () => {
  // as of Thursday 2025-01-02 the last whole week began on Monday 2024-12-23
  function weeks(origins: boolean) {
    return modelsOnRows(
      ["marts.metric_weeks"],
      {
        "marts.timeliness_days": rowsSql(
          "date date, measure varchar, level varchar, count_due integer, count_missed integer",
          [
            ["2024-12-23", "resolution", "headline", 3, 1],
            ["2024-12-29", "resolution", "headline", 1, 0],
            ["2024-12-30", "resolution", "headline", 5, 5],
            ["2024-12-24", "response", "all", 2, 0]
          ]
        ),
        "marts.opportunities": rowsSql(
          "basis varchar, is_service_born boolean, incubated_at timestamp, signed_at timestamp, amount double, won_amount double",
          origins
            ? [
                ["sourced", true, "2024-12-26 10:00:00", null, 1000, null],
                ["influenced", false, "2024-12-26 10:00:00", null, 7, null]
              ]
            : []
        ),
        "metrics.ticket_satisfaction": rowsSql("resolved_at timestamp, score double, is_scored boolean", [
          ["2024-12-28 23:00:00", 5, true],
          ["2024-12-29 01:00:00", 4, true],
          ["2024-12-29 02:00:00", null, false]
        ])
      },
      {
        asOf: "2025-01-02",
        query:
          "from marts.metric_weeks where week_start >= date '2024-12-16' order by metric_code, week_start"
      }
    );
  }

  it("adds up Monday to Sunday and leaves out the week not over", async () => {
    const rows = await weeks(true);
    expect(rows.map((row) => [row.metric_code, String(row.week_start), row.value, row.count_n])).toEqual([
      ["M-04", "2024-12-16", null, 0],
      ["M-04", "2024-12-23", 1, 2],
      ["M-08", "2024-12-16", null, 0],
      ["M-08", "2024-12-23", 0.75, 4],
      ["M-16", "2024-12-16", null, 0],
      ["M-16", "2024-12-23", 4.5, 2],
      ["M-40", "2024-12-16", 0, 0],
      ["M-40", "2024-12-23", 1000, 1],
      ["M-42", "2024-12-16", 0, 0],
      ["M-42", "2024-12-23", 0, 0]
    ]);
  });

  it("calls no week's amount zero where no origin is recorded", async () => {
    const rows = await weeks(false);
    expect(rows.filter((row) => row.metric_code === "M-40").map(({value}) => value)).toEqual([null, null]);
  });
});

describe("the overview's words", () => {
  const row = {
    ...{
      metric_code: "M-08",
      period_grain: "month",
      period_start: "2024-02-01",
      value: 0.8,
      previous_value: 0.9
    },
    ...{year_start: "2023-02-01", year_value: 0.8, festival_start: "2023-01-01", festival_value: 0.7}
  };
  const metric = {unit: "ratio", direction: "up"} as const;

  it.each([
    ["previous", "较上月下降 10.0 个百分点", "变差"],
    ["year", "与2023年2月持平", undefined],
    ["festival", "较2023年1月（春节对齐）上升 10.0 个百分点", "改善"]
  ] as const)("say what is compared: %s", (compare, text, verdict) => {
    expect(moved(row, metric, compare, "zh")).toMatchObject({text, ...(verdict ? {verdict} : {})});
  });

  it("say that the calendar does not cover a festival", () => {
    expect(comparedWith({...row, festival_start: null}, "festival", "en")).toContain("not covered");
  });
});

describe("staticDocument()", () => {
  it("writes elements as HTML, every text and attribute escaped", () => {
    const document = staticDocument();
    const [list, item] = [document.createElement("ul"), document.createElement("li")];
    item.setAttribute("title", `a "b" & <c>`);
    item.append("<script>", document.createElement("br"));
    list.append(item, "é");
    expect(String(list)).toBe(
      `<ul><li title="a &quot;b&quot; &amp; &lt;c&gt;">&lt;script&gt;<br></li>é</ul>`
    );
  });
});
