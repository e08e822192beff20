import {execFileSync} from "node:child_process";
import {generateKeyPairSync} from "node:crypto";
import {readFileSync} from "node:fs";
import {appendFile, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {extractAs} from "../../pipelines/extract-command.ts";
import {workspaceAt} from "../../pipelines/workspace.ts";
import {people, writeCompany} from "../appraisal-workspace.ts";
import {filesBelow, sheetRows, sheetsOf} from "../extract-reader.ts";
import {runHere, write} from "../workspaces.ts";

let folder = "";
let run_id = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "service-value-hr-"));
  await writeCompany(folder);
  run_id = (await runHere(folder)).run_id!;
}, 60_000);

afterAll(() => rm(folder, {recursive: true, force: true}));

describe("the trail of an extract", () => {
  it("can be checked by sha256sum, signed, and verified; a changed byte, file and log line is named", async () => {
    const {privateKey, publicKey} = generateKeyPairSync("ed25519");
    const [secret, open] = [join(folder, "key.pem"), join(folder, "key.pub")];
    await writeFile(secret, privateKey.export({type: "pkcs8", format: "pem"}));
    await writeFile(open, publicKey.export({type: "spki", format: "pem"}));
    await hr({period: "2024Q2", unit: ["U11", "U14"]});
    await hr({period: "2024Q2", unit: ["U13"], sign: secret});
    const where = at("U13");
    expect(execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], {cwd: where, encoding: "utf8"})).toBe(
      ""
    );
    expect((await hr({verify: where, key: open})).exit).toBe("done");

    const csv = join(where, "data.csv");
    const bytes = await readFile(csv);
    const bent = Buffer.from(bytes);
    bent[bent.length - 9]! ^= 1;
    await writeFile(csv, bent);
    expect((await hr({verify: where})).text).toMatch(/被改动 data\.csv/);
    await writeFile(csv, bytes);
    await appendFile(join(where, "more.csv"), "x");
    expect((await hr({verify: where})).text).toMatch(/多出来 more\.csv/);
    await rm(join(where, "more.csv"));
    const sums = join(where, "SHA256SUMS");
    const told = await readFile(sums, "utf8");
    await writeFile(
      sums,
      told.replace(/^./, (letter) => (letter === "0" ? "1" : "0"))
    );
    await expect(hr({verify: where, key: open})).rejects.toThrow(/signature .* does not fit/);
    await writeFile(sums, told);

    const log = join(folder, "ledger", "extracts.jsonl");
    const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
    await writeFile(log, `${[...lines.slice(0, 1), ...lines.slice(2)].join("\n")}\n`);
    expect((await hr({verify: where})).text).toMatch(/第 2 行被改动过，或其前有行被删去/);
    await writeFile(
      log,
      `${lines.map((line, i) => (i === 2 ? line.replace('"by":"张三"', '"by":"李四"') : line)).join("\n")}\n`
    );
    expect((await hr({verify: where})).text).toMatch(/第 3 行/);
    await writeFile(log, `${lines.slice(0, -1).join("\n")}\n`);
    expect((await hr({verify: where})).text).toMatch(/日志被截短/);
    await writeFile(log, `${lines.join("\n")}\n`);
    expect((await hr({verify: where, key: open})).exit).toBe("done");
  });
});

