import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {writeWorkbook} from "../pipelines/xlsx/write.ts";
import {
  contractHeader,
  contractRows,
  contractsCsv,
  expectRefused,
  expectSaid,
  useGoodState
} from "./bad-input.ts";
import {serviceValue} from "./service-value.ts";
import {listing, rowsHere, write} from "./workspaces.ts";

const {withGood} = useGoodState();
const bad = "坏_20241231.csv";
const rows = contractRows("X", 3);

describe("a run refuses with exit 7, says why and leaves the last good state", () => {
  it("when a file is empty", () =>
    refuse(bad, "", {
      zh: [`${bad}:空文件`, "重新导出"],
      en: [`${bad}: empty file`, "Export it again"]
    }));

  it("when a file has a header only", () =>
    refuse(bad, `${contractHeader}\n\n`, {
      zh: [`${bad}:只有表头`, "筛选条件"],
      en: [`${bad}: a header but no data rows`, "Check the filter"]
    }));

  it("when bytes are neither UTF-8 nor GB18030, naming the line and what stands before them", () =>
    refuse(bad, bytes(`a,b\n${"x,y\n".repeat(400)}`, [0xd6, 0xd0, 0xff, 0xff, 0x0a]), {
      zh: [`${bad}:第 402 行「中」之后`, "不是 UTF-8,也不是 GB18030", "另存为「CSV UTF-8」"],
      en: [`${bad}: line 402: the bytes after “中” are neither UTF-8 nor GB18030`, "save it as “CSV UTF-8”"]
    }));

  it("when one byte of a UTF-8 file is broken, and does not read it as gibberish", () =>
    refuse(
      bad,
      bytes(contractsCsv(rows), [0x58, 0x39, 0x2c, 0xe4, 0xb9, 0x99, 0xe5, 0x85, 0x2c, 0x31, 0x0a]),
      {
        zh: [`${bad}:文件是 UTF-8,但第 5 行「X9,乙」之后有损坏的字节`, "重新导出"],
        en: [`${bad}: the file is UTF-8, but on line 5 a byte after “X9,乙” is broken`, "Export it again"]
      }
    ));

  it("when a UTF-8 file is cut in the middle of a letter", () =>
    refuse(bad, Buffer.from(`\ufeff${contractsCsv(["Z1,甲"])}`).subarray(0, -2), {
      zh: [`${bad}:文件是 UTF-8,但第 2 行「Z1,」之后有损坏的字节`],
      en: [`${bad}: the file is UTF-8, but on line 2 a byte after “Z1,” is broken`]
    }));

  it("when a column that tells a mapping is missing, naming the mapping that comes closest", () =>
    refuse(bad, "合同编号,客户名称,合同金额\nX1,甲,1\n", {
      zh: [
        bad,
        "data/mappings/zh-contracts.yaml,但缺少列:签约日期",
        "表头是:合同编号, 客户名称, 合同金额",
        "补上该列"
      ],
      en: [
        bad,
        "data/mappings/zh-contracts.yaml, but columns are missing: 签约日期",
        "The header is: 合同编号, 客户名称, 合同金额"
      ]
    }));

  it("when a column that the matching mapping names is missing", () =>
    withGood(async (folder, before) => {
      const fields = "{contract_id: Nr, amount: Sum, signed_date: Signed}";
      await write(
        join(folder, "mappings", "own.yaml"),
        `name: own\nmatch: {header: [Nr]}\nentities: {contracts: {fields: ${fields}}}\n`
      );
      await write(join(folder, "exports", bad), "Nr,Signed,Note\n1,2024-01-02,x\n");
      await expectRefused(folder, before, {
        zh: [
          `${bad}:缺少必需的列:Sum(映射 mappings/own.yaml)`,
          "文件的表头是:Nr, Signed, Note",
          "在映射里写明"
        ],
        en: [
          `${bad}: missing required column: Sum (mapping mappings/own.yaml)`,
          "The header is: Nr, Signed, Note"
        ]
      });
    }));

  it("when two columns of the header have one name", () =>
    refuse(bad, contractsCsv(["X1,甲,1,2024-01-02,乙"], `${contractHeader},客户名称`), {
      zh: [`${bad}:表头中有重名的列:客户名称`, "改名"],
      en: [`${bad}: columns of one name in the header: 客户名称`, "Rename one"]
    }));

  it("when a quote is never closed, naming the record that opens it", () =>
    refuse(bad, contractsCsv([rows[0]!, 'X2,"乙公司,100,2024-01-02', rows[2]!]), {
      zh: [`${bad}:第 3 条记录的引号没有结束`, "补上引号"],
      en: [`${bad}: record 3 opens a quote that is never closed`, "Close it"]
    }));

  it("when something follows a closing quote of the header", () =>
    refuse(bad, '合同编号,"客户名称"(全称),合同金额,签约日期\nX1,甲,1,2024-01-02\n', {
      zh: [`${bad}:第 1 条记录的引号之后还有别的字`, "写成两个"],
      en: [`${bad}: in record 1 something follows a closing quote`, "twice"]
    }));

  it("when every date can be read day first and month first, showing both readings of one", () =>
    refuse(bad, contractsCsv(["X1,甲,1,05/05/2024", "X2,乙,1,03/04/2024"]), {
      zh: [
        `${bad}:列「签约日期」`,
        "第 3 行「03/04/2024」可以是 2024-04-03,也可以是 2024-03-04",
        'format,例如 "%d/%m/%Y"'
      ],
      en: [
        `${bad}: the dates of column “签约日期”`,
        "“03/04/2024” in row 3 is 2024-04-03 or 2024-03-04",
        '"%d/%m/%Y"'
      ]
    }));

  it("when one column mixes day first and month first, showing a value of each", () =>
    refuse(bad, contractsCsv(["X1,甲,1,03/04/2024", "X2,乙,1,15/06/2024", "X3,丙,1,06/16/2024"]), {
      zh: [
        `${bad}:列「签约日期」`,
        "第 3 行「15/06/2024」只能是日在前,第 4 行「06/16/2024」只能是月在前",
        "统一格式"
      ],
      en: [
        `${bad}: column “签约日期”`,
        "“15/06/2024” in row 3 can only be day first, “06/16/2024” in row 4 only month first"
      ]
    }));

  it("when no mapping knows the header", () =>
    refuse(bad, "编号,名称\n1,x\n", {
      zh: [`${bad}:没有映射认得这份文件`, "表头是:编号, 名称", "mappings/"],
      en: [`${bad}: no mapping knows this file`, "The header is: 编号, 名称", "mappings/"]
    }));

  it("when two mappings know one file, the loaded one too, naming both", () =>
    withGood(async (folder, before) => {
      const signature = "[合同编号, 合同金额, 签约日期]";
      await write(
        join(folder, "mappings", "twin.yaml"),
        `name: twin\nmatch: {header: ${signature}}\nentities: {contracts: {template: true}}\n`
      );
      await expectRefused(folder, before, {
        zh: [
          "合同_20241231.csv:不止一份映射",
          "data/mappings/zh-contracts.yaml, mappings/twin.yaml",
          "match.file"
        ],
        en: [
          "合同_20241231.csv: more than one mapping",
          "data/mappings/zh-contracts.yaml, mappings/twin.yaml",
          "match.file"
        ]
      });
    }));
});

