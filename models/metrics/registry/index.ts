import {clocks} from "./clocks.ts";
import {field} from "./field.ts";
import type {Metric} from "./metric.ts";
import {money} from "./money.ts";
import {opportunities} from "./opportunities.ts";
import {process} from "./process.ts";
import {relationships} from "./relationships.ts";
import {timeliness} from "./timeliness.ts";

/** The metrics of SPEC §7 that are computed, by code. */
export const registry: Metric[] = [
  ...timeliness,
  ...clocks,
  ...opportunities,
  ...money,
  ...field,
  ...process,
  ...relationships
].sort((a, b) => (a.code < b.code ? -1 : 1));
