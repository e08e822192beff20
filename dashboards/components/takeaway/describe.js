const unitsOfMarts = {
  CNY: "amount",
  "0–1": "ratio",
  "0–1, percentage points": "ratio",
  min: "minutes",
  "1–5": "score",
  month: "months",
  point: "points",
  hours: "hours",
  days: "days"
};
const ofMetric = ["value", "target", "gap"]; // columns in the unit of the row's metric
const plainAmounts = {contract_statuses: ["amount"], opportunity_statuses: ["amount"]};

/**
 * Returns {describe, codes}: describe(source) tells what the dictionary, or of a metric's value the registry, says of where
 * a number is from, and `codes` collects the metrics it was asked about.
 */
export function describer({dictionary, metrics}, lang) {
  const codes = new Set();
  function describe({mart, row, column, unit}) {
    if (unit !== undefined) return {name: "", unit};
    codes.add(row.metric_code);
    const known = dictionary
      .find(({name}) => name === `marts.${mart}`)
      ?.columns.find(({name}) => name === column);
    return {
      name: known ? known[lang].split(/[;；，,。（(]/)[0].trim() : column,
      unit: unitOf({mart, row, column}, known, metrics),
      definition: known && [known[lang], known[`null_${lang}`]].filter(Boolean).join(" · ")
    };
  }
  return {describe, codes};
}

function unitOf({mart, row, column}, known, metrics) {
  if (ofMetric.includes(column)) {
    const metric = metrics.find(({code}) => code === row.metric_code);
    if (metric) return metric.unit === "count" ? null : metric.unit;
    return unitsOfMarts[row.unit_en ?? known?.unit] ?? null;
  }
  return unitsOfMarts[known?.unit] ?? (plainAmounts[mart]?.includes(column) ? "amount" : null);
}
