import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {createGb18030Encoder} from "../pipelines/gb18030.ts";
import {contractsCsv, expectOneObject, expectSaid, type State, stateOf, useGoodState} from "./bad-input.ts";
import {type Ran, serviceValue} from "./service-value.ts";
import {builtRows, write} from "./workspaces.ts";

const {withGood, copyGood} = useGoodState();

const mappings = {
  field: [
    "name: own",
    "match: {header: [Nr]}",
    "entities:",
    "  contracts:",
    "    fields:",
    "      amuont: Sum"
  ],
  entity: ["name: own", "match: {header: [Nr]}", "entities:", "  contract: {template: true}"],
  yaml: ["name: own", "match: {header: [Nr]", "entities: {contracts: {template: true}}"],
  empty: [],
  nothing: ["name: own", "match: {header: [Nr]}", "entities: {}"],
  many: [
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
  ]
};

const tables = {
  targets: [
    "metric_code,dimension,dimension_value,target",
    "M-40,company,all,0.9",
    "M-08,company,all,95",
    "M-08,company,东区,95%"
  ],
  settings: [
    "name,value",
    "quarantine_max_ration,0.1",
    "quarantine_max_ratio,5%",
    "stale_after_days,",
    "acknowledge_minutes,1.5",
    "quarantine_max_ratio,5"
  ],
  levels: [
    "level,name_zh,name_en,rank,is_headline,valid_from,valid_to",
    "L1,紧急,urgent,1,true,2024-01-01,2024-06-30",
    "L1,紧急,urgent,1,true,2024-06-30,",
    "L2,重要,important,eins,yes,,",
    "L2,重要,important,2,true,2024-02-30,",
    "L3,一般,normal,3,false,2024-06-30,2024-01-01"
  ],
  sla_targets: ["measure,level,limit_minute", "response,L1,60"],
  customer_aliases: ["alias,customer_name", "甲,甲公司", "甲,乙公司", "ABC Co., Ltd,甲公司"],
  calendars: [
    "calendar,name_zh,name_en,zone,holidays,covered_from,covered_to,is_default",
    "day,白班,day shift,Asia/Shanghia,cn,,,true",
    "night,夜班,night shift,Asia/Shanghai,none,2025-01-01,2024-12-31,true",
    "idle,无,none,Asia/Shanghai,none,1970-01-01,,false",
    "spare,备用,spare,UTC,none,,,true"
  ],
  calendar_hours: [
    "calendar,day,start_time,end_time,every_weeks,valid_from,valid_to",
    "night,every,9:00,24:01,,,",
    "night,sat,09:00,12:00,2,,",
    "night,workday,09:00,12:00,,,",
    "night,workday,11:00,13:00,,,",
    "night,workday,18:00,18:00,,,",
    "nihgt,workday,09:00,12:00,,,"
  ],
  calendar_days: [
    "calendar,date,kind,start_time,end_time,reason",
    "night,2024-05-15,hours,,,台风",
    "night,2024-05-16,holiday,09:00,12:00,台风",
    "night,2024-05-17,holiday,,,台风",
    "night,2024-05-17,hours,09:00,12:00,半天"
  ],
  opportunity_shares: ["opportunity_id,person_id,role,share", "SJ1,A0001,孵化,0.6", "SJ1,S0001,孵化,0.5"],
  process_limits: ["rule_code,level,limit_minutes,valid_from,valid_to", "R-23,L9,120,,"],
  calendar_scopes: [
    "scope,value,calendar,valid_from,valid_to",
    "customer,甲公司,night,2024-01-01,",
    "customer,甲公司,night,2024-06-01,",
    "team,一组,night,,"
  ],
  official_days: [
    "year,date,kind,name,source",
    "2027,2027-10-09,workday,国庆节,通知",
    "2027,2027-10-08,workday,国庆节,通知",
    "2027,2028-01-01,holiday,元旦,通知"
  ]
};

