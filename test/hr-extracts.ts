import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type ExtractArguments, extractAs} from "../pipelines/extract-command.ts";
import type {RunOptions, RunResult} from "../pipelines/run.ts";
import {workspaceAt} from "../pipelines/workspace.ts";
import {writeCompany} from "./appraisal-workspace.ts";
import {type Sheet, sheetsOf} from "./extract-reader.ts";
import {runHere} from "./workspaces.ts";

type Extract = {folder: string; status: string; revision: number; changes: number};

/** A made-up company, run in a folder of its own, and HR's way to its files. */
export type Company = {
  folder: string;
  run_id: string;
  /** Runs the company again; what is extracted from then on is of that run. */
  rerun(options?: Partial<RunOptions>): Promise<RunResult>;
  hr(asked: ExtractArguments): Promise<{text: string; extracts: Extract[]; exit: string}>;
  /** The folder of a unit's files. */
  at(unit: string, period?: string): string;
  bookOf(unit: string, period?: string): Promise<Sheet[]>;
  release(): Promise<void>;
};

/** Writes and runs the company, as `write` leaves its exports. */
export async function startCompany(
  write: (folder: string) => Promise<void> = writeCompany
): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), "service-value-hr-"));
  await write(folder);
  const company: Company = {
    folder,
    run_id: "",
    rerun: async (options) => {
      const result = await runHere(folder, options);
      company.run_id = result.run_id!;
      return result;
    },
    hr: async (asked) => {
      const {text, json, exit} = await extractAs(workspaceAt(folder), {by: "张三", ...asked}, "zh");
      return {text, exit, extracts: (json as {extracts?: Extract[]}).extracts ?? []};
    },
    at: (unit, period = "2024Q2") => join(folder, "published", "hr", company.run_id, period, unit),
    bookOf: async (unit, period) => sheetsOf(await readFile(join(company.at(unit, period), `${unit}.xlsx`))),
    release: () => rm(folder, {recursive: true, force: true})
  };
  await company.rerun();
  return company;
}
