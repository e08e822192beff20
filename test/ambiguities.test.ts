import {expect, it} from "vitest";
import {policyTables, settings} from "../models/policy/index.ts";
import {testText} from "./titles.ts";

// each ambiguity of SPEC §14: the setting or policy table that decides it with the test that flips it and sees the
// figure move, or the invariant with the test that nothing switches it off; a conformance case is a test, too

type Decided = [by: string, file: string, title: string];
type Invariant = [file: string, title: string];

const verdicts = "conformance/cases/verdicts.json";
const terms = "conformance/cases/terms.json";
const opportunities = "flips A-28, A-38, A-39, A-46, the owner who is credited and the cut-offs of tiers";
const ratings = "of anybody counts where the company says so, but one's own";
const ticket =
  "is on time at its limit to the minute (A-04), late by its times (A-09), solved when recorded (A-13)";
const refused = "refuses negative amounts and other currencies, and says so (A-48, A-49)";

const decided: Record<string, Decided> = {
  "A-01": ["clock_start", verdicts, "from the occurrence, if the company says so (A-01)"],
  "A-02": ["clock_basis", verdicts, "working hours for all"],
  "A-03": [
    "acknowledge_minutes",
    verdicts,
    "after 16 minutes it is in time where the company allows 30 (A-03)"
  ],
  "A-05": [
    "pauses",
    "conformance/cases/pauses.json",
    "deducted, if the company says so: the deadline moves by the pause on either clock (A-05)"
  ],
  "A-06": [
    "special_terms",
    terms,
    "a special term replaces the standard for its scope, even if looser (A-06)"
  ],
  "A-07": ["level_change", terms, "or the last, if the company says so"],
  "A-10": ["unsolvable", verdicts, "unless the company leaves it out"],
  "A-11": ["reopen", "conformance/cases/reopened.json", "or the first, if the company says so"],
  "A-12": [
    "handover_day_rule",
    "decisions.test.ts",
    "V-15: signed on a day only, the form is due by the end of that working day, or R-01 is not judged"
  ],
  "A-14": [
    "sync_start",
    "decisions.test.ts",
    "A-14: the sync to sales starts at the solution, or at the closing; where one lacks, at the other"
  ],
  "A-16": [
    "nbd_after_hours",
    "process.test.ts",
    "rolls a receipt after hours, unless the company counts it as of its day"
  ],
  "A-17": [
    "calendar_hours",
    "conformance/cases/vectors.json",
    "the same without a lunch break is late on both"
  ],
  "A-20": [
    "rating_default_max",
    "appraisal-facts.test.ts",
    "without a maximum is of the company's own (A-20)"
  ],
  "A-21": ["rating_appraiser", "appraisal-facts.test.ts", ratings],
  "A-22": ["rating_appraisee", "appraisal-facts.test.ts", ratings],
  "A-24": ["role_kpis", "appraisal.test.ts", "weighs by the company's own weights and targets (A-24)"],
  "A-25": [
    "provisional_coverage",
    "appraisal.test.ts",
    "is provisional below the company's own share (A-25)"
  ],
  "A-26": [
    "collaboration_rules",
    "ownership.test.ts",
    "flips by policy: A-26 without rules of posts and channels, A-42 by the company's own list"
  ],
  "A-27": [
    "credit_without_shares",
    "opportunities.test.ts",
    "flips A-27 and takes the reviewed link before what is recorded"
  ],
  "A-28": ["incubation_gate", "opportunities.test.ts", opportunities],
  "A-31": [
    "health_trend_basis",
    "health.test.ts",
    "is stable within a tier with the change of both scores beside it, unless scores are the basis"
  ],
  "A-32": [
    "uplift_baseline",
    "uplift.test.ts",
    "is the first inside where there is none before, and gives no uplift then, unless the company says so"
  ],
  "A-34": [
    "self_ratings",
    "uplift.test.ts",
    "leaves self-ratings out (A-34) and says how many, unless the company counts them"
  ],
  "A-35": [
    "pacification_score",
    "relationships.test.ts",
    "V-03: a score of 4 asks for no pacification, 3 does, a missing one does not"
  ],
  "A-38": [
    "renewal_window_days",
    "relationships.test.ts",
    "are renewed by the one that names them, else by the nearest renewal of the customer (A-38)"
  ],
  "A-39": ["expert_window_days", "value.test.ts", "A-39: another window holds other opportunities"],
  "A-41": ["customer_aliases", "metrics.test.ts", "match by an alias of the policy"],
  "A-42": [
    "health_scope",
    "decisions.test.ts",
    "A-42: key core accounts, major accounts, either, or all customers"
  ],
  "A-46": ["partner_opportunities", "opportunities.test.ts", opportunities],
  "A-47": [
    "order_total_basis",
    "money.test.ts",
    "A-47: takes the total where the lines do not come to it, and the lines if the setting says so"
  ]
};

