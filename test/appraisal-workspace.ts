import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync, strToU8, zipSync} from "fflate";
import {csvLine} from "../pipelines/csv.ts";
import {writeWorkbook} from "../pipelines/xlsx.ts";
import {write} from "./workspaces.ts";

/** A made-up company: its teams by size, and what marks every person so that it can be looked for anywhere. */
type Company = {teams: Record<string, number>; quarters: number[]};

const company: Company = {teams: {U11: 6, U12: 6, U13: 5, U14: 3, U15: 5}, quarters: [1, 2]};

export const canaryOf = (person: string) => `金丝雀${person}`;
const phoneOf = (i: number) => `139${String(10_000_000 + i)}`;
const emailOf = (person: string) => `canary.${person}@example.com`;
/** What names of files and sheets hold. */
export const nameCanaries = {
  file: "金丝雀文件",
  packed: "金丝雀压缩",
  sheet: "金丝雀表",
  telephone: "13800138000",
  person: canaryOf("P002")
};

/** Returns the numbers of the company's engineers, team by team; the first keeps its zeros. */
export function people({teams} = company): {id: string; team: string}[] {
  let number = 0;
  return Object.entries(teams).flatMap(([team, size]) =>
    Array.from({length: size}, () => {
      number += 1;
      return {id: number === 1 ? "007" : `P${String(number).padStart(3, "0")}`, team};
    })
  );
}

/** Returns what must stand nowhere: numbers, names, telephones and e-mails of all people, and what files are named after. */
export function canaries(): string[] {
  const ids = people().map(({id}) => id);
  return [
    // 007 may stand in any number: as a whole cell
    ...ids.map((id) => (id === "007" ? '"007"' : id)),
    ...["K001", ...ids].flatMap((id) => [canaryOf(id), emailOf(id)]),
    ...ids.map((_, i) => phoneOf(i)),
    ...Object.values(nameCanaries),
    "联系人甲"
  ];
}

const weights = [
  ["case_rating", 25, "100", ""],
  ["case_on_time", 25, "0.9", ""],
  ["satisfaction", 15, "", ""],
  ["cases_resolved", 10, "4", "quarter"],
  ["resolution_hours", 10, "4", ""],
  ["knowledge", 5, "1", "quarter"],
  ["violations", 10, "0", ""],
  ["grave_violations", 0, "5", ""]
] as const;

/** Writes the company's exports and scheme; every export is of 2024-12-31, some are packed, some named after people. */
export async function writeCompany(folder: string): Promise<void> {
  const exports = join(folder, "exports");
  await mkdir(exports, {recursive: true});
  const csv = (rows: (string | number)[][]) => rows.map((row) => csvLine(row.map(String))).join("");
  const file = (name: string, rows: (string | number)[][]) =>
    write(join(exports, `${name}_20241231.csv`), csv(rows));
  const bytes = (name: string, content: Uint8Array) => writeFile(join(exports, name), content);
  const named = nameCanaries;
  const engineers = people();
  await file("组织", [
    ["部门编号", "部门名称", "上级部门编号"],
    ["U00", "公司", ""],
    ["U10", "=cmd|' /C calc'!A0", "U00"],
    ["U20", "热线", "U00"],
    ...Object.keys(company.teams).map((team) => [team, teamName(team), "U10"])
  ]);
  await file(`员工_${named.person}`, [
    ["工号", "姓名", "部门编号", "部门", "岗位", "入职日期", "手机号码", "邮箱"],
    ["K001", canaryOf("K001"), "U20", "热线", "客服", "2020-01-01", named.telephone, emailOf("K001")],
    ...engineers.map(({id, team}, i) =>
      [id, canaryOf(id), team, teamName(team), "工程师", "2020-01-01"].concat(phoneOf(i), emailOf(id))
    )
  ]);
  await bytes(
    `工单_${named.file}_20241231.csv.gz`,
    gzipSync(strToU8(csv(ticketRows(engineers))), {mtime: 0})
  );
  const [header, ...ratings] = ratingRows(engineers).map((row) => row.map(String));
  const sheet = {name: named.sheet, header: header!, rows: [...ratings, unreadable(ratings[0]!)]};
  await bytes(`打分_20241231_${named.telephone}.xlsx`, writeWorkbook([sheet]));
  const knowledge = [
    ["知识库编号", "知识标题", "作者", "创建时间"],
    ...engineers.filter((_, i) => i % 3 > 0).map(({id}, i) => [`K${i}`, "手册", `/${id}`, "2024-05-06 10:00"])
  ];
  const packed = {[`知识_${named.packed}_20241231.csv`]: strToU8(csv(knowledge))};
  await bytes("知识_20241231.zip", zipSync(packed, {mtime: "2024-12-31"}));
  await file("违规", [
    ["违规编号", "违规人", "违反规则", "违规日期"],
    ...engineers.filter((_, i) => i % 4 === 0).map(({id}, i) => [`W${i}`, `/${id}`, "未更新", "2024-05-07"])
  ]);
  await writeScheme(folder);
}

