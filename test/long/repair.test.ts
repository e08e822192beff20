import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {Failure} from "../../pipelines/failure.ts";
import {activeLoads, readLedger} from "../../pipelines/ledger.ts";
import {say} from "../../pipelines/messages.ts";
import {giveRepair, takeRepair} from "../../pipelines/repair.ts";
import {withdraw} from "../../pipelines/withdraw.ts";
import {workspaceAt} from "../../pipelines/workspace.ts";
import {writeWorkbook} from "../../pipelines/xlsx.ts";
import {serviceValue, withFolder} from "../service-value.ts";
import {type Edited, editBook, readBook} from "../workbooks.ts";
import {planHere, rowsHere, runHere, type Ticket, ticketsCsv, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 120_000});

const contracts = "合同_20240601.csv";
const header = "合同编号,客户名称,合同金额,签约日期,合同状态";
// two of four rows cannot be read: an impossible date, and an amount and a status
const broken = [
  "HT1,甲科技有限公司,100,2024-01-01,执行中",
  "HT2,甲科技有限公司,200,2024-02-30,执行中",
  "HT3,乙科技有限公司,1O0元,2024-03-01,已生笑",
  "HT4,乙科技有限公司,400,2024-04-01,执行中"
];

const values = "select contract_id, amount, signed_date, status, source_file from marts.contracts order by 1";
const accounts = `select rows_read as read, rows_accepted as accepted, rows_quarantined as quarantined,
  rows_repaired as repaired, rows_current as current, rows_superseded as superseded, corrected_file, corrected_by,
  exported_at from marts.loads order by corrected_file nulls first, source_file`;

describe("a run stopped by its quarantine", () => {
  it("goes on once the rows are corrected, with every row accounted for, and twice changes nothing", async () => {
    await withBroken(async (folder) => {
      const failure = await runHere(folder).catch((error: unknown) => error);
      expect(failure).toMatchObject({exit: "quarantine", key: "over_quarantine"});
      const out = await give(folder);
      const sheet = (await readBook(out)).find(({name}) => name === "合同")!;
      expect(sheet.rows.map((row) => row.slice(1))).toEqual([
        ["来源文件", "来源工作表", "来源行号", "合同编号", "客户名称"].concat(
          ...["合同金额", "原因：合同金额", "签约日期", "原因：签约日期", "合同状态", "原因：合同状态"]
        ),
        [contracts, "", "3", "HT2", "甲科技有限公司", "200", "", "2024-02-30", "不存在的日期", "执行中"],
        [contracts, "", "4", "HT3", "乙科技有限公司"].concat(
          ...["1O0元", "不是金额", "2024-03-01", "", "已生笑", "不认识的取值"]
        )
      ]);
      await editBook(out, (of) => {
        of("合同").set(2, "签约日期", "2024年2月29日");
        of("合同").set(3, "合同金额", "100元");
        of("合同").set(3, "合同状态", "已生效");
      });
      expect(await take(folder, out)).toMatchObject({corrected: 2, unchanged: 0, wrong: []});
      expect((await runHere(folder)).exit).toBe("done");
      const [file] = await corrections(folder);
      expect(await rowsHere(folder, values)).toEqual([
        contract("HT1", "100.00", "2024-01-01", contracts),
        contract("HT2", "200.00", "2024-02-29", file!),
        contract("HT3", "100.00", "2024-03-01", file!),
        contract("HT4", "400.00", "2024-04-01", contracts)
      ]);
      // 4 = 2 accepted + 2 quarantined, of which 2 are repaired; the 2 corrections are an export of their own
      const exported_at = "2024-06-01 23:59:59";
      expect(await rowsHere(folder, accounts)).toEqual([
        {...counted(4, 2, 2, 2), corrected_file: null, corrected_by: null, exported_at},
        {...counted(2, 2, 0, 0), corrected_file: contracts, corrected_by: "张三", exported_at}
      ]);
      expect(await rowsHere(folder, "select is_repaired from marts.quarantine")).toEqual([
        {is_repaired: true},
        {is_repaired: true}
      ]);
      const [load] = await correcting(folder);
      const at = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      expect(load!.corrects).toMatchObject({
        rows: [
          {row: 3, by: "张三", at},
          {row: 4, by: "张三", at}
        ]
      });
      const before = await readdir(join(folder, "exports"), {recursive: true});
      expect(await take(folder, out, "李四")).toMatchObject({corrected: 0, already: 2, files: []});
      expect(await readdir(join(folder, "exports"), {recursive: true})).toEqual(before);
      const planned = await planHere(folder);
      expect(planned).toMatchObject({rebuild: [], publish: false});
      const next = join(folder, "next.xlsx");
      const given = await giveRepair(workspaceAt(folder), next, {language: "zh"});
      expect(given).toEqual({file: null, rows: 0, names: 0, left: 0, lost: 0});
    });
  });

  it("shows the open rows only on the page of data", async () => {
    await withBroken(async (folder) => {
      await settle(folder);
      const {run_id} = await runHere(folder);
      expect(await published(folder, run_id!)).toMatchObject({total: 2, repaired: 0});
      const out = await give(folder);
      await editBook(out, (of) => of("合同").set(2, "签约日期", "2024-02-29"));
      expect(await take(folder, out)).toMatchObject({corrected: 1, unchanged: 1});
      const again = await runHere(folder);
      const shown = await published(folder, again.run_id!);
      expect(shown).toMatchObject({total: 1, shown: 1, repaired: 1, rows: [{source_row: 4}]});
      expect(JSON.stringify(shown)).not.toContain("张三");
    });
  });
});

