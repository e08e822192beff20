import {expect, it} from "vitest";
import {columnsOf} from "../models/contract.ts";
import {tickets} from "../models/marts/tickets.ts";
import {registry} from "../models/metrics/registry/index.ts";

// SPEC §7: M-01…M-22, M-30…M-38, M-40…M-53
const ranges = [
  [1, 22],
  [30, 38],
  [40, 53]
] as const;
const codes = ranges.flatMap(([first, last]) =>
  Array.from({length: last - first + 1}, (_, i) => `M-${String(first + i).padStart(2, "0")}`)
);

it("holds exactly the codes of the SPEC", () => {
  const found = registry.map(({code}) => code);
  // M-01 is a moment, not a number: each ticket's own
  expect(columnsOf(tickets).map(([name]) => name)).toContain("resolution_due_at");
  expect(found.sort()).toEqual(codes.filter((code) => code !== "M-01"));
});
