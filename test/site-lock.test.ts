import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {describe, expect, it} from "vitest";
import {withLock} from "../pipelines/site/lock.ts";

describe("withLock", () => {
  it("runs one piece of work at a time and leaves nothing behind", async () => {
    const path = lockPath();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} in`);
      await setTimeout(20);
      seen.push(`${name} out`);
    };
    await Promise.all(["a", "b", "c"].map((name) => withLock(path, work(name))));
    expect(seen.filter((_, index) => index % 2).map((line) => line.replace("out", "in"))).toEqual(
      seen.filter((_, index) => index % 2 === 0)
    );
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it("takes over from a dead process and says so", async () => {
    const {pid} = spawnSync(process.execPath, ["-e", ""]);
    const path = lockPath();
    hold(path, `${pid}-1`);
    hold(`${path}.${pid}-1.candidate`, `${pid}-1`);
    expect(await withLock(path, async (wasAbandoned) => wasAbandoned)).toBe(true);
    expect(await withLock(path, async (wasAbandoned) => wasAbandoned)).toBe(false);
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "takes over from a process whose number another now bears",
    async () => {
      const path = lockPath();
      hold(path, `${process.pid}-1`);
      expect(await withLock(path, async (wasAbandoned) => wasAbandoned)).toBe(true);
    }
  );

  it("tells whom it waits for, and throws at its time limit or when aborted", async () => {
    const path = lockPath();
    const waited: number[] = [];
    await withLock(path, async () => {
      const options = {timeout: 100, onWait: (pid: number) => void waited.push(pid)};
      await expect(withLock(path, async () => 1, options)).rejects.toThrow(
        `lock held by process: ${process.pid}`
      );
      await expect(withLock(path, async () => 1, {signal: AbortSignal.timeout(50)})).rejects.toThrow();
    });
    expect(waited).toEqual([process.pid]);
    expect(existsSync(path)).toBe(false);
  });

  it("is free again after work that throws", async () => {
    const path = lockPath();
    await expect(withLock(path, () => Promise.reject(new Error("work failed")))).rejects.toThrow(
      "work failed"
    );
    expect(await withLock(path, async () => 1)).toBe(1);
  });
});

function lockPath(): string {
  return join(mkdtempSync(join(tmpdir(), "lock-")), "build.lock");
}

function hold(path: string, holder: string): void {
  mkdirSync(path);
  writeFileSync(join(path, holder), "");
}