it("tells at once what is still wrong, takes what is right, and takes the rest when that is mended too", async () => {
  await withBroken(async (folder) => {
    await write(
      join(folder, "exports", "工单_20240601.csv"),
      ticketsCsv(days([{id: "T1"}, {id: "T2", level: "L9"}]))
    );
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => {
      of("合同").set(2, "签约日期", "2024-02-31");
      of("合同").set(3, "合同金额", "100");
      of("合同").set(3, "合同状态", "已生效");
      expect(of("工单").get(2, "原因：问题级别")).toBe("级别不在 policy/levels.csv 中");
      of("工单").set(2, "问题级别", "L8");
    });
    expect(await take(folder, out)).toMatchObject({
      corrected: 1,
      wrong: [
        {sheet: "合同", row: 2, column: "签约日期", reason: "impossible date", value: "2024-02-31"},
        {sheet: "工单", row: 2, column: "问题级别", reason: "unknown level", value: "L8"}
      ]
    });
    await editBook(out, (of) => {
      of("合同").set(2, "签约日期", "2024-02-29");
      of("工单").set(2, "问题级别", "L1(紧急)");
    });
    expect(await take(folder, out)).toMatchObject({corrected: 2, already: 1, wrong: []});
    expect((await runHere(folder)).exit).toBe("done");
    expect(await rowsHere(folder, "select count(*)::integer as n from marts.contracts")).toEqual([{n: 4}]);
    expect(await rowsHere(folder, "select ticket_id, level from marts.tickets order by 1")).toEqual([
      {ticket_id: "T1", level: "L2"},
      {ticket_id: "T2", level: "L1"}
    ]);
    expect(await rowsHere(folder, "select 1 from marts.quarantine where not is_repaired")).toEqual([]);
  });
});

