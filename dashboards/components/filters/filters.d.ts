export type FilterName = "period" | "compare" | "team" | "tier" | "level" | "type";
export type Filters = Partial<Record<FilterName, string>>;
export type Period = {grain: "month" | "quarter" | "year"; start: string};
export const filterNames: FilterName[];
export function readFilters(address?: string): Filters;
export function withFilters(address: string, filters: Filters): string;
export function setFilter(name: FilterName, value: string | null): void;
export function periodCode(period: Period): string;
export function parsePeriod(code?: string): Period | undefined;
