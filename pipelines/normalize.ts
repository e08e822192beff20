import type {Entity, Field} from "../models/contract.ts";
import {customerKeySql} from "./customer-key.ts";
import {identifier, literal} from "./duckdb.ts";
import type {BoundField, FieldRule} from "./mapping.ts";

/**
 * SQL that turns the cells of an export (all text) into canonical text: ISO times, plain decimals, codes.
 * Each kind of field gives its lake columns, and may give a problem (the row is quarantined) or a note
 * (the value is missing or uncertain, the row is kept). Rules: SPEC §16.2.
 */
export type Normal = {
  /** What `raw` is made into before it is read, computed once per row. */
  text?: string;
  /** The value read from `raw` and `text`, computed once per row; null when there is none or it cannot be read. */
  value?: string;
  columns: Record<string, string>;
  problem?: Problem[];
  note?: string;
};

/** A condition that quarantines the row, and SQL for the reason. */
export type Problem = {test: string; reason: string};

export type NormalizeOptions = {
  missing: string[];
  /** IANA zone of naive times in the file, when it differs from the workspace's. */
  zone?: string | undefined;
  workspaceZone: string;
};

type Input = {
  name: string;
  /** Columns of the layers below: the cleaned cell, then what `Normal` makes of it. */
  raw: string;
  text: string;
  value: string;
  field: Field;
  rule: FieldRule;
  options: NormalizeOptions;
};

const yes = ["是", "y", "yes", "true", "1", "√", "有"];
const no = ["否", "n", "no", "false", "0", "×", "x"];
const blanks = [" ", "\t", "\r", "\n", "\u3000", "\u00a0", "\ufeff"];
const markers = ["", "-", "--", "—", "——", "－", "/", "无", "N/A", "n/a", "#N/A", "NULL", "null"];

/** Returns the lake columns of an entity that come from its fields, in order. */
export function lakeColumns(entity: Entity): string[] {
  return Object.entries(entity.fields).flatMap(([name, field]) =>
    Object.keys(normalizers[field.kind](sample(name, field)).columns)
  );
}

/** Returns a select over `source` (columns `c0`…, `source_row`) giving the lake's columns, `problems` and `dq_notes`. */
export function normalizeSql(
  entity: Entity,
  bound: BoundField[],
  source: string,
  options: NormalizeOptions
): string {
  const inputs = bound.map((b) => input(b, entity.fields[b.field]!, options));
  const cleaned = bound.map((b, i) => `${clean(b, options, inputs[i]!.field)} as ${inputs[i]!.raw}`);
  const normals = inputs.map((one) => normalizers[one.field.kind](one));
  const outputs = normals.flatMap((normal) => Object.entries(normal.columns));
  const problems = normals.flatMap((normal, i) => problemsOf(bound[i]!, normal, entity, inputs[i]!.raw));
  const notes = normals.flatMap((normal, i) =>
    normal.note
      ? [
          `case when ${normal.note} is not null then ${literal(`${bound[i]!.field}:`)} || (${normal.note}) end`
        ]
      : []
  );
  const texts = normals.flatMap((normal, i) => (normal.text ? [`${normal.text} as ${inputs[i]!.text}`] : []));
  const values = normals.flatMap((normal, i) =>
    normal.value ? [`${normal.value} as ${inputs[i]!.value}`] : []
  );
  return `
    with cleaned as (select source_row, ${cleaned.join(", ")} from ${source}),
    texts as (select ${["*", ...texts].join(",\n      ")} from cleaned),
    read as (select ${["*", ...values].join(",\n      ")} from texts)
    select source_row,
      ${outputs.map(([name, sql]) => `${sql} as ${identifier(name)}`).join(",\n      ")},
      ${
        problems.length > 0
          ? `case when ${problems.map(({condition}) => condition).join("\n        or ")}\n        then ${joined(
              problems.map(({text}) => text),
              ";"
            )} end`
          : "null::varchar"
      } as problems,
      ${joined(notes, "; ")} as dq_notes
    from read`;
}

const normalizers: Record<Field["kind"], (input: Input) => Normal> = {
  id: ({name, raw}) => ({
    columns: {[name]: raw},
    problem: when(`regexp_full_match(${raw}, '\\d(\\.\\d+)?[eE]\\+?\\d+')`, "scientific notation")
  }),
  text: ({name, raw}) => ({columns: {[name]: raw}}),
  category: ({name, raw, rule}) => ({columns: {[name]: mapped(raw, rule)}}),
  customer: ({name, raw}) => ({columns: {[name]: raw, customer_key: customerKeySql(raw)}}),
  person,
  contact,
  level: ({name, raw, rule}) => ({
    columns: {[name]: mapped(rule.values ? raw : beforeBracket(raw), rule), [`${name}_note`]: inBracket(raw)}
  }),
  status,
  timestamp: (one) => time(one, "timestamp"),
  date: (one) => time(one, "date"),
  amount,
  integer,
  score,
  boolean: bool,
  order
};

