import type {Answer, Case, Timing} from "./run.ts";
import {type Calendar, deadlineAfter, instantOf, localOf, secondsBetween} from "./time/oracle.ts";

type Basis = {
  between: (from: number, to: number) => number | null;
  after: (from: number, seconds: number) => number | null;
};

/** Returns what the minute-walking reference says of a case's own limits: response and resolution, on both bases. */
export function referenceAnswer(one: Case, calendar: Calendar): Answer {
  const {ticket, zone, as_of, limits = {}} = one;
  const at = (time: string) => instantOf(time.length === 16 ? `${time}:00` : time, zone);
  const clock = at(`${as_of} 00:00`) + 86_400;
  const bases: Record<"elapsed" | "business", Basis> = {
    elapsed: {between: (from, to) => to - from, after: (from, seconds) => from + seconds},
    business: {
      between: (from, to) => secondsBetween(calendar, from, to),
      after: (from, seconds) => deadlineAfter(calendar, from, seconds)
    }
  };
  const from = at(ticket.submitted_at);
  const ends = {response: ticket.first_response_at ?? ticket.assigned_at, resolution: ticket.resolved_at};
  const timing = (measure: "response" | "resolution", basis: Basis): Timing => {
    const end = ends[measure];
    const seconds = end && at(end) < clock ? basis.between(from, at(end)) : null;
    const minutes = seconds === null ? null : Math.floor(seconds / 60);
    const due = basis.after(from, limits[measure]! * 60);
    const age = basis.between(from, clock);
    return {
      minutes,
      due_at: due === null ? null : localOf(due, zone),
      verdict: verdictOf({minutes, age, limit: limits[measure]!, hasEnded: Boolean(end && at(end) < clock)})
    };
  };
  return {
    response: {elapsed: timing("response", bases.elapsed), business: timing("response", bases.business)},
    resolution: {elapsed: timing("resolution", bases.elapsed), business: timing("resolution", bases.business)}
  };
}

type Judged = {minutes: number | null; age: number | null; limit: number; hasEnded: boolean};

function verdictOf({minutes, age, limit, hasEnded}: Judged): string {
  if (hasEnded) return minutes === null ? "unknown" : minutes <= limit ? "met" : "missed";
  if (age === null) return "unknown";
  return Math.floor(age / 60) > limit ? "missed" : "pending";
}
