import {type Connection, rowsOf} from "./duckdb.ts";
import {readMarts} from "./kysely.ts";
import {pseudonym} from "./pseudonym.ts";

const shownMonths = 13;
const shownTickets = 2000;

/** Returns what the executives' timeliness page reads, by file: no person, no free text, customers who are persons as pseudonyms. */
export async function readTimeliness(
  connection: Connection,
  {asOf, secret}: {asOf: string; secret: string}
): Promise<Record<string, unknown>> {
  const db = readMarts(connection);
  const limits = db
    .selectFrom("marts.timeliness_limits")
    .selectAll()
    .orderBy("measure")
    .orderBy("level")
    .orderBy("period_start");
  const days = db
    .selectFrom("marts.timeliness_days")
    .selectAll()
    .where("level", "in", ["all", "headline"])
    .where("date", ">=", firstDay(asOf))
    .where("date", "<=", asOf)
    .orderBy("measure")
    .orderBy("level")
    .orderBy("date");
  const differences = db
    .selectFrom("marts.basis_differences")
    .selectAll()
    .orderBy("period_grain")
    .orderBy("period_start")
    .orderBy("measure")
    .orderBy("level");
  const teams = db
    .selectFrom("marts.team_quarters")
    .selectAll()
    .orderBy("dimension")
    .orderBy("dimension_value")
    .orderBy("period_start");
  const targets = db
    .selectFrom("marts.target_periods")
    .selectAll()
    .orderBy("metric_code")
    .orderBy("period_grain")
    .orderBy("period_start")
    .orderBy("dimension")
    .orderBy("dimension_value");
  return {
    timeliness_limits: await limits.execute(),
    timeliness_days: await days.execute(),
    basis_differences: await differences.execute(),
    team_quarters: await teams.execute(),
    target_periods: await targets.execute(),
    late_tickets: await readLateTickets(connection, secret)
  };
}

// a team of one is a person: the list names none
async function readLateTickets(connection: Connection, secret: string) {
  const counts = await readMarts(connection)
    .selectFrom("marts.late_tickets")
    .select((eb) => ["measure", "state", eb.fn.countAll<number>().as("count")])
    .groupBy(["measure", "state"])
    .orderBy("measure")
    .orderBy("state")
    .execute();

  const rows = await rowsOf(
    connection,
    `select position, ticket_id, measure, ${pseudonym("customer_name", secret)}, level, product, state, clock,
      late_minutes, due_at, done_at
    from marts.late_tickets order by position limit ${shownTickets}`
  );
  const total = counts.reduce((sum, {count}) => sum + count, 0);
  return {total, shown: rows.length, counts, rows};
}

// whole months, the last of which may not be over
function firstDay(asOf: string): string {
  const [year, month] = asOf.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month - shownMonths, 1)).toISOString().slice(0, 10);
}
