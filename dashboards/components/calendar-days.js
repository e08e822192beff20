import {monthsBetween, shiftMonths} from "./periods.js";

/**
 * Returns the months from the first of `rows` to the last, each with its days: {month, blanks, days: [{date, row}]};
 * `blanks` is how many weekdays, Monday first, go before the first of the month.
 */
export function calendarMonths(rows) {
  const byDate = new Map(rows.map((row) => [row.date, row]));
  const first = `${rows[0].date.slice(0, 7)}-01`;
  return monthsBetween(first, rows.at(-1).date).map((month) => ({
    month,
    blanks: weekday(month) - 1,
    days: datesOf(month).map((date) => ({date, row: byDate.get(date)}))
  }));
}

/** Returns the weekday of a date, 1 for Monday to 7 for Sunday. */
export function weekday(date) {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Returns up to four ranges [low, high] of whole numbers that together cover 1 to `most`, the last open to it. */
export function heatRanges(most) {
  if (most <= 4) return Array.from({length: most}, (_, index) => [index + 1, index + 1]);
  const ends = [1, 2, 3, 4].map((part) => Math.round((most * part) / 4));
  return ends.map((end, index) => [index === 0 ? 1 : ends[index - 1] + 1, end]);
}

/** Returns the number, from 1, of the range a count lies in, or 0. */
export function heatStep(count, ranges) {
  return ranges.findIndex(([low, high]) => count >= low && count <= high) + 1;
}

function datesOf(month) {
  const next = shiftMonths(month, 1);
  const dates = [];
  for (let date = month; date < next; date = dayAfter(date)) dates.push(date);
  return dates;
}

function dayAfter(date) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
