import {literal} from "../duckdb.ts";
import {type FieldRule, units} from "../mapping/schema.ts";
import {halfDigits, type Input, type Normal, outside, when} from "./cell.ts";

const unit = "(万|亿|千|百万|千万)?";
const digits = "(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?";
const amountPattern = `([-+]?)${digits}${unit}`;
const symbols = ["¥", "￥", "RMB", "rmb", "CNY", "人民币", "元", "整"];

/** An amount in yuan, exact: 500,000, ¥-0.45, (0.45), 80万元, 1.2亿, 约80万元. */
export function amount({name, raw, text, value, field, rule}: Input): Normal {
  const lost = `(regexp_matches(${raw}, '[万亿]') and not regexp_matches(${raw}, '[0-9０-９]'))`;
  return {
    text: bareAmount(raw, rule),
    value: `case
        ${rule.unit || rule.decimal === "," ? "" : `when ${isPlainAmount(raw)} then try_cast(${raw} as decimal(18,2))`}
        when ${isAmount(text)} then ${yuan(text, factorOf(raw, rule))} end`,
    columns: {
      [name]: `${value}::varchar`,
      [`${name}_is_estimated`]: `case when regexp_matches(${raw}, '约|预计|近') and ${value} is not null then 'true' end`
    },
    problem: [
      ...when(`${raw} is not null and ${value} is null and not ${lost}`, "not an amount"),
      ...(field.min === 0 ? when(`${value} < 0`, "negative amount") : [])
    ],
    note: `case when ${value} is null and ${lost} then 'lost number' end`
  };
}

/**
 * An amount, or a text that holds exactly one, with 元 or a sign of money; the text is kept. None, several or a range
 * give no amount and a note: an estimate is never guessed (V-16).
 */
export function estimate({name, raw, text, value, rule}: Input): Normal {
  const bare = bareAmount(raw, rule);
  const number = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
  const money = `(?:¥|￥|RMB|人民币)${number}(?:千万|百万|万|亿|千)?元?|${number}(?:千万|百万|万|亿|千)?元`;
  const found = `regexp_extract_all(${halfDigits(raw)}, '${money}')`;
  const isRange = `regexp_matches(${halfDigits(raw)}, '\\d(?:千万|百万|万|亿|千)?元?[-~～—–至到]+[¥￥]?\\d')`;
  const lost = `regexp_matches(${halfDigits(raw)}, '(^|[^\\d.千百万亿])(?:千万|百万|万|亿)元')`;
  return {
    text: `case when ${isPlainAmount(raw)} then ${raw} when ${isAmount(bare)} then ${bare}
        when len(${found}) = 1 and not ${isRange} then ${bareAmount(`${found}[1]`)} end`,
    value: yuan(text),
    columns: {
      [name]: `${value}::varchar`,
      [`${name}_is_estimated`]: `case when ${value} is not null and not ${isPlainAmount(raw)} then 'true' end`,
      [`${name}_text`]: raw
    },
    note: `case when ${raw} is null or ${value} is not null then null
        when len(${found}) > 1 or ${isRange} then 'more than one amount'
        when ${lost} then 'lost number' else 'no amount' end`
  };
}

/** A share as a ratio: 85 and 85% are 0.85; what a bare 0.85 means is not guessed unless the mapping says `scale`. */
export function ratio({name, raw, text, value, field, rule}: Input): Normal {
  const number = `try_cast(rtrim(${text}, '%') as decimal(12,4))`;
  const percent = `(${number} * 0.01)::decimal(14,6)`;
  const isBare = `not suffix(${text}, '%')`;
  const small = `(${number} <> 0 and abs(${number}) <= 1)`;
  const isOpen = rule.scale ? "false" : `(${isBare} and ${small})`;
  const bound = (limit: number) => (limit / 100).toFixed(4);
  const {min, max} = field;
  const bounds = {...field, ...limits({min, max}, bound)};
  return {
    text: `case when regexp_full_match(${raw}, '-?\\d+(\\.\\d+)?%?') then ${raw}
        when regexp_full_match(${halfDigits(raw)}, '[-+]?\\d+(\\.\\d+)?%?') then ${halfDigits(raw)} end`,
    value: `case when ${isOpen} then null${
      rule.scale === "ratio" ? ` when ${isBare} then ${number}::decimal(14,6)` : ""
    } else ${percent} end`,
    columns: {[name]: `${value}::varchar`},
    problem: outside(raw, value, bounds, "not a percentage", "", ` and not coalesce(${isOpen}, false)`),
    note: `case when ${value} is null and ${isOpen} then 'ambiguous percentage' end`
  };
}

