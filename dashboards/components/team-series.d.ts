export type TeamRow = {
  dimension: string;
  dimension_value: string;
  period_start: string;
  count_due: number | null;
  on_time_ratio: number | null;
  is_suppressed: boolean;
};
type Series = {
  dimension: string | undefined;
  quarters: string[];
  teams: {team: string; rows: (TeamRow | null)[]; latest: TeamRow}[];
  hidden: number;
};
export function teamSeries(rows: TeamRow[], options: {through: string; longest: number}): Series;