it("lets a second thought on a row take the place of the first, keeps the others, and goes back when withdrawn", async () => {
  await withBroken(async (folder) => {
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => {
      of("合同").set(2, "签约日期", "2024-02-28");
      of("合同").set(3, "合同金额", "100");
      of("合同").set(3, "合同状态", "已生效");
    });
    expect(await take(folder, out)).toMatchObject({corrected: 2});
    await editBook(out, (of) => of("合同").set(2, "签约日期", "2024-02-29"));
    const {files} = await take(folder, out, "李四");
    expect(
      (await correcting(folder)).map(({source_file, corrects}) => [source_file, ...corrects!.rows])
    ).toEqual([
      [files[0], expect.objectContaining({row: 3, by: "李四"}), expect.objectContaining({row: 4, by: "张三"})]
    ]);
    const {loads} = await runHere(folder);
    expect(loads!.files.map(({status}) => status)).toEqual(["unchanged", "unchanged", "unchanged"]);
    const sql =
      "select contract_id, signed_date from lake.contracts where contract_id in ('HT2', 'HT3') order by 1";
    expect(await rowsHere(folder, sql)).toEqual([
      {contract_id: "HT2", signed_date: "2024-02-29"},
      {contract_id: "HT3", signed_date: "2024-03-01"}
    ]);
    expect(
      await rowsHere(folder, "select distinct corrected_by from marts.loads where corrected_by <> ''")
    ).toEqual([{corrected_by: "张三, 李四"}]);
    await withdraw(workspaceAt(folder), files[0]!);
    await runHere(folder);
    expect((await rowsHere(folder, sql))[0]).toEqual({contract_id: "HT2", signed_date: "2024-02-28"});
  });
});

describe("a correction is as old as the export it corrects", () => {
  it("so a later export of the same key goes first, whenever the correction was made", async () => {
    await withBroken(async (folder) => {
      await settle(folder);
      const later = "HT2,甲科技有限公司,222,2024-02-29,已终止";
      await write(join(folder, "exports", "合同_20240701.csv"), `${header}\n${later}\n`);
      await runHere(folder, {stages: ["load"]});
      const out = await give(folder);
      await editBook(out, (of) => of("合同").set(2, "签约日期", "2024-02-29"));
      await take(folder, out);
      await runHere(folder);
      const [row] = await rowsHere(folder, `select * from (${values}) where contract_id = 'HT2'`);
      expect(row).toEqual({
        ...contract("HT2", "222.00", "2024-02-29", "合同_20240701.csv"),
        status: "terminated"
      });
      expect(
        await rowsHere(folder, "select max(exported_at)::date::varchar as day from marts.loads")
      ).toEqual([{day: "2024-07-01"}]);
    });
  });

  it("so the export mended under its own name goes first", async () => {
    await withBroken(async (folder) => {
      await settle(folder);
      const out = await give(folder);
      await editBook(out, (of) => of("合同").set(2, "签约日期", "2024-02-28"));
      const mended = broken.map((row) => row.replace("2024-02-30", "2024-02-29"));
      await write(join(folder, "exports", contracts), `${[header, ...mended].join("\n")}\n`);
      await runHere(folder, {stages: ["load"]});
      expect(await take(folder, out)).toMatchObject({corrected: 1});
      await runHere(folder);
      const [row] = await rowsHere(
        folder,
        "select signed_date from marts.contracts where contract_id = 'HT2'"
      );
      expect(row).toEqual({signed_date: "2024-02-29"});
    });
  });
});

const foreign = `name: foreign
match: {header: [Ref, Signed, Sum]}
header_row: 3
delimiter: ";"
exported_at: {cell: A1}
entities:
  contracts:
    where: {Kind: C}
    fields:
      contract_id: Ref
      contract_type: {cell: B1}
      customer_name: [Company, Account]
      signed_date: Signed
      amount: {column: Sum, currency_symbol: "$"}
      status: {column: State, values: {Running: active, Over: expired}}
`;

