import {afterAll, beforeAll} from "vitest";
import {withFolder} from "./service-value.ts";
import {rowsHere} from "./workspaces.ts";

/** Makes a workspace before all tests of a block and holds it until they are over. */
export function heldWorkspace(make: (folder: string) => Promise<void>) {
  let folder = "";
  let release = () => {};
  beforeAll(async () => {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    folder = await new Promise<string>((resolve, reject) => {
      withFolder(async (made) => {
        await make(made);
        resolve(made);
        await held;
      }).catch(reject);
    });
  }, 240_000);
  afterAll(() => release());
  return {folder: () => folder, rows: <T = Record<string, unknown>>(sql: string) => rowsHere<T>(folder, sql)};
}
