import type {Entity, Field} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";

const heads = {
  en: "| entity | Chinese | one row is | key |\n|---|---|---|---|\n",
  zh: "| 实体 | 名称 | 一行是 | 主键 |\n|---|---|---|---|\n"
};

/** Returns the table of entities that both READMEs hold. */
export function entityTable(language: "zh" | "en"): string {
  const rows = Object.values(entities).map(
    (entity) =>
      `| \`${entity.name}\` | ${entity.label.zh} | ${entity.row[language]} | ${keyOf(entity, language)} |\n`
  );
  return heads[language] + rows.join("");
}

/** Returns the page of every field of every entity, with the headers it is found under. */
export function fieldsPage(): string {
  const sections = Object.values(entities).map(
    ({name, label, row, fields}) =>
      `## \`${name}\` · ${label.zh} · ${label.en}\n\n${row.zh} · ${row.en}\n\n| field | header, and others it is known by | kind | meaning |\n|---|---|---|---|\n${Object.entries(
        fields
      )
        .map(fieldRow)
        .join("")}`
  );
  return `# Fields of the exports\n\nWritten from the contracts beside this page (\`test/entities.test.ts\`). Fields with * are required. A header in brackets is known only in a file of this entity alone.\n\n${sections.join("\n")}`;
}

function fieldRow([name, field]: [string, Field]): string {
  const {zh, aliases = [], bare = [], required} = field;
  const headers = [zh, ...aliases, ...bare.map((header) => `(${header})`)].join(", ");
  return `| \`${name}\`${required ? " *" : ""} | ${headers} | ${kindOf(field)} | ${field.en} |\n`;
}

function kindOf({kind, values, min, max, unit}: Field): string {
  const bounds = [min === undefined ? "" : `≥ ${min}`, max === undefined ? "" : `≤ ${max}`].filter(Boolean);
  const more = [unit, values && Object.keys(values).join(" "), ...bounds].filter(Boolean);
  return more.length > 0 ? `${kind}: ${more.join(", ")}` : kind;
}

function keyOf({keys, batch, isHistory}: Entity, language: "zh" | "en"): string {
  const [or, rows, none] = {
    en: ["; or ", "all rows of one ", "every row stands"],
    zh: ["；或 ", "同一组的所有行：", "每一行都保留"]
  }[language] as [string, string, string];
  if (isHistory) return none;
  const lists = keys.map(written);
  return [...lists, ...(batch ? [rows + written(batch)] : [])].join(or);
}

function written(fields: string[]): string {
  return fields.map((field) => `\`${field}\``).join(" + ");
}
