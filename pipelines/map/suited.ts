import type {Entity} from "../../models/contract.ts";
import type {Proposal} from "./columns.ts";
import {isActive} from "./judge.ts";
import {keyOf} from "./key.ts";
import {kindFit} from "./kind-fit.ts";
import {keyFit} from "./score.ts";
import type {Table} from "./table.ts";
import type {Words} from "./words.ts";

const least = 0.6;
const shown = 3;

/**
 * Returns, for each required field that no column was found for, the headers whose values could be it, the best first:
 * a person who knows the file chooses, where words do not tell.
 */
export function suitedColumns(
  words: Words,
  entity: Entity,
  {table, proposals}: {table: Table; proposals: Proposal[]}
): Map<string, string[]> {
  const taken = new Set(proposals.filter(isActive).map(({column}) => column));
  const lacking = Object.entries(entity.fields).filter(
    ([name, {required}]) => required && !proposals.some(({field}) => field === name)
  );
  return new Map(
    lacking.map(([name, field]) => {
      const isKey = name === keyOf(entity);
      const fits = table.header.map((header, column) => ({
        header,
        fit: kindFit(words, field, table.profiles[column]!) * (isKey ? keyFit(entity, table, column) : 1),
        isFree: header.trim() !== "" && !taken.has(column)
      }));
      const best = fits.filter(({fit, isFree}) => isFree && fit >= least).sort((a, b) => b.fit - a.fit);
      return [name, best.slice(0, shown).map(({header}) => header)];
    })
  );
}
