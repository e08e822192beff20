/** Returns the company's value of a metric in the period that begins at `start`, or undefined if there is none. */
export function pickMetric(metricValues, code, start, grain = "quarter") {
  return metricValues.find(
    (row) =>
      row.metric_code === code &&
      row.period_grain === grain &&
      row.period_start === start &&
      row.dimension === "company"
  );
}

/** Returns the company's timeliness rows of one measure and grain: on the applied basis, where absent on elapsed time. */
export function pickTimeliness(rows, {grain, measure, start, level}) {
  const found = rows.filter(
    (row) =>
      row.period_grain === grain &&
      row.measure === measure &&
      row.dimension === "company" &&
      (start === undefined || row.period_start === start) &&
      (level === undefined || row.level === level)
  );
  const applied = new Set(found.filter((row) => row.basis === "applied").map(slot));
  return found.filter(
    (row) => row.basis === "applied" || (row.basis === "elapsed" && !applied.has(slot(row)))
  );
}

function slot(row) {
  return `${row.period_start}|${row.level}`;
}