/** Writes the scheme of engineers, by default with weights that sum to 100. */
export async function writeScheme(folder: string, ratingWeight = 25): Promise<void> {
  const rows = weights.map(([kpi, weight, target, period]) =>
    ["工程师", kpi, kpi === "case_rating" ? ratingWeight : weight, target, period].map(String)
  );
  const header = ["role", "kpi_code", "weight", "target", "target_period"];
  await write(join(folder, "policy", "role_kpis.csv"), [header, ...rows].map(csvLine).join(""));
  await write(
    join(folder, "policy", "settings.csv"),
    "name,value\nrule_number,人字〔2024〕7 号\nappraisal_grains,quarter|year\n"
  );
}

/** Returns the rows of tickets: four a quarter for each engineer, some late, scored from 2 to 5. */
function ticketRows(engineers: {id: string}[]): string[][] {
  const header =
    "问题编号,客户名称,问题级别,提交时间,客户联系人,责任人,分配时间,首次响应时间,解决时间,关闭时间,工单状态,客户满意度,首问客服,首问岗位,协作类型";
  return [header.split(","), ...tickets(engineers).map(({row}) => row)];
}

function tickets(engineers: {id: string}[]) {
  return company.quarters.flatMap((quarter) =>
    engineers.flatMap(({id}, i) =>
      [1, 2, 3, 4].map((n) => {
        const month = String(quarter * 3 - 1).padStart(2, "0");
        const day = `2024-${month}-${String(n * 5 + (i % 5)).padStart(2, "0")}`;
        const ticket = `FW${quarter}${String(i).padStart(2, "0")}${n}`;
        const hour = (i + n + quarter) % 6 === 0 ? 20 : 10 + ((i * n) % 5);
        const solved = `${day} ${hour}:30`;
        const contact = `联系人甲/${phoneOf(i)}`;
        const score = String(2 + ((i + n) % 4));
        const row = [ticket, "甲科技有限公司", "L2", `${day} 09:00`, contact, `/${id}`, `${day} 09:05`];
        row.push(`${day} 09:06`, solved, solved, "已关闭", score, "/K001", "客服", "SLA产品型");
        return {ticket, id, day, score: 3 + ((i + n) % 3), row};
      })
    )
  );
}

function ratingRows(engineers: {id: string}[]): (string | number)[][] {
  const header = ["打分编号", "工单编号", "打分人", "被打分人", "打分", "满分", "打分时间"];
  const rows = tickets(engineers).map(({ticket, id, day, score}) => [
    `DF${ticket}`,
    ticket,
    "/K001",
    `/${id}`,
    score,
    5,
    `${day} 21:00`
  ]);
  return [header, ...rows];
}

// its row is quarantined, so that files and sheets are named there too
function unreadable(rating: string[]): string[] {
  return rating.map((cell, i) => (i === 0 ? "DF0" : i === 4 ? "很好" : cell));
}

// one that a spreadsheet would take for a formula
function teamName(team: string): string {
  return team === "U12" ? "＝cmd|组" : `${team}组`;
}
