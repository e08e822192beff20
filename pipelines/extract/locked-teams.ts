import {columnsOf} from "../../models/contract.ts";
import {teamAppraisal} from "../../models/marts/team_appraisal.ts";
import {Failure} from "../failure.ts";
import type {Workspace} from "../workspace.ts";
import {type LockRecord, lockedRows, locksInForce, readLocks} from "./locks.ts";

/** Columns of the table, with their types: those of the mart. */
export const lockedTeamColumns: Record<string, string> = Object.fromEntries(
  columnsOf(teamAppraisal).map(([name, {sql}]) => [name, sql])
);

/**
 * Returns the cells of `team_appraisal` as they were when they were locked: of the units of each lock in force, of the
 * company where a lock holds every team there was. Of two locks of one cell the later holds; a lock whose rows are gone
 * or not what they were holds none, for no run fails for a lock.
 */
export async function lockedTeamRows(workspace: Workspace): Promise<unknown[][]> {
  const cells = new Map<string, unknown[]>();
  for (const lock of locksInForce(await readLocks(workspace)))
    for (const row of await cellsOf(workspace, lock)) {
      const told = {...row, lock_status: lock.status, lock_revision: lock.revision} as Record<
        string,
        unknown
      >;
      const key = JSON.stringify([told.team_id, told.period_grain, told.period_start, told.kpi_code]);
      cells.set(
        key,
        Object.keys(lockedTeamColumns).map((name) => told[name])
      );
    }
  return [...cells.values()];
}

async function cellsOf(workspace: Workspace, lock: LockRecord) {
  try {
    const {teams, units = [lock.unit]} = await lockedRows(workspace, lock);
    const isOwn = ({team_id}: (typeof teams)[number]) => units.includes(String(team_id));
    const isWhole = teams.every((row) => row.team_id === "all" || isOwn(row));
    return teams.filter((row) => isOwn(row) || (isWhole && row.team_id === "all"));
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
