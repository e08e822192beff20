import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {status} from "../pipelines/status.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {type Cell, type SheetContent, writeWorkbook} from "../pipelines/xlsx.ts";
import {contractHeader, contractsCsv} from "./bad-input.ts";
import {withFolder} from "./service-value.ts";
import {toGb18030} from "./tables.ts";
import {workbookXml} from "./workbook-xml.ts";
import {builtRows, runHere, ticketsCsv, write} from "./workspaces.ts";

const header = contractHeader.split(",");
const day = "2024-01-02";

describe("a workbook", () => {
  it("is loaded sheet by sheet, each sheet that a mapping knows; the others are told with why", () =>
    withFile("台账_20241231.xlsx", book(), async (folder, warned) => {
      expect(await loads(folder)).toEqual([
        {sheet: "2023", entity: "contracts", read: 1, accepted: 1, ignored: 0},
        {sheet: "2024", entity: "contracts", read: 2, accepted: 1, ignored: 1},
        {sheet: "工单", entity: "tickets", read: 1, accepted: 1, ignored: 0}
      ]);
      expect(await contracts(folder)).toEqual([
        {id: "A1", sheet: "2023", row: 2},
        {id: "B1", sheet: "2024", row: 2}
      ]);
      expect(warned).toEqual([
        "台账_20241231.xlsx · 「说明」没有映射认得，没有载入；表头是：字段, 含义",
        "台账_20241231.xlsx · 「空」是空的，没有载入",
        "台账_20241231.xlsx · 「只有表头」只有表头，没有数据行，没有载入"
      ]);
      const {unread} = await status(workspaceAt(folder));
      expect(unread.map(({file, sheet, reason}) => [file, sheet, reason])).toEqual([
        ["台账_20241231.xlsx", "说明", "unknown"],
        ["台账_20241231.xlsx", "空", "empty"],
        ["台账_20241231.xlsx", "只有表头", "no_rows"]
      ]);
    }));

  it("is not loaded again, unless a mapping comes that knows more of it or no more so much", () =>
    withFile("台账_20241231.xlsx", book(), async (folder) => {
      expect((await runHere(folder, {stages: ["load"]})).loads!.files).toMatchObject([{status: "unchanged"}]);
      const fields = "{contract_id: 字段, signed_date: 含义}";
      const more = `name: more\nmatch: {header: [字段]}\nentities: {contracts: {fields: ${fields}}}\n`;
      await write(join(folder, "mappings", "more.yaml"), more);
      await runHere(folder, {stages: ["load"]});
      expect((await loads(folder)).map(({sheet}) => sheet)).toEqual(["2023", "2024", "工单", "说明"]);
      await write(join(folder, "mappings", "more.yaml"), more.replace("[字段]", "[别的]"));
      await runHere(folder, {stages: ["load"]});
      expect((await loads(folder)).map(({sheet}) => sheet)).toEqual(["2023", "2024", "工单"]);
    }));

  it("keeps a hidden sheet closed, but for a mapping that names it", async () => {
    const sheets = [
      {name: "明", rows: [header, ["A1", "甲", "1", day]]},
      {name: "暗", rows: [header, ["B1", "甲", "1", day]], state: "veryHidden"}
    ];
    await withFile("a_20241231.xlsx", workbookXml(sheets), async (folder, warned) => {
      expect((await contracts(folder)).map(({id}) => id)).toEqual(["A1"]);
      expect(warned[0]).toContain("「暗」是隐藏的工作表，没有载入；要载入它，请在映射里写 sheet: 暗");
      const named = `name: dark\nmatch: {header: [合同编号]}\nsheet: 暗\nentities: {contracts: {template: true}}\n`;
      await write(join(folder, "mappings", "dark.yaml"), named);
      await runHere(folder, {stages: ["load"]});
      expect((await contracts(folder)).map(({id}) => id)).toEqual(["A1", "B1"]);
    });
  });

  it("has the rows and columns that are hidden, for hidden is not deleted", async () => {
    const rows = [header, ["A1", "甲", "1", day], ["A2", "乙", "2", day]];
    const sheet = {name: "表", rows, hiddenRows: [3], cols: '<cols><col min="2" max="2" hidden="1"/></cols>'};
    await withFile("a_20241231.xlsx", workbookXml([sheet]), async (folder) => {
      const sql = "select contract_id as id, customer_name as name from marts.contracts order by 1";
      expect(await builtRows(folder, sql)).toEqual([
        {id: "A1", name: "甲"},
        {id: "A2", name: "乙"}
      ]);
    });
  });

  it("may have two sheets of one name or of one content: every row is counted, of one key one is current", async () => {
    const rows = [header, ["A1", "甲", "1", day]];
    const sheets = ["表", "表", "副本"].map((name) => ({name, rows}));
    await withFile("a_20241231.xlsx", workbookXml(sheets), async (folder) => {
      const sql = `select source_sheet as sheet, rows_accepted as accepted, rows_current as current
        from marts.loads order by load_id`;
      const found = await builtRows<{sheet: string; accepted: number; current: number}>(folder, sql);
      expect(found.map(({sheet}) => sheet).sort()).toEqual(["副本", "表", "表 (2)"]);
      expect(found.map(({accepted}) => accepted)).toEqual([1, 1, 1]);
      expect(found.reduce((sum, {current}) => sum + current, 0)).toBe(1);
    });
  });

  it("has title rows above its header and totals below, which are counted and ignored", async () => {
    const rows = [
      ["合同台账"],
      ["单位:元", "", "", "2024年12月"],
      [],
      header,
      ["A1", "甲", "1", day],
      ["合计", "", "1", ""]
    ];
    await withFile(
      "a_20241231.xlsx",
      workbookXml([{name: "表", rows, merges: ["A1:D1"]}]),
      async (folder) => {
        expect(await contracts(folder)).toEqual([{id: "A1", sheet: "表", row: 5}]);
        expect(await loads(folder)).toEqual([
          {sheet: "表", entity: "contracts", read: 4, accepted: 1, ignored: 3}
        ]);
        expect(await ignoredIn(folder)).toEqual([
          {reason: "title row", count: 2},
          {reason: "total row", count: 1}
        ]);
      }
    );
  });

  it("has merged cells filled down; a row with nothing of its own is counted and ignored", async () => {
    const rows = [
      header,
      ["A1", "甲", "1", day],
      ["A2", "", "2", day],
      ["A3", "", "3", day],
      ["", "", "", ""]
    ];
    const sheet = {name: "表", rows, merges: ["B2:B4", "A4:A5"]};
    await withFile("a_20241231.xlsx", workbookXml([sheet]), async (folder) => {
      const sql = "select contract_id as id, customer_name as name from marts.contracts order by 1";
      expect(await builtRows(folder, sql)).toEqual([
        {id: "A1", name: "甲"},
        {id: "A2", name: "甲"},
        {id: "A3", name: "甲"}
      ]);
      expect(await loads(folder)).toEqual([
        {sheet: "表", entity: "contracts", read: 4, accepted: 3, ignored: 1}
      ]);
      expect(await ignoredIn(folder)).toEqual([{reason: "merged row", count: 1}]);
    });
  });

  it("has dates in either epoch, numbers stored as text and errors, each read as what it shows", async () => {
    for (const [epoch, serial] of [
      [1900, 45293],
      [1904, 43831]
    ] as const) {
      const cells = [
        `<c t="str"><v>A1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>1,500</t></is></c><c s="1"><v>${serial}</v></c>`
      ];
      const sheet = {name: "表", rows: [header], more: `<row r="2">${cells}</row>`};
      await withFile("a_20241231.xlsx", workbookXml([sheet], {epoch}), async (folder) => {
        const sql = `select contract_id as id, customer_name as name, amount::varchar as amount,
          signed_date::varchar as date from marts.contracts`;
        expect(await builtRows(folder, sql)).toEqual([{id: "A1", name: null, amount: "1500.00", date: day}]);
      });
    }
  });
});

