import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {entities} from "../../models/exports/index.ts";
import {type MapOptions, type Mapped, mapFile} from "../../pipelines/map.ts";
import {type Policy, readPolicy} from "../../pipelines/policy.ts";
import {repository, workspaceAt} from "../../pipelines/workspace.ts";
import {judgeColumns, readTruth, sharesOf, type Truth, type Verdict} from "../map-truth.ts";
import {shared} from "../service-value.ts";

const made = join(repository, "test", "input", "map");
const truth = await readTruth();
const policy: Policy = await readPolicy(workspaceAt(made));

function mapped(path: string, options: Partial<MapOptions> = {}): Promise<Mapped> {
  return mapFile(path, {mappings: [], policy, isAsked: true, ...options});
}

describe("columns of files that no mapping knows", () => {
  const verdicts: Record<string, Verdict[]> = {datasets: [], made: [], held: [], held2: [], none: []};

  // every file of every dataset, those that hold nothing of ours too
  beforeAll(async () => {
    const files = await readdir(shared("datasets"), {recursive: true});
    for (const file of files.filter((name) => /\.(csv|xlsx|gz)$/.test(name)).sort())
      await judge(
        truth.datasets![file] ? "datasets" : "none",
        shared(`datasets/${file}`),
        truth.datasets![file]
      );
    for (const set of ["made", "held", "held2"])
      for (const [file, one] of Object.entries(truth[set] ?? {})) await judge(set, join(made, file), one);
  }, 600_000);

  async function judge(set: string, path: string, one: Truth | undefined): Promise<void> {
    const found = await mapped(path);
    verdicts[set]!.push(...judgeColumns(found, one).map((verdict) => ({...verdict, file: found.file})));
    const open = Object.entries(found.entity?.fields ?? {}).filter(([, {required}]) => required);
    for (const [name] of found.isSure ? open : [])
      if (!found.open.includes(name))
        required.push({file: found.file, name, isRight: isRight(found, one, name)});
  }

  const required: {file: string; name: string; isRight: boolean}[] = [];

  function isRight({columns}: Mapped, one: Truth | undefined, name: string): boolean {
    const column = columns.find(({proposals}) =>
      proposals.some(({field, guess}) => field === name && guess.sureness !== "unsure")
    );
    return [one?.columns[column!.header] ?? "none"].flat().includes(name);
  }

  it("are right or unsure, and wrong at most once in a hundred", () => {
    const all = Object.values(verdicts).flat();
    for (const [set, list] of Object.entries(verdicts))
      process.stdout.write(`map ${set.padEnd(8)} ${JSON.stringify(sharesOf(list))}\n`);
    const {holding} = sharesOf(all);
    const wrong = all.filter(({is}) => is === "wrong");
    expect(holding.columns).toBeGreaterThan(150);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(holding.columns / 100);
    expect(holding.right).toBeGreaterThan(holding.columns * 0.6);
    const made = sharesOf(verdicts.made!).holding;
    expect(made.right).toBeGreaterThan(made.columns * 0.95);
  });

  it("have every required field right wherever it is said to be found", () => {
    expect(required.length).toBeGreaterThan(20);
    expect(required.filter((one) => !one.isRight)).toEqual([]);
  });

  it("are told apart by words that no list of names holds: none of the made headers is one", () => {
    const names = new Set(
      Object.values(entities)
        .flatMap(({fields}) => Object.values(fields))
        .flatMap(({zh, en, aliases = []}) => [zh, en, ...aliases])
        .map((name) => name.toLowerCase())
    );
    const headers = Object.values(truth.made!).flatMap(({columns}) => Object.keys(columns));
    expect(headers.length).toBeGreaterThan(90);
    expect(headers.filter((header) => names.has(header.toLowerCase()))).toEqual([]);
  });
});
