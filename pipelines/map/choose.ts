import {basename} from "node:path";
import type {Entity} from "../../models/contract.ts";
import {type Candidate, type Guess, readAs, topicsOf} from "./score.ts";
import type {Table} from "./table.ts";
import {type Token, tokensOf, type Words} from "./words.ts";

export type Choice = {
  /** Every entity's reading, the likeliest first. */
  candidates: Candidate[];
  /** The likeliest one, when the table speaks for it. */
  best?: Candidate;
  isSure: boolean;
};

const bars = {fits: 3, sure: 4, margin: 0.8};

/** Reads a table as each entity and says which it most likely is, if any. */
export function chooseEntity(
  words: Words,
  entities: Entity[],
  {table, file, sheet}: {table: Table; file: string; sheet: string}
): Choice {
  const rarity = rarityOf(entities);
  const names = [basename(file).replace(/(\.\w{2,5})+$/, ""), sheet].map((text) => tokensOf(words, text));
  const candidates = entities
    .map((entity) => {
      const candidate = readAs(words, entity, table);
      const said = names.map((tokens) => topicEvidence(tokens, topicsOf(words, entity), entity.isHistory));
      return {
        ...candidate,
        score:
          evidence(words, candidate, entity, rarity) +
          strongest(said) +
          keyTopic(words, candidate, entity, table)
      };
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  const fits = best !== undefined && best.score >= bars.fits;
  return {
    candidates,
    ...(fits ? {best} : {}),
    isSure: fits && best.score >= bars.sure && best.score - (second?.score ?? 0) >= bars.margin
  };
}

// a field that many entities have tells little of which one it is
function evidence(
  words: Words,
  {guesses, missing}: Candidate,
  {fields, key, isHistory}: Entity,
  rarity: Map<string, number>
): number {
  const isTelling = ({pairs}: Guess) =>
    [...pairs.zh, ...pairs.en].some(([word]) =>
      words.senses.get(word)?.some(({weight, role}) => weight > 0.95 || (!role && weight >= 0.5))
    );

  let sum = 0;
  let others = 0;
  for (const guess of guesses) {
    if (!guess || guess.sureness === "unsure") continue;
    const isNeeded = guess.field === key || fields[guess.field]!.required;
    sum +=
      guess.score * (isNeeded ? 1 : rarity.get(fields[guess.field]!.zh)!) * (isTelling(guess) ? 1 : 0.35);
    if (!isNeeded) others++;
  }
  const isNoHistory = isHistory && guesses.some((guess) => guess?.field === key && guess.fit <= 0.5);
  return sum - (isNoHistory ? 4 : 0) - 2.5 * missing.length - (others === 0 ? 3 : others === 1 ? 0.7 : 0);
}

function rarityOf(entities: Entity[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entity of entities.filter(({isHistory}) => !isHistory))
    for (const {zh} of Object.values(entity.fields)) counts.set(zh, (counts.get(zh) ?? 0) + 1);
  for (const entity of entities)
    for (const {zh} of Object.values(entity.fields)) if (!counts.has(zh)) counts.set(zh, 1);
  return new Map([...counts].map(([zh, count]) => [zh, 1 / Math.sqrt(count)]));
}

// «工单导出» speaks for tickets, «ticket_comment» against them, «data» says nothing
function topicEvidence(tokens: Token[], topics: Set<string>, isHistory: boolean): number {
  const telling = tokens.filter(({senses}) =>
    senses.some(({weight, role}) => weight >= 0.7 && (!role || role === "person" || role === "category"))
  );
  if (telling.length === 0) return 0;
  const isTopic = ({senses}: Token) => senses.some(({notion}) => topics.has(notion));
  if (!telling.some(isTopic)) return -2;
  const isPart = telling.some(
    (token) =>
      !isTopic(token) &&
      token.senses.some((sense) => sense.isPart && !(isHistory && sense.notion === "history"))
  );
  return isPart ? -2 : 1.5;
}

function strongest(values: number[]): number {
  return values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
}

function keyTopic(words: Words, {guesses}: Candidate, entity: Entity, {header}: Table): number {
  const at = guesses.findIndex((guess) => guess?.field === entity.key && guess.sureness !== "unsure");
  if (at < 0) return 0;
  const topics = topicsOf(words, entity);
  const senses = tokensOf(words, header[at]!).flatMap((token) => token.senses);
  return senses.some(({notion}) => topics.has(notion)) ? 1.2 : 0;
}
