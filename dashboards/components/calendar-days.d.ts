type Day = {date: string; row: unknown};
export function calendarMonths(rows: {date: string}[]): {month: string; blanks: number; days: Day[]}[];
export function weekday(date: string): number;
export function heatRanges(most: number): [number, number][];
export function heatStep(count: number, ranges: [number, number][]): number;
