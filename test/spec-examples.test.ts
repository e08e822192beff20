import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {repository} from "../pipelines/workspace.ts";
import {rowsHere, runHere} from "./workspaces.ts";

vi.setConfig({testTimeout: 120_000, hookTimeout: 240_000});

// the example rows of SPEC §3, cell by cell; what each must become is worked by hand from §16.2

type Row = Record<string, unknown>;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "service-value-"));
  await cp(join(repository, "test", "input", "spec"), join(folder, "exports"), {recursive: true});
  const {exit} = await runHere(folder, {stages: ["load", "build", "audit"]});
  expect(exit).toBe("done");
});

afterAll(() => rm(folder, {recursive: true, force: true}));

describe("the customer handover form (T1)", () => {
  it("loads field by field", async () => {
    await expectRow("select * from lake.handovers", {
      customer_id: "CUS20240515001",
      customer_name: "科技有限公司",
      industry: "制造业-汽车零部件",
      customer_size: "medium",
      customer_size_note: "500-1000人",
      signed_date: "2024-05-15",
      contract_id: "HT20240515001",
      contract_amount: "500000.00",
      sales_contact_id: "S0123",
      sales_contact_name: null,
      service_contact_id: "A0045",
      customer_contact_name: "赵六",
      customer_contact_title: "采购经理",
      need_history: "“需要支持多语言切换”“要求数据导出格式为Excel”",
      special_terms: "“非工作时间紧急问题需2小时内响应”“客户财务数据需加密存储”",
      attachments: '["《软件采购合同》.pdf","《客户需求说明书》.docx"]',
      submitted_at: "2024-05-15 14:30:00",
      status: "confirmed",
      remarks: "客户决策人近期更换,新对接人需重点沟通"
    });
  });
});

describe("the problem tracking form (T2)", () => {
  it("loads field by field", async () => {
    await expectRow("select * from lake.tickets", {
      ticket_id: "FW20240515001",
      customer_name: "科技有限公司",
      description: "“系统导出报表时,部分数据字段显示异常,影响月度财务分析”",
      level: "L2",
      submitted_at: "2024-05-15 09:15:00",
      customer_contact_name: "赵六",
      customer_contact_title: null,
      assignee_id: "A0056",
      assignee_name: "周七",
      assigned_at: "2024-05-15 09:30:00",
      expected_resolved_at: "2024-05-15 17:00:00",
      expected_resolved_at_text: "2024年5月15日17:00(L2级问题8小时内解决)",
      progress: "“已定位原因为数据库字段长度不足,正在开发修复补丁”",
      is_joint: "true",
      is_joint_note: "问题涉及销售阶段承诺的功能范围",
      sales_co_handler_id: "S0123",
      sales_co_handler_name: null,
      result: "“补丁已于17:30上线测试,数据导出正常,客户已确认”",
      resolved_at: "2024-05-15 17:45:00",
      satisfaction_score: "4.000",
      sales_suggestion: "“客户对报表功能有进一步优化需求,可推荐‘高级分析模块’升级方案”",
      status: "closed",
      status_recorded: "已关闭"
    });
  });
});

describe("the feedback form (T3)", () => {
  it("loads field by field", async () => {
    await expectRow("select * from lake.feedback", {
      feedback_id: "FK20240515001",
      customer_name: "科技有限公司",
      feedback_type: "request",
      content: "“希望增加‘数据自动备份’功能,当前手动备份操作繁琐且易遗漏”",
      channel: "电话回访",
      submitter_name: "赵六",
      submitter_title: "IT经理",
      submitted_at: "2024-05-16 10:00:00",
      feedback_class: "product",
      value_estimate: "800000.00",
      value_estimate_is_estimated: "true",
      value_estimate_text: "“若实现该功能,预计可带动5家同行业客户升级,增购金额约80万元”",
      is_competitive: "true",
      is_competitive_note: "客户提及竞品公司已提供类似功能",
      department: "product",
      assignee_id: "P0032",
      assignee_name: "吴九",
      assessment: "medium",
      assessment_note: "需与客户沟通功能优先级",
      follow_up_plan: "“5月20日与客户确认功能细节;5月25日产品部评估开发周期;6月10日前提供原型方案”",
      progress: "“5月20日已与客户沟通,客户同意分阶段实现,优先实现‘每日自动备份’”",
      result: "in_progress",
      result_note: "原型开发中",
      completed_date: null,
      completed_date_text: null
    });
  });

  it("V-19 accepts FK20240515001 of 2024-05-16 10:00 and notes the day", async () => {
    const [row] = await rowsHere<Row>(folder, "select * from staging.feedback");
    expect(row).toMatchObject({
      feedback_id: "FK20240515001",
      submitted_at: "2024-05-16 10:00:00",
      dq_notes: "feedback_id:day of the number differs from submitted_at"
    });
  });
});

