import type {Entity, Field, Kind} from "../models/contract.ts";
import {amount, duration, estimate, integer, quantity, ratio, score} from "./cells/amounts.ts";
import {
  beforeBracket,
  type Input,
  inBracket,
  isPadded,
  mapped,
  type Normal,
  type NormalizeOptions,
  trimmed,
  when
} from "./cells/cell.ts";
import {bool, choice, status} from "./cells/codes.ts";
import {contact, list, people, person} from "./cells/people.ts";
import {isPlainTime, order, period, time} from "./cells/times.ts";
import {customerKeySql} from "./customer-key.ts";
import {identifier, literal} from "./duckdb.ts";
import type {BoundField} from "./mapping/bind.ts";

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
  const cleaned = bound.map((b, i) => `${clean(b, options, inputs[i]!.field)} as ${wholeName(b)}`);
  const fitted = bound.flatMap((b) =>
    b.rule.pattern ? [`${takenOut(b, b.rule.pattern)} as ${rawName(b.field)}`] : []
  );
  const normals = inputs.map((one) => normalizers[one.field.kind](one));
  const outputs = normals.flatMap((normal) => Object.entries(normal.columns));
  const problems = normals.flatMap((normal, i) => problemsOf(bound[i]!, normal, entity, inputs[i]!.raw));
  const notes = normals.flatMap((normal, i) =>
    [normal.note, datedNote(inputs[i]!, inputs)].flatMap((note) =>
      note ? [`case when ${note} is not null then ${literal(`${bound[i]!.field}:`)} || (${note}) end`] : []
    )
  );
  const texts = normals.flatMap((normal, i) => (normal.text ? [`${normal.text} as ${inputs[i]!.text}`] : []));
  const values = normals.flatMap((normal, i) =>
    normal.value ? [`${normal.value} as ${inputs[i]!.value}`] : []
  );
  return `
    with cleaned as (select source_row, ${cleaned.join(", ")} from ${source}),
    ${fitted.length > 0 ? `fitted as (select ${["*", ...fitted].join(",\n      ")} from cleaned),` : ""}
    texts as (select ${["*", ...texts].join(",\n      ")} from ${fitted.length > 0 ? "fitted" : "cleaned"}),
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
  order,
  choice,
  people,
  list,
  estimate,
  ratio,
  duration,
  quantity,
  period
};

function clean({column, rule}: BoundField, {missing}: NormalizeOptions, {kind}: Field): string {
  return cleanCell(`c${column}`, [...missing, ...(rule.missing ?? [])], kind);
}

/** Returns SQL for a cell without the white space around it, null where it holds one of the words for nothing. */
// dear steps come last: most cells are settled by their first test, and a case computes only what it reaches;
// `in` with constants would become a join that computes its argument for every row
export function cleanCell(cell: string, missing: string[], kind: Kind = "category"): string {
  const words = [...new Set([...markers, ...missing])];
  const longest = Math.max(...words.map((word) => Buffer.byteLength(word)));
  const isMarker = (text: string) => `list_contains([${words.map(literal).join(", ")}], ${text})`;
  if (kind === "text")
    return `case when strlen(${cell}) <= ${longest + 4} and ${isMarker(`trim(${cell})`)} then null else ${cell} end`;
  return `case
        ${kind === "timestamp" ? `when ${isPlainTime(cell)} then ${cell}` : ""}
        when strlen(${cell}) <= ${longest} and ${isMarker(cell)} then null
        when ${isPadded(cell)}
          then case when ${isMarker(trimmed(cell))} then null else ${trimmed(cell)} end
        else ${cell} end`;
}

function problemsOf(bound: BoundField, {problem}: Normal, entity: Entity, raw: string) {
  const {pattern, otherwise} = bound.rule;
  const isMisfit = pattern && otherwise === undefined ? misfits(bound, pattern) : undefined;
  const required = {
    test: isMisfit ? `${wholeName(bound)} is null` : `${raw} is null`,
    reason: literal("missing required value")
  };
  const found = [
    ...(isMisfit ? when(isMisfit, "does not fit the pattern") : []),
    ...(entity.fields[bound.field]!.required ? [required] : []),
    ...(problem ?? [])
  ];
  return found.map(({test, reason}) => ({
    condition: `(${test})`,
    text: `case when ${test} then ${literal(`${bound.column}:`)} || ${reason} end`
  }));
}

// FK20240515001 of the 16th: the number's day is not a time, and is only noted (C-06)
function datedNote({raw, field}: Input, inputs: Input[]): string | undefined {
  const other = inputs.find((one) => one.name === field.dated);
  if (!other) return undefined;
  const day = `try_strptime(nullif(regexp_extract(${raw}, '^[A-Za-z]+(\\d{8})\\d*$', 1), ''), '%Y%m%d')::date`;
  return `case when ${day} <> ${other.value}::date then ${literal(`day of the number differs from ${other.name}`)} end`;
}

/** Returns the column of the lake that tells a field's values apart. */
export function keyColumn(name: string, {kind}: Field): string {
  if (kind === "person") return `${name}_id`;
  if (kind === "contact") return `${name}_name`;
  return kind === "customer" ? "customer_key" : name;
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

// the cell before a pattern takes something out of it
function wholeName({field, rule}: BoundField): string {
  return rule.pattern ? identifier(`whole ${field}`) : rawName(field);
}

function takenOut(bound: BoundField, pattern: string): string {
  const whole = wholeName(bound);
  const {otherwise} = bound.rule;
  const rest = otherwise ? literal(otherwise) : "null";
  return `case when ${misfits(bound, pattern)} then ${rest}
        else nullif(trim(regexp_extract(${whole}, ${literal(pattern)}, 1)), '') end`;
}

function misfits(bound: BoundField, pattern: string): string {
  const whole = wholeName(bound);
  return `(${whole} is not null and not regexp_matches(${whole}, ${literal(pattern)}))`;
}

function rawName(field: string): string {
  return identifier(`raw ${field}`);
}

function sample(name: string, field: Field): Input {
  const [raw, text, value] = ["null", "null", "null"];
  return {name, raw, text, value, field, rule: {}, options: {missing: [], workspaceZone: "UTC"}};
}
