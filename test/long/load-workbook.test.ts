import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {type Cell, writeWorkbook} from "../../pipelines/xlsx.ts";
import {rowsIn, serviceValue, withFolder} from "../service-value.ts";

const header = ["合同编号", "客户名称", "合同金额", "签约日期", "结束日期", "合同状态"];
const rows: Cell[][] = [
  ["HT001", "甲公司", "80万元", "2024-01-01", "", "执行中"],
  ["", "", "", "", "", ""],
  ["007", "乙（上海）公司", {decimal: "1322.05"}, "2024年5月15日", "2025/5/14", "已到期"],
  ["HT003", "丙公司", 500000, "2024-02-30", "", "执行中"],
  ["合计", "", {decimal: "1302322.05"}, "", "", ""]
];

it("loads the first sheet of a workbook with Excel's own row numbers", async () => {
  await withFolder(async (workspace) => {
    await mkdir(join(workspace, "exports"));
    await mkdir(join(workspace, "policy"));
    await writeFile(join(workspace, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,0.5\n");
    const book = writeWorkbook([
      {name: "合同台账", header, rows},
      {name: "说明", header: ["无关"], rows: [["x"]]}
    ]);
    await writeFile(join(workspace, "exports", "合同_20240601.xlsx"), book);
    const ran = await serviceValue(["run", "--no-site", "--workspace", workspace]);
    expect(ran.stderr).toContain("发布");
    const contracts =
      "select contract_id, amount, end_date, source_row from marts.contracts order by source_row";
    expect(await rowsIn(workspace, contracts)).toEqual([
      {contract_id: "HT001", amount: "800000.00", end_date: null, source_row: 2},
      {contract_id: "007", amount: "1322.05", end_date: "2025-05-14", source_row: 4}
    ]);
    const quarantine =
      "select source_sheet, source_row, column_name, reason, original_text from marts.quarantine";
    expect(await rowsIn(workspace, quarantine)).toEqual([
      {
        source_sheet: "合同台账",
        source_row: 5,
        column_name: "签约日期",
        reason: "impossible date",
        original_text: "2024-02-30"
      }
    ]);
    const loads = "select rows_read, rows_accepted, rows_quarantined, rows_ignored from marts.loads";
    expect(await rowsIn(workspace, loads)).toEqual([
      {rows_read: 4, rows_accepted: 2, rows_quarantined: 1, rows_ignored: 1}
    ]);
  });
});
