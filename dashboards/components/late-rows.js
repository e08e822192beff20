const urgency = (a, b) => a.position - b.position;

/** What the late list can be sorted by; of rows that are equal the more urgent goes first. */
export const lateOrders = {
  position: urgency,
  due_at: (a, b) => compare(b.due_at, a.due_at) || urgency(a, b),
  late_minutes: (a, b) => (b.late_minutes ?? -1) - (a.late_minutes ?? -1) || urgency(a, b),
  customer_name: (a, b) => compare(a.customer_name ?? "", b.customer_name ?? "") || urgency(a, b),
  level: (a, b) => compare(a.level ?? "~", b.level ?? "~") || urgency(a, b)
};

/** Returns the late tickets that fit every filter {state, measure, level}, where "" fits all, in an order of `lateOrders`. */
export function lateRows(rows, {state = "", measure = "", level = "", order = "position"} = {}) {
  const fits = (row) =>
    (state === "" || row.state === state) &&
    (measure === "" || row.measure === measure) &&
    (level === "" || (row.level ?? "unknown") === level);
  return rows.filter(fits).sort(lateOrders[order]);
}

function compare(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}
