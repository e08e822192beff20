import {describe, expect, it} from "vitest";
import {changesBetween, changeText} from "../pipelines/extract/locks.ts";
import {type Cell, modelsOnRows, rowsSql} from "./models-on-rows.ts";

const schemeModels = ["marts.appraisal_periods", "marts.appraisal_sources", "marts.appraisal_posts"];
const itemModels = [...schemeModels, "marts.appraisal_schemes", "marts.appraisal_items"];
const totalModels = [...itemModels, "marts.appraisal_totals"];

describe("a KPI's score by each rule, between cap and floor", () => {
  // [rule, direction, step, points per step, cap, floor], target, value → points
  const cases: [
    string,
    string,
    number | null,
    number | null,
    number,
    number,
    number | null,
    number,
    number
  ][] = [
    ["linear", "up", null, null, 120, 0, 80, 60, 75], // 60 / 80
    ["linear", "up", null, null, 120, 0, 80, 160, 120], // 200, cap 120
    ["linear", "down", null, null, 120, 0, 10, 20, 50], // 10 / 20
    ["linear", "down", null, null, 120, 0, 10, 0, 120], // nothing where less is better: the cap
    ["deduction", "up", 1, 2, 100, 0, 90, 86.5, 94], // 3.5 short: three whole steps of 2 points
    ["deduction", "up", 1, 2, 100, 60, 90, 40, 60], // 100 points off, floor 60
    ["deduction", "down", 1, 10, 100, 0, 0, 3, 70], // three breaches
    ["threshold", "up", null, null, 100, 20, 5, 5, 100], // equal is reached
    ["threshold", "up", null, null, 100, 20, 5, 4.99, 20],
    ["veto", "down", null, null, 100, 0, 2, 2, 100],
    ["veto", "down", null, null, 100, 0, 2, 3, 0],
    ["band", "up", null, null, 100, 10, null, 4, 90], // a band begins with its number
    ["band", "up", null, null, 100, 10, null, 3.999, 75],
    ["band", "up", null, null, 100, 10, null, 2, 10] // below the lowest band: the floor
  ];

  it("gives the points worked out beside each case", async () => {
    const kpis = cases.map(([rule, direction, step, points, cap, floor], i) =>
      kpi(`k${String(i).padStart(2, "0")}`, {rule, direction, step, points, cap, floor})
    );
    const scheme = cases.map(([, , , , , , target], i): Cell[] => [
      `r${i}`,
      `k${String(i).padStart(2, "0")}`,
      100,
      target,
      ""
    ]);
    const people = cases.map((_, i): Cell[] => [`P${i}`, "U1", "一组", `r${i}`, "2020-01-01", "9999-12-31"]);
    const evidence = cases.map((one, i) => fact(`P${i}`, `r${i}`, {numerator: one[7], denominator: 1}));
    const bands = cases.flatMap(([rule], i): Cell[][] =>
      rule === "band"
        ? [
            [`k${i}`, 4, 90],
            [`k${i}`, 3, 75]
          ]
        : []
    );
    const rows = await modelsOnRows(itemModels, given({kpis, scheme, people, evidence, bands}), {
      settings: {appraisal_grains: "quarter"},
      query: "select kpi_code, score from marts.appraisal_items where period = '2024Q2' order by kpi_code"
    });
    expect(rows.map(({score}) => score)).toEqual(cases.map((one) => one[8]));
  });
});

