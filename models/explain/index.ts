import type {Words} from "../contract.ts";
import {customer} from "./customer.ts";
import {opportunity} from "./opportunity.ts";
import {person} from "./person.ts";
import {ticket} from "./ticket.ts";

/** One query of a trace: `models/explain/<subject>/<name>.sql`, with `$id` for what is asked about. */
export type Section = {
  name: string;
  label: Words;
  /** What each column is called, in order. */
  columns: Record<string, Words>;
  /** What is said where the query finds nothing. */
  none: Words;
};

/** What `explain` can trace: its first section finds the record, or it does not exist. */
export type Subject = {
  name: string;
  label: Words;
  /** Where ids are found, to suggest the one that was meant. */
  ids: {table: string; column: string};
  sections: Section[];
  /** A person's own figures: shown to HR only, and every look is logged. */
  isForHr?: true;
};

export const subjects: Subject[] = [ticket, opportunity, customer, person];
