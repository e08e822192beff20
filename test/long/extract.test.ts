import {execFileSync} from "node:child_process";
import {generateKeyPairSync} from "node:crypto";
import {appendFile, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {brokenLines} from "../../pipelines/extract/log.ts";
import {workspaceAt} from "../../pipelines/workspace.ts";
import {canaries, people} from "../appraisal-workspace.ts";
import {textsFound} from "../canaries.ts";
import {filesBelow, sheetRows, sheetsOf} from "../extract-reader.ts";
import {type Company, startCompany} from "../hr-extracts.ts";
import {serviceValue} from "../service-value.ts";
import {rowsHere, write} from "../workspaces.ts";

let company: Company;

beforeAll(async () => {
  company = await startCompany();
}, 240_000);

afterAll(() => company.release());

describe("the trail of an extract", () => {
  it("can be checked by sha256sum, signed, and verified; a changed byte, file and log line is named", async () => {
    const {privateKey, publicKey} = generateKeyPairSync("ed25519");
    const [secret, open] = [join(company.folder, "key.pem"), join(company.folder, "key.pub")];
    await writeFile(secret, privateKey.export({type: "pkcs8", format: "pem"}));
    await writeFile(open, publicKey.export({type: "spki", format: "pem"}));
    await company.hr({period: "2024Q2", unit: ["U11", "U14"]});
    await company.hr({period: "2024Q2", unit: ["U13"], sign: secret});
    const where = company.at("U13");
    expect(execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], {cwd: where, encoding: "utf8"})).toBe(
      ""
    );
    expect((await company.hr({verify: where, key: open})).exit).toBe("done");

    const csv = join(where, "data.csv");
    const bytes = await readFile(csv);
    const bent = Buffer.from(bytes);
    bent[bent.length - 9]! ^= 1;
    await writeFile(csv, bent);
    expect((await company.hr({verify: where})).text).toMatch(/被改动 data\.csv/);
    await writeFile(csv, bytes);
    await appendFile(join(where, "more.csv"), "x");
    expect((await company.hr({verify: where})).text).toMatch(/多出来 more\.csv/);
    await rm(join(where, "more.csv"));
    const sums = join(where, "SHA256SUMS");
    const told = await readFile(sums, "utf8");
    await writeFile(
      sums,
      told.replace(/^./, (letter) => (letter === "0" ? "1" : "0"))
    );
    await expect(company.hr({verify: where, key: open})).rejects.toThrow(/signature .* does not fit/);
    await writeFile(sums, told);

    const log = join(company.folder, "ledger", "extracts.jsonl");
    const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
    await writeFile(log, `${[...lines.slice(0, 1), ...lines.slice(2)].join("\n")}\n`);
    expect((await company.hr({verify: where})).text).toMatch(/第 2 行被改动过，或其前有行被删去/);
    await writeFile(
      log,
      `${lines.map((line, i) => (i === 2 ? line.replace('"by":"张三"', '"by":"李四"') : line)).join("\n")}\n`
    );
    expect((await company.hr({verify: where})).text).toMatch(/第 3 行/);
    await writeFile(log, `${lines.slice(0, -1).join("\n")}\n`);
    expect((await company.hr({verify: where})).text).toMatch(/日志被截短/);
    await writeFile(log, `${lines.join("\n")}\n`);
    expect((await company.hr({verify: where, key: open})).exit).toBe("done");
  });
});

