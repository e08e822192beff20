export const LAST_COLUMN = 16_383;

/** How a cell's number format reads its number; "elapsed" is a duration such as `[h]:mm`. */
export type NumberKind = "number" | "date" | "time" | "elapsed";

export type Epoch = 1900 | 1904;

/** Text whose only entities are the five of XML, without brackets, line ends to normalize or what XML forbids. */
export const TEXT = "(?:[^<>&\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]+|&(?:amp|lt|gt|quot|apos);)*";

const ENTITIES: Record<string, string> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};
const DAY_SECONDS = 86_400;
const UNIX_DAY = {1900: 25_569, 1904: 24_107}; // the serial of 1970-01-01
const LAST_SERIAL = {1900: 2_958_465, 1904: 2_957_003}; // 9999-12-31
const LEAP_BUG = 60; // Excel's 1900-02-29, which never was

const WHOLE = /^(?:0|-?[1-9]\d*)$/;
const SHORT = /^-?(?:0|[1-9]\d*)\.\d*[1-9]$/;
const SHORT_LENGTH = 16; // 15 digits and a point: no other decimal of that length is the same double
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SCIENTIFIC = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;
const ISO = /^(\d{4}-\d\d-\d\d)?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/;
const FORMAT_LITERALS = /"[^"]*"|\\.|[_*].|\[[^\]]*\]/gsu;

/** Returns the shortest decimal digits of the double, without exponent; integers keep the file's digits. */
export function numberText(raw: string): string {
  if (WHOLE.test(raw) || (raw.length <= SHORT_LENGTH && SHORT.test(raw))) return raw;
  const text = raw.trim();
  const value = Number(text);
  return NUMBER.test(text) && Number.isFinite(value) ? dropExponent(String(value)) : text;
}

/** Returns `YYYY-MM-DD`, with ` HH:MM:SS` unless midnight; times below a day and durations as `HH:MM:SS`. */
export function serialText(raw: string, kind: NumberKind, epoch: Epoch): string {
  const serial = Number(raw);
  if (kind === "number" || !NUMBER.test(raw.trim())) return numberText(raw);
  const seconds = Math.round(serial * DAY_SECONDS);
  if (serial < 0 || seconds >= (LAST_SERIAL[epoch] + 1) * DAY_SECONDS) return numberText(raw);
  if (kind === "elapsed" || (kind === "time" && serial < 1)) return clockText(seconds);
  return momentText(serialDate(Math.floor(seconds / DAY_SECONDS), epoch), seconds % DAY_SECONDS);
}

/** Returns an ISO 8601 cell (`t="d"`, strict OOXML) in the form of `serialText`. */
export function isoText(raw: string, kind: NumberKind): string {
  const match = ISO.exec(raw.trim());
  if (!match) return raw;
  const [, date, hours = 0, minutes = 0, rest = 0] = match;
  const seconds = Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
  if (!date || (kind === "time" && date < "1900")) return clockText(seconds);
  const day = Date.parse(date) / 1000 / DAY_SECONDS + Math.floor(seconds / DAY_SECONDS);
  return Number.isNaN(day) ? raw : momentText(unixDate(day), seconds % DAY_SECONDS);
}

/** Returns the kind of a number format; a built-in id may lack its code. */
export function numberKind(id: number, code?: string): NumberKind {
  return code === undefined ? builtInKind(id) : codeKind(code);
}

/** Decodes the five entities of XML in what `TEXT` matched. */
export function decodeEntities(text: string): string {
  return text.includes("&") ? text.replace(/&(\w+);/g, (_, name) => ENTITIES[name]!) : text;
}

/** Decodes `_x000D_` and its like (ST_Xstring). */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Returns the zero-based column of `B7`, or -1. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; ++i) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Returns `A` for column 0. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

function dropExponent(text: string): string {
  const match = SCIENTIFIC.exec(text);
  if (!match) return text;
  const [, sign, whole, fraction = "", exponent] = match;
  const digits = `${whole}${fraction}`;
  const point = 1 + Number(exponent);
  return sign + (point > 0 ? digits.padEnd(point, "0") : `0.${"0".repeat(-point)}${digits}`);
}

function serialDate(day: number, epoch: Epoch): string {
  if (epoch === 1904) return unixDate(day - UNIX_DAY[1904]);
  if (day === LEAP_BUG) return "1900-02-29";
  return unixDate(day - UNIX_DAY[1900] + (day < LEAP_BUG ? 1 : 0));
}

// https://howardhinnant.github.io/date_algorithms.html#civil_from_days; Date takes five times as long.
function unixDate(day: number): string {
  const shifted = day + 719_468; // from 0000-03-01, so that leap days end the years
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153); // from March
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = era * 400 + yearOfEra + (month < 10 ? 0 : 1);
  return `${String(year).padStart(4, "0")}-${pad(month < 10 ? month + 3 : month - 9)}-${pad(dayOfMonth)}`;
}

function momentText(date: string, seconds: number): string {
  return seconds === 0 ? date : `${date} ${clockText(seconds)}`;
}

function clockText(seconds: number): string {
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

// ECMA-376 18.8.30; 27-36 and 50-58 as in Chinese Excel, where 34, 35, 55 and 56 are times.
function builtInKind(id: number): NumberKind {
  if (id === 46) return "elapsed";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || [45, 47, 55, 56].includes(id)) return "time";
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "date";
  return "number";
}

function codeKind(code: string): NumberKind {
  const literals = code.match(FORMAT_LITERALS) ?? [];
  if (literals.some((literal) => /^\[(h+|m+|s+)\]$/i.test(literal))) return "elapsed";
  const letters = code.replace(FORMAT_LITERALS, "");
  if (/[yd]|aaa/i.test(letters)) return "date";
  if (/[hs]/i.test(letters)) return "time";
  return /m/i.test(letters) ? "date" : "number";
}
