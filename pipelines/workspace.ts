import {existsSync, statSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {Failure} from "./failure.ts";

/** The repository: shipped defaults, models and pages. */
export const repository = dirname(dirname(fileURLToPath(import.meta.url)));

export type Workspace = {
  root: string;
  exports: string;
  mappings: string;
  policy: string;
  lake: string;
  ledger: string;
  published: string;
  warehouse: string;
  temp: string;
  isSample: boolean;
};

const sample = join(repository, "data", "sample");

/** Returns the workspace at or above `from`, or `named`; the sample when `allowSample` and there is none. */
export function findWorkspace(
  named: string | undefined,
  options: {from: string; allowSample: boolean}
): Workspace {
  const {from, allowSample} = options;
  if (named) {
    const root = resolve(from, named);
    const found = statSync(root, {throwIfNoEntry: false});
    if (!found) throw new Failure("usage", "workspace_not_found", {folder: named});
    if (!found.isDirectory()) throw new Failure("usage", "not_a_folder", {folder: named});
    if (!existsSync(join(root, "exports"))) throw new Failure("usage", "outside_workspace", {folder: named});
    return workspaceAt(root);
  }
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isWorkspace(folder)) return workspaceAt(folder);
    if (folder === dirname(folder) || folder === repository) break;
  }
  if (!allowSample) throw new Failure("usage", "outside_workspace", {folder: from});
  return workspaceAt(sample);
}

export function workspaceAt(root: string): Workspace {
  return {
    root,
    exports: join(root, "exports"),
    mappings: join(root, "mappings"),
    policy: join(root, "policy"),
    lake: join(root, "lake"),
    ledger: join(root, "ledger"),
    published: join(root, "published"),
    warehouse: join(root, "warehouse.duckdb"),
    temp: join(root, "lake", ".tmp"),
    isSample: resolve(root) === sample
  };
}

export async function prepare(workspace: Workspace): Promise<void> {
  for (const folder of [
    workspace.exports,
    workspace.lake,
    workspace.ledger,
    workspace.published,
    workspace.temp
  ])
    await mkdir(folder, {recursive: true});
}

function isWorkspace(folder: string): boolean {
  return (
    existsSync(join(folder, "exports")) &&
    (existsSync(join(folder, "policy")) || existsSync(join(folder, "ledger")))
  );
}
