import type {Entity} from "../contract.ts";
import {contracts} from "./contracts.ts";
import {opportunities} from "./opportunities.ts";
import {ticketEvents} from "./ticket_events.ts";
import {tickets} from "./tickets.ts";

/** Every entity that an export may hold, by name. */
export const entities: Record<string, Entity> = {
  tickets,
  ticket_events: ticketEvents,
  contracts,
  opportunities
};

/** Returns what of an entity decides how its cells are read. */
export function columnsOfEntity(name: string): unknown {
  return Object.entries(entities[name]!.fields).map(([field, {kind, values, min, max, required}]) => [
    field,
    kind,
    values,
    min,
    max,
    required
  ]);
}
