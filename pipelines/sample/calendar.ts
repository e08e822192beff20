/** Days count from 2023-01-01 (day 0), minutes from its midnight; local Shanghai time, which has no summer time. */
export const lastDay = 730; // 2024-12-31, the day of the export
export const endMinute = (lastDay + 1) * 1440;

export type DateStyle = "iso" | "chinese" | "slash";
type DayKind = "workday" | "rest" | "holiday";

export type Calendar = {
  compact: (day: number) => string;
  date: (day: number, style: DateStyle) => string;
  moment: (minute: number, style: DateStyle) => string;
  quarter: (day: number) => number; // 0 is 2023Q1
};

const origin = Date.UTC(2023, 0, 1);
const earliest = -1461; // 2019-01-01

/** Returns the calendar of 2019 to 2028, every date written beforehand in each style. */
export function createCalendar(): Calendar {
  const days = Array.from({length: 3653}, (_, position) => writeDay(earliest + position));
  const clocks = Array.from({length: 1440}, (_, minute) => writeClock(minute));
  const at = (day: number) => days[day - earliest]!;
  return {
    compact: (day) => at(day).compact,
    date: (day, style) => at(day)[style],
    moment(minute, style) {
      const day = Math.floor(minute / 1440);
      const clock = clocks[minute - day * 1440]!;
      const date = at(day)[style];
      if (style === "chinese") return date + clock.padded;
      return `${date} ${style === "iso" ? clock.padded : clock.plain}`;
    },
    quarter: (day) => at(day).quarter
  };
}

/** Returns the day so many months later, on the last day of a month that is too short. */
export function addMonths(day: number, months: number): number {
  const date = new Date(origin + day * 86_400_000);
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, month] = [Math.floor(index / 12), index % 12];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return toDay(Date.UTC(year, month, Math.min(date.getUTCDate(), length)));
}

/** Returns the first day of a quarter: 0 is 2023Q1, 8 the day after the last. */
export function quarterStart(quarter: number): number {
  return addMonths(0, quarter * 3);
}

export function kindOf(day: number): DayKind {
  if (holidays.has(day)) return "holiday";
  if (makeUpDays.has(day)) return "workday";
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? "rest" : "workday";
}

export function dayOf(iso: string): number {
  return toDay(Date.parse(`${iso}T00:00:00Z`));
}

export function nextWorkday(day: number): number {
  return kindOf(day) === "workday" ? day : nextWorkday(day + 1);
}

export function previousWorkday(day: number): number {
  return kindOf(day) === "workday" ? day : previousWorkday(day - 1);
}

/** Returns 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: number): number {
  return ((day % 7) + 7) % 7; // 2023-01-01 was a Sunday
}

export function firstOfMonth(day: number): number {
  return day - new Date(origin + day * 86_400_000).getUTCDate() + 1;
}

export function monthOf(day: number): number {
  return new Date(origin + day * 86_400_000).getUTCMonth();
}

// 国务院办公厅 notices for 2023 and 2024.
const holidays = daysIn([
  ["2023-01-01", "2023-01-02"],
  ["2023-01-21", "2023-01-27"],
  ["2023-04-05", "2023-04-05"],
  ["2023-04-29", "2023-05-03"],
  ["2023-06-22", "2023-06-24"],
  ["2023-09-29", "2023-10-06"],
  ["2024-01-01", "2024-01-01"],
  ["2024-02-10", "2024-02-17"],
  ["2024-04-04", "2024-04-06"],
  ["2024-05-01", "2024-05-05"],
  ["2024-06-08", "2024-06-10"],
  ["2024-09-15", "2024-09-17"],
  ["2024-10-01", "2024-10-07"]
]);

const makeUpDays = daysIn(
  [
    ..."2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08".split(" "),
    ..."2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12".split(" ")
  ].map((iso) => [iso, iso])
);

function daysIn(ranges: string[][]): Set<number> {
  const days = new Set<number>();
  for (const [from, to] of ranges) {
    for (let day = dayOf(from!); day <= dayOf(to!); day++) days.add(day);
  }
  return days;
}

function toDay(utc: number): number {
  return Math.round((utc - origin) / 86_400_000);
}

function writeDay(day: number) {
  const utc = new Date(origin + day * 86_400_000);
  const [year, month, date] = [utc.getUTCFullYear(), utc.getUTCMonth() + 1, utc.getUTCDate()];
  const iso = utc.toISOString().slice(0, 10);
  return {
    iso,
    compact: iso.replaceAll("-", ""),
    chinese: `${year}年${month}月${date}日`,
    slash: `${year}/${month}/${date}`,
    quarter: (year - 2023) * 4 + Math.floor((month - 1) / 3)
  };
}

function writeClock(minute: number) {
  const [hours, rest] = [String(Math.floor(minute / 60)), String(minute % 60).padStart(2, "0")];
  return {padded: `${hours.padStart(2, "0")}:${rest}`, plain: `${hours}:${rest}`};
}
