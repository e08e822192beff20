import {readFileSync} from "node:fs";
import {mkdir, readFile, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync, strToU8, zipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {inert} from "../pipelines/csv.ts";
import {literal, withMemory} from "../pipelines/duckdb.ts";
import {tableSheet} from "../pipelines/extract/book.ts";
import {csvCell} from "../pipelines/extract/cells.ts";
import type {Column} from "../pipelines/extract/columns.ts";
import {readPolicy} from "../pipelines/policy.ts";
import {status} from "../pipelines/status.ts";
import {statusText} from "../pipelines/status-text.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {writeWorkbook} from "../pipelines/xlsx.ts";
import {canaries, canaryOf, nameCanaries, people, writeScheme} from "./appraisal-workspace.ts";
import {textsFound} from "./canaries.ts";
import {csvRows, factsTotal, filesBelow, pointsOf, read, sheetRows, sheetsOf} from "./extract-reader.ts";
import {type Company, startCompany} from "./hr-extracts.ts";
import {rowsHere} from "./workspaces.ts";

let company: Company;

beforeAll(async () => {
  company = await startCompany();
}, 240_000);

afterAll(() => company.release());

describe("the files of a unit", () => {
  it("are its own and of those below it, for their owner only, and none without naming a unit", async () => {
    await expect(company.hr({period: "2024Q2"})).rejects.toThrow(/nothing is extracted/);
    await company.hr({period: "2024Q2", unit: ["U10"]});
    const files = filesBelow(company.at("U10")).map((path) => path.slice(company.at("U10").length + 1));
    const sheets = people().map(({id}) => `people/${id}.xlsx`);
    expect(files).toEqual(
      ["SHA256SUMS", "U10.xlsx", "data.csv", "evidence.csv", "items.csv", "manifest.json", ...sheets].sort()
    );
    for (const path of filesBelow(company.at("U10")))
      expect((await stat(path)).mode & 0o777, path).toBe(0o600);
    await company.hr({period: "2024Q2", unit: ["U14"]});
    expect(csvRows(read(join(company.at("U14"), "data.csv"))).map((row) => row.工号)).toEqual(
      people()
        .filter(({team}) => team === "U14")
        .map(({id}) => id)
    );
  });

  it("state purpose, rule and run in every one", () => {
    for (const path of filesBelow(company.at("U10")).filter((one) => !one.endsWith("SHA256SUMS"))) {
      const text = path.endsWith(".xlsx") ? JSON.stringify(sheetsOf(readFileSync(path))) : read(path);
      for (const word of ["人字〔2024〕7 号", "绩效考核", company.run_id]) expect(text, path).toContain(word);
      expect(text, path).not.toMatch(/末位(?!标签)|淘汰|解除/);
    }
  });

  it("give the mart back, read by another reader: 007 is text, numbers are numbers, headers stay in view", async () => {
    const [data, items] = await company.bookOf("U10");
    const mart = await rowsHere<Record<string, unknown>>(
      company.folder,
      "select * from marts.appraisal_totals where period = '2024Q2' and unit_id <> 'U20' order by unit_id, person_id"
    );
    const rows = sheetRows(data!);
    expect(data!.frozen).toBe(true);
    expect(rows.map((row) => [row.工号, row.姓名, Number(row.建议分), Number(row.期间天数)])).toEqual(
      mart.map((row) => [row.person_id, canaryOf(String(row.person_id)), row.score, row.period_days])
    );
    const id = data!.rows[1]!;
    expect(id[0]).toEqual({text: "007", isText: true});
    expect(id[data!.rows[0]!.findIndex(({text}) => text === "建议分")]!.isText).toBe(false);
    expect(csvRows(read(join(company.at("U10"), "data.csv")))[0]!.工号).toBe("007");
    expect(read(join(company.at("U10"), "data.csv")).startsWith("\ufeff工号,姓名")).toBe(true);
    const names = ["raw_value", "target", "weight", "score", "count_evidence"];
    const known = await rowsHere<Record<string, unknown>>(
      company.folder,
      `select person_id, kpi_code, ${names.join(", ")} from marts.appraisal_items
      where period = '2024Q2' and person_id <> 'K001' order by person_id, role, kpi_code`
    );
    // number, KPI, value, target, weight, score, evidence by place
    const told = items!.rows
      .slice(1)
      .map((cells) => [0, 5, 11, 13, 14, 17, 19].map((i) => cells[i]?.text ?? ""));
    expect(
      told.map(([id, kpi, ...texts]) => [id, kpi, ...texts.map((one) => (one === "" ? null : Number(one)))])
    ).toEqual(known.map((row) => [row.person_id, row.kpi_code, ...names.map((name) => row[name])]));
    expect(told.length).toBe(people().length * 8);
  });

  it("leave nothing that a spreadsheet would run, full-width or not, and −0.45 a number", async () => {
    const text = {name: "unit", header: {zh: "", en: ""}, kind: "text"} as const;
    const number = {...text, name: "value", kind: "number"} as const;
    for (const cell of [
      "=cmd|' /C calc'!A0",
      "＝cmd|x",
      "+1",
      "－1",
      "@a",
      "\t=1",
      " =1",
      "\r1",
      "−1",
      "　=1"
    ])
      expect(csvCell(text, {unit: cell}, "zh"), cell).toBe(`'${cell}`);
    expect(csvCell(number, {value: -0.45}, "zh")).toBe("-0.45");
    const columns: Column[] = [text, number];
    const table = {name: "t", label: {zh: "t", en: "t"}, columns, rows: [{unit: "=1+1", value: -0.45}]};
    const [sheet] = sheetsOf(writeWorkbook([tableSheet(table, "zh")]));
    expect(sheet!.rows[1]!.map(({isText}) => isText)).toEqual([true, false]);
    expect(Number(sheet!.rows[1]![1]!.text)).toBe(-0.45);
    expect(csvCell(number, {value: 1e-7}, "zh")).toBe("0.0000001");
    for (const plain of ["甲=乙", "A-1", "007", ""]) expect(inert(plain)).toBe(plain);
    const units = csvRows(read(join(company.at("U10"), "data.csv"))).map((row) => row.部门);
    expect(new Set(units)).toEqual(new Set(["U11组", "'＝cmd|组", "U13组", "U14组", "U15组"]));
  });

  it("are the same bytes when extracted again", async () => {
    const before = filesBelow(company.at("U10")).map((path) => read64(path));
    await company.hr({period: "2024Q2", unit: ["U10"]});
    expect(filesBelow(company.at("U10")).map((path) => read64(path))).toEqual(before);
  });

  it("hold all it takes to work every score out again", async () => {
    const book = await company.bookOf("U10");
    const sheet = (name: string) => sheetRows(book.find((one) => one.name === name)!);
    const rules = sheet("口径").filter((row) => row.岗位 === "工程师");
    const evidence = sheet("依据").filter((row) => row.状态 === "计入");
    let compared = 0;
    for (const total of sheet("数据")) {
      let [points, weights] = [0, 0];
      for (const rule of rules) {
        const own = evidence.filter((row) => row.工号 === total.工号 && row.指标代码 === rule.指标代码);
        const value = factsTotal(own, rule.计法 === "sum");
        if (value === undefined || own.length < Number(rule.最少记录)) continue;
        points += Number(rule.权重) * pointsOf(rule, value);
        weights += Number(rule.权重);
      }
      expect(Number(total.建议分), total.工号).toBeCloseTo(points / weights, 2);
      expect(Number(total.有得分的权重比例)).toBeCloseTo(weights / 100, 9);
      compared++;
    }
    expect(compared).toBe(people().length);
  });

  it("add up to every figure of a team that is shown", async () => {
    let compared = 0;
    for (const period of ["2024Q1", "2024Q2", "2024"]) {
      await company.hr({period, unit: ["U00"]});
      const evidence = csvRows(read(join(company.at("U00", period), "evidence.csv"))).filter(
        (row) => row.状态 === "计入"
      );
      const sums = ["cases_resolved", "knowledge", "violations", "grave_violations"];
      const cells = await rowsHere<{team_id: string; kpi_code: string; value: number; count_people: number}>(
        company.folder,
        `select * from marts.team_appraisal where period = '${period}' and not is_suppressed`
      );
      for (const {team_id, kpi_code, value, count_people} of cells) {
        const own = evidence.filter(
          (row) => row.指标代码 === kpi_code && (team_id === "all" || row.当日部门编号 === team_id)
        );
        expect(factsTotal(own, sums.includes(kpi_code)), `${period} ${team_id} ${kpi_code}`).toBeCloseTo(
          value,
          9
        );
        expect(new Set(own.map((row) => row.工号)).size).toBe(count_people);
        compared++;
      }
    }
    console.log(`team figures compared with the extract: ${compared}`);
    expect(compared).toBeGreaterThan(50);
  });
});

describe("what executives and analysts get", () => {
  it("holds no person: no number, name, telephone, e-mail or contact, in no name of a file or sheet", async () => {
    for (const audience of ["executives", "analysts"])
      expect(await textsFound(join(company.folder, "published", audience), canaries())).toEqual([]);
    const files = JSON.stringify(await pageRows("loads"));
    expect(files).toContain("违规_20241231.csv");
    expect(files.match(/"F-[0-9a-f]{12}\.(csv|csv\.gz|xlsx)"/g)).toHaveLength(3);
    expect(await pageRows("quarantine")).toMatchObject({
      rows: [{source_file: expect.stringMatching(/^F-/), source_sheet: expect.stringMatching(/^S-/)}]
    });
    const told = await status(workspaceAt(company.folder));
    const staff = told.loads.find(({entity}) => entity === "persons")!;
    expect(staff.source_file).toContain(nameCanaries.person);
    expect(files).toContain(String(staff.published_file));
    expect(statusText(told, "zh")).toContain(`(页面上显示为 ${staff.published_file})`);
    const [lineage] = filesBelow(join(company.folder, "ledger", "lineage"));
    expect(read(lineage!)).toContain(String(staff.published_file));
    expect(await textsFound(join(company.folder, "ledger", "lineage"), canaries())).toEqual([]);
  });

  it("would be found out: all of them stand in the exports, packed or not, and with the filter off in every format", async () => {
    const raw = (await textsFound(join(company.folder, "exports"), canaries())).join("\n");
    for (const text of canaries().filter((one) => one !== '"007"')) expect(raw).toContain(`: ${text}`);
    await company.hr({period: "2024Q2", unit: ["U10"]});
    const hrs = (await textsFound(company.at("U10"), canaries())).join("\n");
    for (const {id} of people()) expect(hrs).toContain(`: ${canaryOf(id)}`);
    const off = join(company.folder, "unfiltered");
    await writeUnfiltered(off);
    const found = await textsFound(off, canaries());
    for (const ending of ["json", "parquet", "duckdb", "zip", "json.gz"]) {
      const own = found.filter((one) => one.startsWith(`/marts.${ending}:`)).join("\n");
      for (const {id} of people().slice(1)) expect(own, ending).toContain(`: ${id}`);
      for (const name of Object.values(nameCanaries)) expect(own, ending).toContain(`: ${name}`);
    }
  });
});

async function pageRows(mart: string): Promise<unknown> {
  const path = join(company.folder, "published", "executives", "current", `${mart}.json`);
  return JSON.parse(await readFile(path, "utf8"));
}

/** Writes what marts hold, as it would be published without masks, in each format that may be. */
async function writeUnfiltered(folder: string): Promise<void> {
  await mkdir(folder);
  const queries = [
    "select person_id as text from marts.appraisal_totals",
    "select source_file from marts.loads",
    "select source_sheet from marts.loads"
  ];
  const rows = await rowsHere<{text: string}>(company.folder, `${queries.join(" union ")} order by 1`);
  const json = strToU8(JSON.stringify(rows));
  await writeFile(join(folder, "marts.json"), json);
  await writeFile(join(folder, "marts.json.gz"), gzipSync(json));
  await writeFile(join(folder, "marts.zip"), zipSync({"marts.json.gz": gzipSync(json)}));
  await withMemory(async (connection) => {
    const texts = `select unnest(${literal(JSON.stringify(rows.map(({text}) => text)))}::json::varchar[]) as text`;
    const file = (ending: string) => literal(join(folder, `marts.${ending}`));
    await connection.run(`copy (${texts}) to ${file("parquet")} (format parquet)`);
    await connection.run(
      `attach ${file("duckdb")} as plain; create table plain.names as ${texts}; detach plain`
    );
  });
}

describe("a scheme that is wrong", () => {
  it("is refused with the lines: weights of 99, an unknown KPI", async () => {
    await writeScheme(company.folder, 24);
    await expect(readPolicy(workspaceAt(company.folder))).rejects.toThrow(
      /role_kpis\.csv:2 · the weights of the post “工程师” sum to 99, not 100; change the weights of lines 2, 3, 4/
    );
    const table = join(company.folder, "policy", "role_kpis.csv");
    await writeScheme(company.folder);
    const good = await readFile(table, "utf8");
    await writeFile(table, good.replace("satisfaction", "satisfacton"));
    await expect(readPolicy(workspaceAt(company.folder))).rejects.toThrow(
      /role_kpis\.csv:4 · .*satisfacton.*satisfaction/
    );
    await writeFile(table, good);
  });
});

function read64(path: string): string {
  return readFileSync(path).toString("base64");
}