describe("the quarterly health form (T4)", () => {
  it("loads field by field, with the quarter of the file's name", async () => {
    await expectRow("select * from lake.health_assessments", {
      customer_id: "CUS20240515001",
      customer_name: "科技有限公司",
      period: "2024Q2",
      tenure_months: "12.0000",
      renewal_ratio: "0.850000",
      upsell_amount: "120000.00",
      relationship_score: "4.000",
      on_time_ratio: "0.920000",
      service_score: "3.800",
      first_response_hours: "1.5000",
      tier: "sub_healthy",
      tier_note: "服务满意度3.8分<4分",
      cause: "“L2级问题平均解决时长为8小时,超出行业6小时标准”",
      strategy: "“售后指定专属客服,将L2级问题解决时长压缩至6小时内;销售每月增加1次电话回访”",
      strategy_owners:
        '[{"role":"售后","person_id":"A0056","person_name":"周七"},{"role":"销售","person_id":"S0123","person_name":null}]',
      schedule: "2024年6月起,每月25日前完成服务优化措施",
      customer_reaction: "positive",
      customer_reaction_note: "“专属客服响应更及时,问题解决效率提升”",
      trend: "improved",
      next_action: "“持续跟踪服务响应时长,7月组织客户体验座谈会”"
    });
  });
});

