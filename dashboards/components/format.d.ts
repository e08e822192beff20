import type {Language} from "./layout.js";

type Value = number | string | null | undefined;
type Text = string | null | undefined;
export type Formatter = {
  count(value: Value): string;
  ratio(value: Value): string;
  amount(value: Value): string;
  minutes(value: Value): string;
  points(value: Value): string;
  score(value: Value): string;
  hundredths(value: Value): string;
  date(text: Text): string;
  month(text: Text): string;
  timestamp(text: Text): string;
  monthName(month: number): string;
  period(grain: "month" | "quarter" | "year", start: string): string;
  inUnit(unit: "ratio" | "amount" | "count" | "minutes", value: Value): string;
};
export const dash: string;
export function formatter(lang: Language): Formatter;
export function toNumber(value: Value): number | null;
export function dayOf(text: string): string | undefined;
