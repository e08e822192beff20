import {describe, expect, it} from "vitest";
import {dueOf} from "../dashboards/components/customers/due.js";
import {barsOf} from "../dashboards/components/opportunities/waterfall-bars.js";

describe("barsOf(row, lang)", () => {
  it("rises and falls from the opening to the closing amount, and leaves out what is nothing", () => {
    const row = {
      opening: 100,
      new: 40,
      reopened: 0,
      growth: 10,
      shrink: 0,
      won: 30,
      lost: 0,
      void: 0,
      closing: 120
    };
    const amounts = Object.fromEntries(Object.entries(row).map(([name, value]) => [`${name}_amount`, value]));
    expect(barsOf(amounts, "en").map(({name, from, to, value}) => [name, from, to, value])).toEqual([
      ["Opening", 0, 100, 100],
      ["New", 100, 140, 40],
      ["Grown", 140, 150, 10],
      ["Won", 150, 120, -30],
      ["Lost", 120, 120, 0],
      ["Closing", 0, 120, 120]
    ]);
  });
});

describe("dueOf(customer)", () => {
  it("puts open tickets, ending contracts and late opportunities in order of their dates", () => {
    const due = dueOf({
      run: {as_of: "2024-06-30"},
      tickets: [
        {ticket_id: "T1", status: "open", level: "L2", resolution_due_at: "2024-07-01 10:00:00"},
        {ticket_id: "T2", status: "closed", resolution_due_at: "2024-06-01 10:00:00"}
      ],
      contracts: [
        {contract_id: "H1", is_expiring: true, renewal_state: "pending", end_date: "2024-08-31"},
        {contract_id: "H2", is_expiring: true, renewal_state: "renewed", end_date: "2024-08-01"}
      ],
      opportunities: [
        {opportunity_id: "S1", status: "open", is_overdue: true, expected_signed_date: "2024-06-01"}
      ]
    });
    expect(due.map(({kind, id, isPast}) => [kind, id, isPast])).toEqual([
      ["opportunity", "S1", true],
      ["ticket", "T1", false],
      ["contract", "H1", false]
    ]);
  });
});
