import {entities} from "../models/exports/index.ts";
import {type Mapping, newMapping} from "./mapping.ts";
import type {Marker} from "./marker.ts";
import type {Language} from "./messages.ts";

/** How a template is known again: by its hidden sheet, or where that is lost by its whole header. */
type Sign = "template" | "header";

/** Returns an entity's headers as the template in a language has them, in order. */
export function templateHeader(entity: string, language: Language): string[] {
  return Object.values(entities[entity]!.fields).map((field) => field[language]);
}

/** Returns the mapping of the filled template that a hidden sheet speaks of, or undefined. */
export function markedTemplate({kind, words}: Marker): Mapping | undefined {
  const [entity = "", language = ""] = words;
  return kind === "template" ? namedTemplate(`template:${entity}:${language}`) : undefined;
}

/** Returns a mapping for every template that has lost its hidden sheet: it is known by its whole header. */
export function headedTemplates(): Mapping[] {
  return Object.keys(entities).flatMap((entity) =>
    languages.map((language) => templateMapping("header", entity, language))
  );
}

/** Returns the mapping that the ledger knows by this name, if a template goes by it. */
export function namedTemplate(name: string): Mapping | undefined {
  const [sign, entity = "", language] = name.split(":");
  const isKnown = Object.hasOwn(entities, entity) && languages.some((one) => one === language);
  return isKnown && (sign === "template" || sign === "header")
    ? templateMapping(sign, entity, language as Language)
    : undefined;
}

const languages: Language[] = ["zh", "en"];

function templateMapping(sign: Sign, entity: string, language: Language): Mapping {
  const name = `${sign}:${entity}:${language}`;
  const rule = {template: language === "en" ? ("en" as const) : true};
  return newMapping(
    {
      name,
      match: {header: templateHeader(entity, language)},
      exported_at: {file_name: "(\\d{4})-?(\\d{2})-?(\\d{2})"},
      entities: {[entity]: rule}
    },
    name
  );
}
