import {execFileSync, spawn} from "node:child_process";
import {chmod, chown} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {
  contractRows,
  contractsCsv,
  expectOneObject,
  expectSaid,
  stateOf,
  useGoodState
} from "../bad-input.ts";
import {cli, node, type Ran} from "../service-value.ts";
import {write} from "../workspaces.ts";

const {withGood} = useGoodState();
const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const file = "新合同_20241231.csv";

// full disks and interrupts: test/long/bad-machine.test.ts, interrupt.test.ts
describe("a file the user may not read", () => {
  it("is refused with exit 7 and the way out, what was published stays", () =>
    withGood(async (folder, before) => {
      await write(join(folder, "exports", file), contractsCsv(contractRows("N", 3)));
      await giveAway(folder);
      await lock(join(folder, "exports", file), 0o000);
      const zh = await asNobody(["run", "--no-site", "--json", "--lang", "zh", "--workspace", folder]);
      const told = [`${file}：没有读取权限`, "chmod +r"];
      expectSaid(zh, 7, told);
      expectOneObject(zh, told);
      const en = await asNobody(["load", "--lang", "en", "--workspace", folder]);
      expectSaid(en, 7, [`${file}: no permission to read it`, "chmod +r"]);
      expect(await stateOf(folder)).toEqual(before);
    }));

  it("ends everything with exit 2 when it is a mapping, naming it", () =>
    withGood(async (folder, before) => {
      const mapping = join(folder, "mappings", "own.yaml");
      await write(mapping, "name: own\n");
      await giveAway(folder);
      await lock(mapping, 0o000);
      const zh = await asNobody(["run", "--no-site", "--json", "--lang", "zh", "--workspace", folder]);
      expectSaid(zh, 2, ["没有权限", mapping, "权限的用户"]);
      expectOneObject(zh, ["没有权限", mapping]);
      const en = await asNobody(["plan", "--lang", "en", "--workspace", folder]);
      expectSaid(en, 2, ["no permission", mapping, "Change the permissions"]);
      expect(await stateOf(folder)).toEqual(before);
    }));
});

it("a workspace the user may read but not write can be queried, and a run ends with exit 2", () =>
  withGood(async (folder, before) => {
    execFileSync("chmod", ["-R", "a+rX,a-w", folder]);
    const zh = await asNobody(["run", "--no-site", "--json", "--lang", "zh", "--workspace", folder]);
    expectSaid(zh, 2, ["没有权限", folder]);
    expectOneObject(zh, ["没有权限", folder]);
    expectSaid(await asNobody(["run", "--no-site", "--lang", "en", "--workspace", folder]), 2, [
      "no permission",
      folder
    ]);
    expectSaid(await asNobody(["query", "select 1", "--workspace", folder]), 0, []);
    execFileSync("chmod", ["-R", "u+w", folder]);
    expect(await stateOf(folder)).toEqual(before);
  }));

// root reads everything: as root another user's shoes are needed, else one's own do
async function giveAway(folder: string): Promise<void> {
  if (isRoot) execFileSync("chown", ["-R", String(nobody), folder]);
}

async function lock(path: string, mode: number): Promise<void> {
  if (isRoot) await chown(path, 0, 0);
  await chmod(path, mode);
}

function asNobody(args: string[]): Promise<Ran> {
  const drop = ["--reuid", String(nobody), "--regid", String(nobody), "--clear-groups"];
  const [command, ...more] = isRoot ? ["setpriv", ...drop, node, cli, ...args] : [node, cli, ...args];
  const child = spawn(command!, more, {env: {...process.env, LANG: "zh_CN.UTF-8"}});
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({code, stdout, stderr}));
  });
}
