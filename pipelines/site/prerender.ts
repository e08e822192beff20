import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

type Prerender = (
  path: string,
  read: (name: string) => Promise<unknown>
) => Promise<Record<string, string> | null>;

/**
 * Returns the built page at `path` (such as "/en/index") with the figures in it that its own code shows in the browser,
 * so that they stand there before any script runs. Throws if a part has no place in the page.
 */
export async function withFigures(
  html: string,
  path: string,
  {root, data}: {root: string; data: string}
): Promise<string> {
  const address = pathToFileURL(join(root, "dashboards", "components", "overview", "prerender.js")).href;
  const {prerender} = (await import(address)) as {prerender: Prerender};
  const read = async (name: string) => JSON.parse(await readFile(join(data, `${name}.json`), "utf8"));
  const parts = (await prerender(path, read)) ?? {};
  return Object.entries(parts).reduce((page, [name, part]) => placed(page, name, part), html);
}

// Framework takes the element away, and all in it, once the cell's own result is there
function placed(html: string, name: string, part: string): string {
  const start = html.indexOf(`data-part="${name}"`);
  const loading = "<observablehq-loading>";
  const at = html.indexOf(loading, start);
  if (start < 0 || at < 0) throw new Error(`site: no place in the page: ${name}`);
  const end = at + loading.length;
  return html.slice(0, end) + part + html.slice(end);
}
