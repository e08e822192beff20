import type {DocColumn, DocPolicyTable, Docs, DocTable} from "../docs.ts";
import type {Language} from "../messages.ts";

const words = {
  dictionary: {zh: "数据字典", en: "Data dictionary"},
  lineage: {zh: "数据来源", en: "Lineage"},
  metrics: {zh: "指标", en: "Metrics"},
  policy: {zh: "现行制度", en: "Policy in force"},
  made: {
    zh: "由 `service-value docs` 从契约、模型 SQL、指标登记与现行制度生成，请勿手改。",
    en: "Made by `service-value docs` from contracts, the models' SQL, the registry and the policy in force; not to be edited."
  },
  column: {zh: "列", en: "column"},
  type: {zh: "类型", en: "type"},
  meaning: {zh: "含义", en: "meaning"},
  unit: {zh: "单位", en: "unit"},
  null: {zh: "空值", en: "null"},
  from: {zh: "来自", en: "made of"},
  key: {zh: "键", en: "key"},
  readers: {zh: "读者", en: "readers"},
  reads: {zh: "读取", en: "reads"},
  never: {zh: "从不为空", en: "never"},
  derived: {zh: "计算", en: "derived"},
  personal: {zh: "个人信息", en: "personal"},
  rows: {zh: "行数", en: "rows"},
  table: {zh: "表", en: "table"},
  model: {zh: "模型", en: "model"},
  setting: {zh: "设置", en: "setting"},
  value: {zh: "现行值", en: "value"},
  moves: {zh: "影响的指标", en: "metrics it moves"},
  definition: {zh: "定义", en: "definition"},
  formula: {zh: "公式", en: "formula"},
  cohort: {zh: "归属本期", en: "which facts"},
  denominator: {zh: "分母", en: "denominator"},
  grain: {zh: "粒度", en: "one row is"}
} satisfies Record<string, Record<Language, string>>;

type Word = (key: keyof typeof words) => string;

/** Returns the pages of the documentation in both languages: name and text. */
export function docsMarkdown(docs: Docs): [string, string][] {
  return (["zh", "en"] as const).flatMap((language): [string, string][] => {
    const say: Word = (key) => words[key][language];
    const page = (
      key: "dictionary" | "lineage" | "metrics" | "policy",
      parts: string[]
    ): [string, string] => [
      `${key}.${language}.md`,
      `${[`# ${say(key)}`, say("made"), ...parts].join("\n\n")}\n`
    ];
    return [
      page(
        "dictionary",
        docs.tables.map((table) => tablePart(table, say, language))
      ),
      page("lineage", [modelRows(docs, say)]),
      page(
        "metrics",
        docs.metrics.map((metric) => metricPart(metric, say, language))
      ),
      page("policy", [
        `\`${docs.policy_version}\``,
        settingRows(docs, say, language),
        policyRows(docs.policy_tables, say, language)
      ])
    ];
  });
}

function tablePart(
  {name, label, grain, questions, key, audiences, reads, columns}: DocTable,
  say: Word,
  language: Language
): string {
  const head = ["column", "type", "unit", "meaning", "null", "from"] as const;
  const rows = columns.map((column) => columnRow(column, say, language));
  return [
    `## \`${name}\` ${label[language]}`,
    `${grain[language]}。${questions[language]}`.replace("。", language === "zh" ? "。" : ". "),
    `${say("key")}: ${key.map(code).join(", ")} · ${say("readers")}: ${audiences.join(", ")} · ${say("reads")}: ${reads.map(code).join(", ")}`,
    markdownTable(head.map(say), rows)
  ].join("\n\n");
}

function columnRow(column: DocColumn, say: Word, language: Language): string[] {
  const {name, type, unit, label, nulls, values, is_personal, made} = column;
  const meaning = [
    label[language],
    values?.map(code).join(" ") ?? "",
    is_personal ? `(${say("personal")})` : ""
  ];
  const from = made.from.slice(0, 4).map(code).join(", ") + (made.from.length > 4 ? " …" : "");
  return [
    code(name),
    type,
    unit ?? "",
    meaning.filter(Boolean).join(" · "),
    nulls ? nulls[language] : say("never"),
    made.kind === "derived" ? `${say("derived")} ${from}` : from
  ];
}

function metricPart(metric: Docs["metrics"][number], say: Word, language: Language): string {
  const {code: id, name, definition, formula, cohort, denominator, unit, settings, column} = metric;
  const lines: [string, string][] = [
    [say("definition"), definition[language]],
    [say("formula"), formula[language]],
    [say("cohort"), cohort[language]],
    ...(denominator ? [[say("denominator"), denominator[language]] as [string, string]] : []),
    [say("unit"), unit],
    [say("from"), code(column)],
    ...(settings.length > 0 ? [[say("setting"), settings.map(code).join(", ")] as [string, string]] : [])
  ];
  return [`## ${id} ${name[language]}`, lines.map(([term, text]) => `- **${term}** ${text}`).join("\n")].join(
    "\n\n"
  );
}

function modelRows({models}: Docs, say: Word): string {
  const rows = models.map(({name, grain, reads}) => [code(name), grain, reads.map(code).join(", ")]);
  return markdownTable([say("model"), say("grain"), say("reads")], rows);
}

function settingRows({settings}: Docs, say: Word, language: Language): string {
  const rows = settings.map(({name, value, about, metrics}) => [
    code(name),
    code(value),
    about[language],
    metrics.join(", ")
  ]);
  return markdownTable([say("setting"), say("value"), say("meaning"), say("moves")], rows);
}

function policyRows(tables: DocPolicyTable[], say: Word, language: Language): string {
  const rows = tables.map(({name, label, columns, rows: count}) => [
    code(name),
    label[language],
    columns.map(code).join(", "),
    String(count)
  ]);
  return markdownTable([say("table"), say("meaning"), say("column"), say("rows")], rows);
}

function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}