describe("a locked period", () => {
  it("stays as locked: a late fact ends with exit 5 and both figures, and --amend writes why", async () => {
    await expect(company.hr({period: "2024Q2", unit: ["U15"], amend: true, reason: "x"})).rejects.toThrow(
      /not locked/
    );
    const review = await company.hr({period: "2024Q2", unit: ["U15"], review: true});
    expect(review.extracts[0]).toMatchObject({status: "review", revision: 0});
    const locked = await company.hr({period: "2024Q2", unit: ["U15"], lock: true});
    expect(locked.extracts[0]).toMatchObject({status: "locked", revision: 1, changes: 0});
    const person = people().find(({team}) => team === "U15")!.id;
    await write(
      join(company.folder, "exports", "违规_补_20241231.csv"),
      `违规编号,违规人,违反规则,违规日期\r\nW99,/${person},未更新,2024-06-30\r\n`
    );
    const header =
      "问题编号,客户名称,问题级别,提交时间,责任人,分配时间,首次响应时间,解决时间,关闭时间,工单状态";
    const [start, end] = ["2024-06-27 09:00", "2024-06-27 10:00"];
    await write(
      join(company.folder, "exports", "工单_补_20241231.csv"),
      `${header}\r\nFW9,甲科技有限公司,L2,${start},/${person},${start},${start},${end},${end},已关闭\r\n`
    );
    const before = await teamCells("U15");
    expect(before).toMatchObject({value: 20, lock_status: "open", lock_revision: null});
    // 0 as ever: what differs is told in text and as JSON, in both languages, and pages show what was locked
    const ran = await serviceValue(["run", "--no-site", "--json", "--workspace", company.folder]);
    expect(ran.stderr).toMatch(
      /U15 的 2024Q2 已锁定（第 1 版），现在的数字有 \d+ 处不同，页面仍显示锁定的数字/
    );
    expect(ran.stderr).toMatch(new RegExp(`${person} · violations · score: \\d+ → \\d+`));
    const told = JSON.parse(ran.stdout);
    expect(told).toMatchObject({
      exit: 0,
      adjustments: [{period: "2024Q2", unit: "U15", status: "locked", revision: 1}]
    });
    expect(told.adjustments[0].changes).toContainEqual({
      person_id: person,
      kpi_code: "cases_resolved",
      column: "raw_value",
      before: "4",
      after: "5"
    });
    company.run_id = told.run_id;
    expect(await teamCells("U15")).toEqual({...before, lock_status: "locked", lock_revision: 1});
    expect(await teamCells("all")).toMatchObject({value: 101, lock_status: "open"});
    expect(await teamCells("U15", "2024")).toMatchObject({value: 41, lock_status: "open"});
    const late = company.hr({period: "2024Q2", unit: ["U15"]});
    await expect(late).rejects.toMatchObject({exit: "locked_period", key: "locked_differs"});
    await expect(late).rejects.toThrow(new RegExp(`${person} · violations · score: \\d+ → \\d+`));
    // the other unit is not locked; the one that is stands in the way of both, and nothing is written
    await expect(company.hr({period: "2024Q2", unit: ["U14", "U15"]})).rejects.toMatchObject({
      exit: "locked_period"
    });
    expect(() => filesBelow(company.at("U14"))).toThrow();
    await expect(company.hr({period: "2024Q2", unit: ["U15"], amend: true})).rejects.toThrow(
      /needs --reason/
    );
    const amended = await company.hr({period: "2024Q2", unit: ["U15"], amend: true, reason: "补录违规"});
    expect(amended.extracts[0]).toMatchObject({status: "amended", revision: 2});
    const changes = sheetRows((await company.bookOf("U15")).find(({name}) => name === "调整")!);
    const violations = changes.find((row) => row.指标代码 === "violations" && row.栏目 === "score")!;
    expect(violations).toMatchObject({工号: person, 原因: "补录违规"});
    expect(Number(violations.修订前) - Number(violations.修订后)).toBe(10);
    expect((await company.hr({period: "2024Q2", unit: ["U15"]})).extracts[0]).toMatchObject({revision: 2});
    expect(await company.rerun()).toMatchObject({exit: "done", adjustments: []});
    expect(await teamCells("U15")).toMatchObject({value: 21, lock_status: "amended", lock_revision: 2});
  });

  it("is told from one whose kept figures were tampered with, and cannot be of a period that goes on", async () => {
    const kept = filesBelow(join(company.folder, "ledger", "appraisal")).at(-1)!;
    const text = await readFile(kept, "utf8");
    await writeFile(kept, text.replace(/"score":\d/, '"score":9'));
    await expect(company.hr({period: "2024Q2", unit: ["U15"]})).rejects.toThrow(
      /tampered with: ledger.appraisal/
    );
    // a run goes on and says so; what it shows is then of today
    const ran = await serviceValue(["run", "--no-site", "--lang", "en", "--workspace", company.folder]);
    expect([ran.code, ran.stderr]).toEqual([
      0,
      expect.stringMatching(/locked figures were tampered with: ledger.appraisal.2024Q2-U15-2\.json/)
    ]);
    await writeFile(kept, text);
    await company.rerun();
    await company.hr({period: "2024Q2", unit: ["U15"]});
  });
});

/** Returns how many cases a team solved in a period, as pages show it. */
async function teamCells(team_id: string, period = "2024Q2"): Promise<Record<string, unknown>> {
  const path = join(company.folder, "published", "executives", "current", "team_appraisal.json");
  const rows = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>[];
  return rows.find(
    (row) => row.team_id === team_id && row.period === period && row.kpi_code === "cases_resolved"
  )!;
}

describe("the files of a unit", () => {
  it("come in GB18030 and in the company's own columns where it wants them", async () => {
    const settings = join(company.folder, "policy", "settings.csv");
    const columns = join(company.folder, "policy", "extract_columns.csv");
    const before = await readFile(settings, "utf8");
    await writeFile(settings, `${before}extract_encoding,gb18030\n`);
    await write(columns, "sheet,column_name,header\ndata,person_id,员工编号\ndata,score,绩效得分\n");
    await company.rerun({stages: ["build", "audit", "publish"]});
    const [done] = (await company.hr({period: "2024Q2", unit: ["U14"]})).extracts;
    const bytes = await readFile(join(company.folder, done!.folder, "data.csv"));
    const text = new TextDecoder("gb18030", {fatal: true}).decode(bytes);
    expect(text.split("\r\n")[0]).toBe("员工编号,绩效得分,规章制度编号,处理目的");
    await write(columns, "sheet,column_name,header\ndata,persn_id,员工编号\n");
    await company.rerun({stages: ["build", "audit", "publish"]});
    await expect(company.hr({period: "2024Q2", unit: ["U14"]})).rejects.toThrow(/persn_id.*person_id/s);
    await rm(columns);
    await writeFile(settings, before);
    await company.rerun({stages: ["build", "audit", "publish"]});
  });
});

