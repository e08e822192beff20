import type {Language} from "./layout.js";

type Message = string | ((...args: never[]) => unknown);
export const messages: Record<string, Record<Language, Message>>;
export function translator(lang: Language): (key: string, ...args: unknown[]) => string;
export function translateCode(lang: Language, kind: string, code: string, otherwise?: string): string;
