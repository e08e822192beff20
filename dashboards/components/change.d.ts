import type {Language} from "./layout.js";

type Row = {value: number | string | null} | undefined;
type Metric = {
  unit: "ratio" | "amount" | "count" | "minutes";
  direction: "up" | "down" | "none";
  lang: Language;
  grain?: "month" | "quarter" | "year";
  name?: string;
};
export type Change = {
  text: string;
  size?: string;
  sign?: "up" | "down" | "level";
  verdict?: string;
  isWorse?: boolean;
};
export function change(row: Row, before: Row, metric: Metric): Change | undefined;
