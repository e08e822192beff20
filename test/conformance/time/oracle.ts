// A slow and plain reference that walks minute by minute and shares nothing with the models: it asks Intl what the
// clock on the wall shows at each minute, and the rules of DECISIONS.md whether somebody works then.

export type Hours = {
  day: string;
  start: string;
  end: string;
  everyWeeks?: number;
  from?: string;
  to?: string;
};

export type Exception = {date: string; kind: "workday" | "holiday" | "hours"; start?: string; end?: string};

export type Calendar = {
  id: string;
  zone: string;
  hours: Hours[];
  exceptions?: Exception[];
  /** Official days off and make-up workdays by date. */
  official?: Map<string, "holiday" | "workday">;
  /** First and last covered day of each stretch. */
  covered: [from: string, to: string][];
};

/** Returns working seconds between two instants (seconds since 1970), or null where the calendar does not cover them. */
export function secondsBetween(calendar: Calendar, from: number, to: number): number | null {
  let seconds = 0;
  for (let at = from; at < to; at = nextMinute(at)) {
    const state = stateAt(calendar, at);
    if (state === "uncovered") return null;
    if (state === "working") seconds += Math.min(nextMinute(at), to) - at;
  }
  return isKnownAt(calendar, from) && isKnownAt(calendar, to) ? seconds : null;
}

/** Returns the first instant by which so many seconds are worked after another, or null if coverage ends before. */
export function deadlineAfter(calendar: Calendar, from: number, limit: number): number | null {
  if (!isKnownAt(calendar, from)) return null;
  if (limit === 0) return from;
  let left = limit;
  for (let at = from; ; at = nextMinute(at)) {
    const state = stateAt(calendar, at);
    if (state === "uncovered") return null;
    if (state !== "working") continue;
    const gained = nextMinute(at) - at;
    if (gained >= left) return at + left;
    left -= gained;
  }
}

/** Returns the instant at which a clock shows a local time: of two the first; of none, read before the clock moved. */
export function instantOf(local: string, zone: string): number {
  const shown = Date.parse(`${local.replace(" ", "T")}Z`) / 1000;
  const offsets = [offsetAt(zone, shown - 86_400), offsetAt(zone, shown + 86_400)];
  const fitting = offsets.map((offset) => shown - offset).filter((at) => at + offsetAt(zone, at) === shown);
  return fitting.length > 0 ? Math.min(...fitting) : shown - offsets[0]!;
}

/** Returns what a clock shows at an instant, as `2024-05-15 09:15:00`. */
export function localOf(instant: number, zone: string): string {
  return iso(instant + offsetAt(zone, instant));
}

// the end of coverage is known: everything before it is
function isKnownAt(calendar: Calendar, at: number): boolean {
  return stateAt(calendar, at) !== "uncovered" || stateAt(calendar, at - 1) !== "uncovered";
}

type State = "working" | "resting" | "uncovered";

const cachedStates = new WeakMap<Calendar, Map<number, State[]>>();

function stateAt(calendar: Calendar, at: number): State {
  const days = cachedStates.get(calendar) ?? new Map<number, State[]>();
  cachedStates.set(calendar, days);
  const day = Math.floor(at / 86_400);
  const known = days.get(day) ?? ruledStates(calendar, day);
  days.set(day, known);
  return known[Math.floor((at - day * 86_400) / 60)]!;
}

// one state a minute; the clock on the wall is asked, and its day looked up, each quarter of an hour
function ruledStates(calendar: Calendar, day: number): State[] {
  return Array.from({length: 96}, (_, i) => day * 86_400 + i * 900).flatMap((quarter) => {
    const shown = quarter + offsetAt(calendar.zone, quarter);
    const first = Math.floor((shown % 86_400) / 60);
    const shownDay = dayOf(calendar, Math.floor(shown / 86_400));
    return Array.from({length: 15}, (_, i) => ruledState(calendar, shownDay, first + i));
  });
}

function ruledState(calendar: Calendar, day: Day, minute: number): State {
  const {isKnown, isKnownBefore, today, before} = day;
  if (!isKnown) return "uncovered";
  if (!isKnownBefore && minute < overhang(calendar)) return "uncovered";
  const isWorked = today.some(([start, end]) => start <= minute && minute < end);
  return isWorked || before.some(([, end]) => minute + 1440 < end) ? "working" : "resting";
}

type Day = {isKnown: boolean; isKnownBefore: boolean; today: [number, number][]; before: [number, number][]};

const cachedDays = new WeakMap<Calendar, Map<number, Day>>();

