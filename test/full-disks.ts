import {execFileSync, spawn} from "node:child_process";
import {cp, mkdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect} from "vitest";
import {contractsCsv, expectOneObject, expectSaid, stateOf} from "./bad-input.ts";
import {cli, node, type Ran, withFolder} from "./service-value.ts";
import {rowsHere, write} from "./workspaces.ts";

type State = Awaited<ReturnType<typeof stateOf>>;
type Full = {left: number; at?: string; words: string};

const isRoot = process.getuid?.() === 0;
const file = "新合同_20241231.csv";

/** Runs a workspace on a file system of its own with so many KB left, then with room again. */
export async function expectFull(
  folder: string,
  before: State,
  {left, at = ".", words}: Full
): Promise<void> {
  await withFolder(async (kept) => {
    await write(join(folder, "exports", file), contractsCsv(manyContracts()));
    const path = join(folder, at);
    await cp(path, join(kept, "content"), {recursive: true, verbatimSymlinks: true});
    await mkdir(join(kept, "full"));
    await mkdir(join(kept, "freed"));
    await alone({node, cli, folder, at: path, kept, left: String(left)});
    const zh = await toldIn(kept, "zh");
    expectSaid(zh, 8, [`磁盘已满（工作区 ${folder}）`, words, "腾出空间后重新运行"]);
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
  });
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

function manyContracts(): string[] {
  return Array.from(
    {length: 3000},
    (_, i) => `HTX${i},客户${(i * 7919) % 3001}${(i * 104729) % 30011}公司,${(i * 31) % 9973},2024-01-02`
  );
}
