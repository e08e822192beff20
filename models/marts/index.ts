import type {Mart} from "../contract.ts";
import {contracts} from "./contracts.ts";
import {loads} from "./loads.ts";
import {metricValues} from "./metric_values.ts";
import {opportunities} from "./opportunities.ts";
import {quarantine} from "./quarantine.ts";
import {tickets} from "./tickets.ts";
import {timelinessPeriods} from "./timeliness_periods.ts";
import {unmatchedNames} from "./unmatched_names.ts";

/** Every mart: the promise to its readers, the dictionary, the types and the audits in one. */
export const marts = {
  tickets,
  timeliness_periods: timelinessPeriods,
  contracts,
  opportunities,
  metric_values: metricValues,
  loads,
  quarantine,
  unmatched_names: unmatchedNames
} satisfies Record<string, Mart>;
