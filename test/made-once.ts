import {existsSync} from "node:fs";
import {mkdir, rename, rmdir} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {inject} from "vitest";

/** Returns a folder that the first test file to ask for it fills, and all others of the run read. */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject("scratch"), name);
  const claim = `${folder}.claim`;
  while (!existsSync(folder)) {
    const isMine = await mkdir(claim).then(
      () => true,
      () => false
    );
    if (!isMine) {
      await setTimeout(100);
      continue;
    }
    try {
      await make(`${folder}.part`);
      await rename(`${folder}.part`, folder);
    } finally {
      await rmdir(claim);
    }
  }
  return folder;
}
