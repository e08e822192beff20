import {readFile} from "node:fs/promises";
import {gunzipSync, strFromU8, unzipSync} from "fflate";
import {literal, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {databaseTexts} from "./analysts-cells.ts";
import {filesBelow} from "./extract-reader.ts";

/**
 * Returns which of the texts stand in which files below a folder, "file: text": in their paths, in their bytes, and in
 * what archives, workbooks, Parquet and DuckDB files hold, however deep.
 */
export async function textsFound(folder: string, texts: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of filesBelow(folder)) {
    const path = file.slice(folder.length);
    const content = path + (await contentOf(file));
    for (const text of texts) if (content.includes(text)) found.push(`${path}: ${text}`);
  }
  return found;
}

async function contentOf(file: string): Promise<string> {
  if (file.endsWith(".duckdb")) return (await databaseTexts(file)).join("\n");
  if (!file.endsWith(".parquet")) return unpacked(file, await readFile(file));
  return withMemory(async (connection) =>
    JSON.stringify(await rowsOf(connection, `select columns(*)::varchar from read_parquet(${literal(file)})`))
  );
}

// of a binary file the bytes as they are: a name in it would still be seen
function unpacked(name: string, bytes: Uint8Array): string {
  if (name.endsWith(".gz")) return unpacked(name.slice(0, -3), gunzipSync(bytes));
  if (!/\.(xlsx|zip)$/.test(name)) return Buffer.from(bytes).toString("utf8");
  return Object.entries(unzipSync(bytes, {filter: () => true}))
    .map(
      ([part, content]) =>
        part + (/\.(xlsx|zip|gz)$/.test(part) ? unpacked(part, content) : strFromU8(content))
    )
    .join("\n");
}