describe("what is missing", () => {
  // a: 60 of 100 by weight 60; b needs three facts and has two; c's source was never exported; d has no fact at all
  const kpis = [
    kpi("a", {}),
    kpi("b", {fact: "satisfaction", min: 3}),
    kpi("c", {fact: "knowledge"}),
    kpi("d", {fact: "utilisation"})
  ];
  const scheme: Cell[][] = [
    ["工程师", "a", 60, 100, ""],
    ["工程师", "b", 20, 5, ""],
    ["工程师", "c", 10, 1, "quarter"],
    ["工程师", "d", 10, 0.7, ""]
  ];
  const people: Cell[][] = [["P1", "U1", "一组", "工程师", "2020-01-01", "9999-12-31"]];
  const evidence = [
    fact("P1", "工程师", {numerator: 60, denominator: 1}),
    fact("P1", "工程师", {fact: "satisfaction", numerator: 5, denominator: 1}),
    fact("P1", "工程师", {fact: "satisfaction", numerator: 4, denominator: 1, id: "2"})
  ];

  it("is not 0: the score is of what is known, its coverage beside it, and below 70 % provisional", async () => {
    expect(await totals({kpis, scheme, people, evidence})).toEqual([
      // 60 × 60 / 60; between 60 × 60 / 100 with nothing else and 36 + 40 × 120 / 100 with all of it at the cap
      {
        person_id: "P1",
        role: "工程师",
        status: "provisional",
        score: 60,
        least_score: 36,
        most_score: 84,
        coverage_ratio: 0.6,
        is_vetoed: false
      }
    ]);
  });

  it("is provisional below the company's own share (A-25)", async () => {
    const settings = {provisional_coverage: "0.6"};
    const [row] = await totals({kpis, scheme, people, evidence}, "", settings);
    expect(row).toMatchObject({status: "scored", score: 60, coverage_ratio: 0.6});
  });

  it("weighs by the company's own weights and targets (A-24)", async () => {
    // a: 60 of 80 is 75 by weight 30; b: still too few; what is known weighs 30 of 100
    const own = [
      ["工程师", "a", 30, 80, ""],
      ["工程师", "b", 70, 5, ""]
    ] as Cell[][];
    const [row] = await totals({kpis, scheme: own, people, evidence});
    expect(row).toMatchObject({status: "provisional", score: 75, coverage_ratio: 0.3});
  });

  it("says of each KPI why it has no score", async () => {
    const rows = await modelsOnRows(itemModels, given({kpis, scheme, people, evidence}), {
      settings: {appraisal_grains: "quarter"},
      query: `select kpi_code, status, raw_value, score, count_evidence from marts.appraisal_items
        where period = '2024Q2' order by kpi_code`
    });
    expect(rows).toEqual([
      {kpi_code: "a", status: "scored", raw_value: 60, score: 60, count_evidence: 1},
      {kpi_code: "b", status: "too_few", raw_value: null, score: null, count_evidence: 2},
      {kpi_code: "c", status: "no_source", raw_value: null, score: null, count_evidence: 0},
      {kpi_code: "d", status: "no_facts", raw_value: null, score: null, count_evidence: 0}
    ]);
  });

  it("is not 0 before a source's first record, and 0 after it: edge case 8", async () => {
    const evidence = [fact("P2", "工程师", {fact: "cases_resolved", numerator: 1, day: "2024-05-02"})];
    const scheme: Cell[][] = [["工程师", "n", 100, 10, "quarter"]];
    const rows = await modelsOnRows(
      itemModels,
      given({kpis: [kpi("n", {fact: "cases_resolved"})], scheme, people, evidence}),
      {
        settings: {appraisal_grains: "quarter"},
        query:
          "select period, status, raw_value from marts.appraisal_items where person_id = 'P1' order by period"
      }
    );
    expect(rows).toEqual([
      {period: "2024Q1", status: "no_source", raw_value: null},
      {period: "2024Q2", status: "scored", raw_value: 0},
      {period: "2024Q3", status: "scored", raw_value: 0}
    ]);
  });

  it("never raises the least that a score can be: edge case 14, where a broken input raised 75 to 86", async () => {
    // weights 74 and 26 of scores 86 and 45: 75.34; the second unparseable, a mean of the rest alone is 86
    const two = {
      kpis: [kpi("a", {}), kpi("b", {fact: "satisfaction"})],
      scheme: [
        ["工程师", "a", 74, 100, ""],
        ["工程师", "b", 26, 100, ""]
      ] as Cell[][],
      people
    };
    const good = fact("P1", "工程师", {numerator: 86, denominator: 1});
    const whole = await totals({
      ...two,
      evidence: [good, fact("P1", "工程师", {fact: "satisfaction", numerator: 45, denominator: 1})]
    });
    const broken = await totals({
      ...two,
      evidence: [good, fact("P1", "工程师", {fact: "satisfaction", state: "unknown", reason: "other_scale"})]
    });
    expect(whole[0]).toMatchObject({score: 75.34, least_score: 75.34, coverage_ratio: 1, status: "scored"});
    expect(broken[0]).toMatchObject({score: 86, least_score: 63.64, coverage_ratio: 0.74});
    expect(Number(broken[0]!.least_score)).toBeLessThan(Number(whole[0]!.least_score));
  });
});

