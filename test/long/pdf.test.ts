import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {pages} from "../../dashboards/components/layout.js";
import {repository} from "../../pipelines/workspace.ts";
import {pdfParts} from "../pdf-parts.ts";
import {serviceValue, withFolder} from "../service-value.ts";

it("prints the sample's whole site in both languages, and its brief on one sheet, with no fault", () =>
  withFolder(
    async (folder) => {
      const ran = await serviceValue(["run", "--workspace", folder]);
      expect([ran.code, ran.stderr.includes("没有建成")]).toEqual([0, false]);
      const printed = await serviceValue(["site", "--pdf", "--json", "--workspace", folder]);
      expect(printed.code).toBe(0);
      const out = join(folder, "pdf");
      const {pdf} = JSON.parse(printed.stdout) as {pdf: {folder: string; files: string[]}};
      expect(pdf.folder).toBe(out);
      expect((await readdir(out)).sort()).toEqual(pdf.files);
      expect(pdf.files).toHaveLength(2 * (pages.length + 1)); // a picture of the brief too
      const {built_at, run_id} = JSON.parse(
        await readFile(join(folder, "published/executives/current/run.json"), "utf8")
      ) as {built_at: string; run_id: string};
      const stamp = new Date(built_at).toISOString().replaceAll(/\D/g, "").slice(0, 14);
      for (const file of pdf.files.filter((name) => name.endsWith(".pdf"))) {
        const parts = pdfParts(await readFile(join(out, file)));
        expect([file, parts.created]).toEqual([file, stamp]);
        if (file.startsWith("brief-2024-12.")) expect([file, parts.pages]).toEqual([file, 1]);
        if (/^(overview|timeliness)\./.test(file)) expect(parts.pages).toBeGreaterThan(4);
        expect(parts.fonts).toBeGreaterThan(0);
        for (const letter of file.includes(".zh.") ? `运行口径${run_id}` : run_id)
          expect([file, letter, parts.letters.has(letter)]).toEqual([file, letter, true]);
      }
      const picture = await readFile(join(out, "brief-2024-12.zh.png"));
      expect(picture.readUInt32BE(16)).toBe(1080);
      expect(existsSync(join(out, "brief-2024-12.en.png"))).toBe(true);

      const one = await serviceValue([
        "site",
        "--pdf",
        "--lang",
        "en",
        "--out",
        join(folder, "again"),
        "--workspace",
        folder
      ]);
      expect([one.code, one.stdout]).toEqual([0, expect.stringContaining("files")]);
      for (const file of await readdir(join(folder, "again")))
        if (file.endsWith(".pdf"))
          expect([
            file,
            (await readFile(join(folder, "again", file))).equals(await readFile(join(out, file)))
          ]).toEqual([file, true]);
    },
    join(repository, "data", "sample")
  ));
