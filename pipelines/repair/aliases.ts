import {isUtf8} from "node:buffer";
import {readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {csvLine, parseCsv} from "../csv.ts";
import {customerKey} from "../customer-key.ts";
import {isMissing} from "../failure.ts";
import type {Policy} from "../policy.ts";
import {repository, type Workspace} from "../workspace.ts";
import type {Wrong} from "./check.ts";
import type {Names} from "./names.ts";
import type {ReceivedName} from "./received.ts";
import {shown} from "./workbook.ts";

export type Alias = {alias: string; customer_name: string};

export type SortedNames = {aliases: Alias[]; already: number; wrong: Wrong[]};

/** Tells the names a person has decided on from those left open, and what is wrong with a decision. */
export function sortNames(received: ReceivedName[], {unmatched, known}: Names, policy: Policy): SortedNames {
  const sorted: SortedNames = {aliases: [], already: 0, wrong: []};
  const decided = new Map(
    policy.tables.customer_aliases!.map(({alias, customer_name}) => [
      customerKey(String(alias)),
      customerKey(String(customer_name))
    ])
  );
  for (const {sheet, at, name, target} of received) {
    if (target === "") continue;
    const told = (reason: string) => sorted.wrong.push({sheet, row: at, column: name, reason, value: target});
    const found = unmatched.find((one) => shown(one.name) === name);
    const key = customerKey(found?.name ?? name);
    const meant = customerKey(target);
    if (decided.get(key) === meant) sorted.already++;
    else if (decided.has(key)) told("alias decided otherwise");
    else if (!found) told("not an unmatched name");
    else if (!known.has(meant)) told("unknown customer");
    else {
      decided.set(key, meant);
      sorted.aliases.push({alias: found.name, customer_name: known.get(meant)!});
    }
  }
  return sorted;
}

/** Adds aliases to the workspace's table, which begins as the shipped one; every row it has stays as it is. */
export async function appendAliases(
  {policy, temp}: Workspace,
  aliases: Alias[],
  note: string
): Promise<void> {
  const path = join(policy, "customer_aliases.csv");
  const bytes =
    (await bytesOf(path)) ?? (await readFile(join(repository, "data", "policy", "customer_aliases.csv")));
  const isPlain = isUtf8(bytes);
  const [header, ...records] = parseCsv(new TextDecoder(isPlain ? "utf-8" : "gb18030").decode(bytes));
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  while (names.at(-1) === "") names.pop();
  const columns = names.includes("note") ? names : [...names, "note"];
  const kept = records.map(({cells}) => columns.map((_, i) => cells[i] ?? ""));
  const added = aliases.map((alias) => {
    const row: Record<string, string> = {...alias, note};
    return columns.map((name) => row[name] ?? "");
  });
  // Excel in China reads a CSV as GB18030 unless it is marked
  const mark = isPlain && bytes[0] !== 0xef ? "" : "\ufeff";
  const whole = join(temp, "customer_aliases.csv");
  await writeFile(whole, mark + [columns, ...kept, ...added].map(csvLine).join(""));
  await rename(whole, path);
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}