describe("a corrected row has the values its own mapping gives", () => {
  it("by the column's dates, its values, cells above the header, columns put together, rows told apart", async () => {
    await withFolder(async (folder) => {
      await write(join(folder, "mappings", "foreign.yaml"), foreign);
      const rows = [
        "A1;15/06/2024;$10;Running;1;C;甲公司;",
        "A2;45/13/2024;$20;Over;2;c;;乙公司",
        "A3;01/02/2024;$3x;Running;;C;丙公司;丁公司",
        "A4;坏;$4;Running;;D;;"
      ];
      const names = "Ref;Signed;Sum;State;ref;Kind;Company;Account";
      await write(join(folder, "exports", "x.csv"), `2024-06-30;框架\n\n${names}\n${rows.join("\n")}\n`);
      await settle(folder);
      const out = await give(folder);
      await editBook(out, (of) => {
        of("合同").set(2, "Signed", "05/06/2024");
        of("合同").set(3, "Kind", "X");
      });
      expect(await take(folder, out)).toMatchObject({
        corrected: 1,
        wrong: [{sheet: "合同", row: 3, column: "-", reason: "row of another entity"}]
      });
      await editBook(out, (of) => {
        of("合同").set(3, "Kind", "C");
        of("合同").set(3, "Sum", "$30");
      });
      expect(await take(folder, out)).toMatchObject({corrected: 1, wrong: []});
      await runHere(folder);
      const sql = `select contract_id, amount, signed_date, status, customer_name, contract_type
        from staging.contracts qualify record_version = max(record_version) over (partition by record_key) order by 1`;
      const contract_type = "框架";
      const a2 = {contract_id: "A2", amount: "20.00", signed_date: "2024-06-05", customer_name: "乙公司"};
      expect(await rowsHere(folder, sql)).toEqual([
        {
          ...{contract_id: "A1", amount: "10.00", signed_date: "2024-06-15", status: "active"},
          ...{customer_name: "甲公司", contract_type}
        },
        {...a2, status: "expired", contract_type},
        {
          ...{contract_id: "A3", amount: "30.00", signed_date: "2024-02-01", status: "active"},
          ...{customer_name: "丙公司", contract_type}
        }
      ]);
      expect(await rowsHere(folder, "select distinct exported_at from marts.loads")).toEqual([
        {exported_at: "2024-06-30 23:59:59"}
      ]);
      // a mended mapping reads the corrections anew as well
      const mended = foreign.replace("Over: expired", "Over: terminated");
      await write(join(folder, "mappings", "foreign.yaml"), mended);
      await runHere(folder);
      const [row] = await rowsHere(folder, `select * from (${sql}) where contract_id = 'A2'`);
      expect(row).toEqual({...a2, status: "terminated", contract_type});
    });
  });

  it("and stands with the rest of its batch: a person's day is whole", async () => {
    await withFolder(async (folder) => {
      const rows = [
        "周七/A0056,2024-05-06,4,甲",
        "周七/A0056,2024-05-06,2x,乙",
        "周七/A0056,2024-05-06,1,丙"
      ];
      const names = "填报人,工作日期,工时,工作内容";
      await write(join(folder, "exports", "工时_20240601.csv"), `${[names, ...rows].join("\n")}\n`);
      await settle(folder);
      const out = await give(folder);
      for (const hours of ["2", "2.5"]) {
        await editBook(out, (of) => of("工时").set(2, "工时", hours));
        expect(await take(folder, out)).toMatchObject({corrected: 1, wrong: []});
      }
      await runHere(folder);
      const hours = "select hours::double as hours from warehouse.timesheets order by 1";
      expect(await rowsHere(folder, hours)).toEqual([{hours: 1}, {hours: 2.5}, {hours: 4}]);
      expect(await rowsHere(folder, accounts)).toMatchObject([counted(3, 2, 1, 1), counted(1, 1, 0, 0)]);
      // a mapping under which the row is right as it was must not count it twice
      await write(
        join(folder, "mappings", "zh-timesheets.yaml"),
        `name: zh-timesheets
match: {header: [填报人, 工作日期, 工时]}
exported_at: {file_name: '(\\d{8})'}
entities: {timesheets: {template: true, fields: {hours: {column: 工时, pattern: '(\\d+)'}}}}
`
      );
      await runHere(folder);
      expect(await rowsHere(folder, hours)).toEqual([{hours: 1}, {hours: 2}, {hours: 4}]);
    });
  });
});

