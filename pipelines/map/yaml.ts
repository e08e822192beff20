import {parse} from "yaml";

/** Returns a text as YAML writes it, in a block or between the brackets of a flow. */
export function scalar(text: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_ ()（）./-]*$/u.test(text) && text.trim() === text;
  return isPlain && readsAs(text) ? text : JSON.stringify(text);
}

/** Returns a map on one line: {column: Opened, format: "%d/%m/%Y"}. */
export function flow(value: Record<string, unknown>): string {
  const parts = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${flowValue(one)}`);
  return `{${parts.join(", ")}}`;
}

function flowValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `[${value.map(flowValue).join(", ")}]`;
  return typeof value === "string" ? scalar(value) : String(value);
}

function readsAs(text: string): boolean {
  try {
    return parse(text) === text && parse(`{${text}: 1}`)?.[text] === 1;
  } catch {
    return false;
  }
}
