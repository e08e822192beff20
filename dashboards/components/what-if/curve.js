/** Minutes between two supposed targets. */
export const step = 15;

/** Returns the targets {measure, targetLevel} that can be changed: resolution before response, strictest level first. */
export function seriesIn(targets) {
  const codes = new Map();
  for (const {measure, target_level: targetLevel, current_minutes: current} of targets)
    codes.set(`${measure}.${targetLevel}`, {measure, targetLevel, current});
  return [...codes.values()]
    .sort(
      (a, b) =>
        (a.measure === b.measure ? 0 : a.measure === "resolution" ? -1 : 1) ||
        (a.targetLevel < b.targetLevel ? -1 : 1)
    )
    .map(({measure, targetLevel}) => ({measure, targetLevel}));
}

/** Returns the rows of one curve, that of `level` when a target of `series` changes, by target. */
export function curveOf(targets, {measure, targetLevel}, {grain, start}, level) {
  return targets
    .filter(
      (row) =>
        row.measure === measure &&
        row.target_level === targetLevel &&
        row.period_grain === grain &&
        row.period_start === start &&
        row.level === level
    )
    .sort((a, b) => a.target_minutes - b.target_minutes);
}

/** Returns the row that holds at a target: between two rows nothing changes. */
export function rowAt(curve, minutes) {
  return curve.findLast((row) => row.target_minutes <= minutes);
}

/** Returns the step from 15 minutes to `last` that is nearest to `minutes`. */
export function nearestStep(minutes, last) {
  const nearest = Math.round(minutes / step) * step;
  return Math.min(Math.max(Number.isFinite(nearest) ? nearest : step, step), last);
}

/** Returns the target {measure, targetLevel, minutes} that an address wrote as `resolution.L1.240`, or undefined. */
export function parseTarget(code) {
  const [, measure, targetLevel, minutes] = /^(response|resolution)\.(.+)\.(\d{1,6})$/.exec(code ?? "") ?? [];
  return measure ? {measure, targetLevel, minutes: Number(minutes)} : undefined;
}

export function targetCode({measure, targetLevel, minutes}) {
  return `${measure}.${targetLevel}.${minutes}`;
}
