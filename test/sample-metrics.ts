import {expect} from "vitest";
import {registry} from "../models/metrics/registry/index.ts";
import {rowsHere} from "./workspaces.ts";

// these are known whenever there is anything to count
const neverUnknown: Record<string, string> = {
  "M-32": "a field of a form is filled in or empty",
  "M-35": "a piece of feedback is linked to an opportunity or to none",
  "M-43": "a count of what has an origin",
  "M-45": "whether an element is known is required of every row",
  "M-50": "only customers whose first contract is known have a tenure",
  "M-53": "a gate that is due was passed in order or not"
};

/** Expects of the company's rows of each metric two distinct values and one unknown, over the sample's run. */
export async function expectEveryMetric(workspace: string): Promise<void> {
  const found = await rowsHere<{code: string; values: number; unknown: number}>(
    workspace,
    `select metric_code as code, count(distinct value)::integer as values,
      count_if(status = 'unknown')::integer as unknown
    from marts.metric_values where dimension = 'company' group by metric_code order by metric_code`
  );
  expect(found.map(({code}) => code)).toEqual(registry.map(({code}) => code));
  expect(found.filter(({values}) => values < 2)).toEqual([]);
  const known = found.filter(({unknown}) => unknown === 0).map(({code}) => code);
  expect(known).toEqual(Object.keys(neverUnknown));
}
