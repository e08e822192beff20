import type {Field, Kind, Words} from "../models/contract.ts";
import type {Language} from "./messages.ts";
import type {Format} from "./xlsx.ts";

/** How the cells of a kind are filled in; `pipelines/normalize.ts` reads them so. */
type Form = {how: Words; example: Words; format: Format};

/** What a drop-down offers for a field, in a language; undefined where anything may be written. */
export function choicesOf(field: Field, language: Language, levels: string[]): string[] | undefined {
  if (field.kind === "level") return levels.length > 0 ? levels : undefined;
  if (field.kind === "boolean") return language === "zh" ? ["是", "否"] : ["yes", "no"];
  if (!field.values) return undefined;
  return Object.entries(field.values).map(([code, words]) =>
    language === "en" ? code : (words.find((word) => /\p{Script=Han}/u.test(word)) ?? code)
  );
}

/** Returns how a column of the field takes what is typed; Excel would find every text outside a bound. */
export function formatOf(field: Field): Format {
  return boundsOf(field) ? "general" : forms[field.kind].format;
}

/** Returns the bounds that a spreadsheet can watch; it would make 0.85 of 85% and a time of 1:30. */
export function boundsOf({
  kind,
  min,
  max
}: Field): {isWhole: boolean; min?: number; max?: number} | undefined {
  const isNumber = ["integer", "score", "amount", "quantity"].includes(kind);
  if (!isNumber || (min === undefined && max === undefined)) return undefined;
  return {
    isWhole: kind === "integer",
    ...(min === undefined ? {} : {min}),
    ...(max === undefined ? {} : {max})
  };
}

/** Says how a field is filled in: the forms accepted, its bounds or its values. */
export function howToFill(field: Field, language: Language, levels: string[]): string {
  const {kind, min, max} = field;
  const unit = kind === "ratio" ? "%" : "";
  const bounds = [
    min === undefined ? "" : `≥ ${min}${unit}`,
    max === undefined ? "" : `≤ ${max}${unit}`
  ].filter(Boolean);
  const choices = kind === "boolean" ? undefined : choicesOf(field, language, levels);
  const [comma, colon] = language === "zh" ? ["，", "："] : [", ", ": "];
  const how = field.unit ? durations[field.unit][language] : forms[kind].how[language];
  const more = choices ? [choices.join(language === "zh" ? "、" : ", ")] : bounds;
  return more.length > 0 ? `${how}${choices ? colon : comma}${more.join(comma)}` : how;
}

/** Returns a value that the field accepts. */
export function exampleOf(field: Field, language: Language, levels: string[]): string {
  const [choice] = choicesOf(field, language, levels) ?? [];
  if (choice) return choice;
  const {min = 0, max = Number.POSITIVE_INFINITY} = field;
  const isNumber = ["integer", "score", "duration", "quantity"].includes(field.kind);
  return isNumber ? String(Math.min(max, Math.max(min, 3))) : forms[field.kind].example[language];
}

function same(text: string): Words {
  return {zh: text, en: text};
}

const durations: Record<NonNullable<Field["unit"]>, Words> = {
  hours: {zh: "小时：1.5、90分钟、1小时30分", en: "hours: 1.5, 90 minutes, 1:30:00"},
  minutes: {zh: "分钟：90、1.5小时、1小时30分", en: "minutes: 90, 1.5 hours, 1:30:00"},
  months: {zh: "月：14、1年2个月", en: "months: 14"}
};

const forms: Record<Kind, Form> = {
  id: {
    how: {zh: "编号，按文本填写", en: "an id, as text"},
    example: same("A20240001"),
    format: "text"
  },
  text: {
    how: {zh: "任意文字", en: "any text"},
    example: {zh: "示例文字", en: "some words"},
    format: "text"
  },
  category: {
    how: {zh: "文字，同一类别写法一致", en: "text, one spelling for one category"},
    example: {zh: "示例类别", en: "a category"},
    format: "text"
  },
  customer: {
    how: {zh: "客户全称，含「有限公司」等后缀", en: "the customer's full name with its legal suffix"},
    example: {zh: "示例科技有限公司", en: "Example Technology Ltd"},
    format: "text"
  },
  person: {
    how: {zh: "姓名/工号，或只写工号", en: "name/staff number, or the staff number alone"},
    example: {zh: "周七/A0056", en: "Zhou Qi/A0056"},
    format: "text"
  },
  contact: {
    how: {zh: "姓名/职务；电话不会载入", en: "name/title; telephone numbers are not loaded"},
    example: {zh: "赵六/采购经理", en: "Zhao Liu/buyer"},
    format: "text"
  },
  level: {
    how: {zh: "policy/levels.csv 中的级别", en: "a level of policy/levels.csv"},
    example: same("L2"),
    format: "text"
  },
  status: {how: {zh: "只能是以下之一", en: "one of"}, example: same(""), format: "text"},
  timestamp: {
    how: {
      zh: "年在前的日期与时间：2024-05-15 09:15、2024/5/15 9:15、2024年5月15日09:15",
      en: "a date with the year first, and a time: 2024-05-15 09:15, 2024/5/15 9:15"
    },
    example: same("2024-05-15 09:15"),
    format: "time"
  },
  date: {
    how: {
      zh: "年在前的日期：2024-05-15、2024/5/15、2024年5月15日",
      en: "a date with the year first: 2024-05-15, 2024/5/15"
    },
    example: same("2024-05-15"),
    format: "date"
  },
  amount: {
    how: {zh: "元：500000、500,000、80万元、(0.45)", en: "yuan: 500000, 500,000, 80万元, (0.45)"},
    example: same("500000"),
    format: "general"
  },
  integer: {how: {zh: "整数", en: "a whole number"}, example: same("3"), format: "general"},
  score: {
    how: {zh: "评分：4、4.5、4分，或带满分 45/60", en: "a score: 4, 4.5, or with its maximum 45/60"},
    example: same("4"),
    format: "text"
  },
  boolean: {how: {zh: "是 或 否", en: "yes or no"}, example: same(""), format: "text"},
  choice: {how: {zh: "只能是以下之一", en: "one of"}, example: same(""), format: "text"},
  people: {
    how: {
      zh: "一人或几人，用分号隔开：售后：周七/A0056；销售：/S0123",
      en: "one person or several, parted by semicolons: service: Zhou Qi/A0056; sales: /S0123"
    },
    example: {zh: "周七/A0056；吴八/S0123", en: "Zhou Qi/A0056; Wu Ba/S0123"},
    format: "text"
  },
  list: {
    how: {zh: "一项或几项，用分号隔开", en: "one or several, parted by semicolons"},
    example: {zh: "甲；乙", en: "one; two"},
    format: "text"
  },
  estimate: {
    how: {
      zh: "金额，或只含一个金额的文字：约80万元",
      en: "an amount, or a text with one amount: about 800000元"
    },
    example: same("500000"),
    format: "text"
  },
  ratio: {how: {zh: "百分数：85%、85", en: "a percentage: 85%, 85"}, example: same("85%"), format: "text"},
  duration: {how: durations.hours, example: same("14"), format: "text"},
  quantity: {
    how: {zh: "数量：4、1,200、4 小时", en: "a number: 4, 1,200, 4 hours"},
    example: same("3"),
    format: "general"
  },
  period: {
    how: {zh: "期间：2024Q2、2024年第二季度、2024年6月、2024", en: "a period: 2024Q2, 2024H1, 2024-06, 2024"},
    example: same("2024Q2"),
    format: "text"
  },
  order: {
    how: {zh: "序号，从小到大", en: "a number that orders the rows"},
    example: same("1"),
    format: "text"
  }
};
