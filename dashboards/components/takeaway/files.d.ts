import type {Language} from "../layout.js";
import type {Sheet} from "./sheet.js";

export function workbookOf(
  content: {title: string; sheet: Sheet; about: string[][]},
  lang: Language
): Uint8Array<ArrayBuffer>;
export function csvOf(content: {sheet: Sheet}, lang: Language): string;
export function fileName(
  names: {page: string; title: string; period: string; run: {run_id: string}},
  extension: string
): string;