function person({name, raw, text, value}: Input): Normal {
  const isNumber = `regexp_full_match(${raw}, '[A-Za-z]{0,3}\\d+')`;
  return {
    text: halfSlash(raw),
    value: `case when contains(${text}, '/') then nullif(trim(split_part(${text}, '/', 2)), '') when ${isNumber} then ${raw} end`,
    columns: {
      [`${name}_id`]: `coalesce(${value}, 'name:' || trim(split_part(${text}, '/', 1)))`,
      [`${name}_name`]: `case when contains(${text}, '/') then nullif(trim(split_part(${text}, '/', 1)), '') when ${value} is null then ${raw} end`
    }
  };
}

// a case computes only what it reaches, and few cells hold the wide slash
function halfSlash(raw: string): string {
  return `case when contains(${raw}, '／') then replace(${raw}, '／', '/') else ${raw} end`;
}

// the phone, the third or digit-only part, is personal data the product has no use for: it is not loaded
function contact({name, raw, text, value}: Input): Normal {
  return {
    text: halfSlash(raw),
    value: `nullif(trim(split_part(${text}, '/', 2)), '')`,
    columns: {
      [`${name}_name`]: `nullif(trim(split_part(${text}, '/', 1)), '')`,
      [`${name}_title`]: `case when ord(${value}) > 57 and not regexp_matches(${value}, '[0-9*]') then ${value} end`
    }
  };
}

function status({name, raw, text, value, field, rule}: Input): Normal {
  const pairs = Object.entries(field.values ?? {}).flatMap(([code, words]) =>
    [code, ...words].map((word) => [word.toLowerCase(), code] as const)
  );
  const known = `case ${text} ${pairs.map(([word, code]) => `when ${literal(word)} then ${literal(code)}`).join(" ")} end`;
  const silent = missingValues(rule).map(literal);
  const excused = silent.length > 0 ? ` and not list_contains([${silent.join(", ")}], ${raw})` : "";
  return {
    text: `lower(${beforeBracket(raw)})`,
    value: rule.values ? `coalesce(${mapped(raw, rule, "null")}, ${known})` : known,
    columns: {[name]: value, [`${name}_recorded`]: raw},
    problem: when(`${raw} is not null and ${value} is null${excused}`, "unknown value")
  };
}

