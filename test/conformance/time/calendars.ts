import type {PolicyRow} from "../../../pipelines/policy-lines.ts";
import type {Tables} from "./engine.ts";
import type {Calendar} from "./oracle.ts";

/** Returns the policy tables that say what the oracle's calendars say; the first one is the default. */
export function policyOf(calendars: Calendar[], shipped: PolicyRow[] = []): Tables {
  return {
    calendars: calendars.map(({id, zone, covered, official}, i) => ({
      calendar: id,
      name_zh: id,
      name_en: id,
      zone,
      holidays: official ? "cn" : "none",
      covered_from: official ? null : covered[0]![0],
      covered_to: official ? null : covered[0]![1],
      is_default: i === 0
    })),
    calendar_hours: calendars.flatMap(({id, hours}) =>
      hours.map(({day, start, end, everyWeeks = 1, from = null, to = null}) => ({
        calendar: id,
        day,
        start_time: start,
        end_time: end,
        every_weeks: everyWeeks,
        valid_from: from,
        valid_to: to
      }))
    ),
    calendar_days: calendars.flatMap(({id, exceptions = []}) =>
      exceptions.map(({date, kind, start = null, end = null}) => ({
        calendar: id,
        date,
        kind,
        start_time: start,
        end_time: end,
        reason: "test"
      }))
    ),
    official_days: shipped
  };
}

/** Returns the scopes that send product `p` to the calendar `p`. */
export function scopesOf(calendars: Calendar[]): PolicyRow[] {
  return calendars.map(({id}) => ({
    scope: "product",
    value: id,
    calendar: id,
    valid_from: null,
    valid_to: null
  }));
}

/** Returns the official days as the oracle wants them. */
export function officialOf(rows: PolicyRow[]): Map<string, "holiday" | "workday"> {
  return new Map(rows.map(({date, kind}) => [String(date), kind as "holiday" | "workday"]));
}
