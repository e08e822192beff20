import {readFile} from "node:fs/promises";
import {gunzipSync, strFromU8, unzipSync} from "fflate";
import {literal, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {filesBelow} from "./extract-reader.ts";

/** Returns which of the texts stand in which files below a folder, archives and Parquet unpacked: "file: text". */
export async function textsFound(folder: string, texts: string[]): Promise<string[]> {
  return withMemory(async (connection) => {
    const found: string[] = [];
    for (const file of filesBelow(folder)) {
      const content = file.endsWith(".parquet")
        ? JSON.stringify(
            await rowsOf(connection, `select columns(*)::varchar from read_parquet(${literal(file)})`)
          )
        : unpacked(file, await readFile(file));
      for (const text of texts)
        if (content.includes(text)) found.push(`${file.slice(folder.length)}: ${text}`);
    }
    return found;
  });
}

// of a binary file the bytes as they are: a name in it would still be seen
function unpacked(file: string, bytes: Uint8Array): string {
  if (file.endsWith(".gz")) return strFromU8(gunzipSync(bytes));
  if (!/\.(xlsx|zip)$/.test(file)) return Buffer.from(bytes).toString("utf8");
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => name + strFromU8(part))
    .join("\n");
}