describe("a locked period", () => {
  it("stays as locked: a late fact ends with exit 5 and both figures, and --amend writes why", async () => {
    await expect(hr({period: "2024Q2", unit: ["U15"], amend: true, reason: "x"})).rejects.toThrow(
      /not locked/
    );
    const review = await hr({period: "2024Q2", unit: ["U15"], review: true});
    expect(review.json.extracts[0]).toMatchObject({status: "review", revision: 0});
    const locked = await hr({period: "2024Q2", unit: ["U15"], lock: true});
    expect(locked.json.extracts[0]).toMatchObject({status: "locked", revision: 1, changes: 0});
    const person = people().find(({team}) => team === "U15")!.id;
    await write(
      join(folder, "exports", "违规_补_20241231.csv"),
      `违规编号,违规人,违反规则,违规日期\r\nW99,/${person},未更新,2024-06-30\r\n`
    );
    run_id = (await runHere(folder)).run_id!;
    const late = hr({period: "2024Q2", unit: ["U15"]});
    await expect(late).rejects.toMatchObject({exit: "locked_period", key: "locked_differs"});
    await expect(late).rejects.toThrow(new RegExp(`${person} · violations · score: \\d+ → \\d+`));
    // the other unit is not locked; the one that is stands in the way of both, and nothing is written
    await expect(hr({period: "2024Q2", unit: ["U14", "U15"]})).rejects.toMatchObject({exit: "locked_period"});
    expect(() => filesBelow(at("U14"))).toThrow();
    await expect(hr({period: "2024Q2", unit: ["U15"], amend: true})).rejects.toThrow(/needs --reason/);
    const amended = await hr({period: "2024Q2", unit: ["U15"], amend: true, reason: "补录违规"});
    expect(amended.json.extracts[0]).toMatchObject({status: "amended", revision: 2});
    const changes = sheetRows(bookOf("U15").find(({name}) => name === "调整")!);
    const violations = changes.find((row) => row.指标代码 === "violations" && row.栏目 === "score")!;
    expect(violations).toMatchObject({工号: person, 原因: "补录违规"});
    expect(Number(violations.修订前) - Number(violations.修订后)).toBe(10);
    expect((await hr({period: "2024Q2", unit: ["U15"]})).json.extracts[0]).toMatchObject({revision: 2});
  });

  it("is told from one whose kept figures were tampered with, and cannot be of a period that goes on", async () => {
    const kept = filesBelow(join(folder, "ledger", "appraisal")).at(-1)!;
    const text = await readFile(kept, "utf8");
    await writeFile(kept, text.replace(/"score":\d/, '"score":9'));
    await expect(hr({period: "2024Q2", unit: ["U15"]})).rejects.toThrow(/tampered with: ledger.appraisal/);
    await writeFile(kept, text);
    await hr({period: "2024Q2", unit: ["U15"]});
  });
});

describe("the files of a unit", () => {
  it("come in GB18030 and in the company's own columns where it wants them", async () => {
    const settings = join(folder, "policy", "settings.csv");
    const columns = join(folder, "policy", "extract_columns.csv");
    const before = await readFile(settings, "utf8");
    await writeFile(settings, `${before}extract_encoding,gb18030\n`);
    await write(columns, "sheet,column_name,header\ndata,person_id,员工编号\ndata,score,绩效得分\n");
    await runHere(folder, {stages: ["build", "audit", "publish"]});
    const [done] = (await hr({period: "2024Q2", unit: ["U14"]})).json.extracts;
    const bytes = await readFile(join(folder, done!.folder, "data.csv"));
    const text = new TextDecoder("gb18030", {fatal: true}).decode(bytes);
    expect(text.split("\r\n")[0]).toBe("员工编号,绩效得分,规章制度编号,处理目的");
    await write(columns, "sheet,column_name,header\ndata,persn_id,员工编号\n");
    await runHere(folder, {stages: ["build", "audit", "publish"]});
    await expect(hr({period: "2024Q2", unit: ["U14"]})).rejects.toThrow(/persn_id.*person_id/s);
    await rm(columns);
    await writeFile(settings, before);
    await runHere(folder, {stages: ["build", "audit", "publish"]});
  });
});

type Json = {extracts: {folder: string; status: string; revision: number; changes: number}[]};

async function hr(asked: Parameters<typeof extractAs>[1]): Promise<{text: string; json: Json; exit: string}> {
  const said = await extractAs(workspaceAt(folder), {by: "张三", ...asked}, "zh");
  return {...said, json: said.json as Json};
}

function at(unit: string, period = "2024Q2"): string {
  return join(folder, "published", "hr", run_id, period, unit);
}

function bookOf(unit: string) {
  return sheetsOf(Uint8Array.from(Buffer.from(read64(join(at(unit), `${unit}.xlsx`)), "base64")));
}

function read64(path: string): string {
  return readFileSync(path).toString("base64");
}
