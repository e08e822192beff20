import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {heldWorkspace} from "./held-workspace.ts";
import {runHere, write} from "./workspaces.ts";

// six cases written by hand; what each must give is worked beside it

const exports = {
  "员工_20241231.csv": [
    "工号,姓名,部门,岗位,入职日期,离职日期",
    "A0001,甲一,售后一组,售后工程师,2020-01-01,", // a desk agent until May 2024: see the assignments
    "A0056,周七,售后二组,资深技术工程师,2020-01-01,",
    "C0001,成一,客户成功部,客户成功经理,2020-01-01,",
    "S0100,销旧,销售一组,销售经理,2020-01-01,2024-03-31",
    "S0123,销新,销售二组,销售经理,2020-01-01,"
  ],
  "任职记录_20241231.csv": [
    "工号,部门,岗位,任职开始日期,任职结束日期,是否主岗",
    "A0001,客服热线组,客服,2020-01-01,2024-05-31,是",
    "A0001,售后一组,售后工程师,2024-06-01,,是",
    "A0001,项目组,顾问,2024-01-01,,否" // a second post is not the main one
  ],
  "客户信息_20241231.csv": [
    "客户编号,客户名称,重点客户类别,客户经理,客户成功经理,项目接口人,客户状态",
    "CUS1,甲科技有限公司,客户A类,S0123,C0001,D0001,正常",
    "CUS2,乙科技有限公司,客户B类,S0100,,,正常"
  ],
  "虚拟团队成员_20241231.csv": [
    "虚拟团队,客户编号,客户名称,成员,团队角色,加入日期,退出日期",
    "甲团队,CUS1,甲科技有限公司,S0100,销售经理,2023-01-01,2024-03-31",
    "甲团队,CUS1,甲科技有限公司,S0123,销售经理,2024-04-01,"
  ],
  "工单_20241231.csv": [
    "问题编号,客户名称,问题级别,提交时间,解决时间,首问客服,责任人,结案人,提交渠道,协作类型,专家服务,首问岗位,工单状态",
    // V-24: through the hotline, no post recorded on the ticket; an A-class customer does not make it P-3
    "T1,甲科技有限公司,L2,2024-05-15 09:15,2024-07-01 10:00,A0001,A0056,B0001,服务热线,,否,,已关闭",
    // expert service without a fee before 1 April: the sales manager of that day
    "T2,甲科技有限公司,L2,2024-03-31 09:00,2024-03-31 10:00,A0001,A0056,,服务热线,,免费,,已关闭",
    // what is recorded wins over the fee; the account's interface person, since no project is named
    "T3,甲科技有限公司,L2,2024-05-15 09:00,2024-05-15 10:00,A0001,A0056,,服务热线,合同项目型,收费,,已关闭",
    // the post of the first contact on that day
    "T4,甲科技有限公司,L2,2024-05-15 09:00,2024-05-15 10:00,C0001,A0056,,服务热线,,,,已关闭",
    // in July A0001 is an engineer, which stands for no type: undetermined, not P-1
    "T5,乙科技有限公司,L2,2024-07-01 09:00,2024-07-01 10:00,A0001,A0056,,服务热线,,,,已关闭",
    // paid expert service of a customer without a success manager: a type, and nobody who owns it
    "T6,乙科技有限公司,L2,2024-05-15 09:00,2024-05-15 10:00,A0001,A0056,,服务热线,,收费,,已关闭"
  ]
};

describe("who owns a case", () => {
  const cases = workspaceOf(exports);
  const columns =
    "collaboration_code as type, type_basis as basis, owner_id as owner, appraiser_id as appraiser";

  it("V-24: an A-class customer's case through the hotline is P-1, owned and appraised by its first agent", async () => {
    const [row] = await cases.rows(
      `select ${columns}, assignee_id as assignee, closer_id as closer from warehouse.case_owners where ticket_id = 'T1'`
    );
    expect(row).toEqual({
      type: "P-1",
      basis: "first_contact",
      owner: "A0001",
      appraiser: "A0001",
      assignee: "A0056",
      closer: "B0001"
    });
    const participants =
      "select person_id, appraiser_id from warehouse.case_participants where ticket_id = 'T1'";
    expect(await cases.rows(participants)).toEqual([{person_id: "A0056", appraiser_id: "A0001"}]);
  });

  it("takes the recorded type, else expert service, else the first contact's post on that day, else none", async () => {
    const rows = await cases.rows(
      `select ticket_id as id, ${columns} from warehouse.case_owners where ticket_id > 'T1' order by 1`
    );
    expect(rows).toEqual([
      {id: "T2", type: "P-4", basis: "expert_service", owner: "S0100", appraiser: "S0100"},
      {id: "T3", type: "P-2", basis: "recorded", owner: "D0001", appraiser: "D0001"},
      {id: "T4", type: "P-3", basis: "first_contact", owner: "C0001", appraiser: "C0001"},
      {id: "T5", type: null, basis: "unknown", owner: "A0001", appraiser: null},
      {id: "T6", type: "P-5", basis: "expert_service", owner: null, appraiser: null}
    ]);
  });

  it("gives every ticket its owner's team at submission and its assignee's when solved (A-44)", async () => {
    const teams = `select ticket_id as id, collaboration_type as type, team, assignee_team from marts.tickets
      where ticket_id in ('T1', 'T2', 'T5') order by 1`;
    expect(await cases.rows(teams)).toEqual([
      {id: "T1", type: "SLA产品型", team: "客服热线组", assignee_team: "售后二组"},
      {id: "T2", type: "免费专家服务", team: "销售一组", assignee_team: "售后二组"},
      {id: "T5", type: null, team: "售后一组", assignee_team: "售后二组"}
    ]);
  });

  it("knows which types are in scope: P-3 to P-5 for A and C accounts only", async () => {
    const scope = "select ticket_id as id, is_in_scope as scope from warehouse.case_owners order by 1";
    expect((await cases.rows(scope)).map(({scope}) => scope)).toEqual([true, true, true, true, null, false]);
  });

  it("flips by policy: A-26 without rules of posts and channels, A-42 by the company's own list", async () => {
    const rules = "rule,spelling,collaboration_code\nowner,销售经理,P-4\n";
    const listed = "customer_name,key_account_class,valid_from,valid_to\n甲科技有限公司,A,2024-04-01,\n";
    await write(join(cases.folder(), "policy", "collaboration_rules.csv"), rules);
    await write(join(cases.folder(), "policy", "key_accounts.csv"), listed);
    await runHere(cases.folder(), {stages: ["build"]});
    const rows = await cases.rows(
      `select collaboration_code as type, type_basis as basis, is_in_scope as scope
      from warehouse.case_owners where ticket_id in ('T1', 'T2', 'T3') order by ticket_id`
    );
    expect(rows).toEqual([
      {type: null, basis: "unknown", scope: null},
      {type: "P-4", basis: "expert_service", scope: null}, // on 31 March it was not yet on the list
      {type: null, basis: "unmapped", scope: null}
    ]);
  });
});

function workspaceOf(files: Record<string, string[]>) {
  return heldWorkspace(async (made) => {
    for (const [name, lines] of Object.entries(files))
      await write(join(made, "exports", name), `${lines.join("\n")}\n`);
    await runHere(made, {stages: ["load", "build", "audit"]});
  });
}