it("takes torn records, long texts, quotes and line ends through the workbook unharmed", async () => {
  await withFolder(async (folder) => {
    const long = "长".repeat(40_000);
    const lines = [
      "问题编号,客户名称,问题描述,问题级别,提交时间",
      `T1,甲公司,"${long}",L1,2024-02-30`,
      'T2,甲公司,"=1+1 ""引""\r\n第二行",L1,坏',
      "T3,甲公司",
      "T4,甲公司,多,了,L1,2024-03-01"
    ];
    await write(join(folder, "exports", "工单_20240601.csv"), `${lines.join("\n")}\n`);
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => {
      const sheet = of("工单");
      expect(["T1", "T2", "T3", "T4"].map((_, i) => sheet.get(i + 2, "问题编号"))).toEqual([
        "T1",
        "T2",
        "T3",
        "T4"
      ]);
      expect(sheet.get(4, "整行原因")).toBe("列数不足");
      expect(sheet.get(5, "原文")).toBe("T4,甲公司,多,了,L1,2024-03-01");
      expect(sheet.get(5, "提交时间")).toBe("L1,2024-03-01");
      sheet.set(2, "提交时间", "2024-02-29");
      sheet.set(3, "提交时间", "2024-03-01 08:00");
      sheet.set(4, "提交时间", "2024-03-02");
      sheet.set(5, "问题描述", "多,了");
      sheet.set(5, "问题级别", "L1");
      sheet.set(5, "提交时间", "2024-03-01");
    });
    expect(await take(folder, out)).toMatchObject({corrected: 4, wrong: []});
    await runHere(folder);
    const found = await rowsHere<{id: string; text: string; at: string}>(
      folder,
      "select ticket_id as id, description as text, submitted_at as at from lake.tickets order by 1"
    );
    expect(found).toEqual([
      {id: "T1", text: long, at: "2024-02-29 00:00:00"},
      {id: "T2", text: '=1+1 "引"\r\n第二行', at: "2024-03-01 08:00:00"},
      {id: "T3", text: null, at: "2024-03-02 00:00:00"},
      {id: "T4", text: "多,了", at: "2024-03-01 00:00:00"}
    ]);
  });
});

it("takes the corrections out with the export they correct, and not back in by themselves", async () => {
  await withBroken(async (folder) => {
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => of("合同").set(2, "签约日期", "2024-02-29"));
    await take(folder, out);
    expect(await withdraw(workspaceAt(folder), contracts)).toEqual({file: contracts, rows: 5});
    const {loads} = await runHere(folder);
    expect(loads!.files.map(({status}) => status)).toEqual(["withdrawn", "withdrawn"]);
    expect(await rowsHere(folder, "select * from marts.contracts")).toEqual([]);
    await runHere(folder, {stages: ["load"], files: [join(folder, "exports", contracts)]});
    await runHere(folder);
    expect(await rowsHere(folder, "select is_repaired from marts.quarantine")).toEqual([
      {is_repaired: false},
      {is_repaired: false}
    ]);
  });
});

