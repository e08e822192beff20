export const flows: string[];
export function barsOf(
  row: Record<string, number | string>,
  lang: string
): {name: string; from: number; to: number; value: number; kind: string}[];
