import {join} from "node:path";
import {entities} from "../models/exports/index.ts";
import {readMappings} from "./mapping.ts";
import {keyed} from "./pseudonym.ts";
import {repository} from "./workspace.ts";

// what exports are called beside what they hold
const common =
  "更正 补传 补充 汇总 合并 导出 全量 增量 最新 旧 新 系统 数据 信息 记录 明细 清单 台账 目录 报表 列表 文件 工作簿 计划表 跟踪表 交接表 处理表 填报 事件 组织 人员 部门 客户 反馈 协同 健康度 商机 阶段 审批 需求 跟进 知识库 零部件 工时 订单 行 与 及 季度 上半年 下半年 sheet data export exports report list all full part final new csv tsv txt xlsx json xml xls html gz zip";

/**
 * Returns what tells a file's or sheet's name apart from one that may hold a person's: known are the words by which the
 * shipped mappings and the entities are called. A name of other words becomes a keyed one of the same ending.
 */
export async function fileMask(secret: string): Promise<(kind: "F" | "S" | "M", name: string) => string> {
  const words = await knownWords();
  return (kind, name) => {
    if (isKnown(name, words)) return name;
    const ending = kind === "F" ? (name.match(/\.[a-z]{2,4}(\.gz)?$/i)?.[0] ?? "") : "";
    return `${kind}-${keyed(kind, name, secret).slice(0, 12)}${ending}`;
  };
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

const divider = /[\s\d_.,;:'’"“”/\\()[\]{}（）【】《》·・+&#~-]+/;

function isKnown(name: string, words: string[]): boolean {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\d+(年度?|月份?|日|号)|第?[\d一二三四](季度|季|版|期|批)|[qhwv]\d+/g, " ");
  return plain.split(divider).every((token) => isMadeOf(token, words));
}

// Han words stand in a row without a space; a Latin word stands by itself
function isMadeOf(token: string, words: string[]): boolean {
  if (token === "" || words.includes(token)) return true;
  if (!/^\p{Script=Han}+$/u.test(token)) return false;
  return words.some((word) => token.startsWith(word) && isMadeOf(token.slice(word.length), words));
}
