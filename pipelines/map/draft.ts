import type {Mapped} from "../map.ts";
import {type Language, say} from "../messages.ts";
import type {Proposal} from "./columns.ts";
import {isActive} from "./judge.ts";
import {isSeen} from "./preview.ts";
import type {ValueGuess} from "./values.ts";
import {doubtOf, labelOf} from "./why.ts";
import {flow, scalar} from "./yaml.ts";

type Options = {name: string; language: Language};

/** Returns a mapping of a file as text, doubts as comments; undefined where it is not known what the file holds. */
export function draftText(mapped: Mapped, {name, language}: Options): string | undefined {
  const {entity, columns, place, missing = [], file} = mapped;
  const proposals = proposalsIn(mapped);
  const active = proposals.filter(isActive);
  if (!entity || !place) return undefined;
  const told = active.length > 0 ? active : columns.filter(({isPersonal}) => !isPersonal);
  const headers = [...new Set(told.map(({header}) => header.trim()))].filter(
    (name) => !/^(#\d+)?$/.test(name)
  );
  const {delimiter, headerRow, sheet, preview} = place;
  const lines = [
    ...say("map_draft_head", language, {file})
      .split("\n")
      .map((line) => `# ${line}`),
    `name: ${scalar(name)}`,
    `label: ${flow(entity.label)}`,
    "match:",
    `  header: [${headers.map(scalar).join(", ")}]`,
    ...(mapped.sheets > 1 ? [`sheet: ${scalar(sheet)}`] : []),
    ...(headerRow > 1 ? [`header_row: ${headerRow}`] : []),
    ...(delimiter && !isSeen(preview, headerRow) ? [`delimiter: ${JSON.stringify(delimiter)}`] : []),
    ...(missing.length > 0 ? [`missing: [${missing.map((text) => JSON.stringify(text)).join(", ")}]`] : []),
    ...exportedLines(file, language),
    "entities:",
    `  ${entity.name}:`,
    "    fields:",
    ...[...mapped.suited].map(([field, suited]) => lackingLine(field, suited, {entity, language})),
    ...proposals.flatMap((one) => fieldLines(one, {entity, language})),
    ...closing()
  ];
  return `${lines.join("\n")}\n`;

  function closing(): string[] {
    const isTaken = new Set(proposals.map(({column}) => column));
    const named = columns.filter(({header}, i) => header.trim() !== "" && !isTaken.has(i));
    const list = (isPersonal: boolean) =>
      named.filter((one) => one.isPersonal === isPersonal).map(({header}) => header);
    return [
      ...(list(false).length > 0 ? [comment("map_draft_unused", list(false), language)] : []),
      ...(list(true).length > 0 ? [comment("map_draft_personal", list(true), language)] : [])
    ];
  }
}

/** Returns all proposals of a mapped file in the order of the entity's fields. */
export function proposalsIn({entity, columns}: Mapped): Proposal[] {
  const order = Object.keys(entity?.fields ?? {});
  return columns
    .flatMap(({proposals}) => proposals)
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

type FieldOptions = {entity: NonNullable<Mapped["entity"]>; language: Language};

function lackingLine(field: string, suited: string[], {entity, language}: FieldOptions): string {
  const label = labelOf(entity, field, language);
  const names = suited.map((name) => scalar(name)).join(language === "zh" ? "、" : ", ");
  const key = suited.length > 0 ? "map_lacking_suited" : "map_lacking";
  const first = suited[0] === undefined ? "" : ` ${scalar(suited[0])}`;
  return `      # ${field}:${first}   # ? ${say(key, language, {label, names})}`;
}

function fieldLines(one: Proposal, {entity, language}: FieldOptions): string[] {
  const {field, rule, values, twoWays} = one;
  const text = Object.keys(rule).length === 1 ? scalar(rule.column) : flow(rule);
  const off = isActive(one) ? "" : "# ";
  const doubt = doubtOf(one, {entity, language});
  const first = `      ${off}${field}: ${values ? "" : text}`.trimEnd();
  return [
    `${first}${doubt ? `   # ? ${doubt}` : ""}`,
    ...(values ? valueLines(one, values, {off, language}) : []),
    ...(twoWays ? choiceLines(one, language) : [])
  ];
}

function valueLines(
  {rule}: Proposal,
  values: ValueGuess[],
  {off, language}: {off: string; language: Language}
): string[] {
  return [
    ...Object.entries(rule).map(([key, value]) => `      ${off}  ${key}: ${scalar(String(value))}`),
    `      ${off}  values:`,
    ...values.map(
      ({text, count, code, isSure}) =>
        `      ${off}    ${scalar(text)}: ${code === null ? "null" : scalar(code)}${isSure ? "" : `   # ? ${say("map_rows", language, {rows: count})}`}`
    )
  ];
}

function choiceLines({field, rule, twoWays}: Proposal, language: Language): string[] {
  const {value, day_first, month_first, formats} = twoWays!;
  return [
    `      # ${say("map_two_ways", language, {value, day_first, month_first})}`,
    ...formats.map((format) => `      #   ${field}: ${flow({...rule, format})}`)
  ];
}

function exportedLines(file: string, language: Language): string[] {
  if (/(20\d{2})-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])/.test(file))
    return ["exported_at: {file_name: '(\\d{4})-?(\\d{2})-?(\\d{2})'}"];
  return [`# exported_at: {value: "2024-12-31"}   # ${say("map_exported", language)}`];
}

function comment(
  key: "map_draft_unused" | "map_draft_personal",
  names: string[],
  language: Language
): string {
  return `# ${say(key, language, {names: names.join(language === "zh" ? "、" : ", ").replace(/\s+/g, " ")})}`;
}
