import {z} from "zod";
import {columnsOf, date, integer, type Mart, mart, orNull, varchar} from "../contract.ts";
import {registry} from "../metrics/registry/index.ts";
import {settings} from "../policy/index.ts";

/** A table of the analysts' database that no model makes: `schema.name`, its contract and its rows. */
export type Described = {schema: string; contract: Mart; rows: Record<string, string | number | null>[]};

/** What is known of the run that published. */
export type RunFacts = {
  run_id: string;
  as_of: string;
  data_through: string | null;
  policy_version: string;
  audits_passed: number;
  zone: string;
};

/** A model and a table it reads, by qualified name. */
export type Edge = {model: string; input: string};

const audiences: Mart["audiences"] = ["analysts"];
const words = (zh: string, en: string) => varchar({zh, en});

const run = mart("run", {
  label: {zh: "本次运行", en: "the run"},
  grain: {zh: "一行", en: "one row"},
  questions: {zh: "这些数据是哪一次运行、截至哪一天？", en: "which run is this, and as of which day?"},
  key: ["run_id"],
  audiences,
  columns: z.object({
    run_id: words("运行编号", "run id"),
    as_of: date({zh: "截至日期", en: "the clock's date"}),
    data_through: orNull(
      date({zh: "最新导出的日期", en: "day of the newest export"}),
      "没有导出",
      "nothing is loaded"
    ),
    policy_version: words("策略版本", "policy version"),
    audits_passed: integer({zh: "通过的审计数", en: "audits passed"}),
    zone: words("时区", "time zone of every time")
  })
});

const definitions = mart("definitions", {
  label: {zh: "指标定义", en: "metric definitions"},
  grain: {zh: "每个指标一行", en: "one row per metric"},
  questions: {zh: "某个指标怎么算、分母是什么？", en: "how is a metric computed, and over what?"},
  key: ["metric_code"],
  audiences,
  columns: z.object({
    metric_code: words("指标编号", "metric code"),
    block: words("板块", "block"),
    name_zh: words("中文名", "name in Chinese"),
    name_en: words("英文名", "name in English"),
    definition_zh: words("定义（中文）", "definition in Chinese"),
    definition_en: words("定义（英文）", "definition in English"),
    formula_zh: words("公式（中文）", "formula in Chinese"),
    formula_en: words("公式（英文）", "formula in English"),
    cohort_zh: words("归属本期的事实（中文）", "which facts belong to a period, in Chinese"),
    cohort_en: words("归属本期的事实（英文）", "which facts belong to a period, in English"),
    denominator_zh: orNull(words("分母（中文）", "denominator in Chinese"), "不是比率", "not a rate"),
    denominator_en: orNull(words("分母（英文）", "denominator in English"), "不是比率", "not a rate"),
    unit: words("单位", "unit"),
    direction: varchar({zh: "好的方向", en: "which way is better", values: ["up", "down", "none"]}),
    settings: words("影响它的设置，以 | 分隔", "settings that move it, separated by |"),
    source_column: words("事实所在的列", "column that holds its facts")
  })
});

const settingRows = mart("settings", {
  label: {zh: "现行设置", en: "settings in force"},
  grain: {zh: "每个设置一行", en: "one row per setting"},
  questions: {zh: "本次运行按什么口径计算？", en: "by which decisions was this run computed?"},
  key: ["name"],
  audiences,
  columns: z.object({
    name: words("设置", "setting"),
    value: words("现行值", "value in force"),
    about_zh: words("含义（中文）", "meaning in Chinese"),
    about_en: words("含义（英文）", "meaning in English")
  })
});

const dictionary = mart("columns", {
  label: {zh: "数据字典", en: "data dictionary"},
  grain: {zh: "每张表的每一列一行", en: "one row per column of a table"},
  questions: {
    zh: "某一列是什么、单位是什么、空值是什么意思？",
    en: "what is a column, in which unit, what does null mean?"
  },
  key: ["table_name", "position"],
  audiences,
  columns: z.object({
    table_name: words("表", "table"),
    column_name: words("列", "column"),
    type: words("类型", "type"),
    name_zh: words("中文名", "name in Chinese"),
    name_en: words("英文名", "name in English"),
    unit: orNull(words("单位", "unit"), "没有单位", "without a unit"),
    null_zh: orNull(words("空值的意思（中文）", "what null means, in Chinese"), "从不为空", "never null"),
    null_en: orNull(words("空值的意思（英文）", "what null means, in English"), "从不为空", "never null"),
    allowed: orNull(words("取值，以 | 分隔", "values, separated by |"), "不限", "any"),
    position: integer({zh: "次序", en: "position in its table"})
  })
});

const lineage = mart("lineage", {
  label: {zh: "表的来源", en: "table lineage"},
  grain: {zh: "每个模型与它读取的每张表一行", en: "one row per model and table it reads"},
  questions: {zh: "某张表由哪些表算出？", en: "which tables is a table made of?"},
  key: ["model", "input"],
  audiences,
  columns: z.object({
    model: words("模型", "model"),
    input: words("读取的表", "table it reads")
  })
});

/** Returns the tables that tell analysts what the others mean. */
export function describedTables(
  facts: RunFacts,
  {inForce, edges, tables}: {inForce: Record<string, string>; edges: Edge[]; tables: [string, Mart][]}
): Described[] {
  const told: Described[] = [
    {schema: "meta", contract: run, rows: [facts]},
    {schema: "metrics", contract: definitions, rows: definitionRows()},
    {schema: "policy", contract: settingRows, rows: settingsOf(inForce)},
    {schema: "meta", contract: lineage, rows: edges}
  ];
  const all = [...tables, ...told.map(nameOf), nameOf({schema: "meta", contract: dictionary})];
  const columns = all.flatMap(([name, contract]) => columnRows(name, contract));
  return [...told, {schema: "meta", contract: dictionary, rows: columns}];
}

function nameOf({schema, contract}: {schema: string; contract: Mart}): [string, Mart] {
  return [`${schema}.${contract.name}`, contract];
}

function definitionRows() {
  return registry.map(({code, block, name, definition, formula, cohort, denominator, ...rest}) => ({
    metric_code: code,
    block,
    name_zh: name.zh,
    name_en: name.en,
    definition_zh: definition.zh,
    definition_en: definition.en,
    formula_zh: formula.zh,
    formula_en: formula.en,
    cohort_zh: cohort.zh,
    cohort_en: cohort.en,
    denominator_zh: denominator?.zh ?? null,
    denominator_en: denominator?.en ?? null,
    unit: rest.unit,
    direction: rest.direction,
    settings: rest.settings.join("|"),
    source_column: rest.column
  }));
}

function settingsOf(inForce: Record<string, string>) {
  return Object.entries(settings)
    .filter(([name]) => inForce[name] !== undefined)
    .map(([name, {about}]) => ({name, value: inForce[name]!, about_zh: about.zh, about_en: about.en}));
}

function columnRows(table_name: string, contract: Mart) {
  return columnsOf(contract).map(([column_name, meta], i) => ({
    table_name,
    column_name,
    type: meta.sql,
    name_zh: meta.zh,
    name_en: meta.en,
    unit: meta.unit ?? null,
    null_zh: meta.nulls?.zh ?? null,
    null_en: meta.nulls?.en ?? null,
    allowed: meta.values?.join("|") ?? null,
    position: i + 1
  }));
}
