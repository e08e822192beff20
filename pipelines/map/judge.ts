import type {Entity} from "../../models/contract.ts";
import type {Proposal} from "./columns.ts";
import type {Sureness} from "./score.ts";
import type {Trial} from "./trial.ts";

const bars = {optionalFaults: 0.02, requiredFaults: 0.05, violations: 0.05, orders: 2, rows: 5};

/** Returns whether the draft reads the column; what is only guessed stands there as a comment. */
export function isActive({guess, isRequired, twoWays}: Proposal): boolean {
  return guess.sureness !== "unsure" && (isRequired || !twoWays);
}

/** Nothing is asserted of the columns of a table of which it is not sure what it holds. */
export function doubtful(proposals: Proposal[], isSure: boolean): Proposal[] {
  return isSure ? proposals : proposals.map((one) => withSureness(one, "unsure"));
}

/** Weighs each proposal by what became of its rows: values that cannot be read, times in the wrong order. */
export function judge(proposals: Proposal[], trial: Trial): Proposal[] {
  return proposals.map((one) => {
    const orders = trial.orders.filter(({earlier, later}) => earlier === one.field || later === one.field);
    const fault = trial.faults.get(one.field);
    const judged = {...one, orders, ...(fault ? {fault} : {})};
    if (!isActive(one)) return judged;
    const share = (fault?.count ?? 0) / Math.max(1, trial.rows);
    if (share > (one.isRequired ? bars.requiredFaults : bars.optionalFaults))
      return withSureness(judged, "unsure");
    if (orders.some((order) => isViolated(order) && isWeaker(one, order, proposals)))
      return withSureness(judged, "unsure");
    const kept = orders.filter(({count, violations}) => count >= bars.rows && violations === 0);
    const isHeld = one.guess.sureness === "likely" && !one.guess.rival && kept.length >= bars.orders;
    return isHeld ? withSureness(judged, "sure") : judged;
  });
}

/** Returns the required fields that no column is sure to hold, or whose dates a person has to explain first. */
export function openFields({fields}: Entity, proposals: Proposal[]): string[] {
  return Object.entries(fields)
    .filter(
      ([name, {required}]) =>
        required &&
        !proposals.some(({field, guess, twoWays}) => field === name && isEnough(guess.sureness) && !twoWays)
    )
    .map(([name]) => name);
}

function isEnough(sureness: Sureness): boolean {
  return sureness !== "unsure";
}

export function isViolated({count, violations}: Trial["orders"][number]): boolean {
  return count >= bars.rows && violations > count * bars.violations;
}

function isWeaker(one: Proposal, order: Trial["orders"][number], proposals: Proposal[]): boolean {
  const other = proposals.find(
    ({field}) => field !== one.field && (field === order.earlier || field === order.later)
  );
  if (!other) return true;
  return one.isRequired ? one.guess.score < other.guess.score : one.guess.score <= other.guess.score;
}

function withSureness(one: Proposal, sureness: Sureness): Proposal {
  return {...one, guess: {...one.guess, sureness}};
}
