/** What every page may be narrowed by, kept in the address's query so that it can be sent and followed. */
export const filterNames = ["period", "compare", "team", "tier", "level", "type"];

/** Returns the filters that an address's query holds, by name. */
export function readFilters(address = location.href) {
  const query = new URL(address).searchParams;
  const held = filterNames.filter((name) => query.get(name));
  return Object.fromEntries(held.map((name) => [name, query.get(name)]));
}

/** Returns the address with `filters` in its query in place of those it had; what else the query holds stays. */
export function withFilters(address, filters) {
  const url = new URL(address);
  for (const name of filterNames) url.searchParams.delete(name);
  for (const name of filterNames) if (filters[name]) url.searchParams.set(name, filters[name]);
  return url.href;
}

/** Sets one filter in the page's address, or takes it away if `value` is empty, and tells the page. */
export function setFilter(name, value) {
  const address = withFilters(location.href, {...readFilters(), [name]: value});
  history.replaceState(history.state, "", address);
  dispatchEvent(new CustomEvent("filters"));
}

/** Returns a period as the address writes it: 2024-05, 2024Q2 or 2024. */
export function periodCode({grain, start}) {
  const [year, month] = start.split("-");
  if (grain === "month") return `${year}-${month}`;
  return grain === "quarter" ? `${year}Q${Math.ceil(Number(month) / 3)}` : year;
}

/** Returns the period {grain, start} that an address wrote, or undefined if it is none. */
export function parsePeriod(code = "") {
  const [, year, quarter, month] = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(code) ?? [];
  if (!year) return undefined;
  const first = month ?? String(quarter ? 3 * quarter - 2 : 1).padStart(2, "0");
  return {grain: month ? "month" : quarter ? "quarter" : "year", start: `${year}-${first}-01`};
}