function dayOf(calendar: Calendar, day: number): Day {
  const days = cachedDays.get(calendar) ?? new Map<number, Day>();
  cachedDays.set(calendar, days);
  const known = days.get(day);
  if (known) return known;
  const [today, before] = [iso(day * 86_400).slice(0, 10), iso((day - 1) * 86_400).slice(0, 10)];
  const isKnownBefore = isCovered(calendar, before);
  const made = {
    isKnown: isCovered(calendar, today),
    isKnownBefore,
    today: hoursOn(calendar, today),
    before: isKnownBefore ? hoursOn(calendar, before) : []
  };
  days.set(day, made);
  return made;
}

function isCovered(calendar: Calendar, date: string): boolean {
  return (
    calendar.covered.some(([from, to]) => from <= date && date <= to) &&
    calendar.hours.some((hours) => isInForce(hours, date))
  );
}

function isInForce({from = "0000-01-01", to = "9999-12-31"}: Hours, date: string): boolean {
  return from <= date && date <= to;
}

const cachedHours = new WeakMap<Calendar, Map<string, [number, number][]>>();

function hoursOn(calendar: Calendar, date: string): [number, number][] {
  const cache = cachedHours.get(calendar) ?? new Map<string, [number, number][]>();
  cachedHours.set(calendar, cache);
  const found = cache.get(date) ?? ruledHours(calendar, date);
  cache.set(date, found);
  return found;
}

function ruledHours(calendar: Calendar, date: string): [number, number][] {
  const exceptions = (calendar.exceptions ?? []).filter((one) => one.date === date);
  if (exceptions[0]?.kind === "hours") return exceptions.map(({start, end}) => minutes(start!, end!));
  const weekday = weekdayOf(date);
  const said = exceptions[0]?.kind ?? calendar.official?.get(date);
  const inForce = calendar.hours.filter((one) => isInForce(one, date) && isItsWeek(one, date));
  const fitting = (...days: string[]) =>
    inForce.filter(({day}) => days.includes(day)).map(({start, end}) => minutes(start, end));
  if (said === "holiday") return fitting("every", "holiday");
  if (said === "workday" && weekday > 5) {
    const own = fitting("makeup", "workday");
    return [...fitting("every"), ...(own.length > 0 ? own : fitting("mon"))];
  }
  const name = ["", "mon", "tue", "wed", "thu", "fri", "sat", "sun"][weekday]!;
  return fitting("every", name, ...(weekday <= 5 ? ["workday"] : []));
}

function isItsWeek({everyWeeks = 1, from}: Hours, date: string): boolean {
  if (everyWeeks === 1) return true;
  const monday = (day: string) => Date.parse(day) / 86_400_000 - weekdayOf(day);
  return ((monday(date) - monday(from!)) / 7) % everyWeeks === 0;
}

const cachedOverhang = new WeakMap<Calendar, number>();

function overhang(calendar: Calendar): number {
  const known = cachedOverhang.get(calendar);
  if (known !== undefined) return known;
  let longest = 0;
  for (const [from, to] of calendar.covered)
    for (let date = from; date <= to; date = dayAfter(date))
      if (isCovered(calendar, date))
        for (const [, end] of hoursOn(calendar, date)) longest = Math.max(longest, end - 1440);
  cachedOverhang.set(calendar, longest);
  return longest;
}

function minutes(start: string, end: string): [number, number] {
  const of = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return of(end) <= of(start) ? [of(start), of(end) + 1440] : [of(start), of(end)];
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function dayAfter(date: string): string {
  return iso(Date.parse(date) / 1000 + 86_400).slice(0, 10);
}

function nextMinute(at: number): number {
  return at - (at % 60) + 60;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

// every zone tested moves its clock at a quarter of an hour, and not there and back within a day of UTC
function offsetAt(zone: string, at: number): number {
  const day = Math.floor(at / 86_400) * 86_400;
  const [first, last] = [shownOffset(zone, day), shownOffset(zone, day + 86_400)];
  return first === last ? first : shownOffset(zone, Math.floor(at / 900) * 900);
}

function shownOffset(zone: string, at: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const offset = known.get(at) ?? shownBy(zone, at) - at;
  known.set(at, offset);
  return offset;
}

function shownBy(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at * 1000);
  const part = Object.fromEntries(parts.map(({type, value}) => [type, value]));
  return (
    Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`) / 1000
  );
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = "2-digit" as const;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric
  });
  formats.set(zone, format);
  return format;
}

function iso(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19).replace("T", " ");
}
