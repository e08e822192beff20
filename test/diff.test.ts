import {describe, expect, it} from "vitest";
import {changesBetween, type Kept} from "../pipelines/diff-causes.ts";

describe("changesBetween(a, b)", () => {
  const run = {run_id: "a", as_of: "2024-05-31", lake: "l", policy: "p", models: "m", code: "c", at: ""};
  const loads = [{load_id: "1", source_file: "tickets.csv", is_correction: false}];
  const policy = {settings: [{name: "acknowledge_minutes", value: "15"}], levels: [], calendar_days: []};
  const a: Kept = {run: {...run, loads}, policy};

  it("finds nothing between a run and itself", () => {
    expect(changesBetween(a, a)).toEqual([]);
  });

  it("tells data, corrections, policy, calendar and code apart, each with what it was", () => {
    const correction = {load_id: "2", source_file: "corrections/1.csv", is_correction: true};
    const young = {load_id: "3", source_file: "june.csv", is_correction: false};
    const b: Kept = {
      run: {...run, as_of: "2024-06-30", policy: "q", code: "d", loads: [young, correction]},
      policy: {
        settings: [{name: "acknowledge_minutes", value: "10"}],
        levels: [{level: "L9"}],
        calendar_days: [{date: "2024-06-03"}]
      }
    };
    expect(changesBetween(a, b)).toEqual([
      {cause: "code", details: ["c → d"]},
      {cause: "data", details: ["+ june.csv", "− tickets.csv", "as_of 2024-05-31 → 2024-06-30"]},
      {cause: "correction", details: ["+ corrections/1.csv"]},
      {cause: "policy", details: ["levels.csv +1 −0", "acknowledge_minutes 15 → 10"]},
      {cause: "calendar", details: ["calendar_days.csv +1 −0"]}
    ]);
  });

  it("knows of an older run only that its lake and policy differ", () => {
    const old: Kept = {run: {...run, lake: "x", policy: "y"}, policy: undefined};
    expect(changesBetween(old, a)).toEqual([
      {cause: "data", details: ["lake"]},
      {cause: "policy", details: ["policy"]}
    ]);
  });
});
