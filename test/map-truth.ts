import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "yaml";
import {isActive} from "../pipelines/map/judge.ts";
import type {Mapped} from "../pipelines/map.ts";
import {repository} from "../pipelines/workspace.ts";

/** What a table is and what its columns hold, said by a person. */
export type Truth = {entity: string[]; columns: Record<string, string | string[]>};

export type Verdict = {
  column: string;
  is: "right" | "wrong" | "unsure";
  said: string[];
  meant: string[];
  holds: boolean;
};

export async function readTruth(): Promise<Record<string, Record<string, Truth>>> {
  return parse(await readFile(join(repository, "test", "input", "map", "truth.yaml"), "utf8"), {merge: true});
}

/** Judges what `map` said of each column: what it asserts, be it sure or likely, is right or wrong. */
export function judgeColumns({entity, isSure, columns}: Mapped, truth: Truth | undefined): Verdict[] {
  const isRightEntity = isSure && (truth?.entity.includes(entity!.name) ?? false);
  return columns.map(({header, proposals}) => {
    const said = isSure ? proposals.filter(isActive).map(({field}) => field) : [];
    const meant = [truth?.columns[header] ?? "none"].flat();
    const direct = said.filter((field) => field !== "status" || said.length === 1);
    const isRight = direct.every((field) => isRightEntity && meant.includes(field));
    const is = !isRight ? "wrong" : said.length > 0 || meant.includes("none") ? "right" : "unsure";
    return {column: header, is, said, meant, holds: !meant.includes("none")};
  });
}

/** Returns the shares of a list of verdicts, among all columns and among those that hold a field. */
export function sharesOf(verdicts: Verdict[]) {
  const count = (is: Verdict["is"], list: Verdict[]) => list.filter((one) => one.is === is).length;
  const shares = (list: Verdict[]) => ({
    columns: list.length,
    right: count("right", list),
    wrong: count("wrong", list),
    unsure: count("unsure", list)
  });
  return {all: shares(verdicts), holding: shares(verdicts.filter(({holds}) => holds))};
}
