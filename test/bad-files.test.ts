import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {zipSync} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import {writeWorkbook} from "../pipelines/xlsx/write.ts";
import {
  contractHeader,
  contractRows,
  contractsCsv,
  expectOneObject,
  expectRefused,
  expectSaid,
  type State,
  stateOf,
  useGoodState
} from "./bad-input.ts";
import {type Ran, serviceValue} from "./service-value.ts";
import {builtRows, listing, write} from "./workspaces.ts";

const {withGood, copyGood} = useGoodState();
const rows = contractRows("X", 3);

/** What each bad file holds, and what is said of it after its name and a colon. */
const files: Record<string, {content: string | Uint8Array; zh: string[]; en: string[]}> = {
  "空.csv": {
    content: "",
    zh: ["空文件", "重新导出"],
    en: ["empty file", "Export it again"]
  },
  "只有表头.csv": {
    content: `${contractHeader}\n\n`,
    zh: ["只有表头", "筛选条件"],
    en: ["a header but no data rows", "Check the filter"]
  },
  "乱码.csv": {
    content: bytes(`a,b\n${"x,y\n".repeat(400)}`, [0xd6, 0xd0, 0xff, 0xff, 0x0a]),
    zh: ["第 402 行「中」之后", "不是 UTF-8，也不是 GB18030", "另存为「CSV UTF-8」"],
    en: ["line 402: the bytes after “中” are neither UTF-8 nor GB18030", "save it as “CSV UTF-8”"]
  },
  "坏字节.csv": {
    content: bytes(contractsCsv(rows), [0x58, 0x39, 0x2c, 0xe4, 0xb9, 0x99, 0xe5, 0x85, 0x2c, 0x31, 0x0a]),
    zh: ["文件是 UTF-8，但第 5 行「X9,乙」之后有损坏的字节", "重新导出"],
    en: ["the file is UTF-8, but on line 5 a byte after “X9,乙” is broken", "Export it again"]
  },
  "截断.csv": {
    content: Buffer.from(`\ufeff${contractsCsv(["Z1,甲"])}`).subarray(0, -2),
    zh: ["文件是 UTF-8，但第 2 行「Z1,」之后有损坏的字节"],
    en: ["the file is UTF-8, but on line 2 a byte after “Z1,” is broken"]
  },
  "缺列.csv": {
    content: "合同编号,客户名称,合同金额\nX1,甲,1\n",
    zh: [
      "data/mappings/zh-contracts.yaml，但缺少列：签约日期",
      "表头是：合同编号, 客户名称, 合同金额",
      "补上该列"
    ],
    en: [
      "data/mappings/zh-contracts.yaml, but columns are missing: 签约日期",
      "The header is: 合同编号, 客户名称, 合同金额"
    ]
  },
  "缺自有列.csv": {
    content: "Nr,Signed,Note\n1,2024-01-02,x\n",
    zh: ["缺少必需的列：Sum（映射 mappings/own.yaml）", "文件的表头是：Nr, Signed, Note", "在映射里写明"],
    en: ["missing required column: Sum (mapping mappings/own.yaml)", "The header is: Nr, Signed, Note"]
  },
  "重名列.csv": {
    content: contractsCsv(["X1,甲,1,2024-01-02,乙"], `${contractHeader},客户名称`),
    zh: ["表头中有重名的列：客户名称", "改名"],
    en: ["columns of one name in the header: 客户名称", "Rename one"]
  },
  "引号未闭.csv": {
    content: contractsCsv([rows[0]!, 'X2,"乙公司,100,2024-01-02', rows[2]!]),
    zh: ["第 3 条记录的引号没有结束", "补上引号"],
    en: ["record 3 opens a quote that is never closed", "Close it"]
  },
  "引号之后.csv": {
    content: '合同编号,"客户名称"(全称),合同金额,签约日期\nX1,甲,1,2024-01-02\n',
    zh: ["第 1 条记录的引号之后还有别的字", "写成两个"],
    en: ["in record 1 something follows a closing quote", "twice"]
  },
  "两读.csv": {
    content: contractsCsv(["X1,甲,1,05/05/2024", "X2,乙,1,03/04/2024"]),
    zh: [
      "列「签约日期」",
      "第 3 行「03/04/2024」可以是 2024-04-03,也可以是 2024-03-04",
      'format,例如 "%d/%m/%Y"'
    ],
    en: ["the dates of column “签约日期”", "“03/04/2024” in row 3 is 2024-04-03 or 2024-03-04", '"%d/%m/%Y"']
  },
  "混排.csv": {
    content: contractsCsv(["X1,甲,1,03/04/2024", "X2,乙,1,15/06/2024", "X3,丙,1,06/16/2024"]),
    zh: [
      "列「签约日期」",
      "第 3 行「15/06/2024」只能是日在前，第 4 行「06/16/2024」只能是月在前",
      "统一格式"
    ],
    en: [
      "column “签约日期”",
      "“15/06/2024” in row 3 can only be day first, “06/16/2024” in row 4 only month first"
    ]
  },
  "不认得.csv": {
    content: "编号,名称\n1,x\n",
    zh: ["没有映射认得这份文件", "表头是：编号, 名称", "mappings/"],
    en: ["no mapping knows this file", "The header is: 编号, 名称", "mappings/"]
  },
  "旧版.csv": {
    content: oldExcel(),
    zh: ["这是旧版 Excel(.xls)", "另存为 .xlsx"],
    en: ["an old Excel (.xls)", "save it as .xlsx"]
  },
  "网页.xls": {
    content: "\n<html><body><p>登录已过期</p></body></html>",
    zh: ["内容是网页", "没有表格", "另存为 .xlsx"],
    en: ["its content is a web page", "without a table", "save it as .xlsx"]
  },
  "压缩包.xlsx": {
    content: zipSync({"readme.txt": Buffer.from("x")}),
    zh: ["是压缩包但不是 Excel 工作簿", "没有映射认得"],
    en: ["an archive, but no Excel workbook", "no mapping knows"]
  },
  "截断.xlsx": {
    content: workbook().subarray(0, -400),
    zh: ["文件不完整或已损坏", "重新下载或导出"],
    en: ["cut short or damaged", "Download or export it again"]
  },
  "损坏.xlsx": {
    content: damaged(workbook()),
    zh: ["文件不完整或已损坏", "重新下载或导出"],
    en: ["cut short or damaged", "Download or export it again"]
  },
  "加密.xlsx": {
    content: compoundFile("EncryptedPackage"),
    zh: ["工作簿有密码", "去掉密码后另存为 .xlsx"],
    en: ["the workbook has a password", "remove the password and save it as .xlsx"]
  },
  "二进制.xlsb": {
    content: zipSync({"[Content_Types].xml": Buffer.from("<Types/>"), "xl/workbook.bin": Buffer.from("x")}),
    zh: ["二进制工作簿(.xlsb)，无法读取", "另存或导出为 .xlsx"],
    en: ["a binary workbook (.xlsb), which cannot be read", "Save or export it as .xlsx"]
  },
  "自由.ods": {
    content: zipSync({
      mimetype: Buffer.from("application/vnd.oasis.opendocument.spreadsheet"),
      "META-INF/manifest.xml": Buffer.from("<m/>")
    }),
    zh: ["OpenDocument 表格(.ods)，无法读取"],
    en: ["an OpenDocument spreadsheet (.ods), which cannot be read"]
  },
  "苹果.numbers": {
    content: zipSync({"Index/Document.iwa": Buffer.from("x")}),
    zh: ["Numbers 表格(.numbers)，无法读取"],
    en: ["a Numbers spreadsheet (.numbers), which cannot be read"]
  },
  "报告.csv": {
    content: "%PDF-1.7\n",
    zh: ["PDF 文件，无法读取", "另存或导出"],
    en: ["a PDF file, which cannot be read", "Save or export"]
  },
  "截图.xlsx": {
    content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    zh: ["图片，无法读取"],
    en: ["a picture, which cannot be read"]
  },
  "打包.zip": {
    content: Buffer.from("Rar!\x1a\x07\x01\x00", "latin1"),
    zh: ["RAR 压缩包，无法读取", "解压后把其中的文件放入 exports/"],
    en: ["a RAR archive, which cannot be read", "Unpack it and put the files into exports/"]
  },
  "单页.xls": {
    content: 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n',
    zh: ["「单个文件网页」（MHTML）", "另存为 .xlsx"],
    en: ["a “single file web page” (MHTML)", "save it as .xlsx"]
  },
  "断页.xls": {
    content: "<html><body><table><tr><th>合同编号<tr><td>A1",
    zh: ["文件不完整或已损坏"],
    en: ["cut short or damaged"]
  },
  "有密码.zip": {
    content: locked(zipSync({"a.csv": Buffer.from(contractsCsv(rows))})),
    zh: ["压缩包有密码", "用密码解压"],
    en: ["the archive has a password", "Unpack it with the password"]
  },
  "套娃.zip": {
    content: zipSync({"a.zip": zipSync({"a.csv": Buffer.from(contractsCsv(rows))})}),
    zh: ["压缩包里还有压缩包"],
    en: ["an archive within an archive"]
  },
  "空包.zip": {
    content: zipSync({"__MACOSX/._a": Buffer.from("x")}),
    zh: ["压缩包里没有文件"],
    en: ["an archive without files"]
  },
  "短少.zip": {
    content: claiming(zipSync({"a.csv": Buffer.from(contractsCsv(contractRows("Y", 50)))}), 40 * 2 ** 20),
    zh: ["文件不完整或已损坏"],
    en: ["cut short or damaged"]
  },
  "膨胀.zip": {
    content: claiming(zipSync({"a.csv": Buffer.from(contractsCsv(contractRows("Y", 50)))}), 20),
    zh: ["解压后大得不正常"],
    en: ["inflates to an abnormal size"]
  },
  "截断.csv.gz": {
    content: gzipSync(contractsCsv(contractRows("G", 200))).subarray(0, -30),
    zh: ["文件不完整或已损坏", "重新下载或导出"],
    en: ["cut short or damaged", "Download or export it again"]
  }
};

