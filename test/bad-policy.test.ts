import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {createGb18030Encoder} from "../pipelines/sample/rows.ts";
import {contractsCsv, expectBad, expectSaid, useGoodState} from "./bad-input.ts";
import {serviceValue} from "./service-value.ts";
import {rowsHere, write} from "./workspaces.ts";

const {withGood} = useGoodState();
const levels = "level,name_zh,name_en,rank,is_headline,valid_from,valid_to\n";

describe("a mapping stops every command with exit 2, naming file, line and the way out", () => {
  it("when it names a field that is none", () =>
    refuseMapping(
      ["name: own", "match: {header: [Nr]}", "entities:", "  contracts:", "    fields:", "      amuont: Sum"],
      {
        zh: [
          "mappings/own.yaml:6 · entities.contracts.fields.amuont · 没有字段「amuont」",
          "是否想写 amount?"
        ],
        en: [
          "mappings/own.yaml:6 · entities.contracts.fields.amuont · there is no field “amuont”",
          "did you mean amount?"
        ]
      }
    ));

  it("when it names an entity that is none", () =>
    refuseMapping(["name: own", "match: {header: [Nr]}", "entities:", "  contract: {template: true}"], {
      zh: ["mappings/own.yaml:4 · entities.contract · 没有实体「contract」", "是否想写 contracts?"],
      en: [
        "mappings/own.yaml:4 · entities.contract · there is no entity “contract”",
        "did you mean contracts?"
      ]
    }));

  it("when it is no YAML", () =>
    refuseMapping(["name: own", "match: {header: [Nr]", "entities: {contracts: {template: true}}"], {
      zh: ["mappings/own.yaml:3 · YAML · "],
      en: ["mappings/own.yaml:3 · YAML · "]
    }));

  it("when it is empty", () =>
    refuseMapping([], {
      zh: ["mappings/own.yaml:1 · 缺少内容"],
      en: ["mappings/own.yaml:1 · missing"]
    }));

  it("for each of its faults at once: misspelt, missing, of another type, no format, no zone, no pattern", () =>
    refuseMapping(
      [
        "name: own",
        "match: {headers: [Nr]}",
        "header_row: first",
        "zone: Mars/Base",
        "exported_at: {file_name: '(['}",
        "entities:",
        "  contracts:",
        "    fields:",
        "      contract_id: 5",
        "      signed_date: {column: Signed, format: '%Q'}"
      ],
      {
        zh: [
          "own.yaml:2 · match.headers · 没有「headers」这一项(是否想写 header?)",
          "own.yaml:2 · match.header · 缺少内容",
          "own.yaml:3 · header_row · 应为",
          "own.yaml:4 · zone · 没有这个时区,请写 Asia/Shanghai 这样的名称",
          "own.yaml:5 · exported_at.file_name · 不是带括号组的正则表达式,请写 '(\\d{4})(\\d{2})(\\d{2})'",
          "own.yaml:9 · entities.contracts.fields.contract_id · 应为",
          'own.yaml:10 · entities.contracts.fields.signed_date.format · 不是日期格式,请写 "%Y-%m-%d %H:%M"'
        ],
        en: [
          "own.yaml:2 · match.headers · there is no “headers” (did you mean header?)",
          "own.yaml:2 · match.header · missing",
          "own.yaml:3 · header_row · must be",
          "own.yaml:4 · zone · no such time zone, write a name such as Asia/Shanghai",
          "own.yaml:5 · exported_at.file_name · no regular expression with groups",
          "own.yaml:9 · entities.contracts.fields.contract_id · must be",
          "own.yaml:10 · entities.contracts.fields.signed_date.format · no date format"
        ]
      }
    ));

  it("when it loads nothing", () =>
    refuseMapping(["name: own", "match: {header: [Nr]}", "entities: {}"], {
      zh: ["mappings/own.yaml:3 · entities · 至少要写一个实体"],
      en: ["mappings/own.yaml:3 · entities · name at least one entity"]
    }));
});

