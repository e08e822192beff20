import {expect, it} from "vitest";
import {policyTables, settings} from "../models/policy/index.ts";

// each ambiguity of SPEC §14: the setting or policy table that decides it, or the invariant that nothing switches off
const decided: Record<string, {by: string} | {invariant: string}> = {
  "A-01": {by: "clock_start"},
  "A-02": {by: "clock_basis"},
  "A-03": {by: "acknowledge_minutes"},
  "A-04": {invariant: "equal to the limit is on time, at minute precision"},
  "A-05": {by: "pauses"},
  "A-06": {by: "special_terms"},
  "A-07": {by: "level_change"},
  "A-08": {invariant: "a target belongs to the period it falls due in"},
  "A-09": {invariant: "lateness is of time stamps alone"},
  "A-10": {by: "unsolvable"},
  "A-11": {by: "reopen"},
  "A-12": {by: "handover_day_rule"},
  "A-13": {invariant: "the resolution time is the one recorded"},
  "A-14": {by: "sync_start"},
  "A-15": {invariant: "a cadence without a log is unknown"},
  "A-16": {by: "nbd_after_hours"},
  "A-17": {by: "calendar_hours"},
  "A-18": {invariant: "data are collected by the end of W[-5]"},
  "A-19": {invariant: "a plan is due at the end of the second working day"},
  "A-20": {by: "rating_default_max"},
  "A-21": {by: "rating_appraiser"},
  "A-22": {by: "rating_appraisee"},
  "A-23": {invariant: "one rating per case, appraiser and appraisee, the last one"},
  "A-24": {by: "kpis"},
  "A-25": {by: "provisional_coverage"},
  "A-26": {by: "collaboration_rules"},
  "A-27": {by: "opportunity_shares"},
  "A-28": {by: "incubation_gate"},
  "A-29": {invariant: "the three degrees are scored 1 to 5"},
  "A-30": {invariant: "a health form without a period is refused"},
  "A-31": {by: "health_trend_basis"},
  "A-32": {by: "uplift_baseline"},
  "A-33": {invariant: "a key person who left is counted apart, never as a fall"},
  "A-34": {by: "self_ratings"},
  "A-35": {by: "pacification_score"},
  "A-36": {invariant: "pacification has a lag and no verdict"},
  "A-37": {invariant: "a missing score is missing"},
  "A-38": {by: "renewal_window_days"},
  "A-39": {by: "expert_window_days"},
  "A-40": {invariant: "a value outside its list quarantines the row"},
  "A-41": {by: "customer_aliases"},
  "A-42": {by: "health_scope"},
  "A-43": {invariant: "a quarter is a natural one"},
  "A-44": {invariant: "the post of a fact is the one held on its day"},
  "A-45": {invariant: "who left keeps the history"},
  "A-46": {by: "partner_opportunities"},
  "A-47": {by: "order_total_basis"},
  "A-48": {invariant: "an amount of 0 counts in number, a negative one is refused"},
  "A-49": {invariant: "a currency other than CNY is quarantined and counted"},
  "A-50": {invariant: "every figure names its policy version"}
};

it("decides every ambiguity of the SPEC by a setting, a policy table or an invariant", () => {
  const codes = Array.from({length: 50}, (_, i) => `A-${String(i + 1).padStart(2, "0")}`);
  expect(Object.keys(decided)).toEqual(codes);
  const known = [...Object.keys(settings), ...policyTables.map(({name}) => name)];
  const named = Object.values(decided).flatMap((one) => ("by" in one ? [one.by] : []));
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
