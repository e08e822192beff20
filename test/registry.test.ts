import {expect, it} from "vitest";
import {columnsOf} from "../models/contract.ts";
import {tickets} from "../models/marts/tickets.ts";
import {registry} from "../models/metrics/registry/index.ts";
import {testText} from "./titles.ts";

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

const clocks = "clock-values.test.ts";
const steps =
  "takes the rates of steps from their rules, and nothing due is unknown: M-06, M-12, M-14, M-18, M-19";
const times =
  "times the response from submission on the applied clock: M-02 the median, M-05 the mean in hours";
const solutions =
  "times the solution in the period it was found: M-07 the median, M-11 the mean, also by level";
const targets = "gives M-08 1 of 3 (FW2 of FW1, FW2, FW4), M-09 1 of 1, and medians over what is finished";
const responses =
  "gives M-03 1 of 4 and M-04 2 of 3: an assignment stands in, a closed ticket without either is unknown";
const collected =
  "M-15: 3 of 4 collected, 1 of 3 known within 24 hours; M-16: the mean of 5, 3 and 2; M-17: 1 of 2";
const forms = "M-31: 1 of 2 submitted needed more; M-32: 32 of 48 fields, 6 of 24 of the process";
const led = "M-35: 1 of 3 led to an opportunity; M-36: 200 signed of 1000 estimated";
const ends = "M-48: 1 of 2 due in twelve months is renewed, 100 of 400 by amount; M-49: 70 + 30";
const may = "gives M-40, M-42 and M-43 of May by hand";
const sold = "M-46, M-47: sales of paid services, and orders after 去零, apart";

// each metric's test worked by hand on at most six rows a table
const worked: Record<string, [file: string, title: string]> = {
  "M-02": [clocks, times],
  "M-03": ["metrics.test.ts", responses],
  "M-04": ["metrics.test.ts", responses],
  "M-05": [clocks, times],
  "M-06": [clocks, steps],
  "M-07": [clocks, solutions],
  "M-08": ["metrics.test.ts", targets],
  "M-09": ["metrics.test.ts", targets],
  "M-10": [clocks, "rates the late ones as applied, over all levels, and says by how much: M-10"],
  "M-11": [clocks, solutions],
  "M-12": [clocks, steps],
  "M-13": [clocks, "counts joint handling among the tickets that say so: M-13"],
  "M-14": [clocks, steps],
  "M-15": ["metric-values.test.ts", collected],
  "M-16": ["metric-values.test.ts", collected],
  "M-17": ["metric-values.test.ts", collected],
  "M-18": [clocks, steps],
  "M-19": [clocks, steps],
  "M-20": [
    "field.test.ts",
    "M-20: counts closed requests with a visit; one that nobody solved was not fixed, one without tasks tells nothing"
  ],
  "M-21": [
    "metric-values.test.ts",
    "M-21: 45 of 60 and 54 of 60 are 82.5 % in all, a survey without a maximum is unknown"
  ],
  "M-22": [clocks, "counts what was solved, by the company, the owner's and the assignee's team: M-22"],
  "M-30": [
    "metric-values.test.ts",
    "M-30: 2 of 3 steps in time, and a median of 15 hours from signing to confirmation"
  ],
  "M-31": ["metric-values.test.ts", forms],
  "M-32": ["metric-values.test.ts", forms],
  "M-33": ["metric-values.test.ts", "M-33: 2 of 4 steps of R-33, R-36 and R-39 in time, and each rule's own"],
  "M-34": [
    "metric-values.test.ts",
    "M-34: 2 of 3 closed whose plan is over; of sales 1 of 2, of product 1 of 1"
  ],
  "M-35": ["metric-values.test.ts", led],
  "M-36": ["metric-values.test.ts", led],
  "M-37": ["metric-values.test.ts", "M-37: 1 of 3 key moments whose days are over and of which one can tell"],
  "M-38": ["metric-values.test.ts", "M-38: 2 of 3 steps of health keeping in time"],
  "M-40": ["metrics.test.ts", may],
  "M-41": ["metric-values.test.ts", "M-41: 1000 + 500 approved in the year"],
  "M-42": ["metrics.test.ts", may],
  "M-43": ["metrics.test.ts", may],
  "M-44": [
    "metric-values.test.ts",
    "M-44: the mean of the degrees that have one, 0.15; a degree without a pair is unknown"
  ],
  "M-45": [
    "relationship-figures.test.ts",
    "counts known of required elements by type, and the uplift of projects known at the start"
  ],
  "M-46": ["value.test.ts", sold],
  "M-47": ["value.test.ts", sold],
  "M-48": ["metric-values.test.ts", ends],
  "M-49": ["metric-values.test.ts", ends],
  "M-50": [
    "metric-values.test.ts",
    "M-50: 15.5 months on average of customers with a contract at the period's end"
  ],
  "M-51": ["value.test.ts", "M-51: chargeable hours of the posts listed ÷ (working days × 8 − leave)"],
  "M-52": [
    "value.test.ts",
    "M-52: hours on relationship and added value ÷ all hours, those without a line being basic"
  ],
  "M-53": [
    "metric-values.test.ts",
    "M-53: 3 of 4 gates passed, 4 of 5 without a violation, 29 of 30 required fields"
  ]
};

it("has a test of every metric, worked by hand", async () => {
  expect(Object.keys(worked)).toEqual(registry.map(({code}) => code).sort());
  const missing: string[] = [];
  for (const [code, [file, title]] of Object.entries(worked))
    if ((await testText(file, title)) === undefined) missing.push(`${code}: ${file} has no test “${title}”`);
  expect(missing).toEqual([]);
});