it("a file whose mapping was spoilt after it was loaded is refused, what it gave before stays and is built", () =>
  withGood(async (folder, before) => {
    const own = (amount: string) =>
      `name: own\nmatch: {header: [Nr]}\nexported_at: {value: 2024-12-31}\nentities: {contracts: {fields: {contract_id: Nr, amount: ${amount}, signed_date: Signed}}}\n`;
    await write(join(folder, "mappings", "own.yaml"), own("Sum"));
    await write(join(folder, "exports", "own.csv"), "Nr,Sum,Signed\nOWN1,5,2024-01-02\n");
    expectSaid(await serviceValue(["run", "--no-site", "--workspace", folder]), 0, ["1 个文件载入"]);
    await write(join(folder, "mappings", "own.yaml"), own("Summe"));
    await write(join(folder, "policy", "settings.csv"), "name,value\nacknowledge_minutes,20\n");
    const ran = await serviceValue(["run", "--no-site", "--json", "--workspace", folder]);
    expectSaid(ran, 7, ["own.csv:缺少必需的列:Summe(映射 mappings/own.yaml)", "发布"]);
    expect(JSON.parse(ran.stdout).run_id).not.toBe(before.published["executives/current"]!.slice(3));
    const sql = "select amount::varchar as amount from marts.contracts where contract_id = 'OWN1'";
    expect(await rowsHere(folder, sql)).toEqual([{amount: "5.00"}]);
  }));

describe("a policy table stops every command with exit 2, naming file, line and the way out", () => {
  it("when dates of one key overlap", () =>
    refusePolicy(
      {levels: `${levels}L1,紧急,urgent,1,true,2024-01-01,2024-06-30\nL1,紧急,urgent,1,true,2024-06-30,\n`},
      {
        zh: ["policy/levels.csv:3 · L1 的生效日期与第 2 行重叠"],
        en: ["policy/levels.csv:3 · L1: its dates overlap those of line 2"]
      }
    ));

  it("when dates run backwards, are no dates, or a key comes twice in a table without dates", () =>
    refusePolicy(
      {
        levels: `${levels}L1,紧急,urgent,1,true,2024-06-30,2024-01-01\nL2,重要,important,2,true,2024-02-30,\n`,
        customer_aliases: "alias,customer_name\n甲,甲公司\n甲,乙公司\n"
      },
      {
        zh: [
          "policy/levels.csv:2 · valid_from 2024-06-30 晚于 valid_to 2024-01-01",
          'policy/levels.csv:3 · valid_from = "2024-02-30" · 不是存在的日期',
          "policy/customer_aliases.csv:3 · 甲 已在第 2 行出现"
        ],
        en: [
          "policy/levels.csv:2 · valid_from 2024-06-30 is later than valid_to 2024-01-01",
          'policy/levels.csv:3 · valid_from = "2024-02-30" · no such date, write it as 2024-12-31',
          "policy/customer_aliases.csv:3 · 甲 stands on line 2 already"
        ]
      }
    ));

  it("when a number is none, too large, or not there", () =>
    refusePolicy(
      {
        settings: "name,value\nquarantine_max_ratio,5%\nstale_after_days,\nacknowledge_minutes,1.5\n",
        levels: `${levels}L1,紧急,urgent,eins,yes,,\n`
      },
      {
        zh: [
          'policy/settings.csv:2 · quarantine_max_ratio = "5%" · 应为数字',
          'policy/settings.csv:3 · stale_after_days = "" · 缺少内容',
          'policy/settings.csv:4 · acknowledge_minutes = "1.5" · 应为整数',
          'policy/levels.csv:2 · rank = "eins" · 应为整数',
          'policy/levels.csv:2 · is_headline = "yes" · 只能写 true, false'
        ],
        en: [
          'policy/settings.csv:2 · quarantine_max_ratio = "5%" · must be a number',
          'policy/settings.csv:3 · stale_after_days = "" · missing',
          'policy/settings.csv:4 · acknowledge_minutes = "1.5" · must be a whole number',
          'policy/levels.csv:2 · rank = "eins" · must be a whole number',
          'policy/levels.csv:2 · is_headline = "yes" · must be one of true, false'
        ]
      }
    ));

  it("when a share is above one", () =>
    refusePolicy(
      {settings: "name,value\nquarantine_max_ratio,5\n"},
      {
        zh: ['policy/settings.csv:2 · quarantine_max_ratio = "5" · 必须 ≤ 1'],
        en: ['policy/settings.csv:2 · quarantine_max_ratio = "5" · must be ≤ 1']
      }
    ));

  it("when a setting is misspelt", () =>
    refusePolicy(
      {settings: "name,value\nquarantine_max_ration,0.1\n"},
      {
        zh: ["policy/settings.csv:2 · 没有设置「quarantine_max_ration」", "是否想写 quarantine_max_ratio?"],
        en: [
          "policy/settings.csv:2 · there is no setting “quarantine_max_ration”",
          "did you mean quarantine_max_ratio?"
        ]
      }
    ));

  it("when a column is missing and another is none", () =>
    refusePolicy(
      {sla_targets: "measure,level,limit_minute\nresponse,L1,60\n"},
      {
        zh: [
          "policy/sla_targets.csv:1 · 缺少列「limit_minutes」",
          "policy/sla_targets.csv:1 · 没有列「limit_minute」",
          "是否想写 limit_minutes?"
        ],
        en: [
          "policy/sla_targets.csv:1 · missing column “limit_minutes”",
          "policy/sla_targets.csv:1 · there is no column “limit_minute”",
          "did you mean limit_minutes?"
        ]
      }
    ));

  it("when a value with a comma lacks its quotes", () =>
    refusePolicy(
      {customer_aliases: "alias,customer_name\nABC Co., Ltd,甲公司\n"},
      {
        zh: ["policy/customer_aliases.csv:2 · 有 3 格,表头只有 2 列;含逗号的值要加引号"],
        en: ["policy/customer_aliases.csv:2 · 3 cells under 2 columns; a value with a comma wants quotes"]
      }
    ));
});

