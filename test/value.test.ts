import {describe, expect, it} from "vitest";
import {built, type Given} from "./built.ts";
import {modelsOnRows, namedRowsSql, rowsSql} from "./models-on-rows.ts";

// what customers and service as a whole are worth, from rows written by hand; money in yuan

const rates = {cost_rates: [{grade: "*", hourly_rate_amount: "100.00", valid_from: null, valid_to: null}]};
const day = "2024-05-10";
const exports = {
  contracts: [
    {contract_id: "H1", customer_id: "C1", amount: "5000.00", signed_date: day, status: "active"},
    {contract_id: "H2", customer_id: "C2", amount: "900.00", signed_date: day, amount_is_estimated: "true"}
  ],
  service_orders: [{order_id: "D1", customer_id: "C1", signed_date: day, total_amount: "300.00"}],
  service_product_sales: [
    {sale_id: "X1", customer_id: "C1", amount: "1000.00", signed_date: day, contract_id: "H1"},
    {sale_id: "X2", customer_id: "C2", amount: "200.00", signed_date: day, is_tax_included: "false"}
  ],
  timesheets: [
    {person_id: "A1", work_date: day, hours: "3", customer_id: "C1", status: "approved"},
    {person_id: "A1", work_date: day, hours: "1", status: "approved"},
    {person_id: "A1", work_date: day, hours: "9", customer_id: "C2", status: "pending"}
  ],
  expenses: [
    {customer_id: "C1", expense_date: day, amount: "50.00", expense_kind: "外包费", status: "approved"}
  ]
};

const valueQuery = `select customer_id, signed_amount::varchar as signed, service_revenue_amount::varchar as revenue,
  paid_service_amount::varchar as paid, service_cost_amount::varchar as cost,
  net_contribution_amount::varchar as net, count_uncosted as uncosted, count_unpriced as unpriced, net_reason
  from marts.customer_value where period_grain = 'year' order by customer_id, period_start`;

describe("marts.customer_value", () => {
  it("adds up each customer, and what is nobody's, in a row of its own", async () => {
    expect(await values({})).toEqual([
      // 5000 + 300 + 1000 − 1000 (of the contract itself) − 3 × 100 − 50
      row("C1", {signed: "5000.00", revenue: "300.00", paid: "1000.00", cost: "350.00", net: "4950.00"}),
      // the estimate and the sale on the other tax basis are out; nine hours nobody approved are no cost known
      {
        ...row("C2", {signed: "0.00", revenue: "0.00", paid: "0.00", cost: null, net: null}),
        uncosted: 1,
        unpriced: 2,
        net_reason: "no_cost"
      },
      row(null, {signed: "0.00", revenue: "0.00", paid: "0.00", cost: "100.00", net: "-100.00"})
    ]);
  });

  it("never mixes tax bases: each statement holds its own amounts, and counts what it leaves out", async () => {
    const [one, two] = await values({statement_tax_basis: "excluded", unrecorded_tax_basis: "excluded"});
    expect([one!.paid, two!.paid]).toEqual(["1000.00", "200.00"]);
    const [, mixed] = await values({statement_tax_basis: "excluded"});
    expect(mixed).toMatchObject({signed: "0.00", paid: "200.00"});
  });

  it("knows no cost in a year of which no export tells, rather than none", async () => {
    const contracts = [{contract_id: "H0", customer_id: "C1", amount: "70.00", signed_date: "2022-03-01"}];
    const [first] = await values({}, {...exports, contracts});
    expect(first).toMatchObject({
      customer_id: "C1",
      signed: "70.00",
      cost: null,
      net: null,
      net_reason: "no_cost"
    });
  });
});

describe("marts.service_profit_loss", () => {
  it("comes to the same as all customers and what is nobody's", async () => {
    const [lines, whole] = await built(["marts.service_profit_loss", "marts.customer_value"], given({}), [
      `select side, category, amount::varchar as amount, count_unknown from marts.service_profit_loss
        where period_grain = 'year' and dimension = 'all' order by side, category`,
      `select sum(service_revenue_amount + paid_service_amount - coalesce(service_cost_amount, 0))::varchar as customers,
        (select sum(result_amount)::varchar from marts.service_profit_loss
          where period_grain = 'year' and dimension = 'all') as lines
        from marts.customer_value where period_grain = 'year'`
    ]);
    expect(lines).toEqual([
      {side: "cost", category: "labour_cost", amount: "400.00", count_unknown: 1},
      {side: "cost", category: "outsourced", amount: "50.00", count_unknown: 0},
      {side: "income", category: "order_unsplit", amount: "300.00", count_unknown: 0},
      {side: "income", category: "paid_service", amount: "1000.00", count_unknown: 1}
    ]);
    expect(whole![0]).toEqual({customers: "850.00", lines: "850.00"}); // 300 + 1000 − 450
  });
});