describe("a file is refused, with why and what to do in either language,", () => {
  let folder: string;
  let before: State;
  let zh: Ran;
  let en: Ran;

  beforeAll(async () => {
    ({folder, before} = await copyGood());
    const fields = "{contract_id: Nr, amount: Sum, signed_date: Signed}";
    const own = `name: own\nmatch: {header: [Nr]}\nentities: {contracts: {fields: ${fields}}}\n`;
    await write(join(folder, "mappings", "own.yaml"), own);
    for (const [name, {content}] of Object.entries(files))
      await writeFile(join(folder, "exports", name), content);
    zh = await serviceValue(["run", "--no-site", "--json", "--lang", "zh", "--workspace", folder]);
    en = await serviceValue(["load", "--lang", "en", "--workspace", folder]);
  });

  it("when it is empty", () => refused("空.csv"));
  it("when it has a header only", () => refused("只有表头.csv"));
  it("when bytes are neither UTF-8 nor GB18030, naming line and place", () => refused("乱码.csv"));
  it("when one byte of it is broken UTF-8, and is not read as gibberish", () => refused("坏字节.csv"));
  it("when it is cut in the middle of a letter", () => refused("截断.csv"));
  it("when a column that tells a mapping is missing, naming the closest mapping", () => refused("缺列.csv"));
  it("when a column that the matching mapping names is missing", () => refused("缺自有列.csv"));
  it("when two columns of the header have one name", () => refused("重名列.csv"));
  it("when a quote is never closed, naming the record that opens it", () => refused("引号未闭.csv"));
  it("when something follows a closing quote of the header", () => refused("引号之后.csv"));
  it("when its dates can be read two ways, showing both readings of one", () => refused("两读.csv"));
  it("when one column mixes day first and month first, showing a value of each", () => refused("混排.csv"));
  it("when no mapping knows the header", () => refused("不认得.csv"));
  it("when it is an old Excel workbook, whatever its name", () => refused("旧版.csv"));
  it("when it is a web page without a table under a workbook's name", () => refused("网页.xls"));
  it("when it is an archive without a workbook", () => refused("压缩包.xlsx"));
  it("when a workbook is cut short", () => refused("截断.xlsx"));
  it("when bytes in the midst of a workbook are damaged", () => refused("损坏.xlsx"));
  it("when a workbook has a password", () => refused("加密.xlsx"));
  it("when it is a binary workbook", () => refused("二进制.xlsb"));
  it("when it is a spreadsheet of OpenDocument", () => refused("自由.ods"));
  it("when it is a spreadsheet of Numbers", () => refused("苹果.numbers"));
  it("when it is a PDF file", () => refused("报告.csv"));
  it("when it is a picture", () => refused("截图.xlsx"));
  it("when it is another kind of archive under the name of one", () => refused("打包.zip"));
  it("when it is a web page in a single file", () => refused("单页.xls"));
  it("when a web page is cut short in its table", () => refused("断页.xls"));
  it("when an archive has a password", () => refused("有密码.zip"));
  it("when an archive holds an archive", () => refused("套娃.zip"));
  it("when an archive holds no file that a person put there", () => refused("空包.zip"));
  it("when an entry of an archive is shorter than it says", () => refused("短少.zip"));
  it("when an entry of an archive inflates past what it says", () => refused("膨胀.zip"));
  it("when a .gz is cut short", () => refused("截断.csv.gz"));

  it("and the last good state stays, with exit 7 and one JSON object", async () => {
    const count = Object.keys(files).length;
    expectSaid(zh, 7, [`0 个文件载入，3 个未变，${count} 个被拒绝`, "已经发布过同样的结果"]);
    expectSaid(en, 7, [`0 files loaded, 3 unchanged, ${count} refused`]);
    expect(expectOneObject(zh, []).refused).toHaveLength(count);
    expect(await stateOf(folder)).toEqual(before);
  });

  function refused(name: string): void {
    const said = {zh: lineOf(zh.stderr, name), en: lineOf(en.stderr, name)};
    for (const word of files[name]!.zh) expect(said.zh).toContain(word);
    for (const word of files[name]!.en) expect(said.en).toContain(word);
    expect(said.en).not.toMatch(/[。「」]|\{\w+\}|undefined/);
    expect(JSON.parse(zh.stdout).refused).toContainEqual({file: name, message: said.zh});
    expect([zh.code, en.code]).toEqual([7, 7]);
  }

  function lineOf(text: string, name: string): string | undefined {
    return text
      .split("\n")
      .find((line) => [":", "：", "/"].some((sign) => line.startsWith(`${name}${sign}`)));
  }
});