it("a policy table that Excel saved as GB18030 with empty columns at the end is read as it is meant", () =>
  withGood(async (folder) => {
    const encode = createGb18030Encoder();
    await write(join(folder, "policy", "settings.csv"), "name,value\n");
    await writeFile(
      join(folder, "policy", "customer_aliases.csv"),
      encode("alias,customer_name,,\r\n甲科,甲科技有限公司,,\r\n")
    );
    await write(join(folder, "exports", "别名_20241231.csv"), contractsCsv(["AL1,甲科,1,2024-01-02"]));
    expectSaid(await serviceValue(["run", "--no-site", "--workspace", folder]), 0, []);
    const names = "select distinct customer_id from marts.contracts where contract_id in ('AL1', 'HT1')";
    expect(await rowsHere(folder, names)).toHaveLength(1);
  }));

async function refuseMapping(lines: string[], {zh, en}: {zh: string[]; en: string[]}): Promise<void> {
  await withGood(async (folder, before) => {
    await write(join(folder, "mappings", "own.yaml"), lines.map((line) => `${line}\n`).join(""));
    await expectBad(folder, before, {
      run: ["run", "--no-site"],
      rerun: ["plan"],
      exit: 2,
      zh: ["映射有误,未作任何改动", ...zh, "请按「文件:行」改正后再运行"],
      en: ["a mapping is invalid, nothing was changed", ...en, "Mend the lines named and run again"]
    });
  });
}

async function refusePolicy(
  tables: Record<string, string>,
  {zh, en}: {zh: string[]; en: string[]}
): Promise<void> {
  await withGood(async (folder, before) => {
    for (const [name, text] of Object.entries(tables))
      await write(join(folder, "policy", `${name}.csv`), text);
    await expectBad(folder, before, {
      run: ["run", "--no-site"],
      rerun: ["plan"],
      exit: 2,
      zh: ["制度表有误,未作任何改动", ...zh, "请按「文件:行」改正后再运行"],
      en: ["the policy is invalid, nothing was changed", ...en, "Mend the lines named and run again"]
    });
  });
}
