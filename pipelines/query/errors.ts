import {asFailure, Failure} from "../failure.ts";
import {type Language, say} from "../messages.ts";
import {widthOf} from "../text-table.ts";

// what DuckDB says of an error when `errors_as_json` is set
type Told = {
  exception_type: string;
  exception_message: string;
  error_subtype?: string;
  /** Offset in bytes into all that was asked. */
  position?: string;
  candidates?: string;
};

/**
 * Returns the failure that an error of a query means to who wrote it: what is wrong, at which line and column, and which
 * names are nearest; or that a query only reads.
 */
export function queryFailure(error: unknown, sql: string, file?: string): unknown {
  if (error instanceof Failure) return error;
  const told = toldOf((error as Error).message);
  if (!told) return error;
  const text = `${told.exception_type} Error: ${told.exception_message}`;
  const forbidden =
    /^Permission Error: (Cannot access \w+ "[^"]*")|attached in read-only mode|Can only \w+ (from |into )?base table/.exec(
      text
    );
  if (forbidden) return new Failure("usage", "query_reads", {detail: forbidden[1] ?? text}, {cause: error});
  const machine = asFailure(new Error(text));
  if (machine instanceof Failure) return machine;
  const detail = (language: Language) => describe(told, {sql, file, language});
  return new Failure("usage", "invalid_query", {detail}, {cause: error});
}

type Written = {sql: string; file: string | undefined; language: Language};

function describe(told: Told, {sql, file, language}: Written): string {
  const [what, ...rest] = told.exception_message.split("\n");
  const hasNames = told.error_subtype === "COLUMN_NOT_FOUND" || told.error_subtype === "MISSING_ENTRY";
  const lines = [`${told.exception_type} Error: ${what}`, ...(hasNames ? [] : rest.filter(Boolean))];
  const place = placeOf(told, sql);
  if (place) lines.push(...pointedAt(place, {sql, file, language}));
  const names = hasNames ? (told.candidates ?? "").split(/,(?: or)? ?/).filter(Boolean) : [];
  if (names.length > 0) lines.push(say("query_nearest", language, {detail: names.slice(0, 5).join(", ")}));
  return lines.join("\n");
}

type Place = {line: number; column: number};

// an error raised while rows are read may stand in the SQL of a view, not in what was asked
function placeOf({position, exception_type}: Told, sql: string): Place | undefined {
  if (position === undefined) return undefined;
  const before = Buffer.from(sql).subarray(0, Number(position)).toString();
  const isAtRun = !["Parser", "Binder", "Catalog"].includes(exception_type);
  if (isAtRun && !/^(::|try_cast|cast|[a-z_]\w*\s*\()/i.test(sql.slice(before.length))) return undefined;
  const lines = before.split("\n");
  return {line: lines.length, column: [...lines.at(-1)!].length + 1};
}

function pointedAt({line, column}: Place, {sql, file, language}: Written): string[] {
  const text = sql.split("\n")[line - 1]!.replaceAll("\t", " ").trimEnd();
  const before = [...text].slice(0, column - 1).join("");
  const margin = " ".repeat(String(line).length);
  const at = say("query_at", language, {line, column, detail: file ? `${file} · ` : ""});
  return [at, `  ${line} │ ${text}`, `  ${margin} │ ${" ".repeat(widthOf(before))}^`];
}

function toldOf(message: string): Told | undefined {
  const start = message.indexOf('{"exception_type"');
  return start < 0 ? undefined : (JSON.parse(message.slice(start)) as Told);
}
