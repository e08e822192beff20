import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

type Words = Record<"zh" | "en", string>;
export type SearchEntry = {title: string; about: string; text: string; path: string};
type Named = Record<string, unknown>;

const languages = ["zh", "en"] as const;

/**
 * Writes what the search of the built site knows, `_search/<lang>.json`: pages and their sections, metrics, settings
 * and tables, each findable in both languages.
 */
export async function writeSearch(built: string, pages: Map<string, string>, data: string): Promise<void> {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(data, `${name}.json`), "utf8")) as Named[];
  const [metrics, settings, tables] = await Promise.all(["metrics", "settings", "dictionary"].map(read));
  await mkdir(join(built, "_search"), {recursive: true});
  for (const lang of languages) {
    const folder = lang === "en" ? "en/" : "";
    const entries = [
      ...pageEntries(pages, lang),
      ...metrics!.map((one) => metricEntry(one, lang, folder)),
      ...tables!.map((one) => tableEntry(one, lang, folder)),
      ...settings!.map((one) => settingEntry(one, lang, folder))
    ];
    await writeFile(join(built, "_search", `${lang}.json`), JSON.stringify(entries));
  }
}

/** Returns an entry for each page of a language and each of its sections; a page bears its title in both. */
export function pageEntries(pages: Map<string, string>, lang: "zh" | "en"): SearchEntry[] {
  const own = [...pages.keys()].filter((path) => path.startsWith("en/") === (lang === "en")).sort();
  return own.flatMap((path) => {
    const [lead, ...sections] = partsOf(pages.get(path)!);
    const other = lang === "en" ? path.slice(3) : `en/${path}`;
    const otherTitle = partsOf(pages.get(other) ?? "")[0]?.title ?? "";
    const title = lead!.title;
    return [
      {title, about: short(lead!.text), text: `${otherTitle} ${lead!.text}`, path},
      ...sections.map((section) => ({
        title: `${title} › ${section.title}`,
        about: short(section.text),
        text: section.text,
        path: `${path}#${section.id}`
      }))
    ];
  });
}

type Part = {title: string; id: string; text: string};

/** Returns a page's title and the prose below it, then the same of each section; what cells show is not in it. */
function partsOf(html: string): Part[] {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? "";
  const prose = main.replaceAll(/<observablehq-loading>.*?<\/observablehq-loading>|<!--.*?-->/gs, " ");
  return prose.split(/(?=<h[123][ >])/).flatMap((text) => {
    const [, id = "", heading = ""] =
      /^<h[123](?:[^>]*? id="([^"]*)")?[^>]*>(.*?)<\/h[123]>/s.exec(text) ?? [];
    const body = text.replace(/^<h[123].*?<\/h[123]>/s, "");
    return heading ? [{title: plain(heading), id, text: plain(body)}] : [];
  });
}

function metricEntry(metric: Named, lang: keyof Words, folder: string): SearchEntry {
  const {code, name_zh, name_en} = metric as Record<string, string>;
  const name = lang === "zh" ? name_zh : name_en;
  return {
    title: `${name} ${code}`,
    about: short(String(metric[`definition_${lang}`] ?? "")),
    text: [name_zh, name_en, metric.definition_zh, metric.definition_en].join(" "),
    path: `${folder}metrics.html?q=${code}`
  };
}

function tableEntry(table: Named, lang: keyof Words, folder: string): SearchEntry {
  const columns = (table.columns as Named[]).map((column) => `${column.name} ${column[lang]}`);
  return {
    title: `${table[`label_${lang}`]} ${table.name}`,
    about: short(String(table[`grain_${lang}`])),
    text: [table.label_zh, table.label_en, ...columns].join(" "),
    path: `${folder}dictionary.html?table=${table.name}`
  };
}

function settingEntry(setting: Named, lang: keyof Words, folder: string): SearchEntry {
  return {
    title: String(setting.name),
    about: short(String(setting[`about_${lang}`])),
    text: `${setting.about_zh} ${setting.about_en}`,
    path: `${folder}methods.html`
  };
}

function plain(html: string): string {
  const entities: Record<string, string> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'"
  };
  const text = html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);
  return text.replaceAll(/\s+/g, " ").trim();
}

function short(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
