import {join, resolve} from "node:path";
import {say} from "../messages.ts";
import {serveUntilEnd} from "./serve.ts";
import {answer, interruption, language, locked, type Options, print, workspaceOf} from "./session.ts";

export async function notebooksCommand(names: string[], options: Options): Promise<void> {
  const workspace = workspaceOf(options, true);
  if (options.serve) {
    const {serveNotebooks} = await import("../notebooks/serve.ts");
    const port = options.port ? {port: Number(options.port)} : {};
    return serveUntilEnd(await serveNotebooks(workspace, {language, ...port}));
  }
  const {buildNotebooks} = await import("../notebooks.ts");
  const out = resolve(options.out ?? join(workspace.root, "notebooks", "dist"));
  const {files} = await buildNotebooks(workspace, {names, out, signal: interruption.signal});
  answer(options, {files}, () => `${say("files_done", language, {files: files.length, folder: out})}\n`);
}

export async function docsCommand(options: Options): Promise<void> {
  const {writeDocs} = await import("../docs.ts");
  const files = await writeDocs(workspaceOf(options, true), resolve(options.out!));
  answer(
    options,
    {files},
    () => `${say("files_done", language, {files: files.length, folder: options.out!})}\n`
  );
}

export async function explainCommand(subject: string, id: string, options: Options): Promise<void> {
  const {explain} = await import("../explain.ts");
  const {whoAsks} = await import("../extract-command.ts");
  const hr = options.hr ? {hr: {by: whoAsks(options.by)}} : {};
  const trace = await explain(workspaceOf(options, true), subject, id, hr);
  if (options.json) {
    const sections = trace.sections.map(({section, rows}) => [section.name, rows]);
    return print({subject, id, run_id: trace.run_id, ...Object.fromEntries(sections)});
  }
  const {explainText} = await import("../explain-text.ts");
  process.stdout.write(explainText(trace, language));
}

export async function diffCommand(a: string, b: string, options: Options): Promise<void> {
  const {diff} = await import("../diff.ts");
  const {diffText, causeName} = await import("../diff-text.ts");
  const {readPolicy} = await import("../policy.ts");
  const workspace = workspaceOf(options, true);
  const found = await locked(workspace, "diff", async () =>
    diff(workspace, a, b, {
      policy: await readPolicy(workspace),
      signal: interruption.signal,
      onStep: (cause) =>
        process.stderr.write(`${say("diff_step", language, {cause: causeName(cause, language)})}\n`)
    })
  );
  answer(options, found, () => diffText(found, language));
}

export async function statusCommand(options: Options): Promise<void> {
  const {status} = await import("../status.ts");
  const {statusText} = await import("../status-text.ts");
  const found = await status(workspaceOf(options, true));
  answer(options, found, () => statusText(found, language));
}
