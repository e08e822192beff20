import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";

// reads what an extract holds with nothing of the product: its figures are worked out again from the files alone

export type Sheet = {name: string; frozen: boolean; rows: {text: string; isText: boolean}[][]};

/** Returns the sheets of a workbook, straight from its XML. */
export function sheetsOf(bytes: Uint8Array): Sheet[] {
  const files = unzipSync(bytes);
  const book = strFromU8(files["xl/workbook.xml"]!);
  return [...book.matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)].map(([, name, id]) => {
    const xml = strFromU8(files[`xl/worksheets/sheet${id}.xml`]!);
    const rows = [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row]) => {
      const cells: Sheet["rows"][number] = [];
      for (const [, letters, rest] of row!.matchAll(/<c r="([A-Z]+)\d+"(.*?)(?:\/>|<\/c>)/gs))
        cells[columnOf(letters!)] = {
          text: unescaped(rest!.match(/<t[^>]*>(.*?)<\/t>/s)?.[1] ?? rest!.match(/<v>(.*?)<\/v>/)?.[1] ?? ""),
          isText: rest!.includes('t="inlineStr"')
        };
      return Array.from(cells, (cell) => cell ?? {text: "", isText: false});
    });
    return {name: unescaped(name!), frozen: xml.includes('state="frozen"'), rows};
  });
}

/** Returns the rows of a CSV file by header; text in quotes may hold commas. */
export function csvRows(text: string): Record<string, string>[] {
  const lines = text
    .replace(/^\ufeff/, "")
    .split("\r\n")
    .filter(Boolean);
  const [header, ...rows] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? plain! : quoted.replaceAll('""', '"')
    )
  );
  return rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i] ?? ""])));
}

export function sheetRows({rows: [header = [], ...rows]}: Sheet): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(header.map(({text}, i) => [text, row[i]?.text ?? ""])));
}

/** Returns every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Returns the value that evidence comes to: what adds up, or a ratio of two sums; undefined without a base. */
export function factsTotal(evidence: Record<string, string>[], isSum: boolean): number | undefined {
  const sum = (name: string) => evidence.reduce((all, row) => all + Number(row[name] ?? 0), 0);
  if (isSum) return sum("计入值");
  return sum("计入基数") === 0 ? undefined : sum("计入值") / sum("计入基数");
}

/** Returns the points of a value by the rule that a row of the definitions states. */
export function pointsOf(rule: Record<string, string>, value: number): number {
  const [target, step, per] = [rule.目标, rule.步长, rule.每步扣分].map(Number);
  const [cap, floor] = [Number(rule.上限), Number(rule.下限)];
  const isUp = rule.方向 === "up";
  const short = isUp ? target! - value : value - target!;
  const bands = (rule.分档 ?? "").split("; ").map((band) => band.split(" → ").map(Number));
  const points = {
    线性: () => (isUp ? value / target! : value <= 0 ? 9 : target! / value) * 100,
    扣分: () => cap - Math.floor(Math.max(short, 0) / step! + 1e-9) * per!,
    分档: () => bands.filter(([from]) => from! <= value).at(-1)?.[1] ?? floor,
    达标: () => (short > 1e-9 ? floor : cap),
    一票否决: () => (short > 1e-9 ? floor : cap)
  }[rule.规则!]!();
  return Math.min(Math.max(Math.round(points * 10_000) / 10_000, floor), cap);
}

export function read(path: string): string {
  return readFileSync(path, "utf8");
}

function columnOf(letters: string): number {
  return [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