describe("a mapping stops every command with exit 2, naming file, line and the way out,", () => {
  const said = useRefusal("映射有误，未作任何改动", "a mapping is invalid, nothing was changed", (folder) =>
    Object.entries(mappings).map(([name, lines]) => [join(folder, "mappings", `${name}.yaml`), lines])
  );

  it("when it names a field that is none", () =>
    said(
      ["mappings/field.yaml:6 · entities.contracts.fields.amuont · 没有字段「amuont」", "是否想写 amount？"],
      [
        "mappings/field.yaml:6 · entities.contracts.fields.amuont · there is no field “amuont”",
        "did you mean amount?"
      ]
    ));

  it("when it names an entity that is none", () =>
    said(
      ["mappings/entity.yaml:4 · entities.contract · 没有实体「contract」", "是否想写 contracts？"],
      [
        "mappings/entity.yaml:4 · entities.contract · there is no entity “contract”",
        "did you mean contracts?"
      ]
    ));

  it("when it is no YAML", () =>
    said(["mappings/yaml.yaml:3 · YAML · "], ["mappings/yaml.yaml:3 · YAML · "]));

  it("when it is empty", () =>
    said(["mappings/empty.yaml:1 · 缺少内容"], ["mappings/empty.yaml:1 · missing"]));

  it("when it loads nothing", () =>
    said(
      ["mappings/nothing.yaml:3 · entities · 至少要写一个实体"],
      ["mappings/nothing.yaml:3 · entities · name at least one entity"]
    ));

  it("for each of its faults: misspelt, missing, of another type, no format, no zone, no pattern", () =>
    said(
      [
        "many.yaml:2 · match.headers · 没有「headers」这一项（是否想写 header？）",
        "many.yaml:2 · match.header · 缺少内容",
        "many.yaml:3 · header_row · 应为数字",
        "many.yaml:4 · zone · 没有这个时区，请写 Asia/Shanghai 这样的名称",
        "many.yaml:5 · exported_at.file_name · 不是带括号组的正则表达式，请写 '(\\d{4})(\\d{2})(\\d{2})'",
        "many.yaml:9 · entities.contracts.fields.contract_id · 应为文字 / 列表 / 「名称： 值」",
        'many.yaml:10 · entities.contracts.fields.signed_date.format · 不是日期格式,请写 "%Y-%m-%d %H:%M"'
      ],
      [
        "many.yaml:2 · match.headers · there is no “headers” (did you mean header?)",
        "many.yaml:2 · match.header · missing",
        "many.yaml:3 · header_row · must be a number",
        "many.yaml:4 · zone · no such time zone, write a name such as Asia/Shanghai",
        "many.yaml:5 · exported_at.file_name · no regular expression with groups",
        "many.yaml:9 · entities.contracts.fields.contract_id · must be text / a list / a map of names to values",
        "many.yaml:10 · entities.contracts.fields.signed_date.format · no date format"
      ]
    ));
});

it("a file whose mapping was spoilt after it was loaded is refused, and what it gave before stays", () =>
  withGood(async (folder) => {
    const own = (amount: string) =>
      `name: own\nmatch: {header: [Nr]}\nexported_at: {value: 2024-12-31}\nentities: {contracts: {fields: {contract_id: Nr, amount: ${amount}, signed_date: Signed}}}\n`;
    await write(join(folder, "mappings", "own.yaml"), own("Sum"));
    await write(join(folder, "exports", "own.csv"), "Nr,Sum,Signed\nOWN1,5,2024-01-02\n");
    expectSaid(await serviceValue(["load", "--workspace", folder]), 0, ["1 个文件载入"]);
    await write(join(folder, "mappings", "own.yaml"), own("Summe"));
    expectSaid(await serviceValue(["load", "--workspace", folder]), 7, [
      "own.csv：缺少必需的列：Summe（映射 mappings/own.yaml）"
    ]);
    await rm(join(folder, "exports", "own.csv"));
    const sql = "select amount::varchar as amount from warehouse.contracts where contract_id = 'OWN1'";
    expect(await builtRows(folder, sql)).toEqual([{amount: "5.00"}]);
  }));

