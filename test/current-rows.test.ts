import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {audit} from "../pipelines/audit.ts";
import {openDatabase} from "../pipelines/duckdb.ts";
import {Failure} from "../pipelines/failure.ts";
import {say} from "../pipelines/messages.ts";
import type {RunResult, Stage} from "../pipelines/run.ts";
import {withFolder} from "./service-value.ts";
import {builtRows, filesHolding, runHere, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 120_000});

describe("of entries without a number of their own", () => {
  const january =
    "填报人,工作日期,工时\n周七/A0056,2024-01-31,2\n周七/A0056,2024-01-31,2\n周七/A0056,2024-01-30,8\n";
  const february = "填报人,工作日期,工时\n周七/A0056,2024-01-31,3\n周七/A0056,2024-02-01,8\n合计,,11\n";

  it("all of a person's day in the newest export that has it are current, equal ones too", async () => {
    await withExports({"工时_20240131.csv": january, "工时_20240229.csv": february}, async (folder) => {
      const sql = "select work_date, hours::double as hours from warehouse.timesheets order by all";
      expect(await builtRows(folder, sql)).toEqual([
        {work_date: "2024-01-30", hours: 8},
        {work_date: "2024-01-31", hours: 3},
        {work_date: "2024-02-01", hours: 8}
      ]);
      expect(await builtRows(folder, accounts)).toEqual([
        {source_file: "工时_20240131.csv", read: 3, ignored: 0, accepted: 3, current: 1, superseded: 2},
        {source_file: "工时_20240229.csv", read: 3, ignored: 1, accepted: 2, current: 2, superseded: 0}
      ]);
    });
  });

  it("an older export loaded late replaces nothing", async () => {
    await withExports({"工时_20240229.csv": february}, async (folder) => {
      await write(join(folder, "exports", "工时_20240131.csv"), january);
      await runHere(folder, {stages: ["load"]});
      const sql = "select sum(hours)::double as hours from warehouse.timesheets";
      expect(await builtRows(folder, sql)).toEqual([{hours: 19}]);
    });
  });

  it("the audit notices when the model's current rows are not those of the lake", async () => {
    await withExports(
      {"工时_20240131.csv": january},
      async (folder) => {
        const database = await openDatabase(join(folder, "warehouse.duckdb"), {
          folder,
          zone: "Asia/Shanghai"
        });
        try {
          expect((await audit(database.connection)).offences).toEqual([]);
          await database.connection.run("delete from warehouse.timesheets where hours = 8");
          const [offence] = (await audit(database.connection)).offences;
          expect(offence).toMatchObject({
            audit: "current rows",
            rows: [{entity: "timesheets", in_lake: 3, in_model: 2}]
          });
        } finally {
          database.close();
        }
      },
      ["load", "build"]
    );
  });
});

describe("a key of several fields", () => {
  it("tells records apart by all of them, gaps and all, and the last row of one is current", async () => {
    const header = "工单编号,项目编号,打分人,被打分人,打分,打分时间";
    const rows = [
      "FW1,,/A0001,/A0056,4,2024-05-16",
      "FW1,,/A0001,/A0057,3,2024-05-16",
      ",XM1,/A0001,/A0056,2,2024-05-16",
      "FW1,,/A0001,/A0056,5,2024-05-17"
    ];
    await withExports({"打分_20240531.csv": [header, ...rows, ""].join("\n")}, async (folder) => {
      const sql =
        "select ticket_id, project_id, appraisee_id, score::double as score from warehouse.ratings order by score";
      expect(await builtRows(folder, sql)).toEqual([
        {ticket_id: null, project_id: "XM1", appraisee_id: "A0056", score: 2},
        {ticket_id: "FW1", project_id: null, appraisee_id: "A0057", score: 3},
        {ticket_id: "FW1", project_id: null, appraisee_id: "A0056", score: 5}
      ]);
    });
  });

  it("takes a total below an order's lines for no line", async () => {
    const text = `订单编号,序号,产品名称,单价,小计金额
D1,1,皮带,324.32,324.32
D1,,去零,,-0.32
D1,,合计,,324.00
合计,,,,324.00
`;
    await withExports({"订单行_20240531.csv": text}, async (folder) => {
      const sql = "select product_name, line_kind from warehouse.service_order_lines order by all";
      expect(await builtRows(folder, sql)).toEqual([
        {product_name: "去零", line_kind: "rounding"},
        {product_name: "皮带", line_kind: "part"}
      ]);
      expect(await builtRows(folder, accounts)).toMatchObject([
        {read: 4, ignored: 2, accepted: 2, current: 2}
      ]);
    });
  });
});

