import {writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {Failure} from "./failure.ts";

/** Writes a file that is not there yet; refuses to take the place of one that is. */
export async function writeNew(path: string, bytes: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, bytes, {flag: "wx"});
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || code === "EISDIR")
      throw new Failure("usage", "file_exists", {file: path}, {cause: error});
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new Failure("usage", "folder_not_found", {folder: dirname(path)}, {cause: error});
    throw error;
  }
}