it("a run refuses with exit 7 a file that two mappings know, the loaded one too, naming both", () =>
  withGood(async (folder, before) => {
    const signature = "[合同编号, 合同金额, 签约日期]";
    const twin = `name: twin\nmatch: {header: ${signature}}\nentities: {contracts: {template: true}}\n`;
    await write(join(folder, "mappings", "twin.yaml"), twin);
    await expectRefused(folder, before, {
      zh: [
        "合同_20241231.csv：不止一份映射",
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

it("of ten new files the bad one is refused and the nine are loaded and built", () =>
  withGood(async (folder) => {
    const names = Array.from({length: 10}, (_, i) => `合同_${i}_20241231.csv`);
    for (const [i, name] of names.entries())
      await write(join(folder, "exports", name), i === 4 ? "" : contractsCsv(contractRows(`N${i}-`, 2)));
    const ran = await serviceValue(["load", "--json", "--workspace", folder]);
    expectSaid(ran, 7, [`${names[4]}：空文件`, "9 个文件载入，3 个未变，1 个被拒绝；接受 18 行"]);
    const told = JSON.parse(ran.stdout);
    expect(told.refused).toEqual([{file: names[4], message: expect.stringContaining("空文件")}]);
    await rm(join(folder, "exports", names[4]!));
    const count = "select count(*)::integer as n from warehouse.contracts";
    expect(await builtRows(folder, count)).toEqual([{n: 23}]);
  }));

it("a lock file named on the command line is refused and not taken in", () =>
  withGood(async (folder) => {
    const lock = join(folder, "downloads", "~$合同.xlsx");
    await write(lock, `\x03abc${" ".repeat(161)}`);
    const zh = await serviceValue(["load", lock, "--workspace", folder]);
    expectSaid(zh, 7, ["~$合同.xlsx：这是 Excel 或 WPS 打开文件时留下的锁文件", "没有「~$」的那个文件"]);
    expect(Object.keys(await listing(join(folder, "exports")))).not.toContain("~$合同.xlsx");
  }));

it("files named on the command line are judged one by one: one is missing, one a folder, the third is loaded", () =>
  withGood(async (folder) => {
    const elsewhere = join(folder, "downloads");
    const file = join(elsewhere, "新合同_20241231.csv");
    await write(file, contractsCsv(rows));
    const args = ["load", "/nowhere/没有.csv", elsewhere, file, "--workspace", folder];
    const zh = await serviceValue([...args, "--json"]);
    expectSaid(zh, 7, [
      "/nowhere/没有.csv：文件不存在",
      `${elsewhere}：是文件夹`,
      "1 个文件载入，0 个未变，2 个被拒绝"
    ]);
    expect(JSON.parse(zh.stdout).files).toMatchObject([{file: "新合同_20241231.csv", status: "loaded"}]);
    const en = await serviceValue([...args, "--lang", "en"]);
    expectSaid(en, 7, [
      "/nowhere/没有.csv: not found",
      `${elsewhere}: a folder, not a file`,
      "0 files loaded, 1 unchanged, 2 refused"
    ]);
  }));

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

// the directory entry by which a compound file names its stream
function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(2048);
  oldExcel().copy(bytes, 0, 0, 512);
  bytes.write(stream, 1024, "utf16le");
  return bytes;
}

/** Marks every entry of a zip file as encrypted, in its own header and in the directory. */
function locked(file: Uint8Array): Buffer {
  const bytes = Buffer.from(file);
  for (const [signature, flag] of [
    ["PK\x03\x04", 6],
    ["PK\x01\x02", 8]
  ] as const)
    bytes[bytes.indexOf(signature, 0, "latin1") + flag]! |= 1;
  return bytes;
}

/** Says in the directory that the only entry inflates to so many bytes. */
function claiming(file: Uint8Array, size: number): Buffer {
  const bytes = Buffer.from(file);
  bytes.writeUInt32LE(size, bytes.indexOf("PK\x01\x02", 0, "latin1") + 24);
  return bytes;
}

function workbook(): Uint8Array {
  const records = Array.from({length: 400}, (_, i) => [`W${i}`, `客户${i * 7919}`, i, "2024-01-02"]);
  return writeWorkbook([{name: "合同", header: contractHeader.split(","), rows: records}]);
}

function damaged(file: Uint8Array): Uint8Array {
  const at = Buffer.from(file).indexOf("xl/worksheets/sheet1.xml") + 600;
  return file.map((byte, i) => (i >= at && i < at + 40 ? byte ^ 0xff : byte));
}
