import {describe, expect, it} from "vitest";
import type {PolicyRow} from "../../../pipelines/policy-lines.ts";
import {policyOf} from "./calendars.ts";
import {type Ticket, timed} from "./engine.ts";
import type {Calendar} from "./oracle.ts";

const names = ["standard", "contract", "late", "customer", "product", "channel", "kind", "level"];
const calendars: Calendar[] = names.map((id) => ({
  id,
  zone: "Asia/Shanghai",
  covered: [["2024-01-01", "2024-12-31"]],
  hours: [{day: "every", start: "00:00", end: "24:00"}]
}));

const scopes: PolicyRow[] = [
  row("contract", "HT1", "contract"),
  row("contract", "HT2", "late"),
  row("customer", "C1", "customer", ["2024-03-01", "2024-10-31"]),
  row("customer", "乙公司", "customer"),
  row("product", "甲品", "product", [null, "2024-06-30"]),
  row("channel", "热线", "channel"),
  row("collaboration_type", "P-1", "kind"),
  row("level", "L1", "level")
];

const contracts = [
  {contract_id: "HT1", customer_id: "C1", start_date: "2024-04-01", end_date: "2024-09-30"},
  {contract_id: "HT2", customer_id: "C1", start_date: "2024-06-01", end_date: "2024-07-31"}
];

const everything = {product: "甲品", channel: "热线", collaboration_type: "P-1", level: "L1"};

const cases: [title: string, ticket: Partial<Ticket>, calendar: string, source: string][] = [
  ["none of the rules fits: the default", {}, "standard", "default"],
  ["the level", {level: "L1"}, "level", "level"],
  [
    "the collaboration type before the level",
    {...everything, product: "x", channel: "x"},
    "kind",
    "collaboration_type"
  ],
  ["the channel before that", {...everything, product: "x"}, "channel", "channel"],
  ["the product before that", everything, "product", "product"],
  ["but not after its last day", {...everything, submitted_at: "2024-07-01 00:00"}, "channel", "channel"],
  [
    "the customer before the product",
    {...everything, customer_id: "C1", submitted_at: "2024-03-01 00:00"},
    "customer",
    "customer"
  ],
  [
    "from the day its rule begins",
    {...everything, customer_id: "C1", submitted_at: "2024-02-29 23:59"},
    "product",
    "product"
  ],
  [
    "a contract of the customer's while it runs",
    {customer_id: "C1", submitted_at: "2024-04-01 00:00"},
    "contract",
    "contract"
  ],
  [
    "of two contracts the one that began later",
    {customer_id: "C1", submitted_at: "2024-06-15 10:00"},
    "late",
    "contract"
  ],
  [
    "the longer one again as the other ends",
    {customer_id: "C1", submitted_at: "2024-08-01 00:00"},
    "contract",
    "contract"
  ],
  [
    "the customer's own as the contracts end",
    {customer_id: "C1", submitted_at: "2024-10-31 23:00"},
    "customer",
    "customer"
  ],
  [
    "and the default after that",
    {customer_id: "C1", submitted_at: "2024-11-01 00:00"},
    "standard",
    "default"
  ],
  ["a customer by name where none has an id", {customer_key: "乙公司"}, "customer", "customer"]
];

describe("which calendar a ticket has:", async () => {
  const rows = await timed({
    tables: {...policyOf(calendars), calendar_scopes: scopes},
    contracts,
    tickets: cases.map(([, ticket], i) => ({
      ticket_id: String(i).padStart(2, "0"),
      submitted_at: "2024-05-15 10:00",
      ...ticket
    }))
  });

  it("one row for each ticket", () => expect(rows).toHaveLength(cases.length));

  it.each(cases.map((one, i) => [...one, rows[i]!] as const))("%s", (_, __, calendar, source, row) => {
    expect({calendar: row.calendar, source: row.calendar_source}).toEqual({calendar, source});
  });
});

function row(
  scope: string,
  value: string,
  calendar: string,
  [valid_from, valid_to]: [string | null, string | null] = [null, null]
): PolicyRow {
  return {scope, value, calendar, valid_from, valid_to};
}
