export type CurveRow = {
  period_grain: string;
  period_start: string;
  measure: string;
  target_level: string;
  level: string;
  target_minutes: number;
  current_minutes: number | null;
  last_minutes: number;
  count_due: number;
  count_met: number;
  count_pending: number;
  on_time_ratio: number | null;
};
export type Series = {measure: string; targetLevel: string};

export const step: 15;
export function seriesIn(targets: CurveRow[]): Series[];
export function curveOf(
  targets: CurveRow[],
  series: Series,
  period: {grain: string; start: string},
  level: string
): CurveRow[];
export function rowAt(curve: CurveRow[], minutes: number): CurveRow | undefined;
export function nearestStep(minutes: number, last: number): number;
export function parseTarget(code: string | null | undefined): (Series & {minutes: number}) | undefined;
export function targetCode(target: Series & {minutes: number}): string;
