export type Language = "zh" | "en";
type Words = Record<Language, string>;
export const languages: Language[];
export const pages: {title: Words; path: Words; filters: string; isApart?: boolean}[];
export const head: string;
export function header(path: string): string;
export function footer(path: string): string;
export function languageOf(path: string): Language;
