export function latestCompleteQuarter(through: string | null): string | null;
export function previousQuarter(start: string): string;
export function monthsBetween(first: string, last: string): string[];
export function shiftMonths(start: string, count: number): string;
export function isMonthOver(start: string, through: string): boolean;
