import {identifier, literal} from "./duckdb.ts";

/** Returns the SQL of a customer column in which a natural person is a pseudonym, the same for the same secret. */
// two to four Han letters without a word for an organisation: rather a company too many hidden than a person shown
export function pseudonym(name: string, secret: string, {isNamed = true} = {}): string {
  const column = identifier(name);
  const bare = `replace(${column}, 'name:', '')`;
  // of 24 bytes at most, which spares most names the dear test
  const isPerson = `strlen(${column}) <= 24 and regexp_full_match(${bare}, '[\\x{4e00}-\\x{9fff}·]{2,4}') and not regexp_matches(${bare}, '公司|集团|厂|院|校|局|所|中心|店|银行|大学|医|社|馆|委|处|部')`;
  const keyed = `left(sha256(${literal(secret)} || sha256(${literal(secret)} || ${bare})), 12)`;
  const shown = `case when ${isPerson} then '个人客户-' || ${keyed} else ${column} end`;
  return isNamed ? `${shown} as ${column}` : shown;
}
