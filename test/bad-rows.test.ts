import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {parseCsv} from "../pipelines/csv.ts";
import {names, runIn, writeExports} from "./bad-exports.ts";
import {expectOneObject, expectSaid, type State, stateOf, useGoodState} from "./bad-input.ts";
import {type Ran, serviceValue} from "./service-value.ts";
import {rowsHere} from "./workspaces.ts";

const {copyGood} = useGoodState();

describe("a run with more bad rows than quarantine_max_ratio ends with exit 3", () => {
  let folder: string;
  let before: State;
  let zh: Ran;
  let en: Ran;

  beforeAll(async () => {
    ({folder, before} = await copyGood());
    await writeExports(folder, {good: 1});
    zh = await runIn(folder, "--json", "--lang", "zh");
    en = await runIn(folder, "--lang", "en");
  });

  it("naming the share, the setting and three ways out, with one JSON object on stdout", () => {
    const told = [
      "隔离的行超过 5 %（设置 quarantine_max_ratio），没有发布，上一次的结果仍然有效",
      `${names.contracts}：读到 4 行，隔离 3 行（75 %）`,
      "用原文件名重新导出",
      "service-value withdraw",
      "policy/settings.csv"
    ];
    expectSaid(zh, 3, told);
    expectOneObject(zh, told);
    expectSaid(en, 3, [
      "more than 5 % of the rows are quarantined (setting quarantine_max_ratio); nothing was published",
      `${names.contracts}: 3 of 4 rows quarantined (75 %)`,
      "under its own name",
      "service-value withdraw",
      "policy/settings.csv"
    ]);
  });

  it("naming an impossible date", () =>
    named(names.contracts, 3, "签约日期", "2024-02-30", "不存在的日期", "impossible date"));

  it("naming letters in an amount", () =>
    named(names.contracts, 4, "合同金额", "1O0元", "不是金额", "not an amount"));

  it("naming an id that a spreadsheet made a number of", () =>
    named(names.contracts, 5, "合同编号", "1.39E+10", "编号成了科学计数法", "id in scientific notation"));

  it("naming a negative amount of an opportunity", () =>
    named(names.opportunities, 3, "商机金额", "-5000", "金额为负", "negative amount"));

  it("naming a level that policy/levels.csv does not hold", () =>
    named(
      names.tickets,
      3,
      "问题级别",
      "L9",
      "级别不在 policy/levels.csv 中",
      "level not in policy/levels.csv"
    ));

  it("leaving what is published and what a query sees as they were", async () => {
    expect(await stateOf(folder)).toEqual(before);
  });

  function named(
    file: string,
    row: number,
    column: string,
    value: string,
    chinese: string,
    english: string
  ): void {
    expect(zh.stderr).toContain(`  ${file} 第 ${row} 行 · ${column} · ${chinese} · 「${value}」\n`);
    expect(en.stderr).toContain(`  ${file} row ${row} · ${column} · ${english} · “${value}”\n`);
  }
});

describe("a run with fewer bad rows publishes the rest", () => {
  let folder: string;
  let ran: Ran;
  let text: string;

  beforeAll(async () => {
    ({folder} = await copyGood());
    text = await writeExports(folder, {good: 120, ragged: true});
    ran = await runIn(folder, "--json", "--lang", "zh");
  });

  it("and says how many rows it left out, in both languages", async () => {
    expectSaid(ran, 0, ["3 个文件载入，3 个未变，0 个被拒绝；接受 364 行，隔离 6 行"]);
    expect(JSON.parse(ran.stdout)).toMatchObject({exit: 0, refused: []});
    const {folder: other} = await copyGood();
    await writeExports(other, {good: 120, ragged: true});
    expectSaid(await serviceValue(["load", "--lang", "en", "--workspace", other]), 0, [
      "3 files loaded, 3 unchanged, 0 refused; 364 rows accepted, 6 quarantined"
    ]);
  });

  it("and lists each of them with file, row, column, reason and the text it held", async () => {
    const sql =
      "select source_file, source_row, column_name, reason, original_text from marts.quarantine order by 1, 2";
    const quarantined = (
      file: string,
      row: number,
      column: string | null,
      reason: string,
      original: string
    ) => ({
      source_file: file,
      source_row: row,
      column_name: column,
      reason,
      original_text: original
    });
    expect(await rowsHere(folder, sql)).toEqual([
      quarantined(names.contracts, 122, "签约日期", "impossible date", "2024-02-30"),
      quarantined(names.contracts, 123, "合同金额", "not an amount", "1O0元"),
      quarantined(names.contracts, 124, "合同编号", "scientific notation", "1.39E+10"),
      quarantined(names.contracts, 128, null, "missing columns", "R1,甲公司,100"),
      quarantined(names.contracts, 130, null, "too many columns", "R2,甲公司,100,2024-01-02,多,了"),
      quarantined(names.opportunities, 122, "商机金额", "negative amount", "-5000"),
      quarantined(names.tickets, 122, "问题级别", "unknown level", "L9")
    ]);
  });

  it("and numbers the rows after blank lines, ragged rows and quoted line breaks as the file does", async () => {
    const inFile = parseCsv(text)
      .map(({cells}, i) => ({contract_id: cells[0], source_row: i + 1}))
      .filter(
        ({contract_id}) => /^[GR]\d+$/.test(contract_id!) && contract_id !== "R1" && contract_id !== "R2"
      );
    expect(inFile.at(-1)).toEqual({contract_id: "R5", source_row: 133});
    const sql = `select contract_id, source_row from marts.contracts where source_file = '${names.contracts}' order by source_row`;
    expect(await rowsHere(folder, sql)).toEqual(inFile);
  });

  it("and accounts for every one of them in marts.loads", async () => {
    const sql = `select source_file, rows_read, rows_accepted, rows_quarantined, rows_ignored from marts.loads
      where source_file like '坏%' order by 1`;
    const counted = (file: string, read: number, accepted: number, quarantined: number, ignored: number) => ({
      source_file: file,
      rows_read: read,
      rows_accepted: accepted,
      rows_quarantined: quarantined,
      rows_ignored: ignored
    });
    expect(await rowsHere(folder, sql)).toEqual([
      counted(names.contracts, 133, 123, 5, 5),
      counted(names.opportunities, 121, 120, 1, 0),
      counted(names.tickets, 121, 120, 1, 0)
    ]);
  });

  it("and shows them on the site without the text they held", async () => {
    const {run_id} = JSON.parse(ran.stdout) as {run_id: string};
    const shown = await readFile(join(folder, "published", "executives", run_id, "quarantine.json"), "utf8");
    expect(JSON.parse(shown)).toMatchObject({total: 7, shown: 7});
    for (const held of ["1O0元", "L9", "多,了"]) expect(shown).not.toContain(held);
  });
});
