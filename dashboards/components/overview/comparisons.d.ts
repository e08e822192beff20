import type {Change} from "../change.js";
import type {Language} from "../layout.js";

export type Comparison = "previous" | "year" | "festival";
type Row = Record<string, string | number | null>;
type Metric = {unit: string; direction: "up" | "down" | "none"};
export const comparisons: Comparison[];
export function pickComparison(
  rows: Row[],
  code: string,
  period: {grain: string; start: string} | null | undefined
): Row | undefined;
export function moved(
  row: Row | undefined,
  metric: Metric,
  compare: Comparison,
  lang: Language
): Change | undefined;
export function comparedWith(row: Row, compare: Comparison, lang: Language): string;
