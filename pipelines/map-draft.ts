import {existsSync} from "node:fs";
import {mkdir, stat, writeFile} from "node:fs/promises";
import {basename, dirname, join, relative, resolve} from "node:path";
import {entityCalled} from "./entity-called.ts";
import {Failure} from "./failure.ts";
import {workspaceMappings} from "./load.ts";
import {draftText, proposalsIn} from "./map/draft.ts";
import {type Mapped, mapFile} from "./map.ts";
import {mapJson, mapText} from "./map-text.ts";
import {type Mapping, parseMapping} from "./mapping.ts";
import {type Language, say} from "./messages.ts";
import {readPolicy} from "./policy.ts";
import {readable} from "./take-in.ts";
import type {Workspace} from "./workspace.ts";

type Options = {
  language: Language;
  out?: string | undefined;
  entity?: string | undefined;
  sheet?: string | undefined;
  headerRow?: number | undefined;
  /** The workspace as the user named it, for the command shown next. */
  workspaceName?: string | undefined;
  signal?: AbortSignal | undefined;
};

export type Drafted = {text: string; json: unknown; isUnknown: boolean};

/** Maps a file and writes the draft into the workspace's `mappings/`, or to `out`; never over a file. */
export async function mapToDraft(workspace: Workspace, file: string, options: Options): Promise<Drafted> {
  const {language, out, sheet, headerRow, signal} = options;
  const entity = options.entity === undefined ? undefined : entityCalled(options.entity).name;
  const inside = join(workspace.exports, file);
  const path = !existsSync(file) && existsSync(inside) ? inside : resolve(file);
  await checkFile(path, file);
  const mappings = await workspaceMappings(workspace);
  const isAsked = [out, entity, sheet, headerRow].some((one) => one !== undefined);
  const policy = await readPolicy(workspace);
  const mapped = await mapFile(path, {mappings, policy, entity, sheet, headerRow, isAsked, signal});
  const text = mapText(mapped, language);
  const json = mapJson(mapped, language);
  if (mapped.known) return {text, json, isUnknown: false};
  if (!mapped.isSure) return {text, json: {...json, draft: null}, isUnknown: true};
  const draft = await writeDraft(workspace, mapped, {...options, mappings});
  if (draft === undefined) return {text, json: {...json, draft: null}, isUnknown: true};
  const next = nextStep(mapped, file, options);
  const shown = relative(process.cwd(), draft) || draft;
  return {
    text: `${text}\n${say("map_written", language, {path: shown})}\n${next}\n`,
    json: {...json, draft, next},
    isUnknown: false
  };
}

async function checkFile(path: string, file: string): Promise<void> {
  const found = await readable(path, file, () => stat(path));
  if (found.isDirectory()) throw new Failure("usage", "is_folder", {file});
}

async function writeDraft(
  workspace: Workspace,
  mapped: Mapped,
  {language, out, mappings}: Options & {mappings: Mapping[]}
): Promise<string | undefined> {
  const stem = stemOf(mapped.file);
  const names = new Set(mappings.map(({name}) => name));
  const folder = out === undefined ? workspace.mappings : dirname(resolve(out));
  const isTaken = (name: string) => names.has(name) || existsSync(join(folder, `${name}.yaml`));
  const name = [stem, ...Array.from({length: 99}, (_, i) => `${stem}-${i + 2}`)].find(
    (one) => !isTaken(one)
  )!;
  const text = draftText(mapped, {name, language});
  if (text === undefined) return undefined;
  const path = out === undefined ? join(folder, `${name}.yaml`) : resolve(out);
  const wrong = parseMapping(text, basename(path));
  if (typeof wrong === "function") throw new Error(`invalid draft: ${wrong("en")}`);
  await mkdir(folder, {recursive: true});
  await writeFile(path, text, {flag: "wx"}).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new Failure("usage", "map_exists", {file: out ?? path}, {cause: error});
  });
  return path;
}

// 工单导出_20241231.csv makes 工单导出: the next export of the same name is read by the same mapping
function stemOf(file: string): string {
  const stem = file
    .replace(/(\.\w{1,5})+$/, "")
    .replace(/[_-]?20\d{2}-?\d{2}-?\d{2}.*$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return stem || "draft";
}

function nextStep(mapped: Mapped, file: string, {language, workspaceName}: Options): string {
  const isDoubtful =
    mapped.open.length > 0 ||
    proposalsIn(mapped).some(({values, twoWays}) => twoWays || values?.some(({isSure}) => !isSure));
  return say(isDoubtful ? "map_next_edit" : "map_next", language, {
    file: quoted(file),
    workspace: workspaceName === undefined ? "" : ` --workspace ${quoted(workspaceName)}`
  });
}

function quoted(text: string): string {
  return /[\s'"()&;]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : text;
}
