import type {Field} from "../../models/contract.ts";
import type {Profile} from "./shapes.ts";
import {plain, type Words} from "./words.ts";

type Fit = (profile: Profile, field: Field) => number;

/** Returns from 0 to 1 how well a column's values could be read as the field; 0.5 where there are none to judge by. */
export function kindFit(words: Words, field: Field, profile: Profile): number {
  if (profile.filled === 0) return 0.5;
  const fit: typeof fits = {
    ...fits,
    status: statusFit(words),
    choice: statusFit(words),
    level: levelFit(words)
  };
  return Math.max(0, Math.min(1, fit[field.kind]?.(profile, field) ?? 0.6));
}

/** Returns the code a field's own words or the vocabulary's give a value, or undefined. */
export function codeOf(words: Words, field: Field, value: string): string | undefined {
  const text = plain(value.replace(/[（(].*$/, ""));
  for (const [code, known] of Object.entries(field.values ?? {}))
    if ([code, ...known].some((word) => plain(word) === text)) return code;
  for (const code of Object.keys(field.values ?? {})) if (words.states.get(code)?.includes(text)) return code;
  return undefined;
}

/** Returns how grave a level's name says it is, 1 the gravest, or undefined. */
export function severityOf({severity}: Words, value: string): number | undefined {
  const text = plain(value.replace(/[（(].*$/, ""));
  const known = severity.get(text);
  if (known) return known;
  const numbered = /^(?:[psl]|级别|优先级|level|prio|priority|sev|severity)?_?([1-5])(?:级|_|$)(.*)$/.exec(
    text
  );
  if (!numbered) return undefined;
  return severity.get(numbered[2]!.replace(/^_/, "")) ?? Math.min(4, Number(numbered[1]));
}

const fits: Partial<Record<string, Fit>> = {
  id: ({share, values, length}) => {
    if (share.isoTime + share.isoDay + share.slashDay > 0.5 || share.email > 0.3) return 0;
    const hasFraction = values.some(({text}) => /^\d+\.\d*[1-9]$/.test(text));
    if (hasFraction && share.number > 0.9) return 0.2;
    return Math.max(share.code, share.integer, share.hash) * (length > 60 ? 0.5 : 1);
  },
  text: ({share, distinct}) => {
    if (share.time > 0.5 || share.boolean > 0.9) return 0.05;
    if (share.number > 0.8) return 0.2;
    return 0.75 + 0.25 * Math.max(share.sentence, share.hash, distinct > 0.5 ? 0.6 : 0);
  },
  category: ({share, distinct, values}) => {
    if (share.time > 0.5) return 0.05;
    const fewness = values.length <= 60 || distinct < 0.2 ? 1 : 0.5;
    return fewness * (share.number > 0.8 ? 0.6 : share.sentence > 0.6 ? 0.5 : 1);
  },
  customer: ({share}) => {
    if (share.time > 0.5 || share.boolean > 0.9) return 0;
    if (share.number > 0.8) return 0.2;
    if (share.code > 0.8 && share.company < 0.1 && share.hash < 0.5) return 0.45;
    return 0.85 + 0.15 * share.company;
  },
  person: ({share, length}) => {
    if (share.time > 0.5 || share.company > 0.3) return 0.1;
    if (share.email > 0.5 || share.phone > 0.5) return 0.1;
    const likes = Math.max(
      share.hanName,
      share.staff,
      share.latinName,
      share.integer,
      share.hash,
      share.code
    );
    return Math.max(likes, share.sentence > 0.5 || length > 30 ? 0.2 : 0.7);
  },
  contact: ({share, length}) => {
    if (share.time > 0.5 || share.company > 0.3 || share.email > 0.5 || share.phone > 0.5) return 0.05;
    return Math.max(share.hanName, share.latinName, length > 40 ? 0.2 : 0.75);
  },
  timestamp: ({share}) => Math.max(share.time, share.epoch * 0.7),
  date: ({share}) => Math.max(share.time, share.epoch * 0.4),
  amount: ({share}) => (share.time > 0.5 ? 0 : Math.max(share.money, share.commaNumber, share.number)),
  integer: ({share, values}, {min}) =>
    min !== undefined && values.some(({text}) => Number(text) < min) ? 0 : wholeShare(share, values),
  score: ({share, values}, field) =>
    values.some(({text}) => !text.includes("/") && isOutside(Number.parseFloat(text), field))
      ? 0.1
      : share.score,
  boolean: ({share}) => share.boolean,
  order: ({share}) => Math.max(share.integer, share.time * 0.6),
  people: ({share, length}) => (share.time > 0.5 || share.company > 0.5 || length > 80 ? 0.1 : 0.8),
  list: ({share}) => (share.time > 0.5 || share.number > 0.8 ? 0.1 : 0.85),
  estimate: ({share}) => (share.time > 0.5 ? 0.05 : Math.max(share.money, 0.6)),
  ratio: ({share}) => Math.max(share.percent, share.number * 0.9),
  duration: ({share, values}) => durationShare(share, values),
  quantity: ({share}) => (share.time > 0.5 ? 0 : share.number),
  period: ({share, values}) => Math.max(share.time * 0.7, periodShare(values))
};

function durationShare(share: Profile["share"], values: Profile["values"]): number {
  const isWritten = ({text}: {text: string}) => /^\d+(\.\d+)?\s*(小时|分钟|天|个月|月|h|min|d)?$/i.test(text);
  return share.packedDay > 0.8 ? 0.1 : values.filter(isWritten).length / values.length;
}

function periodShare(values: Profile["values"]): number {
  const isPeriod = ({text}: {text: string}) =>
    /^\d{4}(年|Q[1-4]|H[12]|-?(0[1-9]|1[0-2])|年第?[一二三四1-4]季度)?$/.test(text);
  return values.filter(isPeriod).length / values.length;
}

function statusFit(words: Words): Fit {
  return ({share, values, distinct}, field) => {
    if (share.time > 0.5 || share.sentence > 0.7) return 0.05;
    if (values.length > 40 || (distinct > 0.6 && values.length > 12)) return 0.15;
    const known = values.filter(({text}) => codeOf(words, field, text) !== undefined).length;
    if (known === 0) return 0.35;
    return 0.6 + 0.4 * (known / values.length);
  };
}

function levelFit(words: Words): Fit {
  return ({share, values}) => {
    if (share.time > 0.5 || values.length > 15 || share.boolean > 0.9) return 0.1;
    const known = values.filter(({text}) => severityOf(words, text) !== undefined).length;
    return 0.55 + 0.45 * (known / values.length);
  };
}

function wholeShare(share: Profile["share"], values: Profile["values"]): number {
  const isDays = share.packedDay > 0.8 && values.length > 5;
  return isDays ? 0.1 : share.integer;
}

function isOutside(value: number, {min, max}: Field): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max);
}
