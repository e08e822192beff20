import {literal} from "../duckdb.ts";
import type {FieldRule} from "../mapping/schema.ts";
import {beforeBracket, halfDigits, type Input, type Normal, type NormalizeOptions, when} from "./cell.ts";

/** A date or a time of day in any year-first form, or in the formats declared for its column. */
export function time(input: Input, type: "timestamp" | "date"): Normal {
  const {name, raw, value, field, rule} = input;
  const open = rule.open_from ? `${value}::date >= ${literal(rule.open_from)}::date` : undefined;
  const written = type === "date" ? `${value}::date::varchar` : `${value}::varchar`;
  const columns = {
    [name]: open ? `case when ${open} then null else ${written} end` : written,
    ...(type === "date"
      ? {[`${name}_sentinel`]: open ? `case when ${open} then ${written} end` : "null"}
      : {})
  };
  const range = `${value} < '1900-01-01'::timestamp or ${value} >= '10000-01-01'::timestamp`;
  return {
    text: formatsOf(rule).only ? beforeBracket(raw) : plainTime(raw),
    value: reading(input, type),
    columns: field.hasText ? {...columns, [`${name}_text`]: restOf(input)} : columns,
    ...(field.hasText ? {note: incomplete(input)} : {}),
    problem: when(
      field.hasText && !field.required
        ? `case when ${value} is not null then ${range} else ${raw} is not null and not ${isPartial(raw)} end`
        : `${raw} is not null and (${value} is null or ${range})`,
      "impossible date"
    )
  };
}

function reading({raw, text, field, rule, options}: Input, type: "timestamp" | "date"): string {
  const naive = (parsed: string) => inZone(parsed, options, type);
  const clocked = (cell: string, parsed: string) =>
    naive(parsed) === `(${parsed})`
      ? parsed
      : `case when contains(${cell}, ':') then ${naive(parsed)} else ${parsed} end`;
  const {only, also} = formatsOf(rule);
  if (only) return clocked(text, formatted(text, only));
  const readings = [
    standardTime(raw, text, naive),
    ...(also.length > 0 ? [clocked(raw, formatted(beforeBracket(raw), also))] : []),
    ...(field.hasText ? [clocked(raw, leadingTime(raw))] : [])
  ];
  if (readings.length === 1) return `(${readings[0]!})`;
  const plain = naive(`try_cast(${raw} as timestamp)`);
  return `case when ${text} is null then ${plain} else coalesce(${readings.join(", ")}) end`;
}

// dear tests stand inside a case that few cells reach: `and` and `or` may ask both their sides of every cell
function restOf({raw, text, value}: Input): string {
  const hasMore = `contains(${raw}, '(') or contains(${raw}, '（') or contains(${raw}, '前')`;
  return `case when ${text} is null then null when ${value} is null then ${raw} when ${hasMore} then ${raw} end`;
}

// without a year it is a text, and no year is guessed (SPEC §16.2)
function incomplete({raw, value}: Input): string {
  return `case when ${value} is null then case when ${isPartial(raw)} then 'incomplete date' end end`;
}

// the only forms accepted, or those beside the standard ones
function formatsOf({format, also = []}: FieldRule): {only?: string[]; also: string[]} {
  const told = [format ?? []].flat();
  const isStandard = told.length === 0 || told.includes("standard");
  if (!isStandard) return {only: told, also};
  return {also: [...told.filter((one) => one !== "standard"), ...also]};
}

