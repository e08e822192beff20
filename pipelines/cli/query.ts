import {Failure} from "../failure.ts";
import type {Workspace} from "../workspace.ts";
import {answer, interruption, language, type Options, workspaceOf} from "./session.ts";

export async function queryCommand(sql: string | undefined, options: Options): Promise<void> {
  const {formats, query} = await import("../query.ts");
  const format = formats.find((one) => one === (options.json ? "json" : options.format));
  if (!format)
    throw new Failure("usage", "invalid_option", {
      option: "--format",
      value: options.format!,
      allowed: formats.join(", ")
    });
  const workspace = workspaceOf(options, true);
  const {parseParameters} = await import("../query/parameters.ts");
  if ([sql, options.file, options.saved, options.list].filter((one) => one !== undefined).length > 1)
    throw new Failure("usage", "query_either");
  if (options.list) return listQueries(workspace, options);
  const asked = await askedQuery(workspace, options, sql);
  if (!asked.sql?.replace(/[;\s]/g, "")) throw new Failure("usage", "missing_argument", {detail: "SQL"});
  const parameters = asked.withDefaults(parseParameters(options.param ?? []));
  const {candidate: isCandidate = false, analysts: isAnalysts = false} = options;
  const {signal} = interruption;
  process.stdout.write(
    await query(workspace, asked.sql, {format, isCandidate, isAnalysts, parameters, file: asked.file, signal})
  );
}

type Asked = {
  sql?: string | undefined;
  file?: string;
  withDefaults(given: Record<string, string>): Record<string, string>;
};

async function askedQuery(
  workspace: Workspace,
  {file, saved}: Options,
  sql: string | undefined
): Promise<Asked> {
  if (saved !== undefined) {
    const {savedQuery, withDefaults} = await import("../query/saved.ts");
    const found = await savedQuery(workspace, saved);
    return {sql: found.sql, file: found.file, withDefaults: (given) => withDefaults(found, given)};
  }
  const withDefaults = (given: Record<string, string>) => given;
  return file === undefined ? {sql, withDefaults} : {sql: await readSql(file), file, withDefaults};
}

async function listQueries(workspace: Workspace, options: Options): Promise<void> {
  const {savedQueries, savedText} = await import("../query/saved.ts");
  const queries = await savedQueries(workspace);
  answer(options, {queries}, () => savedText(queries, language));
}

async function readSql(file: string): Promise<string> {
  const {readFile} = await import("node:fs/promises");
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "EISDIR") throw error;
    throw new Failure(
      "usage",
      error.code === "ENOENT" ? "file_not_found" : "is_folder",
      {file},
      {cause: error}
    );
  });
}