function time({name, raw, text, value, rule, options}: Input, type: "timestamp" | "date"): Normal {
  const standard = rule.also
    ? `coalesce(${standardTime(raw, text)}, ${formatted(beforeBracket(raw), rule.also)})`
    : standardTime(raw, text);
  const parsed = inZone(rule.format ? formatted(text, rule.format) : standard, options, type);
  const open = rule.open_from ? `${value}::date >= ${literal(rule.open_from)}::date` : undefined;
  const written = type === "date" ? `${value}::date::varchar` : `${value}::varchar`;
  return {
    text: rule.format ? beforeBracket(raw) : plainTime(raw),
    value: parsed,
    columns: {
      [name]: open ? `case when ${open} then null else ${written} end` : written,
      ...(type === "date"
        ? {[`${name}_sentinel`]: open ? `case when ${open} then ${written} end` : "null"}
        : {})
    },
    problem: when(
      `${raw} is not null and (${value} is null or ${value} < '1900-01-01'::timestamp or ${value} >= '10000-01-01'::timestamp)`,
      "impossible date"
    )
  };
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

function standardTime(raw: string, text: string): string {
  const date = "\\d{4}-\\d{1,2}-\\d{1,2}";
  const clock = "\\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d+)?)?";
  const half = `regexp_replace(${text}, '(上午|下午|AM|PM|am|pm) ?', '')`;
  const seconds = `regexp_replace(${text}, '^([^ ]* \\d{1,2}:\\d{1,2})(Z|[+-])', '\\1:00\\2')`;
  const local = `at time zone 'UTC' at time zone current_setting('TimeZone')`;
  return `case
        when ${text} is null then try_cast(${raw} as timestamp)
        when regexp_full_match(${text}, '${date}( ${clock})?') then date_trunc('second', try_cast(${text} as timestamp))
        when regexp_full_match(${text}, '\\d{8}') then try_strptime(${text}, '%Y%m%d')
        when regexp_full_match(${text}, '\\d{14}') then try_strptime(${text}, '%Y%m%d%H%M%S')
        when regexp_full_match(${text}, '\\d{10}') then make_timestamp(try_cast(${text} as bigint) * 1000000) ${local}
        when regexp_full_match(${text}, '\\d{13}') then date_trunc('second', make_timestamp(try_cast(${text} as bigint) * 1000)) ${local}
        when regexp_full_match(${text}, '${date} ${clock}(Z|[+-]\\d{2}(:?\\d{2})?)')
          then date_trunc('second', try_cast(${seconds} as timestamptz) at time zone current_setting('TimeZone'))
        when regexp_matches(${text}, '上午|AM|am|下午|PM|pm') and regexp_full_match(${half}, '${date} ${clock}')
          then try_cast(${half} as timestamp) + case
            when regexp_matches(${text}, '下午|PM|pm') and hour(try_cast(${half} as timestamp)) < 12 then interval 12 hour
            when regexp_matches(${text}, '上午|AM|am') and hour(try_cast(${half} as timestamp)) = 12 then interval '-12' hour
            else interval 0 hour end
      end`;
}

function formatted(text: string, format: string | string[]): string {
  const formats = [format].flat().map(literal);
  return `try_strptime(${text}, ${formats.length === 1 ? formats[0] : `[${formats.join(", ")}]`})`;
}

function inZone(parsed: string, {zone, workspaceZone}: NormalizeOptions, type: "timestamp" | "date"): string {
  if (!zone || zone === workspaceZone || type === "date") return `(${parsed})`;
  return `((${parsed}) at time zone ${literal(zone)} at time zone ${literal(workspaceZone)})`;
}

const amountPattern = "([-+]?)(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?(万|亿|千|百万)?";

function amount({name, raw, text, value, field, rule}: Input): Normal {
  const symbols = [
    "¥",
    "￥",
    "RMB",
    "rmb",
    "CNY",
    "人民币",
    "元",
    "整",
    ...(rule.currency_symbol ? [rule.currency_symbol] : [])
  ];
  const half = `translate(${raw}, '０１２３４５６７８９．，－（）　', '0123456789.,-() ')`;
  const bare = `replace(${symbols.reduce((sql, symbol) => `replace(${sql}, ${literal(symbol)}, '')`, half)}, ' ', '')`;
  const signed = `regexp_replace(${bare}, '^\\((.*)\\)$', '-\\1')`;
  const part = (group: number) => `regexp_extract(${text}, '^${amountPattern}$', ${group})`;
  const number = `try_cast(replace(${part(1)} || ${part(2)} || ${part(4)}, ',', '') as decimal(28,8))`;
  const unit = `case ${part(5)} when '万' then 10000 when '亿' then 100000000 when '千' then 1000 when '百万' then 1000000 else 1 end`;
  const lost = `(regexp_matches(${raw}, '[万亿]') and not regexp_matches(${raw}, '[0-9０-９]'))`;
  return {
    text: `regexp_replace(${signed}, '^(约|大约|近|预计)', '')`,
    value: `case
        when regexp_full_match(${raw}, '-?\\d{1,15}(\\.\\d{1,2})?') then try_cast(${raw} as decimal(18,2))
        when regexp_full_match(${text}, '${amountPattern}') then try_cast(${number} * ${unit} as decimal(18,2)) end`,
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

function integer({name, raw, value, field}: Input): Normal {
  return {
    value: `try_cast(case when regexp_full_match(${raw}, '[-+]?\\d+(\\.0+)?') then ${raw} end as decimal(18,0))`,
    columns: {[name]: `${value}::varchar`},
    problem: outside(raw, value, field, "not an integer")
  };
}

// 4, 4.5, 4分, 45/60: the bounds hold for the scale that is not written
function score({name, raw, text, value, field}: Input): Normal {
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

function bool({name, raw, text, value, rule}: Input): Normal {
  return {
    text: mapped(rule.values ? raw : `lower(${beforeBracket(raw)})`, rule),
    value: `case ${text} ${[...yes.map((w) => [w, "true"]), ...no.map((w) => [w, "false"])].map(([word, is]) => `when ${literal(word!)} then '${is}'`).join(" ")} end`,
    columns: {[name]: value, [`${name}_note`]: inBracket(raw)},
    problem: when(`${raw} is not null and ${value} is null`, "unknown value")
  };
}

// text that sorts as the numbers do: 2 before 10
function order({name, raw, text, value, rule}: Input): Normal {
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

function outside(raw: string, value: string, {min, max}: Field, reason: string, unless = ""): Problem[] {
  const bounds = [
    ...(min === undefined ? [] : [`${value} < ${min}`]),
    ...(max === undefined ? [] : [`${value} > ${max}`])
  ];
  return [
    ...when(`${raw} is not null and ${value} is null`, reason),
    ...(bounds.length > 0 ? when(`${unless}(${bounds.join(" or ")})`, "out of range") : [])
  ];
}

function mapped(
  raw: string,
  rule: FieldRule,
  otherwise = rule.otherwise ? literal(rule.otherwise) : raw
): string {
  const {values} = rule;
  if (!values) return raw;
  const cases = Object.entries(values).map(
    ([from, to]) => `when ${literal(from)} then ${to === null ? "null" : literal(to)}`
  );
  const rest = rule.otherwise
    ? `case when ${raw} is not null then ${literal(rule.otherwise)} end`
    : otherwise;
  return cases.length > 0 ? `case ${raw} ${cases.join(" ")} else ${rest} end` : rest;
}

function missingValues({values}: FieldRule): string[] {
  return Object.entries(values ?? {}).flatMap(([from, to]) => (to === null ? [from] : []));
}

// dear steps come last: most cells are settled by their first test, and a case computes only what it reaches;
// `in` with constants would become a join that computes its argument for every row
function clean({column, rule}: BoundField, {missing}: NormalizeOptions, {kind}: Field): string {
  const cell = `c${column}`;
  const words = [...new Set([...markers, ...missing, ...(rule.missing ?? [])])];
  const longest = Math.max(...words.map((word) => Buffer.byteLength(word)));
  const isMarker = (text: string) => `list_contains([${words.map(literal).join(", ")}], ${text})`;
  if (kind === "text")
    return `case when strlen(${cell}) <= ${longest + 4} and ${isMarker(`trim(${cell})`)} then null else ${cell} end`;
  const starts = `list_contains([${blanks.map((blank) => blank.codePointAt(0)).join(", ")}], ord(${cell}))`;
  const ends = blanks.map((blank) => `suffix(${cell}, ${literal(blank)})`);
  const trimmed = `trim(${cell}, ${literal(blanks.join(""))})`;
  return `case
        ${kind === "timestamp" ? `when ${isPlainTime(cell)} then ${cell}` : ""}
        when strlen(${cell}) <= ${longest} and ${isMarker(cell)} then null
        when ${starts} or ${ends.join(" or ")}
          then case when ${isMarker(trimmed)} then null else ${trimmed} end
        else ${cell} end`;
}

function isPlainTime(text: string): string {
  return `${text} like '____-__-__ __:__' or ${text} like '____-__-__ __:__:__'`;
}

function beforeBracket(raw: string): string {
  return `case when contains(${raw}, '(') or contains(${raw}, '（') then rtrim(regexp_extract(${raw}, '^[^(（]*')) else ${raw} end`;
}

function inBracket(raw: string): string {
  return `case when contains(${raw}, '(') or contains(${raw}, '（') then nullif(regexp_extract(${raw}, '[(（](.*?)[)）]?$', 1), '') end`;
}

function problemsOf(bound: BoundField, {problem}: Normal, entity: Entity, raw: string) {
  const required = {test: `${raw} is null`, reason: literal("missing required value")};
  const found = [...(entity.fields[bound.field]!.required ? [required] : []), ...(problem ?? [])];
  return found.map(({test, reason}) => ({
    condition: `(${test})`,
    text: `case when ${test} then ${literal(`${bound.column}:`)} || ${reason} end`
  }));
}

function when(test: string, reason: string): Problem[] {
  return [{test, reason: literal(reason)}];
}

function joined(parts: string[], separator: string): string {
  return parts.length > 0
    ? `nullif(concat_ws(${literal(separator)}, ${parts.join(", ")}), '')`
    : "null::varchar";
}

function input(bound: BoundField, field: Field, options: NormalizeOptions): Input {
  const name = bound.field;
  const [raw, text, value] = [rawName(name), identifier(`text ${name}`), identifier(`value ${name}`)];
  return {name, raw, text, value, field, rule: bound.rule, options};
}

function rawName(field: string): string {
  return identifier(`raw ${field}`);
}

function sample(name: string, field: Field): Input {
  const [raw, text, value] = ["null", "null", "null"];
  return {name, raw, text, value, field, rule: {column: ""}, options: {missing: [], workspaceZone: "UTC"}};
}
