import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {modelsOnRows} from "./models-on-rows.ts";

/** Who did something for which team in which month of a year. */
type Fact = {month: number; team: string; person: string};
type Cell = {
  kpi_code: string;
  team_id: string;
  period_grain: string;
  period_start: string;
  is_suppressed: boolean;
};

const cases = 600; // with each of two sets of periods, and as tickets
const seed = 20240515;

// up to six teams of up to eight people, some of whom work for two teams or in few months
const organisation = fc
  .tuple(
    fc.array(fc.integer({min: 1, max: 8}), {minLength: 1, maxLength: 6}),
    fc.array(fc.integer({min: 1, max: 12}), {minLength: 1, maxLength: 4}),
    fc.infiniteStream(fc.integer({min: 0, max: 99}))
  )
  .map(([sizes, months, dice]): Fact[] => {
    const roll = () => dice.next().value as number;
    return sizes.flatMap((size, team) =>
      Array.from({length: size}, (_, i) => `${team}.${i}`).flatMap((person) => {
        const isEverywhere = roll() < 10;
        return [...new Set(months)]
          .filter(() => roll() < 80)
          .map((month) => ({month, person, team: `T${isEverywhere ? roll() % sizes.length : team}`}));
      })
    );
  });

const organisations = fc.sample(organisation, {numRuns: cases, seed});

describe("an attacker who knows every figure of teams that is shown, over all periods", () => {
  for (const grains of ["quarter|year", "month|quarter|year"])
    it(`works out none that is hidden, with periods ${grains}`, async () => {
      const cells = await published(grains);
      let hidden = 0;
      for (const [kpi, own] of cells) {
        hidden += own.filter(({is_suppressed}) => is_suppressed).length;
        expect(solved(own), `organisation ${kpi}`).toEqual([]);
        expect(exposedGroups(own, organisations[Number(kpi)]!), `organisation ${kpi}`).toEqual([]);
      }
      expect(cells.size).toBeGreaterThan(cases * 0.9);
      expect(hidden).toBeGreaterThan(cases);
    });

  it("works out none that is hidden of on-time ratios, told the company's", async () => {
    const cells = await onTime();
    let [hidden, naive] = [0, 0];
    for (const [kpi, own] of cells) {
      const facts = organisations[Number(kpi)]!;
      hidden += own.filter(({is_suppressed}) => is_suppressed).length;
      expect(solved(own), `organisation ${kpi}`).toEqual([]);
      expect(exposedGroups(own, facts), `organisation ${kpi}`).toEqual([]);
      naive += solved(own.map((cell) => ({...cell, is_suppressed: isSmall(cell, facts)}))).length;
    }
    expect(hidden).toBeGreaterThan(cases);
    expect(naive).toBeGreaterThan(cases / 10);
  });

  it("does work out what is hidden only where people are fewer than five", async () => {
    const cells = await published("quarter|year");
    let found = 0;
    for (const [kpi, own] of cells) {
      const naive = own.map((cell) => ({
        ...cell,
        is_suppressed: peopleOf([cell], organisations[Number(kpi)]!).size < 5
      }));
      if (solved(naive).length > 0) found++;
    }
    expect(found).toBeGreaterThan(cases / 10);
  });

  it("does work out a quarter where the year beside it is shown", () => {
    const quarters = ["2024-01-01", "2024-04-01"].map((start) =>
      cell("T0", "quarter", start, start > "2024-02")
    );
    expect(solved([...quarters, cell("T0", "year", "2024-01-01", false)])).toEqual(["T0 quarter 2024-04-01"]);
  });
});

function cell(team_id: string, period_grain: string, period_start: string, is_suppressed: boolean): Cell {
  return {kpi_code: "0", team_id, period_grain, period_start, is_suppressed};
}

/** Returns what the model publishes of each organisation, each as a KPI of its own. */
async function published(grains: string): Promise<Map<string, Cell[]>> {
  const facts = organisations.flatMap((own, kpi) => own.map((fact) => ({k: String(kpi), ...fact})));
  const shape = '[{"k": "varchar", "month": "integer", "team": "varchar", "person": "varchar"}]';
  const rows = (await modelsOnRows(
    ["marts.team_cells"],
    {
      "marts.appraisal_periods": `select grain as period_grain, start as period_start, start::varchar as period
        from (select unnest(string_split('${grains}', '|')) as grain),
          (select make_date(2024, unnest(range(1, 13))::integer, 1) as start)
        where date_trunc(grain, start) = start`,
      "marts.appraisal_records": `select k as kpi_code, 'sum' as kind, grain as period_grain,
          date_trunc(grain, make_date(2024, month, 1))::date as period_start, grain = '${grains.split("|")[0]}' as is_apart,
          team as unit_id, person as person_id, 1 as numerator, null as denominator, 'counted' as state
        from (select unnest(from_json('${JSON.stringify(facts)}', '${shape}'), recursive := true)),
          (select unnest(string_split('${grains}', '|')) as grain)`,
      "policy.kpis": `select range::varchar as kpi_code, '' as name_zh, '' as name_en, '' as unit_zh, '' as unit_en,
        'up' as direction from range(${cases})`,
      "warehouse.org_units": "select '' as unit_id, '' as unit_name"
    },
    {
      query:
        "select kpi_code, team_id, period_grain, period_start, is_suppressed from marts.team_cells order by all"
    }
  )) as Cell[];
  return Map.groupBy(rows, ({kpi_code}) => kpi_code);
}

function isSmall(cell: Cell, facts: Fact[]): boolean {
  return cell.team_id !== "all" && peopleOf([cell], facts).size < 5;
}

