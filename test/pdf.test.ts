import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {launchBrowser} from "../pipelines/browser.ts";
import {printSite} from "../pipelines/pdf.ts";
import {pdfParts} from "./pdf-parts.ts";
import {withFolder} from "./service-value.ts";

// two small pages by hand; the sample's whole site is printed in test/long/pdf.test.ts

const ready = `<script>addEventListener("beforeprint", () => document.body.append("口径附后")); document.documentElement.dataset.print = "ready"</script>`;
const page = (body: string) =>
  `<!doctype html><meta charset="utf-8"><title>x</title>${ready}<main>${body}</main>`;
const run = {
  run_id: "c09f",
  as_of: "2024-05-31",
  data_through: null,
  built_at: "2024-06-01T08:30:00+08:00"
};

async function writeSite(folder: string): Promise<string> {
  const site = join(folder, "site");
  await mkdir(join(site, "en"), {recursive: true});
  const sheet = '<p style="break-after: page">及时率</p>';
  await writeFile(join(site, "index.html"), page(`<h1>总览</h1>${sheet}<p>第二页</p>`));
  await writeFile(
    join(site, "brief.html"),
    page(`<h1>简报</h1><div data-brief="2024-05" style="height: 3000px">短</div>`)
  );
  await writeFile(join(site, "en", "index.html"), page("<h1>Overview</h1>"));
  return site;
}

describe("printSite(options)", () => {
  it("prints pages with their definitions, fonts and the run's date, and the brief on one page and as a picture", () =>
    withFolder(async (folder) => {
      const site = await writeSite(folder);
      const out = join(folder, "pdf");
      const {files} = await printSite({site, out, languages: ["zh"], run});
      const names = ["brief-2024-05.zh.pdf", "brief-2024-05.zh.png", "overview.zh.pdf"];
      expect([files, (await readdir(out)).sort()]).toEqual([names, names]);
      const overview = pdfParts(await readFile(join(out, "overview.zh.pdf")));
      expect([overview.pages, overview.created]).toEqual([2, "20240601003000"]);
      expect(overview.fonts).toBeGreaterThan(0);
      for (const letter of "总览及时率口径附后计算时点运行") expect(overview.letters).toContain(letter);
      expect(pdfParts(await readFile(join(out, "brief-2024-05.zh.pdf"))).pages).toBe(1);
      const picture = await readFile(join(out, "brief-2024-05.zh.png"));
      expect(picture.readUInt32BE(16)).toBe(1080); // IHDR's width
      expect(picture.readUInt32BE(20)).toBeGreaterThan(6000);
      const before = await readFile(join(out, "overview.zh.pdf"));
      await printSite({site, out, languages: ["zh", "en"], run});
      expect(await readFile(join(out, "overview.zh.pdf"))).toEqual(before);
      expect(await readdir(out)).toContain("overview.en.pdf");
    }));

  it("writes nothing where a page is broken", () =>
    withFolder(async (folder) => {
      const site = await writeSite(folder);
      await writeFile(join(site, "teams.html"), page("<script>throw new Error('broken')</script>"));
      const out = join(folder, "pdf");
      await expect(printSite({site, out, languages: ["zh"], run})).rejects.toThrow(/teams\.html: .*broken/);
      expect(await readdir(out)).toEqual([]);
    }));
});

it("launchBrowser() says the way out where no browser starts", async () => {
  const before = process.env.CHROMIUM_PATH;
  process.env.CHROMIUM_PATH = "/nowhere/chromium";
  try {
    await expect(launchBrowser()).rejects.toMatchObject({key: "browser_missing", exit: "usage"});
  } finally {
    if (before === undefined) delete process.env.CHROMIUM_PATH;
    else process.env.CHROMIUM_PATH = before;
  }
});
