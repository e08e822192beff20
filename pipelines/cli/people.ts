import {exitCodes} from "../failure.ts";
import {say} from "../messages.ts";
import {answer, language, locked, type Options, print, workspaceOf} from "./session.ts";
import {dateOption} from "./values.ts";

export async function extractCommand(options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const {extractAs} = await import("../extract-command.ts");
  const {text, json, exit} = await locked(workspace, "extract", () =>
    extractAs(workspace, options, language)
  );
  if (options.json) print({exit: exitCodes[exit], ...(json as object)});
  else if (exit === "done") process.stdout.write(`${text}\n`);
  if (exit !== "done") process.stderr.write(`${text}\n`);
  process.exitCode = exitCodes[exit];
}

export async function purgeCommand(options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const before = dateOption(options.before, "--before")!;
  const {purge} = await import("../purge.ts");
  const {whoAsks} = await import("../extract-command.ts");
  const done = await locked(workspace, "purge", () => purge(workspace, {before, by: whoAsks(options.by)}));
  const told = {date: before, files: done.files.length, extracts: done.extracts.length};
  answer(options, done, () => {
    const lying = say("purge_remaining", language, {files: done.remaining.join(", ")});
    return `${say("purge_done", language, told)}\n${done.remaining.length > 0 ? `${lying}\n` : ""}`;
  });
}
