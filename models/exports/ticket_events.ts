import {entity, field} from "../contract.ts";
import {tickets} from "./tickets.ts";

/** A ticket system's event log: one row per change, each with the ticket as it then stood. */
export const ticketEvents = entity(
  "ticket_events",
  {zh: "工单事件", en: "ticket events"},
  {
    row: {zh: "工单的一次变更", en: "one change of a ticket"},
    key: "ticket_id",
    isHistory: true,
    fields: {
      ...tickets.fields,
      event_order: field("order", "事件序号", "event order", {required: true}),
      event_at: field("timestamp", "事件时间", "event at")
    }
  }
);
