import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withFolder} from "./service-value.ts";
import {rowsHere, runHere, write} from "./workspaces.ts";

// two exports of one pipeline a month apart, written by hand; every answer is worked in a comment

const header =
  "商机编号,客户编号,客户名称,商机级别,商机阶段,商机状态,商机金额,赢单金额,来源类型,负责人,创建日期,验证通过日期,预计签约日期,赢率,提出人,客户成功经理,关闭日期,来源工单编号,币种";
const cus1 = "CUS1,甲科技有限公司";
const may = [
  `SJ1,${cus1},B,TAS+2,进行中,800000,,服务工单,S1,2024-04-01,2024-04-10,2024-08-31,85%,A9,C1,,FW1,人民币`,
  `SJ2,${cus1},C,TAS+7,进行中,300000.01,,客户反馈,S1,2024-04-01,2024-04-12,2024-06-30,,A9,C1,,,人民币`,
  "SJ3,CUS2,乙科技有限公司,C,TAS+1,输单,50000,0,市场活动,S3,2024-04-01,2024-04-13,2024-06-30,,S3,,2024-05-20,,人民币",
  `SJ4,${cus1},E,TAS+1,进行中,200000,,服务工单,S1,2024-04-01,2024-04-15,2024-06-30,,A9,C1,,,人民币`, // a partner's
  `SJ5,${cus1},D,TAS+1,进行中,70000,,市场活动,S3,2024-04-01,,2024-06-30,,S3,,,,人民币`,
  `SJ9,${cus1},D,TAS+1,进行中,10000,,服务工单,S1,2024-04-01,2024-04-16,2024-06-30,,A9,C1,,,人民币`
];
const june = [
  `SJ1,${cus1},B,TAS+3,进行中,100万,,服务工单,S2,2024-04-01,2024-04-10,2024-09-30,85,A9,C1,,FW1,人民币`, // all moved
  `SJ2,${cus1},C,TAS+7,赢单,300000.01,300000.01,客户反馈,S1,2024-04-01,2024-04-12,2024-06-30,,A9,C1,2024-06-20,,人民币`,
  "SJ3,CUS2,乙科技有限公司,C,TAS+1,进行中,50000,,市场活动,S3,2024-04-01,2024-04-13,2024-06-30,,S3,,,,人民币", // reopened
  `SJ4,${cus1},E,TAS+1,进行中,200000,,服务工单,S1,2024-04-01,2024-04-15,2024-06-30,,A9,C1,,,人民币`,
  `SJ5,${cus1},D,TAS+1,重复,70000,,市场活动,S3,2024-04-01,,2024-06-30,,S3,,,,人民币`, // merged into another
  `SJ6,${cus1},D,TAS+1,进行中,0,,服务工单,S1,2024-06-10,,2024-12-31,,A9,C1,,,人民币`, // no price yet, not verified
  `SJ7,${cus1},D,TAS+1,进行中,-5,,服务工单,S1,2024-06-10,,,,A9,C1,,,人民币`, // negative is refused
  `SJ8,${cus1},D,TAS+1,进行中,5,,服务工单,S1,2024-06-10,,,,A9,C1,,,美元`, // other currencies are refused
  `SJ9,${cus1},D,TAS+1,进行中,10000,,服务工单,S2,2024-04-01,2024-04-16,2024-06-30,,A9,C1,,,人民币` // S1 has handed over
];
const others = {
  "商机阶段审批_20240630.csv": [
    "审批编号,商机编号,关口编号,审批流程,商机阶段,提交时间,审批结果,审批时间",
    "1,SJ1,1-1,创建商机流程,TAS+1,2024-04-09 09:00,已批准,2024-04-10 09:00",
    "2,SJ1,1-2,客户信息评估流程,TAS+1,2024-04-10 09:00,已批准,2024-04-11 09:00", // 2-1 was skipped on the way to TAS+3
    "3,SJ2,2-1,商机立项流程,TAS+2,2024-04-05 09:00,已批准,2024-04-05 10:00", // approved before it was verified
    "4,SJ2,1-1,创建商机流程,TAS+1,2024-04-11 09:00,已批准,2024-04-12 09:00"
  ],
  "客户反馈协同处理表_20240630.csv": [
    "反馈编号,客户名称,反馈类型,提交时间,反馈分类,客户价值预估,评估结果,关联商机编号,关联工单编号",
    "FK1,甲科技有限公司,需求建议,2024-05-16 10:00,产品优化类,80万元,中,SJ1,", // V-21
    "FK2,甲科技有限公司,需求建议,2024-05-02 10:00,销售机会类,约40万元,高,SJ2,FW1",
    "FK3,甲科技有限公司,需求建议,2024-05-03 10:00,销售机会类,60万元,低,,"
  ],
  "工单_20240630.csv": [
    "问题编号,客户名称,问题级别,提交时间,解决时间,工单状态,销售跟进建议,关联商机编号",
    "FW1,甲科技有限公司,L2,2024-03-20 09:00,2024-03-20 10:00,已关闭,推荐升级,",
    "FW2,甲科技有限公司,L2,2024-03-21 09:00,2024-03-21 10:00,已关闭,推荐扩容,SJ1"
  ],
  "合同_20240630.csv": [
    "合同编号,客户编号,客户名称,合同金额,签约日期,开始日期,结束日期,合同状态,商机编号,业务类别",
    "HT1,CUS1,甲科技有限公司,300000,2023-07-01,2023-07-01,2024-08-31,执行中,,新签", // ends in 62 days
    "HT2,CUS1,甲科技有限公司,280000,2024-06-20,2024-07-01,2025-06-30,执行中,SJ2,增购", // less than was forecast
    "HT3,CUS2,乙科技有限公司,1000,2023-06-01,2023-06-01,2024-05-31,已到期,,新签",
    "HT4,CUS2,乙科技有限公司,1000,2024-06-05,2024-06-10,2025-06-09,执行中,,续签" // ten days after HT3 ended, which it does not name
  ],
  "专家服务_20240630.csv": [
    "专家服务编号,客户编号,客户名称,服务日期,专家,服务工时,是否收费",
    "ZJ1,CUS2,乙科技有限公司,2024-03-22,A9,8,否" // ten days before SJ3, and no link to it
  ]
};
const policy = {
  "settings.csv": "name,value\nquarantine_max_ratio,1\n",
  "opportunity_shares.csv": [
    "opportunity_id,person_id,role,share",
    "SJ1,P1,孵化,0.6",
    "SJ1,P2,跟进,0.4",
    ...["P1", "P2", "P3"].map((person) => `SJ2,${person},孵化,0.333333`)
  ].join("\n")
};
const openOn = (day: string) => `select opportunity_id as id, stage, amount, owner_id as owner
  from marts.opportunity_history where status = 'open' and known_from < date '${day}' + 1
    and (known_to is null or known_to >= date '${day}' + 1) order by 1`;
