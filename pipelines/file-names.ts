import {join} from "node:path";
import {entities} from "../models/exports/index.ts";
import type {Row} from "./duckdb.ts";
import {readMappings} from "./mapping.ts";
import {keyed} from "./pseudonym.ts";
import {repository} from "./workspace.ts";

// what exports are called beside what they hold
const common =
  "更正 补传 补录 追加 历史 补充 汇总 合并 导出 全量 增量 最新 旧 新 系统 数据 信息 记录 明细 清单 台账 目录 报表 列表 文件 工作簿 计划表 跟踪表 交接表 处理表 填报 事件 组织 人员 部门 客户 反馈 协同 健康度 商机 阶段 审批 需求 跟进 知识库 零部件 工时 订单 行 与 及 季度 上半年 下半年 sheet data export exports report list all full part final new csv tsv txt xlsx json xml xls html gz zip";

/** What a name is of: a file, a sheet or what stands for one, a mapping. */
export type NameKind = "file" | "sheet" | "mapping";

/** Returns what a name is shown as to who may not see persons. */
export type FileMask = (kind: NameKind, name: string) => string;

const letters = {file: "F", sheet: "S", mapping: "M"} as const;

/**
 * Returns what tells a file's or sheet's name apart from one that may hold a person's: known are the words by which the
 * shipped mappings and the entities are called, dates, and numbers of two digits; a number of more may be a telephone's
 * or a person's. A name of anything else becomes a keyed one of the same ending.
 */
export async function fileMask(secret: string): Promise<FileMask> {
  const words = await knownWords();
  return (kind, name) => {
    if (isKnown(name, words)) return name;
    const ending = kind === "file" ? (name.match(/\.[a-z]{2,4}(\.gz)?$/i)?.[0] ?? "") : "";
    const letter = letters[kind];
    return `${letter}-${keyed(letter, name, secret).slice(0, 12)}${ending}`;
  };
}

/** Returns rows in which every name of what was loaded is as it may be shown. */
export function maskedNames(rows: Row[], mask: FileMask): Row[] {
  const named = Object.keys(rows[0] ?? {}).flatMap((name) => {
    const kind = nameKindOf(name);
    return kind ? [[name, kind] as const] : [];
  });
  if (named.length === 0) return rows;
  return rows.map((row) => {
    const names = named.filter(([name]) => typeof row[name] === "string");
    return {
      ...row,
      ...Object.fromEntries(names.map(([name, kind]) => [name, mask(kind, String(row[name]))]))
    };
  });
}

/** Returns what the name in a column is of, wherever a mart holds the name of what was loaded. */
export function nameKindOf(column: string): NameKind | undefined {
  if (column === "source_file" || column === "corrected_file") return "file";
  if (column === "source_sheet") return "sheet";
  return column === "mapping" ? "mapping" : undefined;
}

async function knownWords(): Promise<string[]> {
  const mappings = await readMappings([join(repository, "data", "mappings")]);
  const labels = [...mappings, ...Object.values(entities)].flatMap(({name, label}) => [
    name,
    label?.zh ?? "",
    label?.en ?? ""
  ]);
  const told = labels
    .flatMap((label) => label.toLowerCase().split(divider))
    .filter((word) => word.length > 1);
  return [...new Set([...told, ...common.split(" ")])].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : 1)
  );
}

const divider = /[\s_.,;:'’"“”/\\()[\]{}（）【】《》·・+&#~-]+/;

const dates = [
  // a day, with a time of day or without
  /(?<!\d)(19|20)\d\d([-_.年]?)(0[1-9]|1[0-2])(\2|月)(0[1-9]|[12]\d|3[01])日?([-_ t]?([01]\d|2[0-3])[-_:]?[0-5]\d([-_:]?[0-5]\d)?)?(?!\d)/g,
  /(?<!\d)(19|20)\d\d[-_.]?(0[1-9]|1[0-2])(?!\d)/g,
  /(?<!\d)(19|20)\d\d(年度?|(?!\d))/g,
  /第?[\d一二三四](季度|季|版|期|批)/g,
  /[qhwv]\d{1,2}(?!\d)/g,
  /(?<!\d)\d{1,2}(月份?|日|号|(?!\d))/g
];

function isKnown(name: string, words: string[]): boolean {
  const plain = dates.reduce((text, date) => text.replace(date, " "), name.normalize("NFKC").toLowerCase());
  return plain.split(divider).every((token) => isMadeOf(token, words));
}

// Han words stand in a row without a space; a Latin word stands by itself
function isMadeOf(token: string, words: string[]): boolean {
  if (token === "" || words.includes(token)) return true;
  if (!/^\p{Script=Han}+$/u.test(token)) return false;
  return words.some((word) => token.startsWith(word) && isMadeOf(token.slice(word.length), words));
}