// 2024年5月15日09:15 and 2024/5/15T9:15 as 2024-5-15 09:15; null for the common ISO form, which is cast as it is
function plainTime(raw: string): string {
  const letters = [
    ["年", "-"],
    ["月", "-"],
    ["日", " "],
    ["/", "-"],
    ["T", " "],
    ["  ", " "]
  ];
  const plain = letters.reduce(
    (sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`,
    beforeBracket(raw)
  );
  return `case when not (${isPlainTime(raw)}) then rtrim(${plain}) end`;
}

// a time with an offset and a count of seconds are moments whatever zone the file's other times have, and a day is a day
function standardTime(raw: string, text: string, naive = (parsed: string) => parsed): string {
  const date = "\\d{4}-\\d{1,2}-\\d{1,2}";
  const clock = "\\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d+)?)?";
  const half = `regexp_replace(${text}, '(上午|下午|AM|PM|am|pm) ?', '')`;
  const seconds = `regexp_replace(${text}, '^([^ ]* \\d{1,2}:\\d{1,2})(Z|[+-])', '\\1:00\\2')`;
  const local = `at time zone 'UTC' at time zone current_setting('TimeZone')`;
  return `case
        when ${text} is null then ${naive(`try_cast(${raw} as timestamp)`)}
        when regexp_full_match(${text}, '${date}') then try_cast(${text} as timestamp)
        when regexp_full_match(${text}, '${date} ${clock}')
          then ${naive(`date_trunc('second', try_cast(${text} as timestamp))`)}
        when regexp_full_match(${text}, '\\d{8}') then try_strptime(${text}, '%Y%m%d')
        when regexp_full_match(${text}, '\\d{14}') then ${naive(`try_strptime(${text}, '%Y%m%d%H%M%S')`)}
        when regexp_full_match(${text}, '\\d{10}') then make_timestamp(try_cast(${text} as bigint) * 1000000) ${local}
        when regexp_full_match(${text}, '\\d{13}') then date_trunc('second', make_timestamp(try_cast(${text} as bigint) * 1000)) ${local}
        when regexp_full_match(${text}, '${date} ${clock}(Z|[+-]\\d{2}(:?\\d{2})?)')
          then date_trunc('second', try_cast(${seconds} as timestamptz) at time zone current_setting('TimeZone'))
        when regexp_matches(${text}, '上午|AM|am|下午|PM|pm') and regexp_full_match(${half}, '${date} ${clock}')
          then ${naive(`try_cast(${half} as timestamp) + case
            when regexp_matches(${text}, '下午|PM|pm') and hour(try_cast(${half} as timestamp)) < 12 then interval 12 hour
            when regexp_matches(${text}, '上午|AM|am') and hour(try_cast(${half} as timestamp)) = 12 then interval '-12' hour
            else interval 0 hour end`)}
      end`;
}

// 2024年5月20日10:00前完成首次服务对接: a time and what is said about it
function leadingTime(raw: string): string {
  const lead = `regexp_extract(${raw}, '^\\d{4}[-/年]\\d{1,2}[-/月]\\d{1,2}日?[ T]*(\\d{1,2}:\\d{2}(:\\d{2})?)?')`;
  const plain = `replace(replace(replace(replace(replace(${lead}, '年', '-'), '月', '-'), '日', ' '), '/', '-'), 'T', ' ')`;
  return `try_cast(nullif(trim(replace(${plain}, '  ', ' ')), '') as timestamp)`;
}

// 5月20日, 6月底, 2024年6月起: a month at least, and no whole date
function isPartial(raw: string): string {
  return `(regexp_matches(${raw}, '\\d{1,2}月') and not regexp_matches(${raw}, '\\d{4}[-/年]\\d{1,2}[-/月]\\d'))`;
}

function formatted(text: string, format: string | string[]): string {
  const formats = [format].flat().map(literal);
  return `try_strptime(${text}, ${formats.length === 1 ? formats[0] : `[${formats.join(", ")}]`})`;
}

function inZone(parsed: string, {zone, workspaceZone}: NormalizeOptions, type: "timestamp" | "date"): string {
  if (!zone || zone === workspaceZone || type === "date") return `(${parsed})`;
  return `((${parsed}) at time zone ${literal(zone)} at time zone ${literal(workspaceZone)})`;
}

/** What events are ordered by, as text that sorts as the numbers do: 2 before 10. */
export function order({name, raw, text, value, rule}: Input): Normal {
  if (rule.order === "text") return {columns: {[name]: raw}};
  if (rule.order === "time") {
    return {
      text: rule.format ? raw : plainTime(raw),
      value: rule.format ? formatted(raw, rule.format) : standardTime(raw, text),
      columns: {[name]: `${value}::varchar`},
      problem: when(`${raw} is not null and ${value} is null`, "impossible date")
    };
  }
  return {
    value: `case when regexp_full_match(${raw}, '\\d{1,18}') then lpad(${raw}, 18, '0') end`,
    columns: {[name]: value},
    problem: when(`${raw} is not null and ${value} is null`, "not a number")
  };
}

/** SQL for whether a cell is a time in the usual ISO form. */
export function isPlainTime(text: string): string {
  return `${text} like '____-__-__ __:__' or ${text} like '____-__-__ __:__:__'`;
}

/** A quarter, half-year, month or year: 2024Q2, 2024年第二季度, 2024年上半年, 2024年6月. */
export function period({name, raw, text, value}: Input): Normal {
  const part = (pattern: string, group: number) => `regexp_extract(${text}, '${pattern}', ${group})`;
  const [quarter, half, month] = [
    "^(\\d{4})年?[-_/]?(?:第?([一二三四1-4])季度?|Q([1-4]))$",
    "^(\\d{4})年?[-_/]?(?:([上下])半年|H([12]))$",
    "^(\\d{4})(?:[-/.年](\\d{1,2})月?|(\\d{2})月?)$"
  ];
  const monthNumber = `${part(month, 2)} || ${part(month, 3)}`;
  return {
    text: `regexp_replace(upper(${halfDigits(raw)}), '^(Q[1-4]|H[12])[-_/]?(\\d{4})年?$', '\\2\\1')`,
    value: `case
        when regexp_matches(${text}, '${quarter}')
          then ${part(quarter, 1)} || 'Q' || translate(${part(quarter, 2)} || ${part(quarter, 3)}, '一二三四', '1234')
        when regexp_matches(${text}, '${half}')
          then ${part(half, 1)} || 'H' || translate(${part(half, 2)} || ${part(half, 3)}, '上下', '12')
        when regexp_matches(${text}, '${month}') and (${monthNumber})::integer between 1 and 12
          then ${part(month, 1)} || '-' || lpad(${monthNumber}, 2, '0')
        when regexp_full_match(${text}, '(19|20)\\d{2}(年|年度)?') then left(${text}, 4) end`,
    columns: {[name]: value},
    problem: when(`${raw} is not null and ${value} is null`, "not a period")
  };
}

/** Returns the quarter or half-year that the name of a file or sheet says, if it says one (A-30). */
export function periodIn(name: string): string | undefined {
  const text = name.normalize("NFKC");
  return text.match(
    /(?:19|20)\d{2}年?[-_/ ]?(?:第?[一二三四1-4]季度|[Qq][1-4](?!\d)|[上下]半年|[Hh][12](?!\d))/
  )?.[0];
}
