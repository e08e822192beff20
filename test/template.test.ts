import {mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {describe, expect, it, vi} from "vitest";
import {entities} from "../models/exports/index.ts";
import {matchMapping} from "../pipelines/mapping/match.ts";
import {type Language, say} from "../pipelines/messages.ts";
import {templateSheets} from "../pipelines/template.ts";
import {exampleOf} from "../pipelines/template-forms.ts";
import {headedTemplates, templateHeader} from "../pipelines/template-mappings.ts";
import {readRows, readSheets} from "../pipelines/xlsx.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {expectLoaded, levels, records, save} from "./template-loads.ts";
import {planHere, runHere, write} from "./workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // forms of forty entities, each a load of its own

const languages: Language[] = ["zh", "en"];

it("a filled template of every third entity, in one language or the other, loads to the values written", async () => {
  // test/long/template.test.ts fills every one in both
  const some = Object.values(entities).filter((_, i) => i % 3 === 0);
  await expectLoaded(some.map((entity, i) => [entity, languages[i % 2]!]));
});

it("loads a template saved as CSV by its whole header", async () => {
  await withFolder(async (folder) => {
    const fields = Object.values(entities.opportunities!.fields);
    const lines = [fields.map(({en}) => en), fields.map((field) => exampleOf(field, "en", levels))];
    await write(
      join(folder, "exports", "x.csv"),
      lines.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n")
    );
    await runHere(folder, {stages: ["load"]});
    const [load] = await records(folder);
    expect(load).toMatchObject({mapping: "header:opportunities:en", entities: [{rows_accepted: 1}]});
    expect((await planHere(folder)).load).toEqual([{file: "x.csv", status: "unchanged"}]);
  });
});

it("loads a template whose columns were partly deleted, and refuses one that lacks a required column", async () => {
  await withFolder(async (folder) => {
    const [form, ...rest] = templateSheets(entities.contracts!, {language: "zh", levels});
    const some = {...form!, lists: [], bounds: []};
    await save(join(folder, "exports", "a.xlsx"), [
      {...some, header: ["合同编号", "合同金额"], rows: [["HT1", "80万元"]]},
      ...rest
    ]);
    await save(join(folder, "exports", "b.xlsx"), [
      {...some, header: ["合同金额"], rows: [["80万元"]]},
      ...rest
    ]);
    const {loads} = await runHere(folder, {stages: ["load"]});
    expect(loads!.files.map(({file}) => file)).toEqual(["a.xlsx"]);
    expect(loads!.refused.map(({failure}) => say(failure.key, "zh", failure.params))).toEqual([
      expect.stringContaining("b.xlsx：缺少必需的列：合同编号")
    ]);
  });
});

describe("the command", () => {
  it("writes a form with lists, text columns, a frozen header and help, once", async () => {
    await withFolder(async (folder) => {
      const out = join(folder, "t.xlsx");
      const ran = await serviceValue(["template", "工单", "--out", out, "--json", "--workspace", folder], {
        cwd: folder
      });
      expect(ran).toMatchObject({code: 2});
      await mkdir(join(folder, "exports"));
      await write(
        join(folder, "policy", "levels.csv"),
        "level,name_zh,name_en,rank,is_headline,valid_from,valid_to\nP1,甲,a,1,true,,\n"
      );
      const again = await serviceValue(["template", "工单", "--out", out, "--json", "--workspace", folder]);
      expect(JSON.parse(again.stdout)).toEqual({entity: "tickets", file: out});
      const sheets = await readSheets(out);
      expect(sheets.map(({name, hidden}) => [name, hidden])).toEqual([
        ["工单", false],
        ["说明", false],
        ["service-value", true]
      ]);
      const form = strFromU8(unzipSync(await readFile(out))["xl/worksheets/sheet1.xml"]!);
      expect(form).toContain('ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"');
      expect(form).toContain('<col min="1" max="1" width="14" customWidth="1" style="1"/>');
      expect(form).toMatch(/type="list"[^>]*sqref="E2:E1048576"><formula1>&quot;P1&quot;/);
      expect(form).toMatch(/type="decimal"[^>]*operator="between"[^>]*><formula1>1<.formula1><formula2>5</);
      const help = await cells(out, 1);
      expect(help[0]).toEqual(
        ["列名", "column", "字段 / field", "必填 / required", "怎么填"].concat([
          "how to fill it in",
          "示例",
          "example"
        ])
      );
      expect(help.find(([name]) => name === "问题编号")).toEqual(
        [
          "问题编号",
          "ticket id",
          "ticket_id",
          "必填 / required",
          "编号，按文本填写",
          "an id, as text"
        ].concat(["A20240001", "A20240001"])
      );
      expect(help.find(([name]) => name === "问题级别")!.slice(4)).toEqual([
        "policy/levels.csv 中的级别：P1",
        "a level of policy/levels.csv: P1",
        "P1",
        "P1"
      ]);
      expect(help.find(([name]) => name === "客户满意度")![4]).toBe(
        "评分：4、4.5、4分，或带满分 45/60，≥ 1，≤ 5"
      );
      const before = await readFile(out);
      const twice = await serviceValue(["template", "tickets", "--out", out, "--workspace", folder]);
      expect(twice).toMatchObject({code: 2, stderr: expect.stringContaining("已经存在，没有覆盖")});
      expect(await readFile(out)).toEqual(before);
    });
  });

  it("names the entities when it does not know one", async () => {
    await withFolder(async (folder) => {
      const bad = await serviceValue(["template", "tikets", "--lang", "en"], {cwd: folder});
      expect(bad).toMatchObject({code: 2, stderr: expect.stringContaining("did you mean tickets?")});
    });
  });
});

it("refuses a blank template and says what to do", async () => {
  await withFolder(async (folder) => {
    await save(
      join(folder, "exports", "t.xlsx"),
      templateSheets(entities.contracts!, {language: "en", levels})
    );
    const {loads} = await runHere(folder, {stages: ["load"]});
    const {failure} = loads!.refused[0]!;
    expect(say(failure.key, "zh", failure.params)).toContain("t.xlsx：模板还没有填写");
    expect(say(failure.key, "en", failure.params)).toContain("t.xlsx: the template is blank");
  });
});

it("is known by its whole header and by that of no other entity", () => {
  for (const entity of Object.keys(entities))
    for (const language of languages) {
      const found = matchMapping(headedTemplates(), "x.csv", templateHeader(entity, language));
      expect(found!.name).toBe(`header:${entity}:${language}`);
    }
});

it("has headers that tell the fields of an entity apart in each language", () => {
  for (const {name, fields} of Object.values(entities))
    for (const language of languages) {
      const headers = Object.values(fields).map((field) => field[language]);
      expect([name, language, new Set(headers).size]).toEqual([name, language, headers.length]);
    }
});

async function cells(path: string, index: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readRows(path, (await readSheets(path))[index]!)) rows.push(row.cells);
  return rows;
}
