/** Returns the first day of the latest quarter that ended on or before the date `through`, or null if that is unknown. */
export function latestCompleteQuarter(through) {
  if (!through) return null;
  const [year, month, day] = through.split("-").map(Number);
  const next = new Date(Date.UTC(year, month - 1, day + 1));
  return startOf(next.getUTCFullYear(), Math.floor(next.getUTCMonth() / 3) * 3 - 3);
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
