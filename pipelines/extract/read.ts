import {type Connection, literal, type Row, rowsOf} from "../duckdb.ts";
import {Failure} from "../failure.ts";

export type Period = {
  period: string;
  period_grain: string;
  period_start: string;
  period_end: string;
  is_ended: boolean;
};
export type Unit = {unit_id: string; unit_name: string; parent_unit_id: string | null};
export type UnitData = {totals: Row[]; items: Row[]; evidence: Row[]};

/** People who belong to no unit are asked for by this name. */
const noUnit = "none";

/** Returns the periods appraised, newest first. */
export function readPeriods(connection: Connection): Promise<Period[]> {
  return rowsOf<Period>(
    connection,
    `select period, period_grain, period_start, period_end, period_end <= as_of as is_ended
    from marts.appraisal_periods order by period_start desc, period_grain`
  );
}

/** Returns the period asked for; throws with those there are. */
export async function readPeriod(connection: Connection, period: string): Promise<Period> {
  const periods = await readPeriods(connection);
  const found = periods.find((one) => one.period === period);
  if (found) return found;
  const allowed = periods.slice(0, 8).map((one) => one.period);
  throw new Failure("usage", "extract_no_period", {period, allowed: allowed.join(", ")});
}

/** Returns the tree of units as it stood at a period's end. */
export function readUnits(connection: Connection, {period_end}: Period): Promise<Unit[]> {
  return rowsOf<Unit>(
    connection,
    `select unit_id, unit_name, parent_unit_id from marts.unit_parents
    where valid_from <= ${literal(period_end)} and valid_to > ${literal(period_end)} order by unit_id`
  );
}

/** Returns a unit's own id and those of all units below it, however deep. */
export function unitsBelow(units: Unit[], unit: string): string[] {
  if (unit !== noUnit && !units.some(({unit_id}) => unit_id === unit))
    throw new Failure("usage", "extract_no_unit", {
      unit,
      allowed: units.map((one) => `${one.unit_id} ${one.unit_name}`).join(", ")
    });
  const below = new Set([unit]);
  for (let size = 0; size < below.size; ) {
    size = below.size;
    for (const {unit_id, parent_unit_id} of units)
      if (parent_unit_id !== null && below.has(parent_unit_id)) below.add(unit_id);
  }
  return [...below].sort();
}

/** Returns totals and items of those appraised in the units. */
export async function readFigures(
  connection: Connection,
  {period_grain, period_start}: Pick<Period, "period_grain" | "period_start">,
  units: string[]
): Promise<Omit<UnitData, "evidence">> {
  const at = `period_grain = ${literal(period_grain)} and period_start = ${literal(period_start)}`;
  const list = listOf(units);
  const totals = await rowsOf(
    connection,
    `select totals.*, persons.person_name, persons.employment_start_date, persons.employment_end_date
    from marts.appraisal_totals as totals
    left join warehouse.persons as persons on totals.person_id = persons.person_id
    where ${at} and totals.unit_id in (${list})
    order by totals.unit_id, totals.person_id`
  );
  const people = `select person_id from marts.appraisal_totals where ${at} and unit_id in (${list})`;
  const items = await rowsOf(
    connection,
    `select items.*, persons.person_name, kpis.name_zh as kpi_zh, kpis.name_en as kpi_en, kpis.unit_zh
    from marts.appraisal_items as items
    inner join policy.kpis as kpis on items.kpi_code = kpis.kpi_code
    left join warehouse.persons as persons on items.person_id = persons.person_id
    where ${at} and items.person_id in (${people})
    order by items.person_id, items.role, items.kpi_code`
  );
  return {totals, items};
}

/** Returns totals and items of those appraised in the units, and the evidence of them and of the units' own days. */
export async function readUnitData(
  connection: Connection,
  period: Period,
  units: string[]
): Promise<UnitData> {
  const {period_grain, period_start} = period;
  const list = listOf(units);
  const evidence = await rowsOf(
    connection,
    `select records.*, totals.unit_id as appraised_unit_id
    from marts.appraisal_records as records
    inner join marts.appraisal_totals as totals
        on records.person_id = totals.person_id
        and records.period_grain = totals.period_grain
        and records.period_start = totals.period_start
    where records.period_grain = ${literal(period_grain)} and records.period_start = ${literal(period_start)}
        and (totals.unit_id in (${list}) or records.unit_id in (${units.map(literal).join(", ")}))
    order by records.person_id, kpi_code, fact_date, entity, record_id, source_file, source_sheet, source_row`
  );
  return {...(await readFigures(connection, period, units)), evidence};
}

function listOf(units: string[]): string {
  return units.map((unit) => literal(unit === noUnit ? "" : unit)).join(", ");
}

/** Returns the period's schemes as the extract explains them. */
export function readDefinitions(
  connection: Connection,
  {period_grain, period_start}: Period
): Promise<Row[]> {
  return rowsOf(
    connection,
    `select role, schemes.kpi_code, name_zh, name_en, unit_zh, fact, kind, rule, direction, weight, target,
        step, points_per_step, cap, floor, min_count, is_prorated, is_example,
        string_agg(bands.from_value || ' → ' || bands.score, '; ' order by bands.from_value) as bands
    from marts.appraisal_schemes as schemes
    left join policy.kpi_bands as bands on schemes.kpi_code = bands.kpi_code
    where period_grain = ${literal(period_grain)} and period_start = ${literal(period_start)}
    group by all order by role, schemes.kpi_code`
  );
}
