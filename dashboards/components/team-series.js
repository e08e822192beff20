/**
 * Returns the teams of one dimension ("team", or "assignee_team" where only that is known), those with most due first, each
 * with a row or null for each of the last `quarters`, and how many teams are hidden altogether:
 * {dimension, quarters, teams: [{team, rows, latest}], hidden}.
 */
export function teamSeries(rows, {through, longest}) {
  const dimension = ["team", "assignee_team"].find((name) => rows.some((row) => row.dimension === name));
  const found = rows.filter((row) => row.dimension === dimension && row.period_start <= through);
  const quarters = [...new Set(found.map((row) => row.period_start))].sort().slice(-longest);
  const names = [...new Set(found.map((row) => row.dimension_value))];
  const teams = names.map((team) => {
    const own = quarters.map(
      (start) => found.find((row) => row.dimension_value === team && row.period_start === start) ?? null
    );
    return {team, rows: own, latest: own.findLast((row) => row && !row.is_suppressed) ?? null};
  });
  const shown = teams.filter(({latest}) => latest !== null);
  shown.sort((a, b) => b.latest.count_due - a.latest.count_due || (a.team < b.team ? -1 : 1));
  return {dimension, quarters, teams: shown, hidden: teams.length - shown.length};
}
