import {join} from "node:path";
import {expect} from "vitest";
import type {Entity} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {identifier} from "../pipelines/duckdb.ts";
import {lakeColumns} from "../pipelines/normalize.ts";
import {publishedTexts} from "./analysts-cells.ts";
import {rowsHere} from "./workspaces.ts";

// no shorter: 否 and 是 are remarks too
const shortest: Record<string, number> = {id: 4, name: 2, text: 6};

/**
 * Holds that nothing the lake knows of a person, and no sentence of free text, stands in the analysts' files: every
 * name, staff number, contact and remark of all entities is looked for in every cell. Customers' own names are no
 * persons', and a name within one is no find. The database is the Parquet again, with words of our own.
 */
export async function expectNoIdentity(workspace: string): Promise<void> {
  const known = await identities(workspace);
  const texts = await publishedTexts(join(workspace, "published/analysts/current"), ".parquet");
  const customers = await rowsHere<{name: string}>(
    workspace,
    "select distinct customer_name as name from marts.tickets union select customer_name from marts.customers"
  );
  const names = new Set(customers.map(({name}) => name));
  const cells = texts.filter((text) => !names.has(text)).join("\n");
  expect(known.length).toBeGreaterThan(1000);
  expect(known.filter((text) => cells.includes(text))).toEqual([]);
  const owners = await rowsHere<{id: string}>(workspace, "select distinct owner_id as id from marts.tickets");
  expect(owners.filter(({id}) => known.includes(id)).length).toBeGreaterThan(3); // the marts themselves hold them
}

async function identities(workspace: string): Promise<string[]> {
  const parts = Object.values(entities).flatMap((entity) =>
    personColumns(entity).map(
      ([column, kind]) =>
        `select '${kind}' as kind, trim(unnest(string_split_regex(${identifier(column)}, '[/、;；|]'))) as text from lake.${entity.name}`
    )
  );
  const rows = await rowsHere<{kind: string; text: string}>(
    workspace,
    `select distinct kind, text from (${parts.join(" union all ")}) where text is not null`
  );
  return rows.filter(({kind, text}) => text.length >= shortest[kind]!).map(({text}) => text);
}

function personColumns(entity: Entity): [string, string][] {
  const columns = lakeColumns(entity);
  const found = Object.entries(entity.fields).flatMap(([field, {kind}]): [string, string][] => {
    if (kind === "text") return [[field, "text"]];
    if (kind === "people") return [[field, "name"]];
    if (kind !== "person" && kind !== "contact") return [];
    return [
      [`${field}_id`, "id"],
      [`${field}_name`, "name"]
    ];
  });
  if (entity.name === "persons") found.push(["person_id", "id"], ["person_name", "name"]);
  return found.filter(([column]) => columns.includes(column));
}