describe("a file of another format is refused", () => {
  it("when it is an old Excel workbook, whatever its name", () =>
    refuse("坏.csv", oldExcel(), {
      zh: ["坏.csv:这是旧版 Excel(.xls)", "另存为 .xlsx"],
      en: ["坏.csv: an old Excel (.xls)", "save it as .xlsx"]
    }));

  it("when it is a web page under a workbook's name", () =>
    refuse("坏.xls", "\n<html><body><table><tr><td>合同编号</td></tr></table></body></html>", {
      zh: ["坏.xls:内容其实是网页", "另存为 .xlsx"],
      en: ["坏.xls: its content is a web page", "save it as .xlsx"]
    }));

  it("when it is an archive without a workbook", () =>
    refuse("坏.xlsx", zipSync({"readme.txt": Buffer.from("x")}), {
      zh: ["坏.xlsx:是压缩包但不是 Excel 工作簿", "解压"],
      en: ["坏.xlsx: an archive, but no Excel workbook", "Unpack it"]
    }));

  it("when a workbook is cut short", () =>
    refuse("坏.xlsx", workbook().subarray(0, -400), {
      zh: ["坏.xlsx:文件不完整或已损坏", "重新下载或导出"],
      en: ["坏.xlsx: cut short or damaged", "Download or export it again"]
    }));

  it("when bytes in the midst of a workbook are damaged", () =>
    refuse("坏.xlsx", damaged(workbook()), {
      zh: ["坏.xlsx:文件不完整或已损坏", "重新下载或导出"],
      en: ["坏.xlsx: cut short or damaged", "Download or export it again"]
    }));

  it("when a .gz is cut short", () =>
    refuse("坏.csv.gz", gzipSync(contractsCsv(contractRows("G", 200))).subarray(0, -30), {
      zh: ["坏.csv.gz:文件不完整或已损坏", "重新下载或导出"],
      en: ["坏.csv.gz: cut short or damaged", "Download or export it again"]
    }));
});