const openInJune = [
  {id: "SJ1", stage: "TAS+2", amount: "800000.00", owner: "S1"},
  {id: "SJ2", stage: "TAS+7", amount: "300000.01", owner: "S1"},
  {id: "SJ4", stage: "TAS+1", amount: "200000.00", owner: "S1"},
  {id: "SJ5", stage: "TAS+1", amount: "70000.00", owner: "S3"},
  {id: "SJ9", stage: "TAS+1", amount: "10000.00", owner: "S1"}
];

describe("what service brings in", () => {
  let folder = "";
  let release = () => {};
  const rows = <T = Record<string, unknown>>(sql: string) => rowsHere<T>(folder, sql);
  const first = async (sql: string) => (await rows(sql))[0];

  beforeAll(async () => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    folder = await new Promise<string>((resolve, reject) => {
      withFolder(async (made) => {
        for (const [name, text] of Object.entries(policy)) await write(join(made, "policy", name), text);
        await write(join(made, "exports", "商机清单_20240531.csv"), [header, ...may].join("\n"));
        await runHere(made, {stages: ["load", "build"]});
        expect(await rowsHere(made, openOn("2024-06-15"))).toEqual(openInJune);
        await write(join(made, "exports", "商机清单_20240630.csv"), [header, ...june].join("\n"));
        for (const [name, lines] of Object.entries(others))
          await write(join(made, "exports", name), lines.join("\n"));
        await runHere(made, {stages: ["load", "build", "audit"]});
        resolve(made);
        await held;
      }).catch(reject);
    });
  });
  afterAll(() => release());

  it("answers what was open on any day, and a later export rewrites none of it", async () => {
    expect(await rows(openOn("2024-06-15"))).toEqual(openInJune);
    // SJ2 won, SJ3 reopened, SJ5 merged, SJ6 new; SJ1 grew, moved on and changed hands
    expect(await rows(openOn("2024-06-30"))).toEqual([
      {id: "SJ1", stage: "TAS+3", amount: "1000000.00", owner: "S2"},
      {id: "SJ3", stage: "TAS+1", amount: "50000.00", owner: "S3"},
      {id: "SJ4", stage: "TAS+1", amount: "200000.00", owner: "S1"},
      {id: "SJ6", stage: "TAS+1", amount: "0.00", owner: "S1"},
      {id: "SJ9", stage: "TAS+1", amount: "10000.00", owner: "S2"}
    ]);
    const slip =
      "select count_slips, slipped_days, win_ratio from marts.opportunities where opportunity_id = 'SJ1'";
    expect(await first(slip)).toEqual({count_slips: 1, slipped_days: 30, win_ratio: 0.85}); // 85% and 85 are one
  });

  it("closes the pipeline: opening + new + reopened + grown − won − merged", async () => {
    const june = `select opening_amount, new_amount, count_new, reopened_amount, growth_amount, won_amount, void_amount, closing_amount
      from marts.pipeline_periods where scope = 'all' and period = '2024-06'`;
    expect(await first(june)).toEqual({
      opening_amount: "1380000.01", // 800000 + 300000.01 + 200000 + 70000 + 10000
      new_amount: "0.00", // SJ6 has no price: one in number
      count_new: 1,
      reopened_amount: "50000.00",
      growth_amount: "200000.00",
      won_amount: "300000.01",
      void_amount: "70000.00",
      closing_amount: "1260000.00" // 1000000 + 50000 + 200000 + 0 + 10000
    });
  });

  it("V-21: leaves an estimate of 产品优化类 out of M-36", async () => {
    const excluded = `select value_estimate, excluded_estimate, signed_amount from marts.feedback_outcomes where feedback_id = 'FK1'`;
    expect(await first(excluded)).toEqual({
      value_estimate: null,
      excluded_estimate: "800000.00",
      signed_amount: null
    });
    // M-35: FK2 of FK2 and FK3; M-36: 280000 of 400000 + 600000
    expect(await metric("M-35", "2024-05")).toEqual({value: 0.5, n: 2});
    expect(await metric("M-36", "2024-05")).toEqual({value: 0.28, n: 2});
  });

  it("V-22: an opportunity of 100万 shared 60/40 is 100万 of the company and 60万 and 40万 of two people", async () => {
    const shared = `select person_id as person, credited_amount as amount from marts.opportunity_credits
      where opportunity_id = 'SJ1' order by 1`;
    expect(await rows(shared)).toEqual([
      {person: "P1", amount: "600000.00"},
      {person: "P2", amount: "400000.00"}
    ]);
    expect(await first("select amount from marts.opportunities where opportunity_id = 'SJ1'")).toEqual({
      amount: "1000000.00"
    });
  });

  it("edge case 13: credits add up to the cent, what nobody holds is named, and three links count once", async () => {
    // a third of 300000.01 three times, to six digits; running 99999.90, 199999.81, 299999.71, 300000.01
    const thirds = `select person_id as person, role, credited_amount as amount from marts.opportunity_credits
      where opportunity_id = 'SJ2' order by 1 nulls last`;
    expect(await rows(thirds)).toEqual([
      {person: "P1", role: "孵化", amount: "99999.90"},
      {person: "P2", role: "孵化", amount: "99999.91"},
      {person: "P3", role: "孵化", amount: "99999.90"},
      {person: null, role: "unassigned", amount: "0.30"}
    ]);
    expect(await first("select count_links from marts.opportunities where opportunity_id = 'SJ1'")).toEqual({
      count_links: 3 // FW1, FW2 and FK1
    });
    const apart = "select person_id, role from marts.opportunity_credits where opportunity_id = 'SJ4'";
    expect(await first(apart)).toEqual({person_id: null, role: "partner"});
  });

  it("counts M-40 to M-43 once each, a partner's apart, the contract and not the forecast", async () => {
    expect(await metric("M-40", "2024-04")).toEqual({value: 1310000.01, n: 3}); // SJ1, SJ2, SJ9
    expect(await metric("M-43", "2024-04")).toEqual({value: 3, n: 3});
    expect(await metric("M-42", "2024-06")).toEqual({value: 280000, n: 1}); // HT2, not 300000.01
    expect(await metric("M-43", "2024-04", "won")).toEqual({value: 1, n: 1}); // no losses: 100 % of one
    const partner = `select count_incubated as n, incubated_amount as amount from marts.incubation_periods
      where basis = 'partner' and dimension = 'company' and period = '2024-04'`;
    expect(await first(partner)).toEqual({n: 1, amount: "200000.00"});
  });

  it("holds the gates against the stage reached (M-53)", async () => {
    const gates = `select gate_code as gate, state from marts.opportunity_gates where opportunity_id in ('SJ1', 'SJ2')
      and (opportunity_id = 'SJ1' or state <> 'missing') order by opportunity_id, position`;
    expect(await rows(gates)).toEqual([
      {gate: "1-1", state: "passed"},
      {gate: "1-2", state: "passed"},
      {gate: "2-1", state: "missing"},
      {gate: "1-1", state: "passed"},
      {gate: "2-1", state: "out_of_order"}
    ]);
    // SJ1 2 of 3, SJ2 1 of 9; the others stand in TAS+1, whose gates are not yet due
    expect(await metric("M-53", "2024-04")).toEqual({value: 0.25, n: 12});
    expect(await metric("M-53", "2024-04", "required_fields")).toEqual({value: 1, n: 5}); // SJ1 to SJ4, SJ9
  });

  it("refuses negative amounts and other currencies, and says so (A-48, A-49)", async () => {
    const refused = "select source_row, column_name from marts.quarantine order by 1";
    expect(await rows(refused)).toEqual([
      {source_row: 8, column_name: "商机金额"},
      {source_row: 9, column_name: "币种"}
    ]);
  });

  it("knows what of a customer is due, and infers its tier from what it bought", async () => {
    const customer = `select customer_tier as tier, tier_basis as basis, purchase_amount as bought, at_risk_amount as risk,
      count_contracts as contracts, first_signed_date as since from marts.customers where customer_id = 'CUS1'`;
    expect(await first(customer)).toEqual({
      tier: "large", // 580000 is 500000 or more
      basis: "inferred",
      bought: "580000.00",
      risk: "300000.00",
      contracts: 2,
      since: "2023-07-01"
    });
  });

  it("flips A-28, A-38, A-39, A-46, the owner who is credited and the cut-offs of tiers", async () => {
    const influenced = "select is_influenced, basis from marts.opportunities where opportunity_id = 'SJ3'";
    const owner = "select person_id from marts.opportunity_credits where opportunity_id = 'SJ9'";
    expect(await first(influenced)).toEqual({is_influenced: false, basis: null});
    expect(await first(owner)).toEqual({person_id: "S1"}); // who had it when it was incubated
    const renewal = "select renewal_state from marts.contracts where contract_id = 'HT3'";
    expect(await first(renewal)).toEqual({renewal_state: "renewed"});
    await decide({incubation_gate: "created", influence_window_days: "30", credit_owner_at: "closed"}, [
      "partner_opportunities,included",
      "renewal_window_days,9"
    ]);
    await write(
      join(folder, "policy", "customer_tiers.csv"),
      "customer_tier,min_amount\nvip,500000\nsmall,0\n"
    );
    await runHere(folder, {stages: ["build", "audit"]});
    expect(await metric("M-40", "2024-04")).toEqual({value: 1510000.01, n: 4}); // with SJ4 of the partner
    expect(await metric("M-40", "2024-06")).toEqual({value: 0, n: 1}); // SJ6: in number, not in amount
    expect(await first(influenced)).toEqual({is_influenced: true, basis: "influenced"});
    expect(await first(owner)).toEqual({person_id: "S2"});
    expect(await first(renewal)).toEqual({renewal_state: "not_renewed"});
    const tier = "select customer_tier as tier from marts.customers where customer_id = 'CUS1'";
    expect(await first(tier)).toEqual({tier: "vip"});
  });

  it("flips A-27 and takes the reviewed link before what is recorded", async () => {
    const roles =
      "select role, person_id as person, is_double_counted as double from marts.opportunity_role_credits";
    expect(await rows(`${roles} where opportunity_id = 'SJ9' order by 1`)).toEqual([
      {role: "originator", person: "A9", double: true},
      {role: "sales_manager", person: "S2", double: true},
      {role: "success_manager", person: "C1", double: true}
    ]);
    await decide({credit_without_shares: "originator", role_credit: "none"});
    const links = "opportunity_id,kind,record_id,relation,note\nSJ3,ticket,FW2,sourced,客户复核\n";
    await write(join(folder, "policy", "opportunity_links.csv"), links);
    await runHere(folder, {stages: ["build", "audit"]});
    expect(await rows(roles)).toEqual([]);
    const credited =
      "select person_id as person, role from marts.opportunity_credits where opportunity_id = 'SJ9'";
    expect(await first(credited)).toEqual({person: "A9", role: "originator"});
    const origin = `select basis, origin_kind, origin_id, origin_basis from marts.opportunities where opportunity_id = 'SJ3'`;
    expect(await first(origin)).toEqual({
      basis: "sourced",
      origin_kind: "服务工单",
      origin_id: "FW2",
      origin_basis: "reviewed"
    });
  });

  function metric(code: string, period: string, part = "all") {
    return first(`select value, count_n as n from marts.metric_values where metric_code = '${code}'
      and period = '${period}' and dimension in ('company', 'quality') and dimension_value = '${part}'`);
  }

  function decide(settings: Record<string, string>, more: string[] = []) {
    const lines = Object.entries(settings).map(([name, value]) => `${name},${value}`);
    return write(
      join(folder, "policy", "settings.csv"),
      ["name,value", "quarantine_max_ratio,1", ...lines, ...more].join("\n")
    );
  }
});
