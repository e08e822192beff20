import type {Language} from "../layout.js";
import type {Sheet} from "./sheet.js";

type Texts = Record<string, unknown>;
export function aboutLines(
  content: {
    page: string;
    title: string;
    caption?: string;
    sheet: Sheet;
    filters: {name: string; value: string}[];
    counts: {rows: number; published?: number; total?: number};
    run: Texts;
    metrics: Texts[];
    settings: Texts[];
  },
  lang: Language
): string[][];
export function metricText(metric: Texts, lang: Language): string;
