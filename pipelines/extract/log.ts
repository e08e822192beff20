import {chmod, readFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissing} from "../failure.ts";
import {sha256} from "../hash.ts";
import {appendLine} from "../ledger.ts";
import type {Workspace} from "../workspace.ts";

/** Who took what out of the workspace, when, from which run (PIPL 55, 56); never rewritten. */
export type LogEntry = {
  kind: "extract" | "review" | "lock" | "amend" | "person" | "look" | "purge";
  at: string;
  by: string;
  run_id: string | null;
  period?: string;
  unit?: string;
  revision?: number;
  reason?: string;
  digest?: string;
  people?: number;
  /** Of a purge: what was taken away. */
  removed?: string[];
};

type Chained = LogEntry & {previous: string; sha: string};

const none = "0".repeat(64);

/** Adds an entry that bears the digest of the one before. */
export async function appendLog(workspace: Workspace, entry: LogEntry): Promise<void> {
  const previous = (await readLog(workspace)).at(-1)?.sha ?? none;
  const body = {...entry, previous};
  await appendLine(logFile(workspace), JSON.stringify({...body, sha: sha256(JSON.stringify(body))}));
  await chmod(logFile(workspace), 0o600);
}

export async function readLog(workspace: Workspace): Promise<Chained[]> {
  return (await lines(workspace)).map((line) => JSON.parse(line) as Chained);
}

/** Returns the numbers of the lines, from 1, at which the log's chain is broken. */
export async function brokenLines(workspace: Workspace): Promise<number[]> {
  let previous = none;
  return (await lines(workspace)).flatMap((line, i) => {
    const before = previous;
    const entry = parsed(line);
    previous = entry?.sha ?? "";
    if (!entry) return [i + 1];
    const {sha, ...body} = entry;
    return body.previous === before && sha256(JSON.stringify(body)) === sha ? [] : [i + 1];
  });
}

function parsed(line: string): Chained | undefined {
  try {
    return JSON.parse(line) as Chained;
  } catch {
    return undefined;
  }
}

// a last line without its end is not complete either: it is read, and its chain is broken
async function lines(workspace: Workspace): Promise<string[]> {
  const text = await readFile(logFile(workspace), "utf8").catch((error: unknown) => {
    if (isMissing(error)) return "";
    throw error;
  });
  return text.split("\n").filter(Boolean);
}

function logFile(workspace: Workspace): string {
  return join(workspace.ledger, "extracts.jsonl");
}