describe("a header split over two rows", () => {
  const mapping = (names: string) => `name: split\nmatch: {header: [单号, ${names}]}
exported_at: {value: 2024-12-31}
entities: {contracts: {fields: {contract_id: 单号, customer_name: 客户, start_date: ${names}}}}\n`;
  const rows = [
    ["单号", "客户", "期限", ""],
    ["", "", "起", "止"],
    ["A1", "甲", day, "2024-12-31"]
  ];
  const files = {
    "workbook.xlsx": workbookXml([{name: "表", rows, merges: ["A1:A2", "B1:B2", "C1:D1"]}]),
    "text.csv": Buffer.from(rows.map((row) => `${row.join(",")}\n`).join("")),
    "page.xls": Buffer.from(`<table><tr><th rowspan=2>单号<th rowspan=2>客户<th colspan=2>期限<tr><th>起<th>止
      <tr><td>A1<td>甲<td>${day}<td>2024-12-31</table>`)
  };

  it.each(Object.keys(files))("is read under the lower row's names or upper/lower ones: %s", async (file) => {
    for (const name of ["起", "期限/起"])
      await withFile(file, files[file as keyof typeof files], async (folder) => {
        await write(join(folder, "mappings", "split.yaml"), mapping(name));
        await runHere(folder, {stages: ["load"]});
        const sql = `select contract_id as id, customer_name as name, start_date::varchar as start,
          source_row as row from marts.contracts`;
        expect(await builtRows(folder, sql)).toEqual([{id: "A1", name: "甲", start: day, row: 3}]);
      });
  });

  it("is refused with both rows where no mapping knows it", () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, "exports"));
      await writeFile(join(folder, "exports", "a.xlsx"), files["workbook.xlsx"]);
      const {loads: loaded} = await runHere(folder, {stages: ["load"]});
      expect(loaded!.refused[0]!.failure.message).toContain(
        "Row 1: 单号, 客户, 期限, 期限; row 2: 单号, 客户, 起, 止"
      );
    }));
});