describe("who was there for part of a period (edge case 15)", () => {
  const kpis = [
    kpi("sum", {fact: "cases_resolved", isProrated: true}),
    kpi("mean", {}),
    kpi("veto", {fact: "violations", rule: "veto", direction: "down"})
  ];
  const scheme: Cell[][] = [
    ["工程师", "sum", 100, 91, "quarter"],
    ["客服", "mean", 100, 100, ""],
    ["客服", "veto", 0, 0, ""]
  ];

  it("has a target for the days in post, and each of two posts weighs by its days", async () => {
    // 2024Q2 has 91 days: 61 as engineer until 05-31, 30 on the desk; target 91 × 61 / 91 = 61, done 30.5 → 50
    const people: Cell[][] = [
      ["P1", "U1", "一组", "工程师", "2020-01-01", "2024-06-01"],
      ["P1", "U2", "热线", "客服", "2024-06-01", "9999-12-31"]
    ];
    const evidence = [
      fact("P1", "工程师", {fact: "cases_resolved", numerator: 30.5}),
      fact("P1", "客服", {numerator: 80, denominator: 1, day: "2024-06-10"})
    ];
    // (50 × 61 + 80 × 30) / 91 = 59.89; the unit that appraises is the last
    const found = await totals({kpis, scheme, people, evidence}, "unit_id, count_posts,");
    expect(found[0]).toMatchObject({score: 59.89, role: "客服", unit_id: "U2", count_posts: 2});
  });

  it("appraises a moved person in the unit of the last day, by facts that stay with the unit of their own", async () => {
    const people: Cell[][] = [
      ["P1", "U1", "一组", "工程师", "2020-01-01", "2024-05-16"],
      ["P1", "U3", "三组", "工程师", "2024-05-16", "9999-12-31"]
    ];
    const evidence = [
      fact("P1", "工程师", {fact: "cases_resolved", numerator: 40, day: "2024-04-20"}),
      fact("P1", "工程师", {fact: "cases_resolved", numerator: 51, day: "2024-06-20", id: "2", unit: "U3"})
    ];
    // one post for all of 91 days: 40 + 51 of 91
    const [total] = await totals({kpis, scheme, people, evidence}, "unit_id, count_posts, present_days,");
    expect(total).toMatchObject({score: 100, unit_id: "U3", count_posts: 1, present_days: 91});
    const teams = await modelsOnRows(
      [...totalModels, "marts.appraisal_records", "marts.team_cells"],
      given({kpis, scheme, people, evidence}),
      {
        settings: {appraisal_grains: "quarter", min_team_people: "1"},
        query:
          "select team_id, value, count_people from marts.team_cells where period = '2024Q2' order by team_id"
      }
    );
    expect(teams).toEqual([
      {team_id: "U1", value: 40, count_people: 1},
      {team_id: "U3", value: 51, count_people: 1},
      {team_id: "all", value: 91, count_people: 1}
    ]);
  });

  it("appraises who left until the day of leaving, and not in the next period", async () => {
    const people: Cell[][] = [["P1", "U1", "一组", "工程师", "2020-01-01", "2024-05-01"]];
    const evidence = [fact("P1", "工程师", {fact: "cases_resolved", numerator: 30, day: "2024-04-20"})];
    // 30 days in April of 91: target 30, done 30
    const rows = await modelsOnRows(totalModels, given({kpis, scheme, people, evidence}), {
      settings: {appraisal_grains: "quarter"},
      query: `select period, score, present_days from marts.appraisal_totals where period >= '2024Q2' order by period`
    });
    expect(rows).toEqual([{period: "2024Q2", score: 100, present_days: 30}]);
  });

  it("puts a veto's floor in place of the total, the score before it beside it", async () => {
    const people: Cell[][] = [["P1", "U2", "热线", "客服", "2020-01-01", "9999-12-31"]];
    const evidence = [
      fact("P1", "客服", {numerator: 80, denominator: 1}),
      fact("P1", "客服", {fact: "violations", numerator: 1})
    ];
    const found = await totals({kpis, scheme, people, evidence}, "score_before_veto,");
    expect(found[0]).toMatchObject({score: 0, score_before_veto: 80, is_vetoed: true});
  });

  it("is of a post without a scheme, or of a period not over: said, not scored 0", async () => {
    const people: Cell[][] = [
      ["P1", "U2", "热线", "保安", "2020-01-01", "9999-12-31"],
      ["P2", "U2", "热线", "客服", "2020-01-01", "9999-12-31"]
    ];
    const evidence = [fact("P2", "客服", {numerator: 80, denominator: 1, day: "2024-05-02"})];
    const rows = await modelsOnRows(totalModels, given({kpis, scheme, people, evidence}), {
      settings: {appraisal_grains: "quarter"},
      asOf: "2024-05-15",
      query: `select person_id, status, score, is_provisional from marts.appraisal_totals where period = '2024Q2'
        order by person_id`
    });
    expect(rows).toEqual([
      {person_id: "P1", status: "no_scheme", score: null, is_provisional: true},
      {person_id: "P2", status: "in_progress", score: 80, is_provisional: true}
    ]);
  });
});

