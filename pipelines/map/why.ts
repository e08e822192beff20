import type {Entity, Field} from "../../models/contract.ts";
import {type Key, type Language, say, sayReason} from "../messages.ts";
import type {Proposal} from "./columns.ts";
import {isViolated} from "./judge.ts";

type Options = {entity: Entity; language: Language};

/** Returns in words what speaks for a proposal: the header's words, the values, the neighbours. */
export function whyOf(one: Proposal, {entity, language}: Options): string {
  const field = entity.fields[one.field]!;
  const doubt = doubtOf(one, {entity, language});
  return [
    wordsReason(one, language),
    one.key ? keyReason(one.key, language) : valuesReason(one, field, language),
    ordersReason(one, {entity, language}),
    doubt
  ]
    .filter(Boolean)
    .join(language === "zh" ? "；" : "; ");
}

/** Returns in words what speaks against a proposal, or an empty text. */
export function doubtOf(one: Proposal, {entity, language}: Options): string {
  const {guess, fault, values, isForeign, rule} = one;
  const broken = one.orders.filter(isViolated);
  const reasons = [
    ...(guess.rival?.column !== undefined
      ? [say("map_rival_column", language, {name: guess.rival.column})]
      : []),
    ...(guess.rival?.field !== undefined
      ? [say("map_rival_field", language, {name: labelOf(entity, guess.rival.field, language)})]
      : []),
    ...(fault
      ? [say("map_fault", language, {rows: fault.count, reason: sayReason(fault.reason, language)})]
      : []),
    ...broken.map(({earlier, later, violations}) =>
      say("map_violated", language, {
        earlier: labelOf(entity, earlier, language),
        later: labelOf(entity, later, language),
        rows: violations
      })
    ),
    ...(values?.some(({isSure}) => !isSure) ? [say("map_values", language)] : []),
    ...(isForeign ? [say("map_foreign", language)] : []),
    ...(rule.open_from ? [say("map_open_from", language, {date: rule.open_from})] : []),
    ...(guess.sureness !== "sure" && !guess.rival ? [say("map_weak", language)] : [])
  ];
  return reasons.join(language === "zh" ? "；" : "; ");
}

export function labelOf({fields}: Entity, name: string, language: Language): string {
  return language === "zh" ? fields[name]!.zh : fields[name]!.en;
}

function wordsReason({guess: {isExact, pairs}}: Proposal, language: Language): string {
  if (isExact) return say("map_exact", language);
  const alike = pairs[language].map(([a, b]) =>
    a === b ? `“${shown(a)}”` : `“${shown(a)}” ≈ “${shown(b)}”`
  );
  const text = alike.join(language === "zh" ? "、" : ", ");
  return language === "zh" ? text.replace(/“([^”]*)”/g, "「$1」") : text;
}

function keyReason({rows, filled, distinct}: NonNullable<Proposal["key"]>, language: Language): string {
  const empty = rows - filled;
  if (empty > 0 && empty > rows * 0.01) return say("map_key_empty", language, {rows: empty});
  if (distinct === filled) return say("map_key_unique", language);
  return say("map_key_repeats", language, {rows: filled, count: distinct});
}

function valuesReason({guess, rule, twoWays}: Proposal, field: Field, language: Language): string {
  const key: Key = `kind_${field.kind}`;
  const share = Math.round(guess.fit * 100);
  if (share === 50) return "";
  const format = rule.format ? [rule.format].flat()[0]! : "";
  const text = say("map_fit", language, {share, kind: say(key, language)});
  return format && !twoWays ? `${text} (${format})` : text;
}

function ordersReason({field, orders}: Proposal, {entity, language}: Options): string {
  const kept = orders.filter(({count, violations}) => count > 0 && violations === 0);
  if (kept.length === 0) return "";
  const names = kept.map(({earlier, later}) =>
    labelOf(entity, earlier === field ? later : earlier, language)
  );
  return say("map_ordered", language, {names: names.join(language === "zh" ? "、" : ", ")});
}

function shown(word: string): string {
  return word.replaceAll("_", " ");
}