const purpose = "绩效考核：依法制定的规章制度所必需的人力资源管理（个人信息保护法第十三条第一款第二项）";

describe("what a person may ask for", () => {
  it("is a copy of all that appraisal holds of the person and of nobody else, for its owner only, and logged", async () => {
    await expect(company.hr({person: "P999"})).rejects.toThrow(/no appraisal data of “P999”/);
    const {text} = await company.hr({person: "P003"});
    expect(text).toContain("P003 的全部考核数据：published/hr/");
    const folder = join(company.folder, "published", "hr", company.run_id, "people", "P003");
    expect(filesBelow(folder).map((path) => path.slice(folder.length + 1))).toEqual([
      "P003.xlsx",
      "SHA256SUMS"
    ]);
    for (const path of filesBelow(folder)) expect((await stat(path)).mode & 0o777).toBe(0o600);
    const sheets = sheetsOf(await readFile(join(folder, "P003.xlsx")));
    expect(sheets.map(({name}) => name)).toEqual(["数据", "分项", "依据", "筛选与运行"]);
    for (const sheet of sheets.slice(0, 3)) {
      const rows = sheetRows(sheet);
      expect(rows.length).toBeGreaterThan(1);
      expect(new Set(rows.map((row) => [row.工号, row.规章制度编号, row.处理目的].join(" · ")))).toEqual(
        new Set([`P003 · 人字〔2024〕7 号 · ${purpose}`])
      );
    }
    const held = (await textsFound(folder, canaries())).map((line) => line.split(": ")[1]);
    expect(new Set(held)).toEqual(new Set(["P003"]));
    const log = (await readFile(join(company.folder, "ledger", "extracts.jsonl"), "utf8"))
      .trimEnd()
      .split("\n");
    expect(JSON.parse(log.at(-1)!)).toMatchObject({kind: "person", reason: "P003", by: "张三", people: 1});
  });

  it("is a correction: the rating exported again moves the score", async () => {
    // ratings of 2024Q2: 3, 4, 5, 3 of 5 are 75 %; the first is 5 in truth: 85 %
    expect(await rating("P003")).toBe(75);
    await write(
      join(company.folder, "exports", "打分_更正_20241231.csv"),
      "打分编号,工单编号,打分人,被打分人,打分,满分,打分时间\r\nDFFW2021,FW2021,/K001,/P003,5,5,2024-05-07 21:00\r\n"
    );
    await company.rerun();
    expect(await rating("P003")).toBe(85);
  });
});

describe("purge --before", () => {
  it("takes away exports, HR files and locked rows older than the date, and says what is left to do", async () => {
    await company.hr({period: "2024Q2", unit: ["U15"]});
    const sources = await purge("2025-01-01");
    expect(sources.stderr + sources.stdout).toMatch(
      /已从 lake 清除 2025-01-01 之前的 \d+ 份来源文件.*请再运行 service-value run/
    );
    expect(sources.stdout).toMatch(/还在 exports\/，请自行删除：.*员工_金丝雀P002_20241231\.csv/);
    expect((await company.rerun()).exit).toBe("done");
    const counted = "select count(*)::integer as n from marts.appraisal_totals";
    expect(await rowsHere(company.folder, counted)).toEqual([{n: 0}]);
    // what was written today is not older than today; the day after tomorrow it is
    expect(filesBelow(join(company.folder, "published", "hr")).length).toBeGreaterThan(0);
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const {stdout} = await purge(day, "--json");
    expect(JSON.parse(stdout).extracts).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^published\/hr\/.*\/2024Q2\/U15$/),
        expect.stringMatching(/^published\/hr\/.*\/people\/P003$/),
        "ledger/appraisal/2024Q2-U15-1.json"
      ])
    );
    for (const place of ["lake", "published", "ledger/appraisal"])
      expect(await textsFound(join(company.folder, place), canaries()), place).toEqual([]);
    const locks = await readFile(join(company.folder, "ledger", "appraisal-locks.jsonl"), "utf8");
    expect(locks).toMatch(/"status":"amended".*"reason":"补录违规"/);
    expect(canaries().filter((text) => locks.includes(text))).toEqual([]);
    // a lock whose rows were purged is no fault of a run, and the log is whole
    expect(await company.rerun()).toMatchObject({exit: "done", adjustments: []});
    expect(await brokenLines(workspaceAt(company.folder))).toEqual([]);
    await expect(company.hr({period: "2024Q2", unit: ["U15"]})).rejects.toThrow(
      /no appraisal period|no unit|gone/
    );
  });
});

function purge(before: string, ...more: string[]) {
  return serviceValue(["purge", "--before", before, "--by", "李四", "--workspace", company.folder, ...more]);
}

/** Returns the value of a person's ratings in 2024Q2. */
async function rating(person: string): Promise<unknown> {
  const [row] = await rowsHere(
    company.folder,
    `select raw_value from marts.appraisal_items where person_id = '${person}' and period = '2024Q2' and kpi_code = 'case_rating'`
  );
  return row?.raw_value;
}
