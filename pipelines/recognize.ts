import {Failure} from "./failure.ts";
import {type Found, findHeader, guessHeader, headerAt, lowerRow} from "./find-header.ts";
import type {UnreadSheet} from "./ledger.ts";
import {closestMapping} from "./mapping/match.ts";
import type {Mapping} from "./mapping.ts";
import {readMarker} from "./marker.ts";
import {type Localized, sayUnread} from "./messages.ts";
import {type HeadRow, type Opened, type OpenOptions, openSources} from "./source.ts";
import {headedTemplates, markedTemplate} from "./template-mappings.ts";

/** A table of a file that a mapping knows, and where. */
export type Known = Found & {opened: Opened};

/** A table that is not loaded, and why; `header` is the row that looks most like one. */
export type Unread = UnreadSheet & {header: string};

export type Recognized = {known: Known[]; unread: Unread[]};

/** Opens a file and finds the mapping of each of its tables; refuses one of which no mapping knows any. */
export async function recognize(
  path: string,
  mappings: Mapping[],
  options: OpenOptions
): Promise<Recognized> {
  const marker = await readMarker(path);
  if (marker?.kind === "repair") throw new Failure("refused", "repair_in_exports", {file: options.name});
  const marked = marker && markedTemplate(marker);
  const tables = await openSources(path, options);
  if (marked) return filledTemplate(tables, marked, options.name);
  const known: Known[] = [];
  const unread: Unread[] = [];
  let templates: Mapping[] | undefined;
  for (const opened of tables) {
    const files = filesOf(options.name, opened);
    const found = findHeader(opened, mappings, files) ?? findHeader(opened, formsOf(), files);
    if (found) known.push({...found, opened});
    else unread.push(unreadOf(opened));
  }
  if (known.length === 0) throw nothingKnown(tables, {mappings, unread, file: options.name});
  return {known, unread};

  function formsOf(): Mapping[] {
    templates ??= headedTemplates();
    return templates;
  }
}

// behind the form stands its help; what a person has added is told
function filledTemplate(tables: Opened[], mapping: Mapping, file: string): Recognized {
  const [form, , ...more] = tables.filter(({isHidden}) => !isHidden);
  const view = form?.views[0];
  const row = view?.rows[0];
  if (!row) throw new Failure("refused", "empty_file", {file});
  return {
    known: [{mapping, opened: form!, view: view!, header: headerAt(view!, row)}],
    unread: more.map(unreadOf)
  };
}

function unreadOf(opened: Opened): Unread {
  return {sheet: opened.sheet, reason: reasonOf(opened), header: headerText(opened)};
}

function filesOf(file: string, {entry}: Opened): string[] {
  return entry === "" ? [file] : [file, `${file}/${entry}`, entry, entry.split("/").at(-1)!];
}

function reasonOf({views, isHidden}: Opened): Unread["reason"] {
  if (views.every(({rows}) => rows.length === 0)) return "empty";
  return isHidden ? "hidden" : "unknown";
}

function headerText({views}: Opened): string {
  const row = views[0] && guessHeader(views[0]);
  return row ? textOf(row) : "";
}

function textOf({cells}: HeadRow): string {
  return cells.join(", ");
}

type Context = {mappings: Mapping[]; unread: Unread[]; file: string};

function nothingKnown(tables: Opened[], {mappings, unread, file}: Context): Failure {
  const filled = tables.filter((_, i) => unread[i]!.reason !== "empty");
  if (filled.length === 0) return new Failure("refused", "empty_file", {file});
  const isArchive = tables.some(({entry}) => entry !== "");
  if (tables.length === 1 && !isArchive) return unknownTable(filled[0]!, mappings, file);
  const detail: Localized = (language) => unread.map((one) => sayUnread(one, language)).join(" · ");
  return new Failure("refused", isArchive ? "unknown_archive" : "unknown_sheets", {file, detail});
}

function unknownTable({views: [view]}: Opened, mappings: Mapping[], file: string): Failure {
  const row = guessHeader(view!)!;
  const params = {file, header: textOf(row)};
  const lower = lowerRow(view!, row);
  const near = closestMapping(mappings, row.cells);
  if (lower && !near)
    return new Failure("refused", "split_header", {
      ...params,
      upper: row.row,
      lower: lower.row,
      below: textOf(lower)
    });
  if (!near) return new Failure("refused", "no_mapping", params);
  const {mapping, missing} = near;
  return new Failure("refused", "near_mapping", {
    ...params,
    mapping: mapping.path,
    column: missing.join(", ")
  });
}
