import {BIGINT, BOOLEAN, DOUBLE, type DuckDBPreparedStatement, DuckDBTypeId} from "@duckdb/node-api";
import {Failure} from "../failure.ts";
import {nearest} from "../nearest.ts";

/** Values of a query's parameters by name, as they were typed. */
export type ParameterValues = Record<string, string>;

/** Returns `name=value` pairs as parameters; throws for what is none and for a name given twice. */
export function parseParameters(pairs: string[]): ParameterValues {
  const parameters: ParameterValues = {};
  for (const pair of pairs) {
    const [, name, value] = /^\$?([A-Za-z_]\w*)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || Object.hasOwn(parameters, name))
      throw new Failure("usage", "invalid_parameter", {value: pair});
    parameters[name] = value!;
  }
  return parameters;
}

/**
 * Gives a statement its parameters. Where the SQL says of which type one is, the text is cast to it; where it does not, a
 * whole or decimal number without a leading zero is a number, true and false are truth values, all else is text.
 */
export function bindParameters(statement: DuckDBPreparedStatement, given: ParameterValues): void {
  const names = parameterNames(statement);
  const missing = names.filter((name) => !Object.hasOwn(given, name));
  if (missing.length > 0)
    throw new Failure("usage", "missing_parameter", {detail: missing.map((name) => `$${name}`).join(", ")});
  for (const [i, name] of names.entries()) {
    const value = given[name]!;
    const isTyped = statement.parameterTypeId(i + 1) !== DuckDBTypeId.INVALID;
    if (isTyped) statement.bindVarchar(i + 1, value);
    else bindGuessed(statement, i + 1, value);
  }
}

/** Throws for parameters that no statement has, naming those there are. */
export function refuseUnknown(given: ParameterValues, known: string[]): void {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const near = nearest(unknown[0]!, known);
  throw new Failure("usage", "unknown_parameter", {
    detail: unknown.map((name) => `$${name}`).join(", "),
    known: known.map((name) => `$${name}`).join(", ") || "-",
    near: near
      ? (language) => (language === "zh" ? `（是否想写 $${near}？）` : ` (did you mean $${near}?)`)
      : ""
  });
}

export function parameterNames(statement: DuckDBPreparedStatement): string[] {
  return Array.from({length: statement.parameterCount}, (_, i) => statement.parameterName(i + 1));
}

function bindGuessed(statement: DuckDBPreparedStatement, place: number, value: string): void {
  if (/^-?(0|[1-9]\d{0,17})$/.test(value)) statement.bindValue(place, BigInt(value), BIGINT);
  else if (/^-?(0|[1-9]\d*)\.\d+$/.test(value)) statement.bindValue(place, Number(value), DOUBLE);
  else if (value === "true" || value === "false") statement.bindValue(place, value === "true", BOOLEAN);
  else statement.bindVarchar(place, value);
}
