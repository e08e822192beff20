import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissing} from "./failure.ts";
import type {Workspace} from "./workspace.ts";

/** Returns the workspace's secret, which pseudonyms are made with; the first call makes it. */
export async function readSecret(workspace: Workspace): Promise<string> {
  const found = await findSecret(workspace);
  if (found !== undefined) return found;
  const secret = crypto.randomUUID() + crypto.randomUUID();
  await writeFile(join(workspace.ledger, "secret"), secret, {mode: 0o600, flag: "wx"});
  return secret;
}

/** Returns the workspace's secret, or undefined if nothing was published yet. */
export async function findSecret(workspace: Workspace): Promise<string | undefined> {
  if (process.env.SERVICE_VALUE_SECRET) return process.env.SERVICE_VALUE_SECRET;
  return readFile(join(workspace.ledger, "secret"), "utf8").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}
