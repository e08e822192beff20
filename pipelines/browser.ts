import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {brotliDecompressSync, inflateSync} from "node:zlib";
import {type Browser, chromium, type LaunchOptions} from "playwright-core";
import {Failure} from "./failure.ts";
import {repository} from "./workspace.ts";

const modules = join(repository, "node_modules");

/**
 * Launches a Chromium: the one at CHROMIUM_PATH, else on Linux x64 the one that npm ships with the Chinese letters it
 * lacks, else an installed Chrome or Edge. Throws `browser_missing`, with the way out, if none starts.
 */
export async function launchBrowser(): Promise<Browser> {
  const told: string[] = [];
  for (const options of await candidates()) {
    try {
      return await chromium.launch({args: ["--no-sandbox"], ...options});
    } catch (error) {
      told.push((error as Error).message.split("\n")[0]!);
    }
  }
  throw new Failure("usage", "browser_missing", {detail: told.join("; ")});
}

// an own one before the one npm ships, which runs on Linux x64 alone, before an installed one
async function candidates(): Promise<LaunchOptions[]> {
  const {CHROMIUM_PATH} = process.env;
  if (CHROMIUM_PATH) return [{executablePath: CHROMIUM_PATH}];
  const installed = ["chrome", "msedge"].map((channel) => ({channel}));
  if (process.platform !== "linux" || process.arch !== "x64") return installed;
  return [await shipped(), ...installed];
}

async function shipped(): Promise<LaunchOptions> {
  const folder = await unpackChromium();
  const env = {
    ...(process.env as Record<string, string>),
    LD_LIBRARY_PATH: join(folder, "lib"),
    FONTCONFIG_PATH: join(folder, "fonts"),
    XDG_CACHE_HOME: folder,
    LC_ALL: "C.UTF-8", // without it the Chinese name of a download is lost
    HOME: folder
  };
  return {executablePath: join(folder, "chromium"), env};
}

// the package's own unpacking takes any /tmp/chromium, of whatever version, for its own
async function unpackChromium(): Promise<string> {
  const packed = join(modules, "@sparticuz", "chromium");
  const {version} = JSON.parse(await readFile(join(packed, "package.json"), "utf8")) as {version: string};
  const folder = join(modules, ".cache", `chromium-${version}-letters`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  await mkdir(join(fresh, "fonts"), {recursive: true});
  const unpack = async (name: string) => brotliDecompressSync(await readFile(join(packed, "bin", name)));
  await writeFile(join(fresh, "chromium"), await unpack("chromium.br"), {mode: 0o755});
  for (const name of ["al2023.tar.br", "fonts.tar.br"]) // its own font has the Greek of a formula
    execFileSync("tar", ["-x", "-C", fresh], {input: await unpack(name)});
  await writeFonts(join(fresh, "fonts"));
  await rename(fresh, folder).catch(() => rm(fresh, {recursive: true})); // another worker was faster
  return folder;
}

async function writeFonts(fonts: string): Promise<void> {
  const files = join(modules, "@fontsource", "noto-sans-sc", "files");
  for (const subset of ["latin", "chinese-simplified"]) {
    for (const weight of [400, 500, 600, 700]) {
      const woff = await readFile(join(files, `noto-sans-sc-${subset}-${weight}-normal.woff`));
      await writeFile(join(fonts, `${subset}-${weight}.ttf`), toTrueType(woff));
    }
  }
  const families = ["Noto Sans SC", "Noto Sans SC Thin"].map((name) => `<family>${name}</family>`).join("");
  await writeFile(
    join(fonts, "fonts.conf"),
    // no place of its own: a repository that is moved, or whose modules are shared, keeps its letters
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">.</dir><cachedir prefix="xdg">fontcache</cachedir><alias><family>sans-serif</family><prefer>${families}</prefer></alias></fontconfig>`
  );
}

// Chromium takes no WOFF from the system; the format is TrueType with each table deflated (www.w3.org/TR/WOFF)
function toTrueType(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  [count, 16 * power, Math.log2(power), 16 * (count - power)].forEach(
    (value, i) => void head.writeUInt16BE(value, 4 + 2 * i)
  );
  const parts = [head];
  let end = head.length;
  for (let i = 0; i < count; i++) {
    const [from, entry] = [44 + 20 * i, 12 + 16 * i];
    const [start, packed, length] = [4, 8, 12].map((offset) => woff.readUInt32BE(from + offset)) as [
      number,
      number,
      number
    ];
    const stored = woff.subarray(start, start + packed);
    const table = Buffer.alloc(length + ((4 - (length % 4)) % 4));
    (packed < length ? inflateSync(stored) : stored).copy(table);
    woff.copy(head, entry, from, from + 4);
    woff.copy(head, entry + 4, from + 16, from + 20);
    head.writeUInt32BE(end, entry + 8);
    head.writeUInt32BE(length, entry + 12);
    parts.push(table);
    end += table.length;
  }
  return Buffer.concat(parts);
}
