import {execFileSync, spawn} from "node:child_process";
import {chmod, chown, cp, mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {contractRows, contractsCsv, expectOneObject, expectSaid, stateOf, useGoodState} from "./bad-input.ts";
import {expectToStop} from "./interrupts.ts";
import {cli, node, type Ran, withFolder} from "./service-value.ts";
import {rowsHere, write} from "./workspaces.ts";

const {withGood} = useGoodState();
const isRoot = process.getuid?.() === 0;
const nobody = 65534;
const file = "新合同_20241231.csv";

describe("a file the user may not read", () => {
  it("is refused with exit 7 and the way out, what was published stays", () =>
    withGood(async (folder, before) => {
      await write(join(folder, "exports", file), contractsCsv(contractRows("N", 3)));
      await giveAway(folder);
      await lock(join(folder, "exports", file), 0o000);
      const zh = await asNobody(["run", "--no-site", "--json", "--lang", "zh", "--workspace", folder]);
      const told = [`${file}:没有读取权限`, "chmod +r"];
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

describe("a disk that fills up ends a run with exit 8 and the last good state, and the next one finishes", () => {
  it("while a file is loaded", () => expectFull({left: 24, words: "lake/"}));

  it("while the models are built", () => expectFull({left: 2048, words: "warehouse.next.duckdb"}));

  it("while the result is published", () => expectFull({left: 24, at: "published", words: "ENOSPC"}));
});

it("Ctrl-C in the load and in the build leaves the last good state, and the next run finishes", () =>
  withGood((folder, before) => expectToStop(folder, before, 5_000)));

/** Runs a workspace on a file system of its own with so many KB left, then with room again. */
async function expectFull({
  left,
  at = ".",
  words
}: {
  left: number;
  at?: string;
  words: string;
}): Promise<void> {
  await withGood((folder, before) =>
    withFolder(async (kept) => {
      await write(join(folder, "exports", file), contractsCsv(manyContracts()));
      const path = join(folder, at);
      await cp(path, join(kept, "content"), {recursive: true, verbatimSymlinks: true});
      await mkdir(join(kept, "full"));
      await mkdir(join(kept, "freed"));
      await alone({node, cli, folder, at: path, kept, left: String(left)});
      const zh = await toldIn(kept, "zh");
      expectSaid(zh, 8, [`磁盘已满(工作区 ${folder})`, words, "腾出空间后重新运行"]);
      expectOneObject(zh, ["磁盘已满", words]);
      expectSaid(await toldIn(kept, "en"), 8, [
        `the disk is full (workspace ${folder})`,
        words,
        "free some space and run again"
      ]);
      expect(await stateOf(join(kept, "full"))).toEqual(before);
      expectSaid(await toldIn(kept, "freed"), 0, ["发布"]);
      const sql = "select count(*)::integer as n from marts.contracts where contract_id like 'HTX%'";
      expect(await rowsHere(join(kept, "freed"), sql)).toEqual([{n: 3000}]);
    })
  );
}

// the file system is seen by these commands alone and gone when they end
const script = `set -e
  tell() {
    name=$1; shift; code=0
    "$node" "$cli" run --no-site --workspace "$folder" "$@" > "$kept/$name.out" 2> "$kept/$name.err" || code=$?
    echo $code > "$kept/$name.code"
  }
  mount -t tmpfs -o size=256m tmpfs "$at"
  cp -a "$kept/content/." "$at/"
  used=$(df -k --output=used "$at" | tail -1)
  mount -o remount,size=$((used + left))k "$at"
  tell zh --json --lang zh
  tell en --lang en
  cp -a "$folder/." "$kept/full/"
  mount -o remount,size=256m "$at"
  tell freed --lang zh
  cp -a "$folder/." "$kept/freed/"`;

function alone(env: Record<string, string>): Promise<void> {
  const [command, ...args] = namespace();
  const child = spawn(command!, [...args, "sh", "-c", script], {
    env: {...process.env, ...env},
    stdio: ["ignore", "ignore", "pipe"]
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(stderr))));
  });
}

function namespace(): string[] {
  if (isRoot) return ["unshare", "-m"];
  const ways = [
    ["unshare", "-rm"],
    ["sudo", "-nE", "unshare", "-m"]
  ];
  const possible = ways.find(([command, ...args]) => {
    try {
      execFileSync(command!, [...args, "true"], {stdio: "ignore"});
      return true;
    } catch {
      return false;
    }
  });
  if (!possible) throw new Error("no way to mount a file system: neither unshare -rm nor sudo");
  return possible;
}

async function toldIn(folder: string, name: string): Promise<Ran> {
  const read = (kind: string) => readFile(join(folder, `${name}.${kind}`), "utf8");
  return {code: Number(await read("code")), stdout: await read("out"), stderr: await read("err")};
}

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

function manyContracts(): string[] {
  return Array.from(
    {length: 3000},
    (_, i) => `HTX${i},客户${(i * 7919) % 3001}${(i * 104729) % 30011}公司,${(i * 31) % 9973},2024-01-02`
  );
}