it("of ten new files the bad one is refused and the nine are loaded and published", () =>
  withGood(async (folder) => {
    const names = Array.from({length: 10}, (_, i) => `合同_${i}_20241231.csv`);
    for (const [i, name] of names.entries())
      await write(join(folder, "exports", name), i === 4 ? "" : contractsCsv(contractRows(`N${i}-`, 2)));
    const ran = await serviceValue(["run", "--no-site", "--json", "--workspace", folder]);
    expectSaid(ran, 7, [`${names[4]}:空文件`, "9 个文件载入,3 个未变,1 个被拒绝;接受 18 行"]);
    const told = JSON.parse(ran.stdout);
    expect(told.refused).toEqual([{file: names[4], message: expect.stringContaining("空文件")}]);
    expect(await rowsHere(folder, "select count(*)::integer as n from marts.contracts")).toEqual([{n: 23}]);
    const published = await listing(join(folder, "published"));
    for (const audience of ["executives", "analysts"])
      expect(published[`${audience}/current`]).toBe(`-> ${told.run_id}`);
  }));

it("files named on the command line are judged one by one: one is missing, one a folder, the third is loaded", () =>
  withGood(async (folder) => {
    const elsewhere = join(folder, "downloads");
    const file = join(elsewhere, "新合同_20241231.csv");
    await write(file, contractsCsv(rows));
    const args = ["load", "/nowhere/没有.csv", elsewhere, file, "--workspace", folder];
    const zh = await serviceValue([...args, "--json"]);
    expectSaid(zh, 7, [
      "/nowhere/没有.csv:文件不存在",
      `${elsewhere}:是文件夹`,
      "1 个文件载入,0 个未变,2 个被拒绝"
    ]);
    expect(JSON.parse(zh.stdout).files).toMatchObject([{file: "新合同_20241231.csv", status: "loaded"}]);
    const en = await serviceValue([...args, "--lang", "en"]);
    expectSaid(en, 7, [
      "/nowhere/没有.csv: not found",
      `${elsewhere}: a folder, not a file`,
      "0 files loaded, 1 unchanged, 2 refused"
    ]);
  }));

async function refuse(
  name: string,
  content: string | Uint8Array,
  words: {zh: string[]; en: string[]}
): Promise<void> {
  await withGood(async (folder, before) => {
    await writeFile(join(folder, "exports", name), content);
    await expectRefused(folder, before, words);
  });
}

function bytes(text: string, more: number[]): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.from(more)]);
}

// the first sector of a compound file as Excel 97 writes it, and the name of its stream
function oldExcel(): Buffer {
  const header = Buffer.from("d0cf11e0a1b11ae1000000000000000000000000000000003e000300feff0900060000", "hex");
  return Buffer.concat([
    header,
    Buffer.alloc(512 - header.length),
    Buffer.from("Workbook", "utf16le"),
    Buffer.alloc(1024)
  ]);
}

function workbook(): Uint8Array {
  const records = Array.from({length: 400}, (_, i) => [`W${i}`, `客户${i * 7919}`, i, "2024-01-02"]);
  return writeWorkbook([{name: "合同", header: contractHeader.split(","), rows: records}]);
}

function damaged(file: Uint8Array): Uint8Array {
  const at = Buffer.from(file).indexOf("xl/worksheets/sheet1.xml") + 600;
  return file.map((byte, i) => (i >= at && i < at + 40 ? byte ^ 0xff : byte));
}
