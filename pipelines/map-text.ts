import {entities} from "../models/exports/index.ts";
import {proposalsIn} from "./map/draft.ts";
import {isActive} from "./map/judge.ts";
import {labelOf, whyOf} from "./map/why.ts";
import type {Mapped} from "./map.ts";
import {type Language, say} from "./messages.ts";
import {textTable} from "./text-table.ts";

const shownCandidates = 5;

/** Returns what `map` found as a person reads it: the table, its columns, what is open. */
export function mapText(mapped: Mapped, language: Language): string {
  const {file, known, place, rows, entity, isSure} = mapped;
  if (known) return knownText(mapped, language);
  const where = say(place!.sheet ? "map_place_sheet" : "map_place", language, {
    file,
    sheet: place!.sheet,
    row: place!.headerRow,
    rows
  });
  if (!entity) return `${where}\n${say("map_nothing", language)}\n${candidatesText(mapped, language)}\n`;
  const said = say(isSure ? "map_entity" : "map_entity_unsure", language, {
    entity: entity.name,
    label: entity.label[language]
  });
  return [
    where,
    said,
    ...(isSure ? [] : [candidatesText(mapped, language)]),
    "",
    columnTable(mapped, language),
    ...footers(mapped, language),
    ""
  ].join("\n");
}

/** Returns what `map` found as one object. */
export function mapJson(mapped: Mapped, language: Language) {
  const {file, known, place, rows, entity, isSure, candidates, columns, open, trial, others} = mapped;
  if (known) return {file, known_mapping: known.mapping, path: known.path, fields: known.fields};
  return {
    file,
    sheet: place!.sheet,
    header_row: place!.headerRow,
    rows,
    entity: entity?.name ?? null,
    is_sure: isSure,
    candidates: candidates.slice(0, shownCandidates).map(({entity: name, score, missing}) => ({
      entity: name,
      score: Math.round(score * 100) / 100,
      missing
    })),
    columns: columns.map(({header, examples, proposals, isPersonal}) => ({
      column: header,
      examples: isPersonal ? [] : examples,
      is_personal: isPersonal,
      fields: proposals.map((one) => ({
        field: one.field,
        sureness: one.guess.sureness,
        is_in_draft: isActive(one),
        score: Math.round(one.guess.score * 100) / 100,
        rule: one.rule,
        ...(one.values ? {values: one.values} : {}),
        ...(one.twoWays ? {two_ways: one.twoWays} : {}),
        why: whyOf(one, {entity: entity!, language})
      }))
    })),
    required_open: open,
    rows_quarantined: trial?.quarantined ?? null,
    other_sheets: others
  };
}

function knownText({file, known}: Mapped, language: Language): string {
  const {mapping, path, fields} = known!;
  const rows = fields.map(({entity, field, header}) => [
    header,
    field,
    labelOf(entities[entity]!, field, language)
  ]);
  const head = [say("map_column", language), say("map_field", language), ""];
  return `${say("map_known", language, {file, mapping, path})}\n\n${textTable(head, rows).trimEnd()}\n`;
}

function candidatesText({candidates}: Mapped, language: Language): string {
  const lines = candidates.slice(0, shownCandidates).map(({entity: name, missing}) => {
    const entity = entities[name]!;
    const lacks = missing.map((field) => `${labelOf(entity, field, language)} (${field})`);
    const text =
      lacks.length > 0 ? say("map_lacks", language, {names: lacks.join(", ")}) : say("map_thin", language);
    return `  ${name} ${entity.label[language]} · ${text}`;
  });
  return lines.join("\n");
}

type Line = {cells: string[]; why: string};

// the reasons stand below their column: beside it no terminal is wide enough
function columnTable({columns, entity}: Mapped, language: Language): string {
  const head = (["map_column", "map_examples", "map_field", "map_sureness"] as const).map((key) =>
    say(key, language)
  );
  const lines = columns.flatMap((column): Line[] => {
    const shown = column.isPersonal ? "" : examplesText(column.examples);
    if (column.proposals.length === 0)
      return [
        {cells: [column.header, shown, "—", column.isPersonal ? say("map_personal", language) : ""], why: ""}
      ];
    return column.proposals.map((one, i) => ({
      cells: [
        i === 0 ? column.header : "",
        i === 0 ? shown : "",
        `${labelOf(entity!, one.field, language)} ${one.field}${one.isRequired ? " *" : ""}`,
        say(`map_${one.guess.sureness}`, language)
      ],
      why: whyOf(one, {entity: entity!, language})
    }));
  });
  const [names, rule, ...rows] = textTable(
    head,
    lines.map(({cells}) => cells)
  )
    .trimEnd()
    .split("\n");
  return [
    names,
    rule,
    ...rows.flatMap((row, i) => (lines[i]!.why ? [row, `    ${lines[i]!.why}`] : [row]))
  ].join("\n");
}

function examplesText(examples: string[]): string {
  return short(
    examples
      .slice(0, 2)
      .map((text) => short(text, 16))
      .join(" | "),
    28
  );
}

function footers(mapped: Mapped, language: Language): string[] {
  const {entity, open, trial, columns, others} = mapped;
  const separator = language === "zh" ? "、" : ", ";
  const doubts = proposalsIn(mapped).filter(
    ({values, twoWays}) => twoWays || values?.some(({isSure}) => !isSure)
  );
  const unmapped = columns.filter(({proposals, isPersonal}) => proposals.length === 0 && !isPersonal);
  const names = unmapped.map(({header}) => header.trim()).filter(Boolean);
  return [
    "",
    open.length === 0
      ? say("map_complete", language)
      : say("map_open", language, {
          names: open.map((name) => `${labelOf(entity!, name, language)} (${name})`).join(separator)
        }),
    ...(doubts.length > 0
      ? [say("map_decide", language, {names: doubts.map(({header}) => header).join(separator)})]
      : []),
    ...(names.length > 0 ? [say("map_unmapped", language, {names: names.join(separator)})] : []),
    ...(trial && trial.quarantined > 0
      ? [say("map_quarantine", language, {rows: trial.quarantined, total: trial.rows})]
      : []),
    ...others.map(({sheet, entity: name}) =>
      say("map_other", language, {sheet, entity: entities[name]!.label[language]})
    )
  ];
}

function short(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
