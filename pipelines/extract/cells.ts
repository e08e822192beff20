import type {Words} from "../../models/contract.ts";
import {entities} from "../../models/exports/index.ts";
import {appraisalFactWords} from "../../models/policy/appraisal.ts";
import {inert} from "../csv.ts";
import type {Row} from "../duckdb.ts";
import type {Language} from "../messages.ts";
import type {Cell} from "../xlsx.ts";
import type {Column} from "./columns.ts";

const coded = ["status", "review_status", "lock_status", "state", "reason", "rule", "fact", "entity"];
/** Returns the cell of a CSV file; a number is written as it is, so that −0.45 stays a number. */
export function csvCell({name, kind}: Column, row: Row, language: Language): string {
  const value = row[name];
  if (value === null || value === undefined) return "";
  if (kind === "number") return digits(Number(value));
  if (kind === "flag") return yesOrNo(value, language);
  return inert(wordIn(name, String(value), language));
}

/** Returns the cell of a workbook, in which a text is a text whatever it begins with. */
export function bookCell({name, kind}: Column, row: Row, language: Language): Cell {
  const value = row[name];
  if (value === null || value === undefined) return null;
  if (kind === "number") return {decimal: digits(Number(value))};
  if (kind === "flag") return yesOrNo(value, language);
  return wordIn(name, String(value), language);
}

/** Returns a number as plain digits: never 1e-7. */
export function digits(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}

// a person may be called by any word
function wordIn(name: string, text: string, language: Language): string {
  return coded.includes(name) ? wordOf(text, language) : text;
}

function yesOrNo(value: unknown, language: Language): string {
  return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
}

const facts: Record<string, Words> = appraisalFactWords;

const words: Record<string, Words> = {
  scored: {zh: "已评分", en: "scored"},
  provisional: {zh: "暂定", en: "provisional"},
  in_progress: {zh: "期间未结束", en: "period not over"},
  no_score: {zh: "没有可评分的指标", en: "nothing to score"},
  no_scheme: {zh: "岗位没有方案", en: "no scheme for the post"},
  no_source: {zh: "没有来源", en: "no source"},
  no_facts: {zh: "期内没有事实", en: "no facts"},
  too_few: {zh: "样本不足", en: "too few records"},
  unknown: {zh: "数据未知", en: "unknown"},
  no_target: {zh: "缺目标", en: "no target"},
  pending_review: {zh: "待人工复核", en: "to be reviewed by people"},
  counted: {zh: "计入", en: "counted"},
  excluded: {zh: "不计入", en: "not counted"},
  self_rating: {zh: "自评", en: "self-rating"},
  not_owner: {zh: "打分人不是案例负责人", en: "the appraiser is not the owner"},
  owner_unknown: {zh: "案例负责人未知", en: "the owner is unknown"},
  not_participant: {zh: "不是记录在案的参与人", en: "not on record as taking part"},
  above_maximum: {zh: "超过满分", en: "above the maximum"},
  other_scale: {zh: "量表不同", en: "another scale"},
  no_verdict: {zh: "不能判定", en: "cannot be judged"},
  rate_missing: {zh: "缺内部费率", en: "no cost rate"},
  cost_unknown: {zh: "成本未知", en: "cost unknown"},
  no_cost: {zh: "没有成本记录", en: "no cost on record"},
  no_amount: {zh: "没有金额", en: "no amount"},
  odd_times: {zh: "时间颠倒", en: "times out of order"},
  no_calendar: {zh: "日历未覆盖", en: "calendar not covered"},
  business_days: {zh: "工作日历", en: "working calendar"},
  band: {zh: "分档", en: "band"},
  deduction: {zh: "扣分", en: "deduction"},
  linear: {zh: "线性", en: "linear"},
  veto: {zh: "一票否决", en: "veto"},
  threshold: {zh: "达标", en: "threshold"},
  open: {zh: "未锁定", en: "open"},
  review: {zh: "复核中", en: "in review"},
  locked: {zh: "已锁定", en: "locked"},
  amended: {zh: "已修订", en: "amended"}
};

/** Returns a code of the marts in words. */
export function wordOf(code: string, language: Language): string {
  return (words[code] ?? facts[code] ?? entities[code]?.label)?.[language] ?? code;
}
