import type {Text} from "./text.ts";

/** Reasons of quarantine, in the reader's language. */
export const reasons: Record<string, Text> = {
  "missing required value": {zh: "缺少必填值", en: "missing required value"},
  "impossible date": {zh: "不存在的日期", en: "impossible date"},
  "unknown level": {zh: "级别不在 policy/levels.csv 中", en: "level not in policy/levels.csv"},
  "unknown value": {zh: "不认识的取值", en: "unknown value"},
  "not an amount": {zh: "不是金额", en: "not an amount"},
  "negative amount": {zh: "金额为负", en: "negative amount"},
  "not an integer": {zh: "不是整数", en: "not an integer"},
  "not a number": {zh: "不是数字", en: "not a number"},
  "not a percentage": {zh: "不是百分比", en: "not a percentage"},
  "not a duration": {zh: "不是时长", en: "not a duration"},
  "not a period": {zh: "不是期间", en: "not a period"},
  "not a score": {zh: "不是评分", en: "not a score"},
  "out of range": {zh: "超出范围", en: "out of range"},
  "scientific notation": {zh: "编号成了科学计数法", en: "id in scientific notation"},
  "does not fit the pattern": {zh: "不合映射里的 pattern", en: "does not fit the mapping's pattern"},
  "row of another entity": {
    zh: "按映射的 where 已不属于这类数据",
    en: "by the mapping's where it is of this kind no more"
  },
  "total row": {zh: "编号是合计字样，会被当作合计行", en: "the key is a word for a total"},
  "unknown customer": {zh: "没有这个客户名称", en: "no customer has this name"},
  "alias decided otherwise": {
    zh: "policy/customer_aliases.csv 中已指向别的客户",
    en: "policy/customer_aliases.csv says otherwise already"
  },
  "not an unmatched name": {zh: "不是本表写出的名称", en: "not a name this workbook lists"},
  "missing columns": {zh: "列数不足", en: "too few columns"},
  "too many columns": {zh: "列数过多", en: "too many columns"},
  "unquoted value": {zh: "引号错误", en: "broken quotes"},
  "invalid encoding": {zh: "编码错误", en: "invalid encoding"},
  "line size over maximum": {zh: "行过长", en: "line too long"}
};
