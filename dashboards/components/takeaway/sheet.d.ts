export type Source = {mart?: string; row: Record<string, unknown>; column: string; unit?: string | null};
export type Part = {text: string; source?: Source; isPicture?: boolean};
export type About = {name: string; unit: string | null; definition?: string};
export type SheetColumn = {
  header: string;
  kind: "number" | "ratio" | "text" | "date";
  unit?: string | null;
  source?: string;
  definition?: string;
  isNote?: boolean;
  isUnit?: boolean;
};
export type Sheet = {columns: SheetColumn[]; rows: (string | null)[][]};
export function sheetOf<R>(
  rows: R[],
  columns: {label: string; isNumber?: boolean; parts(row: R): Part[]}[],
  describe: (source: Source) => About
): Sheet;
