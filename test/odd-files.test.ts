import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {beforeAll, describe, expect, it} from "vitest";
import {createGb18030Encoder} from "../pipelines/gb18030.ts";
import {contractHeader, contractRows, contractsCsv, expectSaid, useGoodState} from "./bad-input.ts";
import {serviceValue} from "./service-value.ts";
import {rowsHere, write} from "./workspaces.ts";

type Contract = {id: string; name: string; amount: string; date: string; row: number};

const {copyGood} = useGoodState();
const megabytes = 3;
// DuckDB's reader cuts a long line at two megabytes: with one of these in the midst of a letter
const longTexts = ["", "x", "xx"].map((before) => before + "长".repeat(megabytes * 350_000));
let folder: string;

const files: Record<string, string | Uint8Array> = {
  mixed: `${contractHeader}\n"A1","甲",1,2024-01-02\r\nA2,"乙\r\n丙",2,2024-01-02\n\r\n"A3","丁",3,2024-01-02\r\n`,
  "no-end": contractsCsv(["B1,甲,1,2024-01-02", "B2,乙,2,2024-01-03"]).trimEnd(),
  quoted: contractsCsv(['"C1","甲\n公司",1,2024-01-02', '"C2","乙 ""二"" 公司,分部",2,2024-01-03']),
  inner: contractsCsv(['D1,24" 显示器公司,1,2024-01-02', 'D2,24"" 显示器公司,2,2024-01-03']),
  marked: `\ufeff${contractsCsv(["E1,甲,1,2024-01-02"])}`,
  gb18030: chinese(),
  unicode: Buffer.from(`\ufeff${contractsCsv(["G1,甲 公司,1,2024-01-02"]).replaceAll(",", "\t")}`, "utf16le"),
  semicolon: contractsCsv(['H1;甲,乙;"1,500";2024-01-02'], contractHeader.replaceAll(",", ";")),
  wide: contractsCsv(["I1,甲,\uff11\uff12\uff13\uff0c\uff14\uff15\uff16\uff0e\uff17\uff18,2024-01-02"]),
  blanks: `\n\n${contractHeader}\n\nJ1,甲,1,2024-01-02\n,,,\n\nJ2,乙,2,2024-01-02\n\n`,
  totals: contractsCsv(["K1,甲,1,2024-01-02", "合计,,1,", "K2,乙,2,2024-01-02", ",总计,3,"]),
  trailing: contractsCsv(["L1,甲,1,2024-01-02,", "L2,乙,2,2024-01-03"], `${contractHeader},`),
  unnamed: contractsCsv(["T1,甲,1,2024-01-02,x"], `${contractHeader},`),
  titled: "合同台账,导出,导出\n2024年12月,,\n单号;客户;金额;签约\nU1;甲;1;2024-01-02\n",
  lone: contractsCsv(["M1,甲,1,2024-01-02", '"M2","乙",2,2024-01-03']).replaceAll("\n", "\r"),
  "day-first": contractsCsv(["N1,甲,1,03/04/2024", "N2,乙,2,15/06/2024"]),
  "month-first": contractsCsv(["O1,甲,1,03/04/2024", "O2,乙,2,06/15/2024"]),
  "either-way": contractsCsv(["P1,甲,1,05/05/2024", "P2,乙,2,06.06.2024"]),
  impossible: contractsCsv(["Q0,甲,1,45/13/2024", ...contractRows("Q", 30), "QD,乙,2,15/06/2024"])
};

beforeAll(async () => {
  ({folder} = await copyGood());
  const exports = join(folder, "exports");
  for (const [name, content] of Object.entries(files))
    await writeFile(join(exports, `${name}_20241231.csv`), content);
  await writeFile(join(exports, "packed_20241231.csv.gz"), gzipSync(contractsCsv(["R1,甲,1,2024-01-02"])));
  for (const [i, text] of longTexts.entries())
    await writeFile(join(exports, `long-${i}_20241231.csv`), longCsv(i, text));
  const fields = "{contract_id: 单号, customer_name: 客户, amount: 金额, signed_date: 签约}";
  const titled = `name: titled\nmatch: {header: [单号, 签约]}\nheader_row: 3\nexported_at: {value: 2024-12-31}\nentities: {contracts: {fields: ${fields}}}\n`;
  await write(join(folder, "mappings", "titled.yaml"), titled);
  const ran = await serviceValue(["run", "--no-site", "--workspace", folder]);
  expectSaid(ran, 0, ["23 个文件载入，3 个未变，0 个被拒绝"]);
});