describe("an archive", () => {
  it("is loaded file by file, each under its own name and date", async () => {
    const inner = writeWorkbook([{name: "表", header, rows: [["C1", "丙", 3, day]]}]);
    const files = {
      "一/合同_20240630.csv": Buffer.from(contractsCsv([`A1,甲,1,${day}`])),
      "工单_20241231.csv": Buffer.from(ticketsCsv([{id: "T1"}])),
      "合同.xlsx": inner,
      "readme.txt": Buffer.from("见合同\n"),
      "__MACOSX/._a.csv": Buffer.from("\0")
    };
    await withFile("导出_20241130.zip", zipSync(files), async (folder, warned) => {
      const sql = `select source_file as file, source_sheet as sheet, exported_at::date::varchar as day
        from marts.loads order by sheet`;
      expect(await builtRows(folder, sql)).toEqual([
        {file: "导出_20241130.zip", sheet: "一/合同_20240630.csv", day: "2024-06-30"},
        {file: "导出_20241130.zip", sheet: "合同.xlsx/表", day: "2024-11-30"},
        {file: "导出_20241130.zip", sheet: "工单_20241231.csv", day: "2024-12-31"}
      ]);
      expect(warned).toEqual(["导出_20241130.zip · 「readme.txt」没有映射认得，没有载入；表头是：见合同"]);
    });
  });

  it("may name its files in GB18030, as Chinese Windows does", async () => {
    const names = {"qq_20241231.csv": "合同_20241231.csv"};
    const [before, after] = Object.entries(names)[0]!;
    const name = Buffer.from(toGb18030()(after.slice(0, 2)));
    const ascii = "x".repeat(name.length) + before.slice(2);
    const zip = Buffer.from(zipSync({[ascii]: Buffer.from(contractsCsv([`A1,甲,1,${day}`]))}));
    for (let at = zip.indexOf("xxxx"); at >= 0; at = zip.indexOf("xxxx", at + 1)) name.copy(zip, at);
    await withFile("a.zip", zip, async (folder) => {
      expect(await contracts(folder)).toEqual([{id: "A1", sheet: after, row: 2}]);
    });
  });
});

