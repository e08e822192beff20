import {describe, expect, it} from "vitest";
import {calendarMonths, heatRanges, heatStep, weekday} from "../dashboards/components/calendar-days.js";
import {lateRows} from "../dashboards/components/late-rows.js";
import {periodOptions, previousPeriod} from "../dashboards/components/periods.js";
import {lineOf} from "../dashboards/components/sparkline.js";
import {type TeamRow, teamSeries} from "../dashboards/components/team-series.js";
import {
  type CurveRow,
  curveOf,
  nearestStep,
  parseTarget,
  rowAt,
  seriesIn,
  targetCode
} from "../dashboards/components/what-if/curve.js";

describe("periodOptions(rows, through)", () => {
  const row = (period_grain: string, period_start: string, dimension = "company") => ({
    period_grain,
    period_start,
    dimension
  });
  const rows = [
    row("quarter", "2024-07-01"),
    row("quarter", "2024-10-01"),
    row("quarter", "2025-01-01"),
    row("month", "2024-12-01"),
    row("year", "2024-01-01"),
    row("month", "2023-01-01", "team")
  ];

  it("begins with the latest complete quarter, newest first, and leaves out what has not begun", () => {
    const {options, first} = periodOptions(rows, "2024-12-30");
    expect(options.map(({grain, start, isOver}) => [grain, start, isOver])).toEqual([
      ["quarter", "2024-10-01", false],
      ["quarter", "2024-07-01", true],
      ["month", "2024-12-01", false],
      ["year", "2024-01-01", false]
    ]);
    expect(first?.start).toBe("2024-07-01");
    expect(periodOptions(rows, "2024-12-31").first?.start).toBe("2024-10-01");
  });

  it("begins with another period where there is no complete quarter, and with none where there is none", () => {
    expect(periodOptions([row("month", "2024-12-01")], "2024-12-15").first?.start).toBe("2024-12-01");
    expect(periodOptions([], "2024-12-31")).toEqual({options: [], first: undefined});
  });

  it("knows the period before", () => {
    expect(previousPeriod({grain: "year", start: "2024-01-01"})).toBe("2023-01-01");
    expect(previousPeriod({grain: "month", start: "2024-01-01"})).toBe("2023-12-01");
  });
});

describe("the calendar", () => {
  it("begins weeks on Monday and knows leap years", () => {
    const [february] = calendarMonths([{date: "2024-02-10"}]);
    expect([february!.blanks, february!.days.length, february!.days[9]!.row]).toEqual([
      3,
      29,
      {date: "2024-02-10"}
    ]);
    expect([weekday("2024-01-01"), weekday("2024-01-07")]).toEqual([1, 7]);
  });

  it("covers every count by at most four ranges that do not overlap", () => {
    for (const most of [0, 1, 3, 4, 5, 7, 40, 1234]) {
      const ranges = heatRanges(most);
      expect(ranges.length).toBe(Math.min(4, most));
      const covered = ranges.flatMap(([low, high]) =>
        Array.from({length: high - low + 1}, (_, i) => low + i)
      );
      expect(covered).toEqual(Array.from({length: most}, (_, i) => i + 1));
    }
    expect([0, 1, 3, 7].map((count) => heatStep(count, heatRanges(7)))).toEqual([0, 1, 2, 4]);
  });
});

describe("lateRows(rows, wanted)", () => {
  const row = (position: number, more: object = {}) => ({
    position,
    state: "overdue",
    measure: "resolution",
    level: "L1" as string | null,
    customer_name: "甲" as string | null,
    due_at: `2024-12-0${position} 09:00:00`,
    late_minutes: 10 as number | null,
    ...more
  });
  const rows = [
    row(1, {state: "due_soon", late_minutes: null}),
    row(3, {level: null}),
    row(2, {late_minutes: 99})
  ];
  const shown = (wanted?: object) => lateRows(rows, wanted).map(({position}) => position);

  it("puts the most urgent first unless told, and what has no value last", () => {
    expect(shown()).toEqual([1, 2, 3]);
    expect(shown({order: "late_minutes"})).toEqual([2, 3, 1]);
    expect(shown({order: "due_at"})).toEqual([3, 2, 1]);
    expect(shown({order: "level"})).toEqual([1, 2, 3]);
  });

  it("keeps what fits every filter, unknown levels too", () => {
    expect(shown({state: "overdue"})).toEqual([2, 3]);
    expect(shown({state: "overdue", level: "unknown"})).toEqual([3]);
    expect(shown({measure: "response"})).toEqual([]);
  });
});