describe("a file that is odd but good loads whole", () => {
  it("when lines end with CRLF here and with LF there", () =>
    holds("mixed", [
      contract("A1", "甲", 2),
      contract("A2", "乙\r\n丙", 3, "2.00"),
      contract("A3", "丁", 5, "3.00")
    ]));

  it("when the last line does not end", () =>
    holds("no-end", [contract("B1", "甲", 2), contract("B2", "乙", 3, "2.00", "2024-01-03")]));

  it("when quotes hold line breaks, delimiters and quotes", () =>
    holds("quoted", [
      contract("C1", "甲\n公司", 2),
      contract("C2", '乙 "二" 公司,分部', 3, "2.00", "2024-01-03")
    ]));

  it("when a value holds quotes and none around it", () =>
    holds("inner", [
      contract("D1", '24" 显示器公司', 2),
      contract("D2", '24"" 显示器公司', 3, "2.00", "2024-01-03")
    ]));

  it("when it begins with a UTF-8 mark", async () => {
    await holds("marked", [contract("E1", "甲", 2)]);
    expect(await encodingOf("marked")).toBe("utf-8-bom");
  });

  it("when it is GB18030 with letters of two and of four bytes", async () => {
    await holds("gb18030", [contract("F1", "𠮷野家㐀有限公司", 2)]);
    expect(await encodingOf("gb18030")).toBe("gb18030");
  });

  it("when it is Excel's Unicode text: UTF-16 with tabs", async () => {
    await holds("unicode", [contract("G1", "甲 公司", 2)]);
    expect(await encodingOf("unicode")).toBe("utf-16le");
  });

  it("when semicolons part the columns", () => holds("semicolon", [contract("H1", "甲,乙", 2, "1500.00")]));

  it("when an amount is written in full-width digits", () =>
    holds("wide", [contract("I1", "甲", 2, "123456.78")]));

  it("when blank lines stand above, between and below", async () => {
    await holds("blanks", [contract("J1", "甲", 5), contract("J2", "乙", 8, "2.00")]);
    expect(await ignoredIn("blanks")).toBe(4);
  });

  it("when rows of totals stand in it and below", async () => {
    await holds("totals", [contract("K1", "甲", 2), contract("K2", "乙", 4, "2.00")]);
    expect(await ignoredIn("totals")).toBe(2);
  });

  it("when the header has a column without a name at its end that some rows lack", () =>
    holds("trailing", [contract("L1", "甲", 2), contract("L2", "乙", 3, "2.00", "2024-01-03")]));

  it("when a column without a name holds something: that is not loaded, and counted", async () => {
    await holds("unnamed", [contract("T1", "甲", 2)]);
    const dropped = "select columns_dropped from marts.loads where source_file like 'unnamed%'";
    expect(await rowsHere(folder, dropped)).toEqual([{columns_dropped: 1}]);
  });

  it("when rows of titles stand above the header that its mapping looks for", () =>
    holds("titled", [contract("U1", "甲", 4)]));

  it("when a lone CR ends its lines", () =>
    holds("lone", [contract("M1", "甲", 2), contract("M2", "乙", 3, "2.00", "2024-01-03")]));

  it("when it is packed", () => holds("packed", [contract("R1", "甲", 2)]));

  it(`when a cell holds ${megabytes} MB`, async () => {
    const sql = `select ticket_id as id, length(description)::integer as letters, source_row as row
      from lake.tickets where ticket_id like 'S%' order by 1`;
    const found = longTexts.flatMap((text, i) => [
      {id: `S${i}-1`, letters: text.length, row: 2},
      {id: `S${i}-2`, letters: 1, row: 3}
    ]);
    expect(await rowsHere(folder, sql)).toEqual(found);
  });
});

describe("a column of dates like 3/4/2024", () => {
  it("is day first where one value can be nothing else", () =>
    holds("day-first", [
      contract("N1", "甲", 2, "1.00", "2024-04-03"),
      contract("N2", "乙", 3, "2.00", "2024-06-15")
    ]));

  it("is month first where one value can be nothing else", () =>
    holds("month-first", [
      contract("O1", "甲", 2, "1.00", "2024-03-04"),
      contract("O2", "乙", 3, "2.00", "2024-06-15")
    ]));

  it("needs no decision where both readings are one day", () =>
    holds("either-way", [
      contract("P1", "甲", 2, "1.00", "2024-05-05"),
      contract("P2", "乙", 3, "2.00", "2024-06-06")
    ]));

  it("is not decided by a value that is no date either way: that row is quarantined", async () => {
    const dates = "select signed_date::varchar as date from marts.contracts where contract_id = 'QD'";
    expect(await rowsHere(folder, dates)).toEqual([{date: "2024-06-15"}]);
    const sql =
      "select source_row, reason, original_text from marts.quarantine where source_file like 'impossible%'";
    expect(await rowsHere(folder, sql)).toEqual([
      {source_row: 2, reason: "impossible date", original_text: "45/13/2024"}
    ]);
  });
});

async function holds(name: string, contracts: Contract[]): Promise<void> {
  const sql = `select contract_id as id, customer_name as name, amount::varchar as amount, signed_date::varchar as date, source_row as row
    from marts.contracts where source_file like '${name}_20241231.csv%' order by source_row`;
  expect(await rowsHere(folder, sql)).toEqual(contracts);
}

function contract(id: string, name: string, row: number, amount = "1.00", date = "2024-01-02"): Contract {
  return {id, name, amount, date, row};
}

async function encodingOf(name: string): Promise<unknown> {
  const sql = `select encoding from marts.loads where source_file = '${name}_20241231.csv'`;
  return (await rowsHere<{encoding: string}>(folder, sql))[0]!.encoding;
}

async function ignoredIn(name: string): Promise<number> {
  const sql = `select rows_ignored from marts.loads where source_file = '${name}_20241231.csv'`;
  return (await rowsHere<{rows_ignored: number}>(folder, sql))[0]!.rows_ignored;
}

function longCsv(i: number, text: string): string {
  const rows = [`S${i}-1,甲,L2,2024-12-02 09:00,"${text}"`, `S${i}-2,乙,L2,2024-12-02 09:00,短`];
  return contractsCsv(rows, "问题编号,客户名称,问题级别,提交时间,问题描述");
}

function chinese(): Uint8Array {
  const encode = createGb18030Encoder();
  const [before, after] = contractsCsv(["F1,|野家|有限公司,1,2024-01-02"]).split("|野家|") as [
    string,
    string
  ];
  const fourBytes = [
    [0x95, 0x34, 0xb2, 0x35],
    [0x81, 0x39, 0xee, 0x39]
  ].map((letter) => Uint8Array.from(letter));
  return Buffer.concat([encode(before), fourBytes[0]!, encode("野家"), fourBytes[1]!, encode(after)]);
}
