import {policyTables} from "../models/policy/index.ts";
import {literal, rowsOf, withMemory} from "./duckdb.ts";
import {readModels} from "./models.ts";
import {type Policy, policyTableSql} from "./policy.ts";

export type CalendarDay = {
  date: string;
  day_class: "regular" | "holiday" | "makeup" | "own";
  is_workday: boolean;
  reason: string | null;
  /** Hours that begin on the day, as 09:00–12:00. */
  hours: string[];
};

export type CalendarSummary = {
  calendar: string;
  name_zh: string;
  name_en: string;
  zone: string;
  is_default: boolean;
  /** Years and parts of years that it covers, as 2004-01-01 and 2026-12-31. */
  covered: {from: string; to: string}[];
};

/** Returns the calendars of a policy with the days they cover, as the models make them; the default one first. */
export async function calendarsOf(policy: Policy): Promise<CalendarSummary[]> {
  const rows = await ask<CalendarSummary & {covered: string}>(
    policy,
    `with stretches as (
      select distinct calendar_no, covered_from as "from", covered_to as "to" from warehouse.business_days
    )
    select calendar, name_zh, name_en, zone, is_default,
      to_json(list({'from': "from", 'to': "to"} order by "from"))::varchar as covered
    from warehouse.calendars
    inner join stretches on calendars.calendar_no = stretches.calendar_no
    group by all order by is_default desc, calendar`
  );
  return rows.map((row) => ({...row, covered: JSON.parse(row.covered)}));
}

/** Returns the days of a year that a calendar covers. */
export async function daysOf(policy: Policy, calendar: string, year: number): Promise<CalendarDay[]> {
  const time = (column: string) => `strftime(make_timestamp(${column} * 1000000), '%H:%M')`;
  const rows = await ask<CalendarDay & {hours: string}>(
    policy,
    `with hours as (
      select
        calendar_no,
        date,
        list(${time("from_local_second")} || '–' || ${time("to_local_second")} order by from_local_second) as hours
      from warehouse.calendar_hours group by calendar_no, date
    )
    select days.date::varchar as date, day_class, is_workday, reason,
      to_json(coalesce(hours.hours, []))::varchar as hours
    from warehouse.business_days as days
    left join hours on days.calendar_no = hours.calendar_no and days.date = hours.date
    where calendar = ${literal(calendar)} and year(days.date) = ${year} order by days.date`
  );
  return rows.map((row) => ({...row, hours: JSON.parse(row.hours)}));
}

function ask<T extends Record<string, unknown>>(policy: Policy, sql: string): Promise<T[]> {
  return withMemory(async (connection) => {
    for (const schema of ["policy", "warehouse"]) await connection.run(`create schema ${schema}`);
    for (const table of policyTables)
      await connection.run(
        `create table policy.${table.name} as ${policyTableSql(table, policy.tables[table.name]!)}`
      );
    const models = await readModels(connection);
    const needed = new Set(["warehouse.business_days"]);
    for (const {name, inputs} of [...models].reverse())
      if (needed.has(name)) for (const input of inputs) needed.add(input);
    for (const {name, sql: text} of models)
      if (needed.has(name)) await connection.run(`create table ${name} as ${text}`);
    return rowsOf<T>(connection, sql);
  });
}
