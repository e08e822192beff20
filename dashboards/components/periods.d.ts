export function latestCompleteQuarter(through: string | null): string | null;
export function latestCompleteMonth(through: string | null): string | null;
export function previousQuarter(start: string): string;
export function monthsBetween(first: string, last: string): string[];
export function shiftMonths(start: string, count: number): string;
export function isMonthOver(start: string, through: string): boolean;

type Grain = "month" | "quarter" | "year";
type Period = {grain: Grain; start: string; isOver: boolean};
type PeriodRow = {period_grain: string; period_start: string; dimension: string};
export function periodOptions(
  rows: PeriodRow[],
  through: string
): {options: Period[]; first: Period | undefined};
export function firstPeriod(rows: PeriodRow[], through: string): Period | undefined;
export function previousPeriod(period: {grain: Grain; start: string}): string;
