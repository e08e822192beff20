import type {Audience, Words} from "../../contract.ts";

/** A metric as its readers see it; pages, dictionary and `explain` read it from here. */
export type Metric = {
  /** Of SPEC §7. */
  code: string;
  /** SPEC §7.4: efficiency 效率, intelligence 智能, experience 体验, value 价值. */
  block: "efficiency" | "intelligence" | "experience" | "value";
  name: Words;
  definition: Words;
  /** As arithmetic over columns of marts. */
  formula: Words;
  unit: "ratio" | "amount" | "count" | "minutes" | "hours" | "points" | "months" | "score";
  /** Which way is better. */
  direction: "up" | "down" | "none";
  /** Which facts belong to a period. */
  cohort: Words;
  /** What a rate is a share of; a metric that is no rate has none. */
  denominator?: Words;
  /** Named settings and policy tables that move it. */
  settings: string[];
  audiences: Audience[];
  /** Where its facts stand: `mart.column`. */
  column: string;
};
