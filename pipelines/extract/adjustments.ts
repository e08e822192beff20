import type {Connection} from "../duckdb.ts";
import {Failure} from "../failure.ts";
import type {Workspace} from "../workspace.ts";
import {type Change, changesBetween, type LockRecord, lockedRows, locksInForce, readLocks} from "./locks.ts";
import {readLog} from "./log.ts";
import {readFigures, readPeriods, readUnits, unitsBelow} from "./read.ts";

/** What a locked period of a unit would be today: every figure that differs from the locked one. */
export type Adjustment = Pick<LockRecord, "period" | "unit" | "status" | "revision"> & {changes: Change[]};

/** Returns the locked periods whose figures now differ, and the locks whose kept figures cannot be read. */
export async function readAdjustments(
  connection: Connection,
  workspace: Workspace
): Promise<{adjustments: Adjustment[]; broken: Failure[]}> {
  const adjustments: Adjustment[] = [];
  const broken: Failure[] = [];
  for (const lock of locksInForce(await readLocks(workspace))) {
    try {
      const before = await lockedRows(workspace, lock);
      const changes = changesBetween(before, await figuresNow(connection, lock));
      const {period, unit, status, revision} = lock;
      if (changes.length > 0) adjustments.push({period, unit, status, revision, changes});
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (!(await isPurged(workspace, lock))) broken.push(error);
    }
  }
  return {adjustments, broken};
}

// a period or unit that is no more has nobody in it
async function figuresNow(connection: Connection, {period, unit}: LockRecord) {
  const found = (await readPeriods(connection)).find((one) => one.period === period);
  if (!found) return {totals: [], items: []};
  const units = await readUnits(connection, found);
  const isThere = unit === "none" || units.some(({unit_id}) => unit_id === unit);
  return readFigures(connection, found, isThere ? unitsBelow(units, unit) : [unit]);
}

async function isPurged(workspace: Workspace, {rows_file}: LockRecord): Promise<boolean> {
  const log = await readLog(workspace);
  return log.some(({kind, removed}) => kind === "purge" && removed?.includes(`ledger/${rows_file}`));
}