describe("published examples of weighted scores", () => {
  it("come out as their vendors print them: 40.122 as 40, 75, 6.67", async () => {
    const published: [string, [number, number][]][] = [
      ["Gainsight", [[20, 47], [15, 59], [22, 21]]], // biome-ignore format: a table
      ["Natero", [[7, 83], [5, 71], [8, 78], [3, 54]]], // biome-ignore format: a table
      ["Vitally", [[1, 10], [1, 10], [1, 0]]] // biome-ignore format: a table
    ];
    const items = published.flatMap(([name, parts]) =>
      parts.map(([weight, score], i): Cell[] => [name, "quarter", "2024-04-01", `k${i}`, weight, score])
    );
    const posts = published.map(([name]): Cell[] => [name, "quarter", "2024-04-01", "2024Q2"]);
    const rows = await modelsOnRows(
      ["marts.appraisal_totals"],
      {
        "marts.appraisal_items": `select *, 'scored' as status, 1 as post_days, 100::double as cap, 0::double as floor,
          false as is_vetoing, false as is_example from (${rowsSql(
            "person_id varchar, period_grain varchar, period_start date, kpi_code varchar, weight double, score double",
            items
          )})`,
        "marts.appraisal_posts": `select *, 'r' as role, 'U' as unit_id, 'U' as unit, period_start as last_from_date,
          1 as present_days, 91 as period_days, true as is_ended from (${rowsSql(
            "person_id varchar, period_grain varchar, period_start date, period varchar",
            posts
          )})`
      },
      {query: "select person_id, score from marts.appraisal_totals order by person_id"}
    );
    expect(rows).toEqual([
      {person_id: "Gainsight", score: 40.12},
      {person_id: "Natero", score: 74.87},
      {person_id: "Vitally", score: 6.67}
    ]);
    expect(rows.map(({score}) => Math.round(Number(score)))).toEqual([40, 75, 7]);
  });
});

describe("teams of a locked period", () => {
  const columns = `team_id varchar, kpi_code varchar, period_start date, value double, count_people integer,
    is_suppressed boolean`;
  const more = `'quarter' as period_grain, team_id as team, '' as period, '' as kpi_zh, '' as kpi_en, '' as unit_zh,
    '' as unit_en, 'up' as direction`;
  const [first, second] = ["2024-01-01", "2024-04-01"];

  it("are as locked; hidden then or now is hidden; a KPI not locked is not shown, nor a lock of a later day", async () => {
    const now: Cell[][] = [
      ["U1", "cases", first, 21, 5, false],
      ["U1", "new", first, 3, 5, false],
      ["U2", "cases", first, null, null, true],
      ["U3", "cases", first, 40, 6, false],
      ["U1", "cases", second, 9, 5, false]
    ];
    const locked: Cell[][] = [
      ["U1", "cases", first, 20, 5, false],
      ["U1", "gone", first, 1, 5, false],
      ["U2", "cases", first, 30, 5, false],
      ["U1", "cases", "2024-07-01", 8, 5, false]
    ];
    const rows = await modelsOnRows(
      ["marts.team_appraisal"],
      {
        "marts.team_cells": `select *, ${more} from (${rowsSql(columns, now)})`,
        "ledger.locked_teams": `select *, ${more}, 'locked' as lock_status, 1 as lock_revision from (${rowsSql(columns, locked)})`,
        "marts.appraisal_periods": rowsSql("period_grain varchar, period_start date", [
          ["quarter", first],
          ["quarter", second]
        ])
      },
      {
        query: `select team_id, kpi_code, value, count_people, is_suppressed, lock_status, lock_revision
          from marts.team_appraisal order by period_start, team_id, kpi_code`
      }
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["U1", "cases", 20, 5, false, "locked", 1],
      ["U1", "gone", 1, 5, false, "locked", 1],
      ["U2", "cases", null, null, true, "locked", 1],
      ["U3", "cases", 40, 6, false, "open", null],
      ["U1", "cases", 9, 5, false, "open", null]
    ]);
  });
});