describe("a web page under a workbook's name", () => {
  it("is read with spans filled, entities, breaks and Excel's own numbers, in its own encoding", async () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gb2312>
      <!--[if gte mso 9]><xml><x:Name>a</x:Name></xml><![endif]--><style>td {mso-number-format:"\\@"}</style></head>
      <body><table><tr><td>导航<table><tr><td>内<td>层</table></table>
      <table border=1><caption>合同</caption><thead><TR><TH>合同编号</TH><th>客户名称<th>合同金额<th>签约日期</tr></thead>
      <tr><td>A1<td rowspan=2>甲 &amp;<br>乙&nbsp;公司</td><td x:num="13800138000">1.38E+10</td><td>${day}</td></tr>
      <tr><td title="a > b">A2</td><td>2<td>${day}</tr>
      <tr><td>&nbsp;</td><td></td></tr><tr><td>合计<td><td>3<td></table></body></html>`;
    await withFile("报表_20241231.xls", toGb18030()(page), async (folder) => {
      const sql = `select contract_id as id, customer_name as name, amount::varchar as amount,
        source_sheet as sheet, source_row as row from staging.contracts order by 1`;
      expect(await builtRows(folder, sql)).toEqual([
        {id: "A1", name: "甲 &\n乙 公司", amount: "13800138000.00", sheet: "#3", row: 2},
        {id: "A2", name: "甲 &\n乙 公司", amount: "2.00", sheet: "#3", row: 3}
      ]);
      expect((await loads(folder))[0]).toMatchObject({read: 4, accepted: 2, ignored: 2});
    });
  });

  it("is read as Excel's XML of 2003, sheet by sheet", async () => {
    const data = (value: string, type = "String") => `<Cell><Data ss:Type="${type}">${value}</Data></Cell>`;
    const rows = [
      `<Row>${header.map((name) => data(name)).join("")}</Row>`,
      `<Row ss:Index="4">${data("A1")}<Cell ss:Index="3"><Data ss:Type="Number">1.5</Data><Comment><Data>x</Data></Comment></Cell>${data("2024-01-02T00:00:00.000", "DateTime")}</Row>`
    ];
    const xml = `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="说明"><Table><Row>${data("无关")}</Row></Table></Worksheet>
      <Worksheet ss:Name="台账"><Table>${rows.join("\n")}</Table></Worksheet></Workbook>`;
    await withFile("a_20241231.xls", Buffer.from(xml), async (folder, warned) => {
      const sql = `select contract_id as id, amount::varchar as amount, signed_date::varchar as date,
        source_sheet as sheet, source_row as row from staging.contracts`;
      expect(await builtRows(folder, sql)).toEqual([
        {id: "A1", amount: "1.50", date: day, sheet: "台账", row: 4}
      ]);
      expect(warned[0]).toContain("「说明」没有映射认得");
    });
  });
});

function book(): Uint8Array {
  const sheet = (name: string, rows: Cell[][], columns = header): SheetContent => ({
    name,
    header: columns,
    rows
  });
  const [ticketHeader, ticket] = ticketsCsv([{id: "T1"}])
    .trimEnd()
    .split("\r\n") as [string, string];
  return writeWorkbook([
    sheet("说明", [["Z1", "2024-01-02"]], ["字段", "含义"]),
    sheet("2023", [["A1", "甲", 1, day]]),
    sheet("2024", [
      ["B1", "乙", 2, day],
      ["合计", "", 2, ""]
    ]),
    sheet("空", [], []),
    sheet("工单", [ticket.split(",")], ticketHeader.split(",")),
    sheet("只有表头", [])
  ]);
}

/** Runs a workspace whose only export this is, and hands over its folder and what was warned of. */
async function withFile(
  name: string,
  content: Uint8Array,
  use: (folder: string, warned: string[]) => Promise<void>
): Promise<void> {
  await withFolder(async (folder) => {
    await mkdir(join(folder, "exports"));
    await writeFile(join(folder, "exports", name), content);
    const warned: string[] = [];
    const quiet = {
      language: "zh" as const,
      start() {},
      note() {},
      done() {},
      warn: (text: string) => warned.push(text)
    };
    await runHere(folder, {reporter: quiet, stages: ["load"]}).catch((error: Error) =>
      warned.push(error.message)
    );
    await use(folder, warned);
  });
}

async function contracts(folder: string): Promise<{id: string; sheet: string; row: number}[]> {
  const sql =
    "select contract_id as id, source_sheet as sheet, source_row as row from staging.contracts order by 1";
  return builtRows(folder, sql);
}

async function loads(folder: string) {
  const sql = `select source_sheet as sheet, entity, rows_read as read, rows_accepted as accepted,
    rows_ignored as ignored from marts.loads order by sheet`;
  return builtRows<{sheet: string}>(folder, sql);
}

async function ignoredIn(folder: string): Promise<unknown> {
  const {loads: loaded} = await runHere(folder, {stages: ["load"]});
  return loaded!.files[0]!.records[0]!.entities[0]!.ignored;
}