const invariants: Record<string, Invariant> = {
  "A-04": ["invariants.test.ts", ticket],
  "A-08": ["invariants.test.ts", "belongs to the month its target falls due in (A-08)"],
  "A-09": ["invariants.test.ts", ticket],
  "A-13": ["invariants.test.ts", ticket],
  "A-15": [
    "process.test.ts",
    "measures every wait, the last to the solution, that of an open ticket or without a history to nobody knows when"
  ],
  "A-18": ["relationships.test.ts", "V-12: W[-5] of 2024Q2, 2024Q3, 2025Q3 and 2026Q3, make-up days counted"],
  "A-19": ["relationships.test.ts", "V-13: two working days after 2024-06-28, 2024-09-30 and 2025-09-30"],
  "A-23": [
    "invariants.test.ts",
    "of a case, appraiser and appraisee the last rating counts, and none from fewer than three (A-23)"
  ],
  "A-29": ["uplift.test.ts", "takes no score of another scale (A-29)"],
  "A-30": ["current-rows.test.ts", "is refused when nothing says which quarter it is of"],
  "A-33": ["uplift.test.ts", "leaves out who left, even if scored before leaving (A-33)"],
  "A-36": ["invariants.test.ts", "that is low has a lag to its pacification and no deadline (A-36)"],
  "A-37": [
    "invariants.test.ts",
    "that is missing is missing: neither 5 nor 0, and its share stands beside (A-37)"
  ],
  "A-40": ["normalize.test.ts", "quarantines %s, which its list does not hold, rather than guess (A-40)"],
  "A-43": ["invariants.test.ts", "a quarter is a natural one, whatever is decided (A-43)"],
  "A-44": [
    "ownership.test.ts",
    "gives every ticket its owner's team at submission and its assignee's when solved (A-44)"
  ],
  "A-45": ["appraisal.test.ts", "appraises who left until the day of leaving, and not in the next period"],
  "A-48": ["opportunities.test.ts", refused],
  "A-49": ["opportunities.test.ts", refused],
  "A-50": [
    "invariants.test.ts",
    "another decision is another version of the policy, the same one written anew is not (A-50)"
  ]
};

it("decides every ambiguity of the SPEC by a setting, a policy table or an invariant", () => {
  const codes = Array.from({length: 50}, (_, i) => `A-${String(i + 1).padStart(2, "0")}`);
  expect([...Object.keys(decided), ...Object.keys(invariants)].sort()).toEqual(codes);
  const known = [...Object.keys(settings), ...policyTables.map(({name}) => name)];
  expect(Object.values(decided).filter(([by]) => !known.includes(by))).toEqual([]);
});

it("has a test of every decision, and where it is a setting one that names it", async () => {
  const wrong: string[] = [];
  for (const [code, [by, file, title]] of Object.entries(decided)) {
    const text = await testText(file, title);
    if (text === undefined) wrong.push(`${code}: ${file} has no test “${title}”`);
    else if (by in settings && !text.includes(by)) wrong.push(`${code}: ${file} does not set ${by}`);
  }
  expect(wrong).toEqual([]);
});

it("has a test of every invariant, and no setting that is said to decide it", async () => {
  const wrong: string[] = [];
  for (const [code, [file, title]] of Object.entries(invariants)) {
    if ((await testText(file, title)) === undefined) wrong.push(`${code}: ${file} has no test “${title}”`);
    for (const [name, {about}] of Object.entries(settings))
      if (`${about.zh} ${about.en}`.includes(code)) wrong.push(`${code}: ${name} decides it`);
  }
  expect(wrong).toEqual([]);
});