it("opens the row again when its correction is withdrawn, or no longer right by the policy", async () => {
  await withFolder(async (folder) => {
    await write(
      join(folder, "exports", "工单_20240601.csv"),
      ticketsCsv(days([{id: "T1"}, {id: "T2", level: "P9"}]))
    );
    const levels = "level,name_zh,name_en,rank,is_headline,valid_from,valid_to\nL2,重要,important,1,true,,\n";
    await write(join(folder, "policy", "levels.csv"), `${levels}P1,甲,a,2,true,,\n`);
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => of("工单").set(2, "问题级别", "P1"));
    expect(await take(folder, out)).toMatchObject({corrected: 1});
    await runHere(folder);
    const open = "select count(*)::integer as n from marts.quarantine where not is_repaired";
    expect(await rowsHere(folder, open)).toEqual([{n: 0}]);
    await write(join(folder, "policy", "levels.csv"), levels);
    await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,1\n");
    await runHere(folder);
    expect(await rowsHere(folder, open)).toEqual([{n: 2}]);
    const next = await give(folder, "next.xlsx");
    const sheet = (await readBook(next)).find(({name}) => name === "工单")!;
    expect(sheet.rows.slice(1).map((row) => [row[1], row[4]])).toEqual([["工单_20240601.csv", "T2"]]);
    await editBook(next, (of) => of("工单").set(2, "问题级别", "L2"));
    await take(folder, next);
    await runHere(folder);
    expect(await rowsHere(folder, open)).toEqual([{n: 0}]);
    for (const file of await readdir(join(folder, "exports", "corrections")))
      await withdraw(workspaceAt(folder), `corrections/${file}`);
    await runHere(folder);
    expect(await rowsHere(folder, open)).toEqual([{n: 1}]);
  });
});

it("corrects a row of a workbook's sheet", async () => {
  await withFolder(async (folder) => {
    const rows = [["HT1", "80万元", "2024-02-30"]];
    const book = writeWorkbook([{name: "合同台账", header: ["合同编号", "合同金额", "签约日期"], rows}]);
    await mkdir(join(folder, "exports"));
    await writeFile(join(folder, "exports", "数据_20240601.xlsx"), book);
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => {
      expect(of("合同").get(2, "来源工作表")).toBe("合同台账");
      of("合同").set(2, "签约日期", "2024-02-29");
    });
    expect(await take(folder, out)).toMatchObject({corrected: 1});
    await runHere(folder);
    expect(await rowsHere(folder, "select contract_id, amount, signed_date from marts.contracts")).toEqual([
      {contract_id: "HT1", amount: "800000.00", signed_date: "2024-02-29"}
    ]);
  });
});

describe("customer names", () => {
  it("that lead to no customer are decided by a person and become aliases, once", async () => {
    await withNames(async (folder) => {
      const out = await give(folder);
      const sheet = (await readBook(out)).find(({name}) => name === "客户名称")!;
      expect(sheet.rows[1]).toEqual(
        [...["华东精密", "2", "工单", "没有客户编号与它同行", "华东精密(上海)有限公司", "", "", ""]].slice(
          0,
          sheet.rows[1]!.length
        )
      );
      await editBook(out, (of) => {
        of("客户名称").set(2, "对应的客户全称（请填写）", "华东精密（上海）有限公司");
        of("客户名称").set(3, "对应的客户全称（请填写）", "没有的公司");
      });
      expect(await take(folder, out)).toMatchObject({
        aliases: 1,
        wrong: [
          {sheet: "客户名称", row: 3, column: "别的公司", reason: "unknown customer", value: "没有的公司"}
        ]
      });
      const file = join(folder, "policy", "customer_aliases.csv");
      expect(await readFile(file, "utf8")).toMatch(
        /^\ufeffalias,customer_name,note\r\n旧名,华东精密\(上海\)有限公司,\r\n华东精密,华东精密\(上海\)有限公司,repair out\.xlsx · 张三 · \d{4}-.*\r\n$/
      );
      await editBook(out, (of) => of("客户名称").set(3, "对应的客户全称（请填写）", ""));
      expect(await take(folder, out)).toMatchObject({aliases: 0, aliases_already: 1, wrong: []});
      await runHere(folder);
      const sql = "select ticket_id, customer_id from marts.tickets order by 1";
      expect(await rowsHere(folder, sql)).toEqual([
        {ticket_id: "T1", customer_id: "C1"},
        {ticket_id: "T2", customer_id: "C1"},
        {ticket_id: "T3", customer_id: null}
      ]);
      await editBook(out, (of) => of("客户名称").set(2, "对应的客户全称（请填写）", "丙有限公司"));
      expect(await take(folder, out)).toMatchObject({
        aliases: 0,
        wrong: [{column: "华东精密", reason: "alias decided otherwise"}]
      });
    });
  });
});