describe("a policy table stops every command with exit 2, naming file, line and the way out,", () => {
  const said = useRefusal(
    "制度表有误，未作任何改动",
    "the policy is invalid, nothing was changed",
    (folder) => Object.entries(tables).map(([name, lines]) => [join(folder, "policy", `${name}.csv`), lines])
  );

  it("when dates of one key overlap", () =>
    said(
      ["policy/levels.csv:3 · L1 的生效日期与第 2 行重叠"],
      ["policy/levels.csv:3 · L1: its dates overlap those of line 2"]
    ));

  it("when dates are none or run backwards", () =>
    said(
      [
        'policy/levels.csv:5 · valid_from = "2024-02-30" · 不是存在的日期，请写成 2024-12-31 的形式',
        "policy/levels.csv:6 · valid_from 2024-06-30 晚于 valid_to 2024-01-01"
      ],
      [
        'policy/levels.csv:5 · valid_from = "2024-02-30" · no such date, write it as 2024-12-31',
        "policy/levels.csv:6 · valid_from 2024-06-30 is later than valid_to 2024-01-01"
      ]
    ));

  it("when a number is none, too large, or not there", () =>
    said(
      [
        'policy/settings.csv:3 · quarantine_max_ratio = "5%" · 应为数字',
        'policy/settings.csv:4 · stale_after_days = "" · 缺少内容',
        'policy/settings.csv:5 · acknowledge_minutes = "1.5" · 应为整数',
        'policy/settings.csv:6 · quarantine_max_ratio = "5" · 必须 ≤ 1',
        'policy/levels.csv:4 · rank = "eins" · 应为整数',
        'policy/levels.csv:4 · is_headline = "yes" · 只能写 true, false'
      ],
      [
        'policy/settings.csv:3 · quarantine_max_ratio = "5%" · must be a number',
        'policy/settings.csv:4 · stale_after_days = "" · missing',
        'policy/settings.csv:5 · acknowledge_minutes = "1.5" · must be a whole number',
        'policy/settings.csv:6 · quarantine_max_ratio = "5" · must be ≤ 1',
        'policy/levels.csv:4 · rank = "eins" · must be a whole number',
        'policy/levels.csv:4 · is_headline = "yes" · must be one of true, false'
      ]
    ));

  it("when a setting is misspelt", () =>
    said(
      ["policy/settings.csv:2 · 没有设置「quarantine_max_ration」", "是否想写 quarantine_max_ratio？"],
      [
        "policy/settings.csv:2 · there is no setting “quarantine_max_ration”",
        "did you mean quarantine_max_ratio?"
      ]
    ));

  it("when a key comes twice in a table without dates", () =>
    said(
      [
        "policy/settings.csv:6 · quarantine_max_ratio 已在第 3 行出现",
        "policy/customer_aliases.csv:3 · 甲 已在第 2 行出现"
      ],
      [
        "policy/settings.csv:6 · quarantine_max_ratio stands on line 3 already",
        "policy/customer_aliases.csv:3 · 甲 stands on line 2 already"
      ]
    ));

  it("when a calendar has no such zone, no hours, no coverage, or is not the only default", () =>
    said(
      [
        'policy/calendars.csv:2 · zone = "Asia/Shanghia" · 没有这个时区',
        "policy/calendars.csv:3 · covered_from 2025-01-01 晚于 covered_to 2024-12-31",
        'policy/calendars.csv:4 · covered_from = "1970-01-01" · 应在 1980-01-01 与 2099-12-31 之间',
        "policy/calendars.csv:5 · 第 3 行已是默认日历",
        "policy/calendars.csv:5 · 日历「spare」在 calendar_hours.csv 中没有工作时间"
      ],
      [
        'policy/calendars.csv:2 · zone = "Asia/Shanghia" · no such time zone',
        "policy/calendars.csv:3 · covered_from 2025-01-01 is later than covered_to 2024-12-31",
        'policy/calendars.csv:4 · covered_from = "1970-01-01" · must lie between 1980-01-01 and 2099-12-31',
        "policy/calendars.csv:5 · line 3 is the default already",
        "policy/calendars.csv:5 · calendar “spare” has no hours in calendar_hours.csv"
      ]
    ));

  it("when hours are no times, overlap, are empty, count weeks from nowhere or are of no calendar", () =>
    said(
      [
        'policy/calendar_hours.csv:2 · start_time = "9:00" · 不是时刻',
        'policy/calendar_hours.csv:2 · end_time = "24:01" · 不是时刻',
        "policy/calendar_hours.csv:3 · every_weeks 大于 1 时要写 valid_from",
        "policy/calendar_hours.csv:5 · 与第 4 行的工作时间重叠",
        "policy/calendar_hours.csv:6 · 开始与结束相同",
        "policy/calendar_hours.csv:7 · 没有日历「nihgt」"
      ],
      [
        'policy/calendar_hours.csv:2 · start_time = "9:00" · no time of day',
        'policy/calendar_hours.csv:2 · end_time = "24:01" · no time of day',
        "policy/calendar_hours.csv:3 · every_weeks above 1 wants valid_from",
        "policy/calendar_hours.csv:5 · overlaps the hours of line 4",
        "policy/calendar_hours.csv:6 · begins and ends at the same time",
        "policy/calendar_hours.csv:7 · there is no calendar “nihgt”"
      ]
    ));

  it("when an exception lacks its hours, has some it cannot have, or says two things of a day", () =>
    said(
      [
        "policy/calendar_days.csv:2 · kind 为 hours 时要写 start_time 和 end_time",
        "policy/calendar_days.csv:3 · kind 为 holiday 时不写时刻",
        "policy/calendar_days.csv:5 · 2024-05-17 在第 4 行已有另一种安排"
      ],
      [
        "policy/calendar_days.csv:2 · kind hours wants start_time and end_time",
        "policy/calendar_days.csv:3 · kind holiday takes no times",
        "policy/calendar_days.csv:5 · 2024-05-17 is arranged otherwise on line 4 already"
      ]
    ));

  it("when two calendars are for one customer on a day, or one is for what has none", () =>
    said(
      [
        "policy/calendar_scopes.csv:3 · customer, 甲公司 的生效日期与第 2 行重叠",
        'policy/calendar_scopes.csv:4 · scope = "team" · 只能写 contract, customer'
      ],
      [
        "policy/calendar_scopes.csv:3 · customer, 甲公司: its dates overlap those of line 2",
        'policy/calendar_scopes.csv:4 · scope = "team" · must be one of contract, customer'
      ]
    ));

  it("when an official day is a weekday made up, or of another year", () =>
    said(
      [
        "policy/official_days.csv:3 · 2027-10-08 本来就是工作日",
        "policy/official_days.csv:4 · 2028-01-01 不属于 2027 年的通知"
      ],
      [
        "policy/official_days.csv:3 · 2027-10-08 is a weekday and worked anyway",
        "policy/official_days.csv:4 · 2028-01-01 is not of the notice for 2027"
      ]
    ));

  it("when a limit is for a level that is none", () =>
    said(
      ["policy/process_limits.csv:2 · 没有级别「L9」，policy/levels.csv 中只有 L1, L3"],
      ["policy/process_limits.csv:2 · there is no level “L9”, policy/levels.csv has only L1, L3"]
    ));

  it("when shares of one opportunity pass the whole", () =>
    said(
      ["policy/opportunity_shares.csv:3 · 「SJ1」的分成到这一行合计 110 %，不得超过 100 %"],
      ["policy/opportunity_shares.csv:3 · the shares of “SJ1” sum to 110 % with this line"]
    ));

  it("when a target is none of a known ratio", () =>
    said(
      [
        'policy/targets.csv:2 · metric_code = "M-40" · 只能写 M-0',
        'policy/targets.csv:3 · target = "95" · 必须 ≤ 1',
        'policy/targets.csv:4 · dimension_value = "东区" · dimension 为 company 时只能写 all'
      ],
      [
        'policy/targets.csv:2 · metric_code = "M-40" · must be one of M-0',
        'policy/targets.csv:3 · target = "95" · must be ≤ 1',
        'policy/targets.csv:4 · dimension_value = "东区" · must be all where the dimension is company'
      ]
    ));

  it("when a column is missing and another is none", () =>
    said(
      [
        "policy/sla_targets.csv:1 · 缺少列「limit_minutes」",
        "policy/sla_targets.csv:1 · 没有列「limit_minute」",
        "是否想写 limit_minutes？"
      ],
      [
        "policy/sla_targets.csv:1 · missing column “limit_minutes”",
        "policy/sla_targets.csv:1 · there is no column “limit_minute”",
        "did you mean limit_minutes?"
      ]
    ));

  it("when a value with a comma lacks its quotes", () =>
    said(
      ["policy/customer_aliases.csv:4 · 有 3 格，表头只有 2 列；含逗号的值要加引号"],
      ["policy/customer_aliases.csv:4 · 3 cells under 2 columns; a value with a comma wants quotes"]
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
    const names = "select distinct customer_id from warehouse.contracts where contract_id in ('AL1', 'HT1')";
    expect(await builtRows(folder, names)).toHaveLength(1);
  }));

type Written = (folder: string) => [path: string, lines: string[]][];

/** Runs a workspace with such files once; returns how to hold what was said, in each language, to words. */
function useRefusal(
  chinese: string,
  english: string,
  written: Written
): (zh: string[], en: string[]) => void {
  let folder: string;
  let before: State;
  let ran: {zh: Ran; en: Ran};
  beforeAll(async () => {
    ({folder, before} = await copyGood());
    for (const [path, lines] of written(folder)) await write(path, lines.map((line) => `${line}\n`).join(""));
    ran = {
      zh: await serviceValue(["run", "--no-site", "--json", "--lang", "zh", "--workspace", folder]),
      en: await serviceValue(["plan", "--lang", "en", "--workspace", folder])
    };
  });
  it("with one JSON object, and the last good state stays", async () => {
    expectOneObject(ran.zh, [chinese]);
    expect(await stateOf(folder)).toEqual(before);
  });
  return (zh, en) => {
    expectSaid(ran.zh, 2, [chinese, ...zh, "请按「文件：行」改正后再运行"]);
    expectOneObject(ran.zh, zh);
    expectSaid(ran.en, 2, [english, ...en, "Mend the lines named and run again"]);
    expect(ran.en.stderr).not.toMatch(/[。「」]/);
  };
}