describe("what is told of a locked period", () => {
  it("is who moved or left since, who came, and each figure that is another, of either of two posts", () => {
    const total = (person_id: string, score: number) => ({person_id, unit_id: "U1", role: "工程师", score});
    const item = (person_id: string, role: string, score: number | null) => ({
      person_id,
      role,
      kpi_code: "a",
      score
    });
    const changes = changesBetween(
      {
        totals: [total("P1", 80), total("P2", 70)],
        items: [item("P1", "工程师", 90), item("P1", "客服", 60), item("P2", "工程师", 70)]
      },
      {
        totals: [total("P1", 81.5), total("P3", 60)],
        items: [item("P1", "工程师", 93), item("P1", "客服", null), item("P3", "工程师", 60)]
      }
    );
    expect(changes.map(changeText)).toEqual(
      [
        "P1 · score: 80 → 81.5",
        "P1 · a · score: 90 → 93",
        "P1 · a · score: 60 → —",
        "P2: 1 → —",
        "P2 · a: 1 → —",
        "P3: — → 1",
        "P3 · a: — → 1"
      ].map((line) => `\n  ${line}`)
    );
  });
});

type Given = {kpis: Cell[][]; scheme: Cell[][]; people: Cell[][]; evidence: Cell[][]; bands?: Cell[][]};

type KpiOptions = {
  fact?: string;
  rule?: string;
  direction?: string;
  step?: number | null;
  points?: number | null;
  cap?: number;
  floor?: number;
  min?: number;
  isProrated?: boolean;
};

function kpi(code: string, options: KpiOptions): Cell[] {
  const {fact: of = "rating", rule = "linear", direction = "up", step = null, points = null} = options;
  const {cap = 120, floor = 0, min = 0, isProrated = false} = options;
  return [code, code, code, "", "", of, direction, rule, step, points, cap, floor, min, isProrated, true];
}

type FactOptions = {
  fact?: string;
  numerator?: number;
  denominator?: number;
  day?: string;
  id?: string;
  state?: string;
  reason?: string;
  unit?: string;
};

function fact(person: string, role: string, options: FactOptions): Cell[] {
  const {numerator = null, denominator = null, day = "2024-05-15", id = "1", state = "counted"} = options;
  const {fact: of = "rating", reason = null, unit = "U1"} = options;
  return [
    person,
    of,
    "",
    "tickets",
    id,
    unit,
    unit,
    role,
    state,
    reason,
    "x.csv",
    "",
    2,
    1,
    numerator,
    denominator,
    day
  ];
}

function given({kpis, scheme, people, evidence, bands = []}: Given): Record<string, string> {
  return {
    "policy.kpis": rowsSql(
      `kpi_code varchar, name_zh varchar, name_en varchar, unit_zh varchar, unit_en varchar, fact varchar,
      direction varchar, rule varchar, step double, points_per_step double, cap double, floor double,
      min_count integer, is_prorated boolean, is_example boolean`,
      kpis
    ),
    "policy.kpi_bands": rowsSql("kpi_code varchar, from_value double, score double", bands),
    "policy.role_kpis": `select *, null::date as valid_from, null::date as valid_to from (${rowsSql(
      "role varchar, kpi_code varchar, weight double, target double, target_period varchar",
      scheme
    )})`,
    "warehouse.person_units": rowsSql(
      "person_id varchar, unit_id varchar, unit varchar, role varchar, valid_from date, valid_to date",
      people
    ),
    "warehouse.persons":
      "select null::varchar as person_id, null::date as employment_start_date, null::date as employment_end_date where false",
    "warehouse.org_units": "select 'U1' as unit_id, '一组' as unit_name",
    "metrics.periods": rowsSql("period_grain varchar, period_start date, period varchar", [
      ["quarter", "2024-01-01", "2024Q1"],
      ["quarter", "2024-04-01", "2024Q2"],
      ["quarter", "2024-07-01", "2024Q3"]
    ]),
    "ledger.loads": rowsSql(
      "entity varchar, exported_at timestamp",
      ["ratings", "tickets", "violations", "timesheets"].map((name) => [name, "2024-12-31 00:00:00"])
    ),
    "marts.appraisal_evidence": rowsSql(
      `person_id varchar, fact varchar, period_grain varchar, entity varchar, record_id varchar, unit_id varchar,
      unit varchar, role varchar, state varchar, reason varchar, source_file varchar, source_sheet varchar,
      source_row integer, share double, numerator double, denominator double, fact_date date`,
      evidence
    )
  };
}

function totals(rows: Given, more = "", settings: Record<string, string> = {}) {
  return modelsOnRows(totalModels, given(rows), {
    settings: {appraisal_grains: "quarter", ...settings},
    query: `select person_id, role, status, ${more} score, least_score, most_score, coverage_ratio, is_vetoed
      from marts.appraisal_totals where period = '2024Q2' order by person_id`
  });
}