/** A length of time in the field's unit: 1.5, 1.5小时, 90分钟, 1小时30分, 1:30:00; 1年2个月. Days are not guessed. */
export function duration({name, raw, text, value, field}: Input): Normal {
  const number = "(\\d+(?:\\.\\d+)?)";
  const clock = `(?:${number}(?:小时|时|hours?|hrs?|h))?(?:${number}(?:分钟|分|minutes?|mins?|m))?(?:${number}(?:秒钟|秒|seconds?|s))?`;
  const calendar = `(?:${number}(?:周年|年))?(?:${number}(?:个月|月|months?))?`;
  const isMonths = field.unit === "months";
  const shape = isMonths ? calendar : clock;
  const part = (group: number) =>
    `coalesce(try_cast(nullif(regexp_extract(${text}, '^${shape}$', ${group}), '') as decimal(12,4)), 0)`;
  const colon = (place: number) => `split_part(${text}, ':', ${place})::decimal(12,4)`;
  const hour = field.unit === "minutes" ? [60, 1, "1.0 / 60"] : [1, "1.0 / 60", "1.0 / 3600"];
  const spoken = isMonths
    ? `${part(1)} * 12 + ${part(2)}`
    : `${part(1)} * ${hour[0]} + ${part(2)} * ${hour[1]} + ${part(3)} * ${hour[2]}`;
  const written = isMonths
    ? ""
    : `when regexp_full_match(${text}, '\\d+:[0-5]\\d:[0-5]\\d')
          then ${colon(1)} * ${hour[0]} + ${colon(2)} * ${hour[1]} + ${colon(3)} * ${hour[2]}`;
  return {
    text: `case when regexp_full_match(${raw}, '\\d+(\\.\\d+)?') then ${raw} else lower(${halfDigits(raw)}) end`,
    value: `(case when regexp_full_match(${text}, '-?\\d+(\\.\\d+)?') then try_cast(${text} as decimal(12,4))
        ${written}
        when ${text} <> '' and regexp_full_match(${text}, '${shape}') then ${spoken} end)::decimal(14,4)`,
    columns: {[name]: `${value}::varchar`},
    problem: outside(raw, value, field, "not a duration")
  };
}

/** A number and what it counts: 4, 1,200, 4 小时. */
export function quantity({name, raw, text, value, field}: Input): Normal {
  const shape = `^([-+]?${digits})([^\\d.,].*)?$`;
  return {
    text: `case when regexp_full_match(${raw}, '-?\\d+(\\.\\d+)?') then ${raw} else ${halfDigits(raw)} end`,
    value: `try_cast(replace(nullif(regexp_extract(${text}, '${shape}', 1), ''), ',', '') as decimal(18,4))`,
    columns: {
      [name]: `${value}::varchar`,
      [`${name}_unit`]: `nullif(regexp_extract(${text}, '${shape}', 5), '')`
    },
    problem: outside(raw, value, field, "not a number")
  };
}

function isPlainAmount(raw: string): string {
  return `regexp_full_match(${raw}, '-?\\d{1,15}(\\.\\d{1,2})?')`;
}

function isAmount(text: string): string {
  return `regexp_full_match(${text}, '${amountPattern}')`;
}

function bareAmount(raw: string, {currency_symbol, decimal}: Partial<FieldRule> = {}): string {
  const signs = [...symbols, ...(currency_symbol ? [currency_symbol] : [])];
  const wide = `translate(${raw}, '０１２３４５６７８９．，－（）　', '0123456789.,-() ')`;
  const half = decimal === "," ? `translate(${wide}, ',.', '.,')` : wide;
  const bare = `replace(${signs.reduce((sql, sign) => `replace(${sql}, ${literal(sign)}, '')`, half)}, ' ', '')`;
  const signed = `regexp_replace(${bare}, '^\\((.*)\\)$', '-\\1')`;
  return `regexp_replace(${signed}, '^(约|大约|近|预计)', '')`;
}

// a cell that names its own unit keeps it
function factorOf(raw: string, {unit}: FieldRule): string {
  return unit ? `case when contains(${raw}, '元') then 1 else ${units[unit]} end` : "1";
}

function yuan(text: string, bare = "1"): string {
  const part = (group: number) => `regexp_extract(${text}, '^${amountPattern}$', ${group})`;
  const number = `try_cast(replace(${part(1)} || ${part(2)} || ${part(4)}, ',', '') as decimal(28,8))`;
  const factor = `case ${part(5)} when '万' then 10000 when '亿' then 100000000 when '千' then 1000
        when '百万' then 1000000 when '千万' then 10000000 else ${bare} end`;
  return `try_cast(${number} * ${factor} as decimal(18,2))`;
}

function limits(
  {min, max}: {min?: number | undefined; max?: number | undefined},
  bound: (n: number) => string
) {
  return {
    ...(min === undefined ? {} : {min: Number(bound(min))}),
    ...(max === undefined ? {} : {max: Number(bound(max))})
  };
}

/** A whole number. */
export function integer({name, raw, value, field}: Input): Normal {
  return {
    value: `try_cast(case when regexp_full_match(${raw}, '[-+]?\\d+(\\.0+)?') then ${raw} end as decimal(18,0))`,
    columns: {[name]: `${value}::varchar`},
    problem: outside(raw, value, field, "not an integer")
  };
}

/** 4, 4.5, 4分, 45/60: the bounds hold for the scale that is not written. */
export function score({name, raw, text, value, field}: Input): Normal {
  const shape = `regexp_full_match(${text}, '\\d+(\\.\\d+)?(/\\d+(\\.\\d+)?)?')`;
  return {
    text: `case when strlen(${raw}) = 1 then ${raw}
        else replace(translate(${raw}, '０１２３４５６７８９．／', '0123456789./'), '分', '') end`,
    value: `case when strlen(${text}) = 1 then try_cast(${text} as decimal(9,3))
        when ${shape} then try_cast(split_part(${text}, '/', 1) as decimal(9,3)) end`,
    columns: {
      [name]: `${value}::varchar`,
      [`${name}_max`]: `case when contains(${text}, '/') then try_cast(split_part(${text}, '/', 2) as decimal(9,3))::varchar end`
    },
    problem: outside(raw, value, field, "not a score", `not contains(${text}, '/') and `)
  };
}