describe("marts.expert_investments", () => {
  const expert_services = [
    {customer_id: "C1", service_date: "2024-01-10", expert_id: "A1", hours: "4", is_paid: "false"},
    {customer_id: "C1", service_date: "2024-03-01", expert_id: "A1", cost_amount: "700.00", is_paid: "false"}
  ];
  const born = {customer_id: "C1", origin_kind: "服务工单", amount: "1000.00"};
  const opportunities = [
    {...born, opportunity_id: "O1", created_at: "2024-03-05 10:00:00"}, // counts once, with the second delivery
    {...born, opportunity_id: "O2", created_at: "2024-08-28 10:00:00"}, // 180 days after it
    {...born, opportunity_id: "O3", created_at: "2024-08-29 10:00:00"} // 181
  ];

  // a degree of one person alone is told to nobody
  const uplifts = rowsSql(
    `customer_id varchar, period_grain varchar, period_start date, degree varchar, uplift double,
    count_matched_persons integer, count_active_persons integer, is_hidden boolean`,
    [
      ["C1", "year", "2024-01-01", "closeness", 0.5, 2, 3, false],
      ["C1", "year", "2024-01-01", "solution", 1, 1, 3, true],
      ["C1", "quarter", "2024-01-01", "price", 2, 2, 3, false]
    ]
  );

  it("puts what came within the window and the year's uplift beside the cost, each opportunity once", async () => {
    expect(await investments({})).toEqual([
      {
        ...{
          cost: "1100.00",
          count_incubated: 2,
          incubated: "2000.00",
          window_days: 180,
          is_window_open: false
        },
        ...{closeness_uplift: 0.5, solution_uplift: null, price_uplift: null, persons: "2/3"}
      }
    ]);
  });

  it("A-39: another window holds other opportunities", async () => {
    expect(await investments({expert_window_days: "181"})).toMatchObject([{count_incubated: 3}]);
    expect(await investments({expert_window_days: "4"})).toMatchObject([{count_incubated: 1}]);
  });

  async function investments(settings: Record<string, string>) {
    const given = {
      ...{exports: {expert_services, opportunities}, settings, policy: rates},
      instead: {"marts.relationship_uplift": uplifts}
    };
    const [rows] = await built(["marts.expert_investments"], given, [
      `select cost_amount::varchar as cost, count_incubated, incubated_amount::varchar as incubated, window_days,
        is_window_open, closeness_uplift, solution_uplift, price_uplift,
        count_matched_persons || '/' || count_active_persons as persons from marts.expert_investments`
    ]);
    return rows!;
  }
});

describe("what was left out and what was sold", () => {
  const item = {side: "income", category: "paid_service", month: "2024-05-01"};

  it("by tier of the product: 300 of experts to two customers, an estimate and an unknown product apart", async () => {
    const rows = await modelsOnRows(
      ["marts.service_product_periods"],
      {
        "metrics.money_items": namedRowsSql(
          `side varchar, category varchar, month date, entity_id varchar, customer_id varchar, reason varchar,
          amount decimal(18,2)`,
          [
            {...item, entity_id: "X1", customer_id: "C1", amount: 100},
            {...item, entity_id: "X2", customer_id: "C2", amount: 200},
            {...item, entity_id: "X3", customer_id: "C2", reason: "estimated"},
            {...item, entity_id: "l:7", customer_id: "C1", amount: 50}, // has no number, and a product nobody lists
            {...item, category: "maintenance", entity_id: "X1", amount: 9}
          ]
        ),
        "warehouse.service_product_sales": rowsSql(
          "sale_id varchar, load_id varchar, source_row integer, product_id varchar",
          [
            ["X1", "l", 1, "P1"],
            ["X2", "l", 2, "P1"],
            ["X3", "l", 3, "P1"],
            [null, "l", 7, "P9"]
          ]
        ),
        "warehouse.service_products": rowsSql("product_id varchar, product_tier varchar", [["P1", "expert"]])
      },
      {
        query: `select product_tier, count_sales, count_unpriced, count_customers, amount
          from marts.service_product_periods where period_grain = 'year' order by product_tier`
      }
    );
    expect(rows).toEqual([
      {product_tier: "expert", count_sales: 3, count_unpriced: 1, count_customers: 2, amount: "300.00"},
      {product_tier: "unknown", count_sales: 1, count_unpriced: 0, count_customers: 1, amount: "50.00"}
    ]);
  });

  it("by line and reason of the last three years, and what has no date", async () => {
    const gap = {side: "cost", category: "labour_cost", reason: "no_rate", count_items: 1, count_recorded: 0};
    const rows = await modelsOnRows(["marts.money_gap_totals"], {
      "marts.money_gaps": namedRowsSql(
        `side varchar, category varchar, reason varchar, count_items integer, count_recorded integer,
        recorded_amount decimal(18,2), month date`,
        [
          {...gap, month: "2024-05-01"},
          {...gap, month: null, count_recorded: 1, recorded_amount: 7},
          {...gap, month: "2021-12-01"}, // more than three years before the clock
          {...gap, reason: "no_grade", month: "2024-05-01"}
        ]
      )
    });
    expect(rows).toMatchObject([
      {reason: "no_grade", count_items: 1, recorded_amount: null},
      {reason: "no_rate", count_items: 2, count_recorded: 1, recorded_amount: "7.00"}
    ]);
  });
});

