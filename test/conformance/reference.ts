import type {Answer, Case, Timing} from "./run.ts";
import {type Calendar, deadlineAfter, instantOf, localOf, secondsBetween} from "./time/oracle.ts";

type Basis = {
  between: (from: number, to: number) => number | null;
  after: (from: number, seconds: number) => number | null;
};

/** Returns what the minute-walking reference says of a case's own limits, on both bases, of the measures it expects. */
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
    const hasEnded = Boolean(end && at(end) < clock);
    const seconds = basis.between(from, hasEnded ? at(end!) : clock);
    const minutes = seconds === null ? null : Math.floor(seconds / 60);
    const due = basis.after(from, limits[measure]! * 60);
    return {
      minutes: hasEnded ? minutes : null,
      due_at: due === null ? null : localOf(due, zone),
      verdict: verdictOf({minutes, limit: limits[measure]!, hasEnded})
    };
  };
  const both = (measure: "response" | "resolution") => ({
    elapsed: timing(measure, bases.elapsed),
    business: timing(measure, bases.business)
  });
  return {
    ...(one.expect.response && {response: both("response")}),
    ...(one.expect.resolution && {resolution: both("resolution")})
  };
}

type Judged = {minutes: number | null; limit: number; hasEnded: boolean};

// of what has not ended, the minutes are those waited so far
function verdictOf({minutes, limit, hasEnded}: Judged): string {
  if (minutes === null) return "unknown";
  if (minutes > limit) return "missed";
  return hasEnded ? "met" : "pending";
}
