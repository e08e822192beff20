import {languageOf} from "../layout.js";
import {staticDocument} from "../static-document.js";
import {parts} from "./parts.js";
import {firstChoice} from "./picker.js";

const files = {
  run: "run",
  metrics: "metrics",
  comparisons: "metric_comparisons",
  weeks: "metric_weeks",
  timeliness: "timeliness_periods",
  results: "service_results",
  attention: "attention"
};

/**
 * Returns the HTML of the parts of the page at `path` whose figures must stand in it before any script runs, by name, or
 * null for a page without such parts; `read(name)` returns a published data file.
 */
export async function prerender(path, read) {
  if (!/^\/(en\/)?index$/.test(path)) return null;
  const entries = Object.entries(files).map(async ([name, file]) => [name, await read(file)]);
  const data = Object.fromEntries(await Promise.all(entries));
  const before = globalThis.document;
  globalThis.document = staticDocument();
  try {
    const show = (part) => String(part(data, firstChoice(data), languageOf(path)));
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, show(part)]));
  } finally {
    globalThis.document = before;
  }
}
