/** Returns the first day of the latest quarter that ended on or before the date `through`, or null if that is unknown. */
export function latestCompleteQuarter(through) {
  if (!through) return null;
  const [year, month, day] = through.split("-").map(Number);
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return startOf(next.getUTCFullYear(), Math.floor(next.getUTCMonth() / 3) * 3 - 3);
}

/** Returns the first day of the latest month that ended on or before the date `through`, or null if that is unknown. */
export function latestCompleteMonth(through) {
  return through ? shiftMonths(`${dayAfter(through).slice(0, 7)}-01`, -1) : null;
}

export function previousQuarter(start) {
  return shiftMonths(start, -3);
}

/** Returns the first days of the months from `first` to `last`, both included. */
export function monthsBetween(first, last) {
  const months = [];
  for (let month = first; month <= last; month = shiftMonths(month, 1)) months.push(month);
  return months;
}

export function shiftMonths(start, count) {
  const [year, month] = start.split("-").map(Number);
  return startOf(year, month - 1 + count);
}

export function isMonthOver(start, through) {
  return shiftMonths(start, 1) <= dayAfter(through);
}

function dayAfter(date) {
  const [year, month, day] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}

function startOf(year, month) {
  return new Date(Date.UTC(year, month)).toISOString().slice(0, 10);
}

const monthsOf = {month: 1, quarter: 3, year: 12};
const kept = {quarter: 9, month: 13, year: 10};

/**
 * Returns the periods there are company rows for up to the date `through`, newest first, and which of them to begin with:
 * {options: [{grain, start, isOver}], first}. `first` is the latest complete quarter, else the newest that is over.
 */
export function periodOptions(rows, through) {
  const options = ["quarter", "month", "year"].flatMap((grain) => startsOf(rows, grain, through));
  const quarter = latestCompleteQuarter(through);
  const first =
    options.find((one) => one.grain === "quarter" && one.start === quarter) ??
    options.find((one) => one.isOver) ??
    options[0];
  return {options, first};
}

/** Returns the period that a page begins with, or undefined if there is none. */
export function firstPeriod(rows, through) {
  return periodOptions(rows, through).first;
}

/** Returns the first day of the period before the one that begins at `start`. */
export function previousPeriod({grain, start}) {
  return shiftMonths(start, -monthsOf[grain]);
}

function startsOf(rows, grain, through) {
  const starts = rows
    .filter((row) => row.period_grain === grain && row.dimension === "company" && row.period_start <= through)
    .map((row) => row.period_start);
  return [...new Set(starts)]
    .sort()
    .reverse()
    .slice(0, kept[grain])
    .map((start) => ({grain, start, isOver: shiftMonths(start, monthsOf[grain]) <= dayAfter(through)}));
}
