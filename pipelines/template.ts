import {resolve} from "node:path";
import type {Entity} from "../models/contract.ts";
import {entityCalled} from "./entity-called.ts";
import {markerSheet} from "./marker.ts";
import {type Language, say} from "./messages.ts";
import {readPolicy} from "./policy.ts";
import {boundsOf, choicesOf, exampleOf, formatOf, howToFill} from "./template-forms.ts";
import {templateHeader} from "./template-mappings.ts";
import type {Workspace} from "./workspace.ts";
import {writeNew} from "./write-new.ts";
import {type Cell, type SheetContent, writeWorkbook} from "./xlsx.ts";

type TemplateOptions = {language: Language; out?: string | undefined};

/** Writes the blank form of an entity, named by its name or label, with the workspace's levels to choose from. */
export async function writeTemplate(
  workspace: Workspace,
  name: string,
  {language, out}: TemplateOptions
): Promise<{entity: string; file: string}> {
  const entity = entityCalled(name);
  const levels = (await readPolicy(workspace)).tables.levels!.map(({level}) => String(level));
  const file = out ?? (language === "zh" ? `${entity.label.zh}-模板.xlsx` : `${entity.name}-template.xlsx`);
  const sheets = templateSheets(entity, {language, levels: [...new Set(levels)]});
  await writeNew(resolve(file), writeWorkbook(sheets));
  return {entity: entity.name, file};
}

type SheetOptions = {language: Language; levels: string[]};

/** Returns the form, its help with an example of each field, and the hidden sheet by which it loads back. */
export function templateSheets(entity: Entity, options: SheetOptions): SheetContent[] {
  const {language} = options;
  return [
    formSheet(entity, options),
    helpSheet(entity, options),
    markerSheet("template", [entity.name, language])
  ];
}

function formSheet(entity: Entity, {language, levels}: SheetOptions): SheetContent {
  const fields = Object.values(entity.fields);
  const header = templateHeader(entity.name, language);
  return {
    name: entity.label[language],
    header: header.map((text, i): Cell => (fields[i]!.required ? {text, mark: "required"} : text)),
    rows: [],
    widths: header.map((text) => Math.min(40, Math.max(14, widthOf(text) + 4))),
    formats: fields.map(formatOf),
    lists: fields.flatMap((field, column) => {
      const values = choicesOf(field, language, levels);
      return values ? [{column, values}] : [];
    }),
    bounds: fields.flatMap((field, column) => {
      const bounds = boundsOf(field);
      return bounds ? [{column, ...bounds}] : [];
    })
  };
}

function helpSheet(entity: Entity, {language, levels}: SheetOptions): SheetContent {
  const other = language === "zh" ? "en" : "zh";
  const both = [language, other] as const;
  const rows = Object.entries(entity.fields).map(([name, field]): Cell[] => [
    ...both.map((one) => field[one]),
    name,
    field.required ? both.map((one) => say("template_required", one)).join(" / ") : "",
    ...both.map((one): Cell => ({text: howToFill(field, one, levels), mark: "remark"})),
    ...both.map((one) => exampleOf(field, one, levels))
  ]);
  const titles = ["help_column", "help_field", "help_required", "help_how", "help_example"] as const;
  const [column, field, required, how, example] = titles.map((key) => both.map((one) => say(key, one)));
  const notes = both.map((one): Cell[] => [{text: say("template_note", one), mark: "remark"}]);
  return {
    name: say("help_sheet", language),
    header: [...column!, field!.join(" / "), required!.join(" / "), ...how!, ...example!],
    rows: [...rows, [], ...notes],
    widths: [22, 26, 24, 16, 48, 48, 22, 22]
  };
}

// a Han letter is as wide as two others
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter > "\u2e80" ? 2 : 1), 0);
}
