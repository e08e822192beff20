import {execFile} from "node:child_process";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {get} from "node:http";
import {join} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {literal, withMemory} from "../pipelines/duckdb.ts";
import {serveNotebooks} from "../pipelines/notebooks/serve.ts";
import {buildNotebooks} from "../pipelines/notebooks.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {launchBrowser} from "./browser.ts";
import {cli, node, withFolder} from "./service-value.ts";
import {write} from "./workspaces.ts";

// a published database of two rows and a notebook of its own; those shipped are opened in sample-site.test.ts

const notebook = (sql: string) => `<!doctype html>
<notebook theme="air">
  <title>我的 · mine</title>
  <script id="1" type="text/markdown">
    # 共 \${count(rows[0].n)} 张 · \${percent(rows[0].ratio)} · \${day(rows[0].last)}
  </script>
  <script id="2" type="application/sql" database="service_value" output="rows" pinned>
    ${sql}
  </script>
  <script id="3" type="module">
    figure("图 · chart", {marks: [Plot.barX(rows, {x: "n"})]}, rows)
  </script>
</notebook>
`;
const sql =
  "select count(*) as n, avg(is_met::integer) as ratio, max(day) as last from marts.shown where '<a>' <> ''";

describe("notebooks", () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser?.close());

  it("are each whole in one file, made without a network and opened without a request", () =>
    withPublished(async (folder) => {
      const args = [
        "-rn",
        node,
        cli,
        "notebooks",
        "mine",
        "--workspace",
        folder,
        "--out",
        join(folder, "out")
      ];
      await promisify(execFile)("unshare", args);
      const page = await browser.newPage();
      const asked: string[] = [];
      const faults: string[] = [];
      page.on("request", (request) => void asked.push(request.url()));
      page.on("pageerror", (error) => void faults.push(error.message));
      page.on("console", (message) => void (message.type() === "error" && faults.push(message.text())));
      await page.goto(`file://${join(folder, "out", "mine.html")}`);
      await page.waitForSelector("figure svg");
      expect(await page.textContent("h1")).toBe("共 2 张 · 50.0 % · 2024-03-01");
      expect(await page.locator("details", {hasText: "select count(*)"}).count()).toBe(1);
      expect(await page.locator(".table td").allTextContents()).toContain("2024-03-01");
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([
        `file://${join(folder, "out", "mine.html")}`
      ]);
      expect(faults).toEqual([]);
      await page.close();
    }));

  it("are the same bytes each time", () =>
    withPublished(async (folder) => {
      const workspace = workspaceAt(folder);
      const texts: string[] = [];
      for (const out of ["a", "b"]) {
        await buildNotebooks(workspace, {names: ["mine"], out: join(folder, out)});
        texts.push(await readFile(join(folder, out, "mine.html"), "utf8"));
      }
      expect(texts[1]).toBe(texts[0]);
    }));

  it("are not written at all where a cell is wrong, which is named with the place", () =>
    withPublished(async (folder) => {
      await writeFile(
        join(folder, "notebooks", "mine.html"),
        notebook("select count(*) as n,\n      raito from marts.shown")
      );
      const build = buildNotebooks(workspaceAt(folder), {names: ["mine"], out: join(folder, "out")});
      await expect(build).rejects.toThrow(
        /^notebook mine, cell 2: invalid query: Binder Error[\s\S]*line 2, column 3:/
      );
      await expect(readFile(join(folder, "out", "index.html"))).rejects.toThrow("ENOENT");
    }));

  it("are served live: a saved cell shows its new result, a wrong one what is wrong", () =>
    withPublished(async (folder) => {
      const server = await serveNotebooks(workspaceAt(folder), {port: 0, language: "en"});
      try {
        const page = await browser.newPage();
        await page.goto(`${server.address}mine.html`);
        await page.waitForSelector("h1");
        expect(await page.textContent("h1")).toContain("共 2 张");
        const path = join(folder, "notebooks", "mine.html");
        await writeFile(path, notebook(sql.replace("count(*)", "count(*) + 40")));
        await page.waitForFunction("document.querySelector('h1')?.textContent.includes('共 42 张')");
        await writeFile(path, notebook("select nosuch"));
        await page.waitForFunction("document.querySelector('[role=alert]')?.textContent.includes('nosuch')");
        await page.close();
        expect(await statusFor(server.address, "evil.example")).toBe(403);
        expect(await statusFor(server.address, new URL(server.address).host)).toBe(200);
        expect((await fetch(`${server.address}no.html`)).status).toBe(404);
      } finally {
        await server.close();
      }
    }));
});

function statusFor(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, {headers: {host}}, (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
}

async function withPublished(use: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const current = join(folder, "published/analysts/current");
    await mkdir(current, {recursive: true});
    await mkdir(join(folder, "exports"));
    await withMemory(async (connection) => {
      await connection.run(
        `attach ${literal(join(current, "service_value.duckdb"))} as p; create schema p.marts`
      );
      await connection.run(
        "create table p.marts.shown as select * from (values (true, date '2024-02-01'), (false, date '2024-03-01')) as t (is_met, day); detach p"
      );
    });
    await write(join(folder, "notebooks", "mine.html"), notebook(sql));
    await use(folder);
  });
}
