import {createPrivateKey, createPublicKey, sign, verify} from "node:crypto";
import {chmod, mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";
import {Failure} from "../failure.ts";
import {sha256} from "../hash.ts";

/** Files by path below the extract's folder. */
export type Files = Map<string, Uint8Array>;

/** A file that is not as the manifest says. */
export type Wrong = {file: string; wrong: "changed" | "missing" | "added"};

const sums = "SHA256SUMS";
const signature = "SHA256SUMS.sig";

/** Returns the files with `SHA256SUMS` of all of them, as `sha256sum -c` reads it, and its signature if there is a key. */
export function withSums(files: Files, key: string | undefined): Files {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`);
  const text = Buffer.from(lines.join(""));
  const signed = key === undefined ? [] : [[signature, signText(text, key)] as const];
  return new Map([...files, [sums, text], ...signed]);
}

/** Writes files that only their owner may read. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, bytes] of files) {
    const full = join(folder, path);
    await mkdir(dirname(full), {recursive: true, mode: 0o700});
    await writeFile(full, bytes, {mode: 0o600});
    await chmod(full, 0o600);
  }
}

/** Returns what is wrong with an extract: every file changed, missing or added; throws if the signature is not the key's. */
export async function verifyFolder(folder: string, publicKey: string | undefined): Promise<Wrong[]> {
  const text = await readFile(join(folder, sums)).catch(() => {
    throw new Failure("usage", "extract_no_sums", {folder});
  });
  const told = new Map(
    text
      .toString("utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)])
  );
  if (publicKey !== undefined) await checkSignature(folder, text, publicKey);
  const found = await listFiles(folder);
  const wrong: Wrong[] = found
    .filter((file) => file !== sums && file !== signature && !told.has(file))
    .map((file) => ({file, wrong: "added" as const}));
  for (const [file, sha] of told) {
    if (!found.includes(file)) wrong.push({file, wrong: "missing"});
    else if (sha256(await readFile(join(folder, file))) !== sha) wrong.push({file, wrong: "changed"});
  }
  return wrong.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Returns the digest of an extract: of its `SHA256SUMS`, which holds those of all its files. */
export function digestOf(files: Files): string {
  return sha256(files.get(sums)!);
}

export async function digestOfFolder(folder: string): Promise<string> {
  return sha256(await readFile(join(folder, sums)));
}

function signText(text: Uint8Array, key: string): Uint8Array {
  try {
    return Buffer.from(`${sign(null, text, createPrivateKey(key)).toString("base64")}\n`);
  } catch (error) {
    throw new Failure("usage", "extract_bad_key", {detail: (error as Error).message}, {cause: error});
  }
}

async function checkSignature(folder: string, text: Uint8Array, publicKey: string): Promise<void> {
  const told = await readFile(join(folder, signature), "utf8").catch(() => undefined);
  if (told === undefined) throw new Failure("audit", "extract_unsigned", {folder});
  const isGood = isSigned(text, told, publicKey);
  if (!isGood) throw new Failure("audit", "extract_bad_signature", {folder});
}

function isSigned(text: Uint8Array, told: string, publicKey: string): boolean {
  try {
    return verify(null, text, createPublicKey(publicKey), Buffer.from(told, "base64"));
  } catch (error) {
    throw new Failure("usage", "extract_bad_key", {detail: (error as Error).message}, {cause: error});
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
