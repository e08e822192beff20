import {spawn} from "node:child_process";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {contractHeader, contractsCsv} from "../bad-input.ts";
import {type Big, writeBigCsv, writeBigWorkbook} from "../big-files.ts";
import {cli, node, withFolder} from "../service-value.ts";
import {htmlOf} from "../tables.ts";
import {workbookXml} from "../workbook-xml.ts";

type Told = {
  files: {sheets: {entities: {rows_read: number; rows_accepted: number}[]}[]}[];
  refused: {message: string}[];
};
type Measured = {seconds: number; megabytes: number; told: Told};

const day = "2024-01-02";

describe("200,000 rows of 20 cells of a workbook", () => {
  it.each(["shared", "inline"] as const)(
    "are loaded in 10 s and 300 MB, with %s strings",
    async (strings) => {
      await withExports(async (workspace, exports) => {
        await writeBigWorkbook(join(exports, "工单_20241231.xlsx"), {rows: 200_000}, strings);
        const {seconds, megabytes, told} = await measured(workspace);
        console.log(`200,000 × 20, ${strings} strings: ${seconds.toFixed(1)} s, ${megabytes} MB`);
        expect(rowsOf(told)).toEqual([{rows_read: 200_000, rows_accepted: 200_000}]);
        expect(seconds).toBeLessThan(10);
        expect(megabytes).toBeLessThan(300);
      });
    }
  );
});

it("a million rows of GB18030 take at most 1.6 times as long as in UTF-8", async () => {
  const times = {"utf-8": [] as number[], gb18030: [] as number[]};
  await withFolder(async (folder) => {
    for (const encoding of ["utf-8", "gb18030"] as const)
      await writeBigCsv(join(folder, encoding), {rows: 1_000_000}, encoding);
    // one after the other, twice, so that what else the machine does falls on both
    for (let i = 0; i < 2; i++)
      for (const encoding of ["utf-8", "gb18030"] as const) {
        const {seconds, told} = await loadOf(join(folder, encoding));
        expect(rowsOf(told)).toEqual([{rows_read: 1_000_000, rows_accepted: 1_000_000}]);
        times[encoding].push(seconds);
      }
  });
  const [utf8, gb18030] = [Math.min(...times["utf-8"]), Math.min(...times.gb18030)];
  console.log(`1,000,000 rows: UTF-8 ${utf8.toFixed(1)} s, GB18030 ${gb18030.toFixed(1)} s`);
  expect(gb18030 / utf8).toBeLessThan(1.6);
});

describe("memory does not grow with the file", () => {
  const write: Record<string, (path: string, big: Big) => Promise<void>> = {
    "UTF-8": (path, big) => writeBigCsv(path, big, "utf-8"),
    GB18030: (path, big) => writeBigCsv(path, big, "gb18030"),
    "a workbook with inline strings": (path, big) => writeBigWorkbook(path, big, "inline")
  };

  it.each(Object.keys(write))(
    "of %s: four times the rows take less than half as much again",
    async (format) => {
      const peaks: number[] = [];
      for (const rows of [100_000, 400_000])
        await withFolder(async (folder) => {
          await write[format]!(join(folder, "a"), {rows});
          peaks.push((await loadOf(join(folder, "a"))).megabytes);
        });
      console.log(`${format}: ${peaks.join(" → ")} MB`);
      expect(peaks[1]! / peaks[0]!).toBeLessThan(1.5);
    }
  );
});

it("a sheet as high as Excel allows is loaded to its last row", async () => {
  await withExports(async (workspace, exports) => {
    await writeBigWorkbook(join(exports, "工单_20241231.xlsx"), {rows: 1_048_575, columns: 4}, "inline");
    const {told} = await measured(workspace);
    expect(rowsOf(told)).toEqual([{rows_read: 1_048_575, rows_accepted: 1_048_575}]);
  });
});

describe("a cell of 32 MB", () => {
  const long = "长".repeat(11_000_000);
  const table = [
    [...contractHeader.split(","), "合同名称"],
    ["A1", "甲", "1", day, long],
    ["A2", "乙", "1", day, "短"]
  ];
  const files: Record<string, () => Uint8Array> = {
    "合同_20241231.csv": () =>
      Buffer.from(
        contractsCsv(
          table.slice(1).map((row) => row.join(",")),
          table[0]!.join(",")
        )
      ),
    "合同_20241231.csv.gz": () => gzipSync(table.map((row) => `${row.join(",")}\n`).join("")),
    "合同_20241231.xlsx": () => workbookXml([{name: "表", rows: table}]),
    "合同_20241231.xls": () => Buffer.from(htmlOf(table))
  };

  it.each(Object.keys(files))("is loaded with the row after it: %s", async (name) => {
    await withExports(async (workspace, exports) => {
      await writeFile(join(exports, name), files[name]!());
      expect(rowsOf((await measured(workspace)).told)).toEqual([{rows_read: 2, rows_accepted: 2}]);
    });
  });
});

describe("what inflates without end is refused before the disk is full", () => {
  const zeros = Buffer.alloc(2 ** 29, "a,b\n");
  const bombs: Record<string, () => Uint8Array> = {
    "a.csv.gz": () => gzipSync(zeros),
    "a.zip": () => zipSync({"a.csv": zeros}),
    "a.xlsx": () =>
      zipSync({"xl/workbook.xml": Buffer.from("<workbook/>"), "xl/worksheets/sheet1.xml": zeros})
  };

  it.each(Object.keys(bombs))("%s", async (name) => {
    await withExports(async (workspace, exports) => {
      await writeFile(join(exports, name), bombs[name]!());
      const {told, megabytes} = await measured(workspace);
      expect(told.refused[0]!.message).toContain("inflates to an abnormal size");
      expect(megabytes).toBeLessThan(300);
    });
  });
});

function rowsOf({files}: Told) {
  return files.flatMap(({sheets}) =>
    sheets.flatMap(({entities}) => entities.map(({rows_read, rows_accepted}) => ({rows_read, rows_accepted})))
  );
}

async function withExports(use: (workspace: string, exports: string) => Promise<void>): Promise<void> {
  await withFolder(async (workspace) => {
    await mkdir(join(workspace, "exports"));
    await use(workspace, join(workspace, "exports"));
  });
}

/** Loads a file in a workspace of its own. */
async function loadOf(file: string): Promise<Measured> {
  return withFolder(async (workspace) => {
    await mkdir(join(workspace, "exports"));
    return measured(workspace, [file]);
  });
}

/** Runs `load` and tells how long it took and how much memory it held at most, both of the whole process. */
function measured(workspace: string, files: string[] = []): Promise<Measured> {
  const start = performance.now();
  const args = [cli, "load", ...files, "--json", "--lang", "en", "--workspace", workspace];
  const child = spawn(node, args, {stdio: ["ignore", "pipe", "ignore"]});
  let told = "";
  let peak = 0;
  child.stdout.on("data", (chunk) => (told += chunk));
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peak = Math.max(peak, Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0));
  }, 20);
  return new Promise((resolve) => {
    child.on("close", () => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      resolve({seconds, megabytes: Math.round(peak / 1024), told: JSON.parse(told) as Told});
    });
  });
}