describe("the service request detail (S002)", () => {
  it("is one request, one asset, one coverage, one contract", async () => {
    await expectRow("select * from lake.service_requests", {
      request_id: "FWQQBRG0020050222006",
      owner_id: null,
      report_date: "2005-02-23",
      customer_name: "上海万力机械有限公司",
      customer_type: "最终用户-直接",
      customer_contact_name: "张云峰",
      asset_id: "WL006",
      contract_id: "FWHYBRG0020050223001",
      problem_scope: "运行故障",
      problem_sub_scope: "硬件",
      reproducibility: "可再现",
      severity: "2-严重",
      priority: "3-高",
      summary: "立式平衡主轴转速不稳,主轴夹具不牢固",
      accepted_at: "2005-02-22 10:05:00",
      closed_at: "2005-02-23 14:26:00",
      status: "已受理",
      sub_status: "结案/解决问题",
      team: "dm",
      is_in_warranty: "true"
    });
    await expectRow("select * from lake.assets", {
      asset_id: "WL006",
      asset_name: "SY3240平衡机",
      model: "SY3240-6e",
      serial_number: "20040201-5326-A33",
      reference_number: "N634K76",
      supplier: "上海天硕机电设备有限公司",
      status: "出厂",
      warranty_kind: "硬件和软件",
      warranty_start_at: "2004-05-31 19:00:00",
      warranty_end_at: "2005-05-31 19:00:00",
      installed_at: "2004-05-31 17:00:00",
      commissioned_date: "2004-06-02"
    });
    await expectRow("select * from lake.asset_coverages", {
      asset_id: "WL006",
      coverage_kind: "硬件和软件",
      start_at: "2004-05-31 19:00:00",
      end_at: "2005-05-31 19:00:00"
    });
    await expectRow("select * from lake.service_contracts", {
      contract_id: "FWHYBRG0020050223001",
      contract_name: "万力现场服务合约",
      contract_type: "现场服务",
      status: "已签订",
      response_mode: "8*5",
      response_time: "下一工作日抵达现场",
      start_at: "2004-12-01 09:00:00",
      end_at: "2005-05-31 19:00:00"
    });
  });

  it("has two notes, two tasks, two pieces of maintenance and one survey", async () => {
    const notes = await rowsHere(
      folder,
      "select note_kind, content, created_at, author_id from lake.service_request_notes order by created_at"
    );
    expect(notes).toEqual([
      {
        note_kind: "一般注释",
        content: "建议客户更换法兰连接皮带,易损件应每三个月检查一次",
        created_at: "2005-02-22 10:45:00",
        author_id: "name:dm"
      },
      {
        note_kind: "特殊提示",
        content: "升级平衡机控制软件",
        created_at: "2005-02-23 14:47:00",
        author_id: "name:dm"
      }
    ]);
    const tasks = await rowsHere(
      folder,
      `select task_mode, requested_start_at, started_at, ended_at, status, performer_id from warehouse.service_tasks
      order by started_at`
    );
    expect(tasks).toEqual([
      {
        task_mode: "onsite",
        requested_start_at: "2005-02-22 15:30:00",
        started_at: "2005-02-22 16:00:00",
        ended_at: "2005-02-22 18:00:00",
        status: "done",
        performer_id: "name:elitor"
      },
      {
        task_mode: "onsite",
        requested_start_at: "2005-02-23 09:00:00",
        started_at: "2005-02-23 09:00:00",
        ended_at: "2005-02-23 11:30:00",
        status: "done",
        performer_id: "name:lxb"
      }
    ]);
    const maintenance = await rowsHere(
      folder,
      "select maintenance_kind, summary, asset_name, serial_number, quantity, maintainer_id from lake.maintenance_records order by maintained_at"
    );
    expect(maintenance).toEqual([
      {
        maintenance_kind: "更换",
        summary: "更换主轴夹具螺栓,重新校正了偏距",
        asset_name: "SY3240平衡机",
        serial_number: "20040201-5326-A33",
        quantity: "1.0000",
        maintainer_id: "name:elitor"
      },
      {
        maintenance_kind: "更换/升级",
        summary: "更换电机电刷,同时升级平衡机控制软件V3.01",
        asset_name: "SY3240平衡机",
        serial_number: "20040201-5326-A33",
        quantity: "1.0000",
        maintainer_id: "name:lxb"
      }
    ]);
    await expectRow("select * from lake.surveys", {
      surveyed_at: "2005-02-23 00:00:00",
      respondent_name: "张云峰",
      total_score: "45.000",
      max_score: "60.000",
      satisfaction_ratio: "0.750000",
      evaluator_id: "name:dm"
    });
  });

  it("has an order whose lines sum to its total with the 去零 line (V-08)", async () => {
    await expectRow("select * from lake.service_orders", {
      order_id: "CTRNBRG0020050223001",
      request_id: "FWQQBRG0020050222006",
      customer_name: "上海万力机械有限公司",
      signed_date: "2005-02-23",
      review_status: "approved",
      summary: "维修",
      order_kind: "服务",
      status: "执行中",
      payment_method: "支票",
      sales_method: "售后零部件",
      delivery_method: "上门送货",
      shipped_date: "2005-02-23",
      team: "dm",
      is_in_warranty: "true",
      subtotal_amount: "1322.45",
      rounding_amount: "-0.45",
      total_amount: "1322.00"
    });
    const lines = await rowsHere(
      folder,
      `select line_number, line_kind, product_name, product_code, quantity::double as quantity, quantity_measure,
        unit_price_amount::varchar as price, amount::varchar as amount, has_remarks
      from warehouse.service_order_lines order by line_number nulls last`
    );
    const line = (line_number: number | null, line_kind: string, product_name: string, more: Row) => ({
      line_number,
      line_kind,
      product_name,
      quantity_measure: null,
      has_remarks: false,
      ...more
    });
    expect(lines).toEqual([
      line(1, "part", "SY3240-AK03", {
        product_code: "600102",
        quantity: 1,
        price: "324.32",
        amount: "324.32"
      }),
      line(2, "part", "SY3240-AF01", {
        product_code: "100201",
        quantity: 2,
        price: "210.00",
        amount: "420.00",
        has_remarks: true
      }),
      line(3, "part", "SY3240-AF02", {product_code: "100202", quantity: 1, price: "78.13", amount: "78.13"}),
      line(4, "labour", "工时费", {
        product_code: "100103",
        quantity: 4,
        quantity_measure: "小时",
        price: "125.00",
        amount: "500.00"
      }),
      line(null, "rounding", "去零", {product_code: null, quantity: null, price: null, amount: "-0.45"})
    ]);
    expect(
      await rowsHere(
        folder,
        "select line_kind, sum(amount)::varchar as amount from warehouse.service_order_lines group by all order by all"
      )
    ).toEqual([
      {line_kind: "labour", amount: "500.00"},
      {line_kind: "part", amount: "822.45"},
      {line_kind: "rounding", amount: "-0.45"}
    ]);
  });

  it("accounts for every row of the file in every entity", async () => {
    const rows = await rowsHere(
      folder,
      `select entity, rows_read, rows_accepted, rows_ignored, rows_quarantined, rows_current
      from marts.loads where source_file = '服务请求明细.csv' and rows_accepted <> 1 order by entity`
    );
    const account = (entity: string, rows_accepted: number) => ({
      entity,
      rows_read: 5,
      rows_accepted,
      rows_ignored: 5 - rows_accepted,
      rows_quarantined: 0,
      rows_current: rows_accepted
    });
    expect(rows).toEqual([
      account("maintenance_records", 2),
      account("service_order_lines", 5),
      account("service_request_notes", 2),
      account("service_tasks", 2)
    ]);
  });

  it("leaves out how to reach a person, and counts the columns", async () => {
    const [load] = await rowsHere(
      folder,
      "select distinct columns_dropped from marts.loads where source_file = '服务请求明细.csv'"
    );
    expect(load).toEqual({columns_dropped: 7}); // 地址 邮编 电子邮件 商务电话 商务传真 移动电话 家庭电话
  });
});

it("quarantines no example", async () => {
  expect(await rowsHere(folder, "select * from marts.quarantine")).toEqual([]);
});

it("finds one customer behind the four forms", async () => {
  const found = await rowsHere(
    folder,
    `select distinct customer_id from warehouse.feedback
    union all select distinct customer_id from warehouse.tickets
    union all select distinct customer_id from warehouse.health_assessments`
  );
  expect(found).toEqual(Array.from({length: 3}, () => ({customer_id: "CUS20240515001"})));
});

async function expectRow(sql: string, expected: Row): Promise<void> {
  const rows = await rowsHere<Row>(folder, sql);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject(expected);
}