describe("a workbook that was changed where it must not be is refused with what is wrong with it", () => {
  const cases: [string, (sheet: Edited) => void, string][] = [
    ["a deleted column", ({rows}) => void rows.map((row) => row.splice(5, 1)), "「合同」缺少列：客户名称"],
    ["an added column", ({rows}) => void rows.map((row) => row.push("新")), "「合同」多出了列：新"],
    ["columns that changed places", ({rows}) => swap(rows, 4, 5), "「合同」的列被移动或重复"],
    [
      "a renamed row id",
      (sheet) => sheet.set(2, "行标识", "x:1"),
      "「合同」第 2 行的行标识「x:1」不是本表写出的"
    ],
    [
      "a changed row number",
      (sheet) => sheet.set(3, "来源行号", "9"),
      "「合同」第 3 行的来源文件、工作表或行号与"
    ],
    ["an added row", ({rows}) => rows.push(["", "", "", "", "HT9"]), "「合同」第 4 行没有行标识"],
    ["a doubled row", ({rows}) => rows.push([...rows[1]!]), "「合同」第 4 行与第 2 行的行标识相同"]
  ];
  it("and nothing is taken", async () => {
    await withBroken(async (folder) => {
      await settle(folder);
      const good = await readFile(await give(folder));
      for (const [name, edit, text] of cases) {
        const out = join(folder, `${name}.xlsx`);
        await writeFile(out, good);
        await editBook(out, (of) => edit(of("合同")));
        const failure = await take(folder, out).catch((error: unknown) => error);
        expect([name, told(failure)]).toEqual([name, expect.stringContaining(text)]);
      }
      expect(await corrections(folder)).toEqual([]);
    });
  });

  it("of another workspace, no repair workbook at all, or one laid into exports", async () => {
    await withBroken(async (folder) => {
      await settle(folder);
      const out = await give(folder);
      await withFolder(async (other) => {
        await write(join(other, "exports", contracts), `${header}\n${broken[0]}\n`);
        await runHere(other, {stages: ["load"]});
        const foreign = await take(other, out).catch((error: unknown) => error);
        expect(told(foreign)).toContain("这份修正表出自另一个工作区");
        const csv = await take(other, join(other, "exports", contracts)).catch((error: unknown) => error);
        expect(told(csv)).toContain("不是 repair 写出的修正表");
        await writeFile(join(other, "exports", "修正.xlsx"), await readFile(out));
        const {loads} = await runHere(other, {stages: ["load"]});
        expect(told(loads!.refused[0]!.failure)).toContain("不是导出，没有载入");
      });
    });
  });
});

it("leaves deleted rows in quarantine and says when a row is there no more", async () => {
  await withBroken(async (folder) => {
    await settle(folder);
    const out = await give(folder);
    await editBook(out, (of) => of("合同").rows.splice(2, 1));
    expect(await take(folder, out)).toMatchObject({corrected: 0, unchanged: 1});
    await withdraw(workspaceAt(folder), contracts);
    expect(await take(folder, out)).toMatchObject({corrected: 0, gone: 1});
  });
});