/**
 * Returns what `team_quarters` publishes of each organisation, each in a year of its own, with the company's figures,
 * which the page of timeliness shows, of every quarter whose tickets are of five people or more.
 */
async function onTime(): Promise<Map<string, Cell[]>> {
  const tickets = organisations.flatMap((own, kpi) => own.map((fact) => ({year: 1500 + kpi, ...fact})));
  const shape = '[{"year": "integer", "month": "integer", "team": "varchar", "person": "varchar"}]';
  const rows = (await modelsOnRows(
    ["marts.team_quarters"],
    {
      "marts.tickets": `select null::varchar as team, null::varchar as owner_id, team as assignee_team,
          person as assignee_id, true as is_headline, make_date(year, month, 15)::timestamp as resolution_due_at,
          if(month % 2 = 0, 'missed', 'met') as resolution_verdict
        from (select unnest(from_json('${JSON.stringify(tickets)}', '${shape}'), recursive := true))`
    },
    {
      query: `select (year(period_start) - 1500)::varchar as kpi_code, dimension_value as team_id, period_grain,
          '2024' || (period_start::varchar)[5:] as period_start, is_suppressed from marts.team_quarters
        where dimension = 'assignee_team' order by all`
    }
  )) as Cell[];
  const cells = Map.groupBy(rows, ({kpi_code}) => kpi_code);
  for (const [kpi, own] of cells)
    for (const period_start of new Set(own.map((one) => one.period_start))) {
      const whole = {...cell("all", "quarter", period_start, false), kpi_code: kpi};
      const facts = organisations[Number(kpi)]!;
      if (peopleOf([whole], facts).size >= 5) own.push(whole);
    }
  return cells;
}

/** Returns the hidden cells that follow from those shown: the company is the sum of teams, a period that of its parts. */
function solved(cells: Cell[]): string[] {
  const names = cells.map(
    ({team_id, period_grain, period_start}) => `${team_id} ${period_grain} ${period_start}`
  );
  const unknown = cells.flatMap(({is_suppressed}, i) => (is_suppressed ? [i] : []));
  const sums = [...teamSums(cells), ...periodSums(cells)];
  const matrix = sums.map(({whole, parts}) =>
    unknown.map((i) => (i === whole ? -1 : parts.includes(i) ? 1 : 0))
  );
  return reduced(matrix).flatMap((row) => {
    const left = row.flatMap((value, i) => (Math.abs(value) > 1e-9 ? [i] : []));
    return left.length === 1 ? [names[unknown[left[0]!]!]!] : [];
  });
}

type Sum = {whole: number; parts: number[]};

function teamSums(cells: Cell[]): Sum[] {
  return cells.flatMap((all, whole) => {
    if (all.team_id !== "all") return [];
    const isPart = (one: Cell) =>
      one.team_id !== "all" && one.period_grain === all.period_grain && one.period_start === all.period_start;
    return [{whole, parts: cells.flatMap((one, i) => (isPart(one) ? [i] : []))}];
  });
}

function periodSums(cells: Cell[]): Sum[] {
  const months = {month: 1, quarter: 3, year: 12} as Record<string, number>;
  return cells.flatMap((long, whole) =>
    Object.keys(months).flatMap((grain) => {
      if (months[grain]! >= months[long.period_grain]!) return [];
      const first = Number(long.period_start.slice(5, 7));
      const isPart = (one: Cell) => {
        const month = Number(one.period_start.slice(5, 7));
        const isInside = month >= first && month < first + months[long.period_grain]!;
        return one.team_id === long.team_id && one.period_grain === grain && isInside;
      };
      const parts = cells.flatMap((one, i) => (isPart(one) ? [i] : []));
      return parts.length > 0 ? [{whole, parts}] : [];
    })
  );
}

// Gauss and Jordan; entries stay small integers' ratios
function reduced(rows: number[][]): number[][] {
  const matrix = rows.map((row) => [...row]);
  let done = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = matrix.findIndex((row, i) => i >= done && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [matrix[done], matrix[pivot]] = [matrix[pivot]!, matrix[done]!];
    const own = matrix[done]!;
    const head = own[column]!;
    for (let i = column; i < own.length; i++) own[i]! /= head;
    for (const row of matrix) {
      const times = row[column]!;
      if (row === own || times === 0) continue;
      for (let i = column; i < row.length; i++) row[i]! -= times * own[i]!;
    }
    done++;
  }
  return matrix.slice(0, done);
}

/** Returns periods whose hidden teams are together fewer than five people, though the company is shown. */
function exposedGroups(cells: Cell[], facts: Fact[]): string[] {
  return cells
    .filter((all) => all.team_id === "all" && !all.is_suppressed)
    .filter((all) => {
      const hidden = cells.filter(
        (one) =>
          one.is_suppressed && one.period_grain === all.period_grain && one.period_start === all.period_start
      );
      return hidden.length > 0 && peopleOf(hidden, facts).size < 5;
    })
    .map(({period_grain, period_start}) => `${period_grain} ${period_start}`);
}

function peopleOf(cells: Cell[], facts: Fact[]): Set<string> {
  const lengths = {month: 1, quarter: 3, year: 12} as Record<string, number>;
  const isBehind = (fact: Fact) =>
    cells.some(({team_id, period_grain, period_start}) => {
      const first = Number(period_start.slice(5, 7));
      const isInside = fact.month >= first && fact.month < first + lengths[period_grain]!;
      return isInside && (team_id === "all" || team_id === fact.team);
    });
  return new Set(facts.filter(isBehind).map(({person}) => person));
}