describe("marts.money_values", () => {
  it("M-46, M-47: sales of paid services, and orders after 去零, apart", async () => {
    const [rows] = await built(["marts.money_values"], {...given({}), ...calendar}, [
      `select metric_code, value, count_n, status from marts.money_values
        where period_grain = 'month' and dimension = 'company' and metric_code in ('M-46', 'M-47') order by all`
    ]);
    expect(rows).toEqual([
      {metric_code: "M-46", value: 1000, count_n: 1, status: "ok"},
      {metric_code: "M-47", value: 300, count_n: 1, status: "ok"}
    ]);
  });

  it("M-51: chargeable hours of the posts listed ÷ (working days × 8 − leave)", async () => {
    const timesheets = [
      {person_id: "D1", work_date: "2024-05-06", hours: "6", is_chargeable: "true", status: "approved"},
      {person_id: "D1", work_date: "2024-05-07", hours: "8", is_leave: "true", status: "approved"},
      {person_id: "D1", work_date: "2024-05-08", hours: "5", is_chargeable: "false", status: "approved"},
      {person_id: "A1", work_date: "2024-05-08", hours: "8", is_chargeable: "true", status: "approved"}
    ];
    const persons = [
      {person_id: "D1", role: "交付工程师"},
      {person_id: "A1", role: "客服"}
    ];
    // 6 ÷ (3 days × 8 − 8) = 0.375; with everybody and ten hours a day (6 + 8) ÷ (3 × 10 − 8 + 3 × 10)
    expect(await utilisation({timesheets, persons}, {})).toMatchObject({value: 0.375, denominator: 16});
    const settings = {utilisation_roles: "交付工程师|客服", workday_hours: "10"};
    expect(await utilisation({timesheets, persons}, settings)).toMatchObject({value: 14 / 52, count_n: 2});
    const unknown = timesheets.map((one) => ({...one, is_chargeable: null}));
    expect(await utilisation({timesheets: unknown, persons}, {})).toMatchObject({
      value: null,
      status: "unknown"
    });
  });

  it("M-52: hours on relationship and added value ÷ all hours, those without a line being basic", async () => {
    const one = {person_id: "A1", work_date: day, status: "approved"};
    const timesheets = [
      {...one, hours: "1", work_line: "relationship"},
      {...one, hours: "2", work_line: "basic"},
      {...one, hours: "5"},
      {...one, hours: "8", is_leave: "true"}
    ];
    const [rows] = await built(["marts.money_values"], {exports: {timesheets}, ...calendar}, [
      "select value, numerator, denominator, count_n from marts.money_values where metric_code = 'M-52' and period_grain = 'year'"
    ]);
    expect(rows).toEqual([{value: 0.125, numerator: 1, denominator: 8, count_n: 3}]);
  });
});

const calendar = {
  instead: {
    "warehouse.calendars": `select 1 as calendar_no, 'standard' as calendar, 'Asia/Shanghai' as zone, 'cn' as holidays, true as is_default,
      date '2004-01-01' as covered_from, date '2026-12-31' as covered_to`,
    "warehouse.business_days": `select 1 as calendar_no, date, true as is_workday
      from (values (date '2024-05-06'), (date '2024-05-07'), (date '2024-05-08')) as days (date)`
  }
};

async function utilisation(exports: Given["exports"], settings: Given["settings"]) {
  const [rows] = await built(["marts.money_values"], {exports: exports!, settings: settings!, ...calendar}, [
    "select value, denominator, count_n, status from marts.money_values where metric_code = 'M-51' and period_grain = 'year'"
  ]);
  return rows![0];
}

function given(settings: Record<string, string>, rows: Given["exports"] = exports): Given {
  return {exports: rows!, settings, policy: rates};
}

async function values(settings: Record<string, string>, rows: Given["exports"] = exports) {
  const [found] = await built(["marts.customer_value"], given(settings, rows), [valueQuery]);
  return found!;
}

function row(customer_id: string | null, amounts: Record<string, string | null>) {
  return {customer_id, uncosted: 0, unpriced: 0, net_reason: null, ...amounts};
}