describe("personal data on the drop list", () => {
  const text = `工单号,移动电话,Opened
T1,13901888888,2024-05-15 09:15
T2,13901888888,no time
`;
  const mapping = (fields: string) => `name: ours
match: {header: [工单号, 移动电话, Opened]}
entities:
  tickets:
    fields: {ticket_id: 工单号, submitted_at: Opened${fields}}
`;
  const settings = "name,value\nquarantine_max_ratio,0.5\n";

  it("is in no file of the workspace but the export, of a quarantined row neither", async () => {
    const files = {
      "工单.csv": text,
      "../mappings/ours.yaml": mapping(""),
      "../policy/settings.csv": settings
    };
    await withExports(
      files,
      async (folder) => {
        expect(await filesHolding(folder, "13901888888")).toEqual(["exports/工单.csv"]);
        const sql = "select rows_accepted, rows_quarantined, columns_dropped from marts.loads";
        expect(await builtRows(folder, sql)).toEqual([
          {rows_accepted: 1, rows_quarantined: 1, columns_dropped: 1}
        ]);
      },
      ["load", "build"]
    );
  });

  it("is refused with the line of the mapping that names it", async () => {
    await withFolder(async (folder) => {
      await write(join(folder, "exports", "工单.csv"), text);
      await write(join(folder, "mappings", "ours.yaml"), mapping(", product: 移动电话"));
      const failure = await runHere(folder).catch((error: unknown) => error);
      if (!(failure instanceof Failure)) throw new Error("not refused", {cause: failure});
      expect(failure.exit).toBe("usage");
      expect(say(failure.key, "en", failure.params)).toContain(
        "mappings/ours.yaml:5 · entities.tickets.fields.product · column “移动电话” is personal data and never loaded"
      );
    });
  });
});

describe("a form without a period", () => {
  const text = "客户名称,健康度等级,关系满意度评分\n甲公司,健康,4\n";

  it("is refused when nothing says which quarter it is of", async () => {
    const refuses = async (_: string, {loads}: RunResult) => {
      const [refused] = loads!.refused;
      expect(refused!.failure.key).toBe("missing_period");
      expect(say("missing_period", "zh", refused!.failure.params)).toContain("_2024Q2.csv");
    };
    await withExports({"健康度.csv": text}, refuses, ["load"]);
  });

  it("takes the quarter that a mapping gives it", async () => {
    const mapping = `name: health
match: {header: [客户名称, 健康度等级, 关系满意度评分], file: "健康度*"}
entities: {health_assessments: {template: true, fields: {period: {value: 2024年第二季度}}}}
`;
    await withExports({"健康度.csv": text, "../mappings/health.yaml": mapping}, async (folder) => {
      const sql = "select customer_name, period, tier from warehouse.health_assessments";
      expect(await builtRows(folder, sql)).toEqual([
        {customer_name: "甲公司", period: "2024Q2", tier: "healthy"}
      ]);
    });
  });
});

it("a handover's confirmation may hold both its times", async () => {
  const cases = [
    ["已确认(2024年5月16日10:00,预计服务启动2024年5月20日)", "2024-05-16 10:00:00", "2024-05-20 00:00:00"],
    ["已确认,2024年5月20日10:00前完成首次服务对接", null, "2024-05-20 10:00:00"],
    ["已确认 2024-05-16 10:00", "2024-05-16 10:00:00", null],
    ["已确认(预计启动2024/5/20,确认2024/5/16 10:00)", "2024-05-16 10:00:00", "2024-05-20 00:00:00"],
    ["待确认", null, null]
  ];
  const rows = cases.map(([status], i) => `C1,HT${i},2024-05-15 14:30,"${status}"\n`);
  const text = `客户编号,合同编号,交接时间,确认状态\n${rows.join("")}`;
  await withExports({"交接_20240531.csv": text}, async (folder) => {
    const sql = "select confirmed_at, planned_service_start_at from warehouse.handovers order by contract_id";
    expect(await builtRows(folder, sql)).toEqual(
      cases.map(([, confirmed_at, planned_service_start_at]) => ({confirmed_at, planned_service_start_at}))
    );
  });
});

const accounts = `select source_file, rows_read as read, rows_ignored as ignored, rows_accepted as accepted,
  rows_current as current, rows_superseded as superseded from marts.loads order by source_file`;

const loadOnly: Stage[] = ["load"];

/** Builds a workspace of the given exports; a path may leave `exports/`. */
async function withExports(
  files: Record<string, string>,
  use: (folder: string, result: RunResult) => Promise<void>,
  stages = loadOnly
): Promise<void> {
  await withFolder(async (folder) => {
    for (const [file, text] of Object.entries(files)) await write(join(folder, "exports", file), text);
    await use(folder, await runHere(folder, {stages}));
  });
}
