import {Failure} from "../failure.ts";
import {say} from "../messages.ts";
import {answer, language, locked, type Options, workspaceOf} from "./session.ts";
import {yearOption} from "./values.ts";

export async function showCalendarCommand(year: string | undefined, options: Options): Promise<void> {
  const {readPolicy} = await import("../policy.ts");
  const {calendarsOf, daysOf} = await import("../calendar-days.ts");
  const {calendarsText, yearText} = await import("../calendar-text.ts");
  const policy = await readPolicy(workspaceOf(options, true));
  const calendars = await calendarsOf(policy);
  const found = options.calendar
    ? calendars.find(({calendar}) => calendar === options.calendar)
    : calendars.find(({is_default}) => is_default);
  if (!found)
    throw new Failure("usage", "unknown_calendar", {
      name: options.calendar!,
      allowed: calendars.map(({calendar}) => calendar).join(", ")
    });
  if (year === undefined) {
    const listed = options.calendar ? [found] : calendars;
    return answer(options, {calendars: listed}, () => calendarsText(listed, language));
  }
  const days = await daysOf(policy, found.calendar, yearOption(year));
  if (days.length === 0) throw new Failure("usage", "uncovered_year", {calendar: found.calendar, year});
  answer(options, {calendar: found.calendar, year: Number(year), days}, () => yearText(days, language));
}

export async function addCalendarCommand(text: string, options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const year = yearOption(text);
  const {addYear} = await import("../calendar.ts");
  const added = await locked(workspace, "calendar", () => addYear(workspace, year, options.file!));
  const replaced = added.is_replaced ? say("calendar_replaced", language) : "";
  const {count_holidays: holidays, count_makeup_days: makeup, count_workdays: workdays, file} = added;
  const said = {file, year, holidays, makeup, workdays, replaced};
  answer(options, added, () => `${say("calendar_added", language, said)}\n`);
}
