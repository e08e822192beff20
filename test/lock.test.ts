import {mkdir, readFile} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {withLock} from "../pipelines/lock.ts";
import {serviceValue, withFolder} from "./service-value.ts";
import {ticketsCsv, write} from "./workspaces.ts";

it("a second run is refused with exit 6 and told who holds the workspace since when", () =>
  withFolder(async (folder) => {
    await write(join(folder, "exports", "工单_20241231.csv"), ticketsCsv([{id: "T1"}]));
    const ledger = join(folder, "ledger");
    await mkdir(ledger, {recursive: true});
    await withLock(ledger, "service-value run", async () => {
      const zh = await serviceValue(["run", "--no-site", "--workspace", folder, "--lang", "zh"]);
      expect(zh.code).toBe(6);
      const {since} = JSON.parse(await readFile(join(ledger, "holder.json"), "utf8"));
      expect(since).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      for (const word of [`进程 ${process.pid}`, hostname(), since, "service-value run"])
        expect(zh.stderr).toContain(word);
      const withdraw = ["withdraw", "工单_20241231.csv", "--workspace", folder, "--lang", "en", "--json"];
      const en = await serviceValue(withdraw);
      expect(en.code).toBe(6);
      expect(JSON.parse(en.stdout)).toEqual({exit: 6, message: en.stderr.trim()});
      expect(en.stderr).toMatch(
        new RegExp(`held by process ${process.pid} on .*“service-value run” since ${since}`)
      );
    });
    expect((await serviceValue(["load", "--workspace", folder])).code).toBe(0);
  }));
