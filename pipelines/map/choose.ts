import {basename} from "node:path";
import type {Entity, Field} from "../../models/contract.ts";
import {keyOf} from "./key.ts";
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

/** A table that names its entity, in its own name or its key's, needs less to be sure. */
const bars = {fits: 2.5, sure: 4, named: 3, margin: 0.7};

/** Reads a table as each entity and says which it most likely is, if any. */
export function chooseEntity(
  words: Words,
  entities: Entity[],
  {table, file, sheet}: {table: Table; file: string; sheet: string}
): Choice {
  const rarity = rarityOf(words, entities);
  const names = [basename(file).replace(/(\.\w{2,5})+$/, ""), sheet].map((text) => tokensOf(words, text));
  const said = [...names.flat(), ...table.header.flatMap((text) => tokensOf(words, text))];
  const seen = new Set(said.flatMap(({text, senses}) => [text, ...senses.map(({notion}) => notion)]));
  const candidates = entities
    .map((entity) => {
      const candidate = readAs(words, entity, table);
      const topics = topicsOf(words, entity);
      const named =
        strongest(names.map((tokens) => topicEvidence(tokens, topics, entity.isHistory))) +
        keyTopic(words, candidate, entity, table);
      const score = evidence(words, candidate, entity, rarity) + named - unseen(words, entity, seen);
      return {...candidate, score, isNamed: named > 0 && countTold(candidate) >= 3};
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (!best || best.score < bars.fits) return {candidates, isSure: false};
  const margin = best.score - (second?.score ?? 0);
  const bar = best.isNamed ? bars.named : bars.sure;
  return {candidates, best, isSure: best.score >= bar && margin >= bars.margin};
}

// a field that many entities have tells little of which one it is
function evidence(
  words: Words,
  {guesses, missing}: Candidate,
  entity: Entity,
  rarity: Map<Field, number>
): number {
  const {fields, isHistory} = entity;
  const key = keyOf(entity);
  const isTelling = ({pairs}: Guess) =>
    [...pairs.zh, ...pairs.en].some(([word]) =>
      words.senses.get(word)?.some(({weight, role}) => weight > 0.95 || (!role && weight >= 0.5))
    );

  let sum = 0;
  let others = 0;
  for (const guess of guesses) {
    if (!guess || guess.sureness === "unsure") continue;
    const isNeeded = guess.field === key || fields[guess.field]!.required;
    sum += guess.score * (isNeeded ? 1 : rarity.get(fields[guess.field]!)!) * (isTelling(guess) ? 1 : 0.35);
    if (!isNeeded) others++;
  }
  const isNoHistory =
    isHistory && guesses.some((guess) => guess !== undefined && guess.field === key && guess.fit <= 0.5);
  return sum - (isNoHistory ? 4 : 0) - 2.5 * missing.length - (others === 0 ? 3 : others === 1 ? 0.7 : 0);
}

// two fields are alike where their names say the same beside what their entities are about
function rarityOf(words: Words, entities: Entity[]): Map<Field, number> {
  const saying = new Map<Field, string>();
  const counts = new Map<string, number>();
  for (const entity of entities) {
    const free = topicsOf(words, entity);
    for (const field of Object.values(entity.fields)) {
      const notions = tokensOf(words, field.zh).flatMap(({text, senses}) =>
        senses.some(({notion}) => free.has(notion)) ? [] : [senses[0]?.notion ?? text]
      );
      const text = [...new Set(notions)].sort().join(" ");
      saying.set(field, text);
      if (!entity.isHistory) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return new Map(
    [...saying].map(([field, text]) => [
      field,
      text === "" ? 0.3 : Math.max(0.55, 1 / Math.sqrt(counts.get(text) ?? 1))
    ])
  );
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

// a service contract is not told from a contract unless something speaks of service
function unseen(words: Words, {label}: Entity, seen: Set<string>): number {
  const tokens = tokensOf(words, label.zh).filter(
    ({senses}) => senses.length === 0 || senses.some(({weight}) => weight > 0)
  );
  return tokens.filter(({text, senses}) => !seen.has(text) && !senses.some(({notion}) => seen.has(notion)))
    .length;
}

function countTold({guesses}: Candidate): number {
  return guesses.filter((guess) => guess !== undefined && guess.sureness !== "unsure").length;
}

function strongest(values: number[]): number {
  return values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
}

function keyTopic(words: Words, {guesses}: Candidate, entity: Entity, {header}: Table): number {
  const at = guesses.findIndex(
    (guess) => guess !== undefined && guess.field === keyOf(entity) && guess.sureness !== "unsure"
  );
  if (at < 0) return 0;
  const topics = topicsOf(words, entity);
  const senses = tokensOf(words, header[at]!).flatMap((token) => token.senses);
  return senses.some(({notion}) => topics.has(notion)) ? 1.2 : 0;
}
