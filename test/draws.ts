/** Returns how many cases a property is asked: `full` of them under `vitest --mode long`, else `quick`. */
export function draws({quick, full}: {quick: number; full: number}): number {
  return process.env.SERVICE_VALUE_DRAWS === "full" ? full : quick;
}
