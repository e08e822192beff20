import {describe, expect, it} from "vitest";
import type {Row} from "../pipelines/duckdb.ts";
import {built, type Given} from "./built.ts";

// the service request of the source documents (S002), and what differs from it
const request = {
  request_id: "FWQQBRG0020050222006",
  customer_id: "C1",
  asset_id: "WL006",
  contract_id: "FWHYBRG0020050223001",
  accepted_at: "2005-02-22 10:05:00",
  closed_at: "2005-02-23 14:26:00",
  status: "已受理",
  sub_status: "结案/解决问题"
};
const id = {request_id: request.request_id};
const exports = {
  service_requests: [request],
  assets: [
    {asset_id: "WL006", warranty_start_at: "2004-05-31 19:00:00", warranty_end_at: "2005-05-31 19:00:00"}
  ],
  service_contracts: [
    {
      contract_id: "FWHYBRG0020050223001",
      signed_date: "2005-02-23",
      start_at: "2004-12-01 09:00:00",
      end_at: "2005-05-31 19:00:00"
    }
  ],
  service_tasks: [
    visit("2005-02-22 15:30:00", "2005-02-22 16:00:00", "2005-02-22 18:00:00"),
    visit("2005-02-23 09:00:00", "2005-02-23 09:00:00", "2005-02-23 11:30:00")
  ],
  service_orders: [{...id, order_id: "CTRN", total_amount: "1322.00", rounding_amount: "-0.45"}],
  service_order_lines: [
    {order_id: "CTRN", line_number: 1, amount: "324.32"},
    {order_id: "CTRN", line_number: 2, amount: "420.00"},
    {order_id: "CTRN", line_number: 3, amount: "78.13"},
    {order_id: "CTRN", line_number: 4, amount: "500.00", quantity: 4, quantity_measure: "小时"}
  ].map((line) => ({...line, product_name: line.line_number === 4 ? "工时费" : "零件"})),
  surveys: [{...id, surveyed_at: "2005-02-23 15:00:00", total_score: "45", max_score: "60"}]
};

describe("marts.service_requests", () => {
  it("V-05…V-09: the request of the source documents comes out whole", async () => {
    const {requests, values} = await field({exports});
    expect(requests).toEqual([
      {
        request_id: request.request_id,
        entitlement: "contract", // by its dates, though numbered and signed a day after
        contract_id: "FWHYBRG0020050223001",
        is_signed_late: true,
        close_elapsed_minutes: 1701, // V-05: 28 h 21 min
        count_late_starts: 1, // V-06: 16:00 for 15:30
        worked_hours: 4.5, // 2.0 + 2.5
        billed_hours: 4,
        count_onsite_tasks: 2,
        is_first_visit_fix: false, // V-07
        order_amount: "1322.00", // V-08
        parts_amount: "822.45",
        labour_amount: "500.00",
        satisfaction_ratio: 0.75, // V-09
        is_charged_in_warranty: true, // C-21
        is_closed: true
      }
    ]);
    expect(values).toEqual([
      {metric_code: "M-20", value: 0, numerator: 0, denominator: 1, status: "ok"},
      {metric_code: "M-21", value: 0.75, numerator: 0.75, denominator: 1, status: "ok"}
    ]);
  });

  it("R-60: takes the contract in force first, else the warranty, and knows neither without dates", async () => {
    const late = {...request, accepted_at: "2005-06-02 10:00:00", closed_at: null};
    const early = {...request, request_id: "R1", contract_id: null}; // covered by its asset's contract
    const asset_coverages = [
      {asset_id: "WL006", contract_id: request.contract_id, start_at: "2004-12-01 09:00:00"}
    ];
    const bare = {...request, request_id: "R2", contract_id: null, asset_id: null};
    const given = {...exports, service_requests: [late, early, bare], asset_coverages};
    const {requests} = await field({exports: given});
    const entitlements = Object.fromEntries(requests.map((row) => [row.request_id, row.entitlement]));
    expect(entitlements).toEqual({[request.request_id]: "out_of_warranty", R1: "contract", R2: "unknown"});
    const {requests: without} = await field({exports: {...given, asset_coverages: []}});
    expect(without.find((row) => row.request_id === "R1")!.entitlement).toBe("in_warranty");
  });

  it("M-20: counts closed requests with a visit; one that nobody solved was not fixed, one without tasks tells nothing", async () => {
    const one = (request_id: string, sub_status: string) => ({...request, request_id, sub_status});
    const task = exports.service_tasks[0]!;
    const service_requests = [
      one("R1", "结案/解决问题"),
      one("R2", "结案/未解决"),
      one("R3", "结案/解决问题")
    ];
    const service_tasks = ["R1", "R2"].map((request_id) => ({...task, request_id}));
    const {values} = await field({exports: {service_requests, service_tasks}});
    expect(values).toEqual([{metric_code: "M-20", value: 0.5, numerator: 1, denominator: 2, status: "ok"}]);
    const {values: none} = await field({exports: {service_requests}});
    expect(none).toEqual([
      {metric_code: "M-20", value: null, numerator: null, denominator: 0, status: "unknown"}
    ]);
  });
});

function visit(requested_start_at: string, started_at: string, ended_at: string) {
  return {...id, requested_start_at, started_at, ended_at, task_mode: "onsite", status: "done"};
}

async function field(given: Given): Promise<{requests: Row[]; values: Row[]}> {
  const [requests, values] = await built(["marts.service_requests", "marts.field_values"], given, [
    `select request_id, entitlement, contract_id, is_signed_late, close_elapsed_minutes, count_late_starts, worked_hours,
      billed_hours, count_onsite_tasks, is_first_visit_fix, order_amount::varchar as order_amount,
      parts_amount::varchar as parts_amount, labour_amount::varchar as labour_amount, satisfaction_ratio,
      is_charged_in_warranty, is_closed from marts.service_requests order by request_id`,
    `select metric_code, value, numerator, denominator, status from marts.field_values
      where period_grain = 'month' order by metric_code`
  ]);
  return {requests: requests!, values: values!};
}