it("is a command that asks for a name, never overwrites, and says what is still wrong with exit 7", async () => {
  await withBroken(async (folder) => {
    await settle(folder);
    const out = join(folder, "out.xlsx");
    const where = ["--workspace", folder];
    const given = await serviceValue(["repair", "--out", out, ...where]);
    expect(given).toMatchObject({code: 0, stdout: expect.stringContaining("隔离的行 2 行")});
    const twice = await give(folder).catch((error: unknown) => error);
    expect(told(twice)).toContain("已经存在，没有覆盖");
    expect(await serviceValue(["repair", out, ...where])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--by NAME")
    });
    await editBook(out, (of) => of("合同").set(2, "签约日期", "坏"));
    const bad = await serviceValue(["repair", out, "--by", "张三", "--lang", "en", ...where]);
    expect(bad).toMatchObject({
      code: 7,
      stderr: expect.stringContaining("“合同” row 2 · 签约日期 · impossible date · “坏”")
    });
  });
});

function withBroken(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    await write(join(folder, "exports", contracts), `${[header, ...broken].join("\n")}\n`);
    await use(folder);
  });
}

/** Two customers with ids, two names that lead to neither, an alias table as Excel in China saves it. */
function withNames(use: (folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const rows = ["HT1,C1,华东精密(上海)有限公司,1,2024-01-01", "HT2,C2,丙有限公司,1,2024-01-01"];
    await write(
      join(folder, "exports", contracts),
      `合同编号,客户编号,客户名称,合同金额,签约日期\n${rows.join("\n")}\n`
    );
    const tickets = ["华东精密", "华东精密", "别的公司"].map((customer, i) => ({id: `T${i + 1}`, customer}));
    await write(join(folder, "exports", "工单_20240601.csv"), ticketsCsv(days(tickets)));
    await mkdir(join(folder, "policy"));
    const gb18030 =
      "616c6961732c637573746f6d65725f6e616d650d0abec9c3fb2cbbaab6abbeabc3dc28c9cfbaa329d3d0cfdeb9abcbbe0d0a";
    await writeFile(join(folder, "policy", "customer_aliases.csv"), Buffer.from(gb18030, "hex"));
    await runHere(folder, {stages: ["load"]});
    await use(folder);
  });
}

/** Lets a run pass whatever is in quarantine, and loads. */
async function settle(folder: string): Promise<void> {
  await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,1\n");
  await runHere(folder, {stages: ["load"]});
}

/** Tickets of a day before the exports of these tests. */
function days(tickets: Ticket[]): Ticket[] {
  return tickets.map((one) => ({
    ...{submitted: "2024-05-06 09:00", resolved: "2024-05-06 11:00", closed: "2024-05-07 18:00"},
    ...one
  }));
}

async function give(folder: string, name = "out.xlsx"): Promise<string> {
  const out = join(folder, name);
  await giveRepair(workspaceAt(folder), out, {language: "zh"});
  return out;
}

function take(folder: string, path: string, by = "张三") {
  return takeRepair(workspaceAt(folder), path, {by});
}

async function correcting(folder: string) {
  return activeLoads(await readLedger(workspaceAt(folder))).filter(({corrects}) => corrects);
}

async function corrections(folder: string): Promise<string[]> {
  return (await correcting(folder)).map(({source_file}) => source_file);
}

async function published(folder: string, run_id: string): Promise<{total: number; repaired: number}> {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(folder, "published", "executives", run_id, name), "utf8"));
  const loads = (await read("loads.json")) as {rows_repaired: number}[];
  const quarantine = (await read("quarantine.json")) as {total: number};
  return {...quarantine, repaired: loads.reduce((sum, {rows_repaired}) => sum + rows_repaired, 0)};
}

function contract(contract_id: string, amount: string, signed_date: string, source_file: string) {
  return {contract_id, amount, signed_date, status: "active", source_file};
}

function counted(read: number, accepted: number, quarantined: number, repaired: number) {
  return {read, accepted, quarantined, repaired, current: accepted, superseded: 0};
}

function told(error: unknown): string {
  if (!(error instanceof Failure)) throw error;
  return say(error.key, "zh", error.params);
}

function swap(rows: string[][], i: number, j: number): void {
  for (const row of rows) [row[i], row[j]] = [row[j] ?? "", row[i] ?? ""];
}
