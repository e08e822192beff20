import {describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {built, type Given} from "./built.ts";

// each model over rows written by hand, the answer worked in the comments; money in yuan

// the service request of the source documents, S002
const example = {
  service_orders: [
    {
      order_id: "CTRNBRG0020050223001",
      request_id: "FWQQBRG0020050222006",
      customer_id: "C1",
      signed_date: "2005-02-23",
      subtotal_amount: "1322.45",
      rounding_amount: "-0.45",
      total_amount: "1322.00"
    }
  ],
  service_order_lines: [
    line({line_number: 1, product_name: "风扇", quantity: 1, unit_price_amount: "324.32", amount: "324.32"}),
    line({line_number: 2, product_name: "电源", quantity: 2, unit_price_amount: "210.00", amount: "420.00"}),
    line({line_number: 3, product_name: "网卡", quantity: 1, unit_price_amount: "78.13", amount: "78.13"}),
    line({line_number: 4, product_name: "工时费", quantity: 4, quantity_measure: "小时", amount: "500.00"})
  ]
};

const rates = {
  cost_rates: [
    {grade: "G6", hourly_rate_amount: "280.00", valid_from: null, valid_to: "2023-12-31"},
    {grade: "G6", hourly_rate_amount: "295.00", valid_from: "2024-01-01", valid_to: null}
  ]
};
const people = {persons: [{person_id: "A1", grade: "G6"}]};

describe("metrics.order_totals", () => {
  it("V-08: lines and 去零 come to the total, parts and labour apart", async () => {
    const [order] = await orders({exports: example});
    expect(order).toMatchObject({
      expected_amount: "1322.00", // 324.32 + 420.00 + 78.13 + 500.00 − 0.45
      total_amount: "1322.00",
      parts_amount: "822.45",
      labour_amount: "500.00",
      rounding_amount: "-0.45",
      billed_hours: "4.0000",
      total_check: "agrees"
    });
  });

  it("A-47: takes the total where the lines do not come to it, and the lines if the setting says so", async () => {
    const [order] = example.service_orders;
    const exports = {...example, service_orders: [{...order!, total_amount: "1300.00"}]};
    const by = async (order_total_basis: string) =>
      (await orders({exports, settings: {order_total_basis}}))[0];
    expect(await by("total")).toMatchObject({total_amount: "1300.00", total_check: "differs"});
    expect(await by("lines")).toMatchObject({total_amount: "1322.00", total_check: "differs"});
  });

  it("takes the lines where no total is recorded, and knows none where a line has no amount", async () => {
    const [order] = example.service_orders;
    const service_orders = [{...order!, total_amount: null}];
    const [whole] = await orders({exports: {...example, service_orders}});
    expect(whole).toMatchObject({total_amount: "1322.00", total_check: "from_lines"});
    const service_order_lines = [...example.service_order_lines, line({line_number: 5, product_name: "泵"})];
    const [part] = await orders({exports: {service_orders, service_order_lines}});
    expect(part).toMatchObject({total_amount: null, parts_amount: null, total_check: "no_total"});
  });

  it("earns nothing on an order that was cancelled", async () => {
    const [order] = example.service_orders;
    const service_orders = [{...order!, status: "已取消"}];
    expect(await orders({exports: {...example, service_orders}})).toEqual([]);
    const settings = {void_order_statuses: "作废"};
    expect(await orders({exports: {...example, service_orders}, settings})).toHaveLength(1);
  });
});

describe("metrics.work_costs", () => {
  const entry = {person_id: "A1", hours: "2", ticket_id: "T1", status: "approved"};
  const task = {ticket_id: "T1", performer_id: "A1", started_at: "2024-03-01 09:00:00"};

  it("prices hours at the rate of the grade on the day they were worked", async () => {
    const timesheets = [
      {...entry, work_date: "2023-12-31"}, // 2 × 280
      {...entry, work_date: "2024-01-01", hours: "0.3333"} // 1,200 s × 295 ÷ 3600 = 98.333…
    ];
    expect(await costs({timesheets, ...people})).toEqual([
      ["timesheet", "560.00", null],
      ["timesheet", "98.33", null]
    ]);
  });

  it("takes the grade held on that day where posts are dated (A-44)", async () => {
    const assignments = [{person_id: "A1", grade: "G4", start_date: "2024-01-01", end_date: "2024-06-30"}];
    const timesheets = [
      {...entry, work_date: "2024-05-01"},
      {...entry, work_date: "2024-07-01"}
    ];
    expect(await costs({timesheets, assignments, ...people})).toEqual([
      ["timesheet", null, "no_rate"], // G4 has no rate
      ["timesheet", "590.00", null]
    ]);
  });

  it("takes a task's times only where its performer booked no approved hours on the case", async () => {
    const ended = {...task, ended_at: "2024-03-01 10:30:00"};
    const timesheets = [{...entry, work_date: "2024-03-01"}];
    expect(await costs({timesheets, service_tasks: [ended], ...people})).toEqual([
      ["timesheet", "590.00", null]
    ]);
    const other = {...ended, ticket_id: "T2"}; // 1.5 × 295
    expect(await costs({timesheets, service_tasks: [other], ...people})).toEqual([
      ["task", "442.50", null],
      ["timesheet", "590.00", null]
    ]);
  });

  it("says why hours have no cost: not approved, never ended, too long, no grade", async () => {
    const timesheets = [{...entry, ticket_id: "T9", work_date: "2024-03-01", status: "pending"}];
    const service_tasks = [
      task,
      {...task, ended_at: "2024-03-03 09:00:00"}, // 48 hours
      {...task, performer_id: "A2", ended_at: "2024-03-01 10:00:00"}
    ];
    expect(await costs({timesheets, service_tasks, ...people})).toEqual([
      ["task", null, "not_ended"],
      ["task", null, "odd_times"],
      ["task", null, "no_grade"],
      ["timesheet", null, "not_approved"]
    ]);
    const long = await costs({service_tasks: [service_tasks[1]!], ...people}, {task_max_hours: "48"});
    expect(long).toEqual([["task", "14160.00", null]]); // 48 × 295
  });

  it("takes hours of an export without approvals as approved, unless they are required", async () => {
    const timesheets = [{...entry, status: null, work_date: "2024-03-01"}];
    expect(await costs({timesheets, ...people})).toEqual([["timesheet", "590.00", null]]);
    expect(await costs({timesheets, ...people}, {timesheet_approval: "required"})).toEqual([
      ["timesheet", null, "not_approved"]
    ]);
  });

  it("counts an expert's day with a customer once, at the cost recorded", async () => {
    const expert_services = [
      {expert_id: "A1", customer_id: "C1", service_date: "2024-03-01", hours: "4", cost_amount: "1500.00"}
    ];
    const day = {...entry, customer_id: "C1", work_date: "2024-03-01", ticket_id: null};
    const timesheets = [
      {...day, work_line: "relationship"},
      {...day, work_line: "basic"}
    ];
    expect(await costs({timesheets, expert_services, ...people})).toEqual([
      ["expert", "1500.00", null],
      ["timesheet", "590.00", null]
    ]);
  });
});

describe("metrics.maintenance_income", () => {
  it("earns a contract day by day, to the cent, and none before its term or after its end", async () => {
    const contracts = [
      // 366 days of 2024: January 31/366 of 1000.00 = 84.69…, February 29/366 = 79.23…
      {contract_id: "H1", customer_id: "C1", contract_type: "维保服务", amount: "1000.00"}
    ].map((one) => ({...one, start_date: "2024-01-01", end_date: "2024-12-31", status: "active"}));
    const [months] = await built(["metrics.maintenance_income"], {exports: {contracts}}, [
      "select strftime(month, '%Y-%m') as month, amount from metrics.maintenance_income order by month"
    ]);
    expect(months!.slice(0, 2)).toEqual([
      {month: "2024-01", amount: "84.69"},
      {month: "2024-02", amount: "79.24"} // 163.93 by the end of February
    ]);
    expect(sum(months!.map((row) => row.amount))).toBe("1000.00");
    expect(months!.length).toBe(12);
  });

  it("stops at the termination and at the clock, and knows no term without an end", async () => {
    const one = {contract_id: "H1", contract_type: "维保服务", amount: "36600.00", start_date: "2024-01-01"};
    const contracts = [
      {...one, end_date: "2024-12-31", terminated_date: "2024-01-10"}, // 10 days of 100.00
      {...one, contract_id: "H2", end_date: "2024-12-31"}, // to the clock, 31 + 15 days
      {...one, contract_id: "H3"}
    ];
    const [rows] = await built(["metrics.maintenance_income"], {exports: {contracts}, asOf: "2024-02-15"}, [
      "select contract_id, sum(amount)::varchar as amount, bool_or(is_undated) as is_undated from metrics.maintenance_income group by all order by all"
    ]);
    expect(rows).toEqual([
      {contract_id: "H1", amount: "1000.00", is_undated: false},
      {contract_id: "H2", amount: "4600.00", is_undated: false},
      {contract_id: "H3", amount: "36600.00", is_undated: true}
    ]);
  });
});

function line(values: Record<string, string | number>): Record<string, string | number> {
  return {order_id: "CTRNBRG0020050223001", ...values};
}

async function orders(given: Given): Promise<Row[]> {
  const [rows] = await built(["metrics.order_totals"], given, [
    `select expected_amount::varchar as expected_amount, total_amount::varchar as total_amount,
      parts_amount::varchar as parts_amount, labour_amount::varchar as labour_amount,
      rounding_amount::varchar as rounding_amount, billed_hours::varchar as billed_hours, total_check
      from metrics.order_totals`
  ]);
  return rows!;
}

async function costs(exports: Given["exports"], settings: Given["settings"] = {}): Promise<unknown[][]> {
  const [rows] = await built(
    ["metrics.work_costs"],
    {exports: exports!, settings: settings!, policy: rates},
    [
      "select source_kind, amount::varchar as amount, reason from metrics.work_costs order by source_kind, source_key"
    ]
  );
  return rows!.map((row) => [row.source_kind, row.amount, row.reason]);
}

function sum(amounts: unknown[]): string {
  const cents = amounts.reduce((all: number, one) => all + Math.round(Number(one) * 100), 0);
  return (cents / 100).toFixed(2);
}
