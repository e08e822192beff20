import {type Fault, fault, type Line} from "./policy-lines.ts";

/** Returns what is wrong with the calendars that no single row shows: hours that overlap, no default, a weekday made up. */
export function calendarFaults(tables: Record<string, Line[]>): Fault[] {
  const {calendars = [], calendar_hours = [], calendar_days = [], official_days = []} = tables;
  return [
    ...calendars.flatMap((line) => coverageFaults(line)),
    ...defaultFaults(calendars),
    ...calendars.flatMap((line) => unworkedFaults(line, calendar_hours)),
    ...calendar_hours.flatMap((line) => hourFaults(line)),
    ...overlapFaults(calendar_hours, isSameHours),
    ...calendar_days.flatMap((line) => dayFaults(line, calendar_days)),
    ...overlapFaults(calendar_days, isSameDate),
    ...official_days.flatMap((line) => officialFaults(line))
  ];
}

/** Returns the days of all notices; a day that a later year's notice decides again is as that one says. */
export function newestNotices(lines: Line[]): Line[] {
  const newest = new Map<string, number>();
  for (const {row} of lines)
    newest.set(String(row.date), Math.max(Number(row.year), newest.get(String(row.date)) ?? 0));
  return lines.filter(({row}) => newest.get(String(row.date)) === row.year);
}

/** Returns what is wrong with one official day: not of its notice's year, or a make-up workday that is worked anyway. */
export function officialFaults({file, line, row}: Line): Fault[] {
  const date = String(row.date);
  const year = Number(row.year);
  const isOfYear = date.startsWith(`${year}-`) || date >= `${year - 1}-12-20`;
  if (!isOfYear || date > `${year}-12-31`) return [fault(file, line, "fault_other_year", {date, year})];
  if (row.kind === "workday" && !isWeekend(date)) return [fault(file, line, "fault_weekday", {date})];
  return [];
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function coverageFaults({file, line, row}: Line): Fault[] {
  const {covered_from: from, covered_to: to} = row;
  if (typeof from !== "string" || typeof to !== "string" || from <= to) return [];
  return [fault(file, line, "fault_covered_backwards", {from, to})];
}

function defaultFaults(calendars: Line[]): Fault[] {
  const defaults = calendars.filter(({row}) => row.is_default);
  if (defaults.length === 0) {
    const first = calendars[0];
    return first ? [fault(first.file, first.line, "fault_no_default")] : [];
  }
  return defaults
    .slice(1)
    .map(({file, line}) => fault(file, line, "fault_two_defaults", {line: defaults[0]!.line}));
}

function unworkedFaults({file, line, row}: Line, hours: Line[]): Fault[] {
  if (hours.some((one) => one.row.calendar === row.calendar)) return [];
  return [fault(file, line, "fault_no_hours", {calendar: String(row.calendar)})];
}

function hourFaults({file, line, row}: Line): Fault[] {
  return [
    ...(row.start_time === row.end_time ? [fault(file, line, "fault_empty_hours")] : []),
    ...(Number(row.every_weeks) > 1 && row.valid_from === null ? [fault(file, line, "fault_no_anchor")] : [])
  ];
}

function dayFaults({file, line, row}: Line, days: Line[]): Fault[] {
  const hasHours = row.start_time !== null && row.end_time !== null;
  if (row.kind === "hours" && !hasHours) return [fault(file, line, "fault_hours_missing")];
  if (row.kind !== "hours" && (row.start_time !== null || row.end_time !== null))
    return [fault(file, line, "fault_hours_unwanted", {kind: String(row.kind)})];
  if (hasHours && row.start_time === row.end_time) return [fault(file, line, "fault_empty_hours")];
  const other = days.find(
    (one) => one.line < line && isSameDate(one.row, row) && (one.row.kind !== "hours" || row.kind !== "hours")
  );
  return other ? [fault(file, line, "fault_two_kinds", {date: String(row.date), line: other.line})] : [];
}

function isSameDate(a: Line["row"], b: Line["row"]): boolean {
  return a.calendar === b.calendar && a.date === b.date;
}

// every second week may have other hours than the weeks between
function isSameHours(a: Line["row"], b: Line["row"]): boolean {
  if (a.calendar !== b.calendar || a.day !== b.day || a.every_weeks !== 1 || b.every_weeks !== 1)
    return false;
  const from = (row: Line["row"]) => String(row.valid_from ?? "0000-01-01");
  const to = (row: Line["row"]) => String(row.valid_to ?? "9999-12-31");
  return from(a) <= to(b) && from(b) <= to(a);
}

function overlapFaults(lines: Line[], isSame: (a: Line["row"], b: Line["row"]) => boolean): Fault[] {
  return lines.flatMap((line, i) => {
    const [from, to] = minutesOf(line);
    const other = lines.slice(0, i).find((one) => {
      const [start, end] = minutesOf(one);
      return isSame(one.row, line.row) && start !== from && start < to && from < end;
    });
    return other ? [fault(line.file, line.line, "fault_hours_overlap", {line: other.line})] : [];
  });
}

function minutesOf({row}: Line): [number, number] {
  if (typeof row.start_time !== "string" || typeof row.end_time !== "string") return [0, 0];
  const [start, end] = [minuteOf(row.start_time), minuteOf(row.end_time)];
  return [start, end <= start ? end + 1440 : end];
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return hours! * 60 + minutes!;
}
