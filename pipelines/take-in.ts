import {copyFile, rename, stat} from "node:fs/promises";
import {basename, join, relative, sep} from "node:path";
import {Failure} from "./failure.ts";
import type {Workspace} from "./workspace.ts";

/** Returns what a file named by the user is called: one of `exports/` keeps its path in there, any other its own name. */
export function nameInside(workspace: Workspace, path: string): string {
  const inside = relative(workspace.exports, path);
  const isInside = inside !== "" && !inside.startsWith("..") && inside !== path;
  return isInside ? inside.split(sep).join("/") : basename(path);
}

/** Copies a file from elsewhere into `exports/`, whole or not at all. */
export async function takeIn(workspace: Workspace, path: string, file: string): Promise<void> {
  if (basename(file).startsWith("~$")) throw new Failure("refused", "lock_file", {file});
  const target = join(workspace.exports, file);
  const isFolder = await readable(path, file, async () => (await stat(path)).isDirectory());
  if (isFolder) throw new Failure("refused", "is_folder", {file: path});
  if (target === path) return;
  const whole = join(workspace.temp, basename(path));
  await readable(path, file, () => copyFile(path, whole));
  await rename(whole, target);
}

/** Tells a file that is missing or may not be read as the failure it is to a user. */
export async function readable<T>(path: string, file: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM")
      throw new Failure("refused", "unreadable_file", {file}, {cause: error});
    if (code === "ENOENT") throw new Failure("refused", "file_not_found", {file: path}, {cause: error});
    throw error;
  }
}