describe("teamSeries(rows, {through, longest})", () => {
  const row = (
    dimension_value: string,
    period_start: string,
    count_due: number | null,
    dimension = "team"
  ): TeamRow => ({
    dimension,
    dimension_value,
    period_start,
    count_due,
    on_time_ratio: count_due === null ? null : 0.5,
    is_suppressed: count_due === null
  });

  it("orders teams by what was due, keeps gaps, and counts those never shown", () => {
    const series = teamSeries(
      [
        row("A", "2024-07-01", 9),
        row("B", "2024-10-01", 20),
        row("A", "2024-10-01", null),
        row("C", "2024-10-01", null)
      ],
      {through: "2024-12-31", longest: 9}
    );
    expect(series.quarters).toEqual(["2024-07-01", "2024-10-01"]);
    expect(series.teams.map(({team, latest}) => [team, latest.count_due])).toEqual([
      ["B", 20],
      ["A", 9]
    ]);
    expect(series.teams[0]!.rows[0]).toBeNull();
    expect(series.hidden).toBe(1);
  });

  it("takes the assignees' teams where there are no others, and nothing after the data", () => {
    const rows = [row("A", "2024-07-01", 9, "assignee_team"), row("A", "2025-01-01", 9, "assignee_team")];
    const series = teamSeries(rows, {through: "2024-12-31", longest: 9});
    expect([series.dimension, series.quarters]).toEqual(["assignee_team", ["2024-07-01"]]);
    expect(teamSeries([], {through: "", longest: 9}).teams).toEqual([]);
  });
});

describe("lineOf(places)", () => {
  it("breaks the line where a value is missing", () => {
    expect(lineOf([[0, 1], [1, 2], null, [3, 4.25]])).toBe("M0 1L1 2M3 4.3");
    expect(lineOf([null])).toBe("");
  });
});

describe("the what-if", () => {
  const row = (target_minutes: number, own: Partial<CurveRow> = {}): CurveRow => ({
    period_grain: "quarter",
    period_start: "2024-07-01",
    measure: "resolution",
    target_level: "L1",
    level: "L1",
    target_minutes,
    current_minutes: 240,
    last_minutes: 480,
    count_due: 8,
    count_met: 4,
    count_pending: 0,
    on_time_ratio: 0.5,
    ...own
  });
  const quarter = {grain: "quarter", start: "2024-07-01"};

  it("offers each target once, resolution first, and finds the curve of a period in order", () => {
    const rows = [
      row(150),
      row(15),
      row(15, {measure: "response"}),
      row(15, {target_level: "L2"}),
      row(15, {level: "headline"})
    ];
    const [first, ...others] = seriesIn(rows);
    expect(others).toEqual([
      {measure: "resolution", targetLevel: "L2"},
      {measure: "response", targetLevel: "L1"}
    ]);
    expect(curveOf(rows, first!, quarter, "L1").map((one) => one.target_minutes)).toEqual([15, 150]);
    expect(curveOf(rows, first!, {...quarter, start: "2024-10-01"}, "L1")).toEqual([]);
  });

  it("holds the last row between two, and has none before the first", () => {
    const curve = [row(15), row(150)];
    expect([15, 135, 150, 480].map((minutes) => rowAt(curve, minutes)?.target_minutes)).toEqual([
      15, 15, 150, 150
    ]);
    expect(rowAt([], 60)).toBeUndefined();
  });

  it("takes what is typed to the nearest step within the range", () => {
    expect([-5, 0, 22, 23, 240, 9999, Number.NaN].map((typed) => nearestStep(typed, 480))).toEqual([
      15, 15, 15, 30, 240, 480, 15
    ]);
  });

  it("writes itself into the address and reads nothing else from it", () => {
    const target = {measure: "resolution", targetLevel: "一级.甲", minutes: 240};
    expect(parseTarget(targetCode(target))).toEqual(target);
    for (const code of [
      null,
      "",
      "resolution.L1",
      "acknowledge.L1.15",
      "resolution.L1.-15",
      "resolution.L1.1e9"
    ])
      expect(parseTarget(code)).toBeUndefined();
  });
});
