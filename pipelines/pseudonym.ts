import {createHmac} from "node:crypto";
import {identifier} from "./duckdb.ts";
import {sha256} from "./hash.ts";

/**
 * Returns what stands for a text that says who somebody is: HMAC-SHA256 (RFC 2104) under the workspace's secret, so
 * that nobody without it finds the text by trying all there are. The same text of another kind is another pseudonym.
 */
export function keyed(kind: string, text: string, secret: string): string {
  return createHmac("sha256", secret).update(`${kind}:${text}`).digest("hex");
}

/** Returns the SQL of a customer column in which a natural person is a pseudonym, the same for the same secret. */
export function pseudonym(name: string, secret: string): string {
  return `${customerSql(identifier(name), secret)} as ${identifier(name)}`;
}

/** Returns the SQL of a text in which a customer who is a natural person is a pseudonym. */
// two to four Han letters without a word for an organisation: rather a company too many hidden than a person shown
export function customerSql(column: string, secret: string): string {
  const bare = `replace(${column}, 'name:', '')`;
  // of 24 bytes at most, which spares most names the dear test
  const isPerson = `strlen(${column}) <= 24 and regexp_full_match(${bare}, '[\\x{4e00}-\\x{9fff}·]{2,4}') and not regexp_matches(${bare}, '公司|集团|厂|院|校|局|所|中心|店|银行|大学|医|社|馆|委|处|部')`;
  return `case when ${isPerson} then '个人客户-' || left(${keyedSql("customer", bare, secret)}, 12) else ${column} end`;
}

/** Returns the SQL of `keyed` over a text column. */
export function keyedSql(kind: string, column: string, secret: string): string {
  const [inner, outer] = [padded(secret, 0x36), padded(secret, 0x5c)];
  return `sha256(${outer} || unhex(sha256(${inner} || encode('${kind}:' || ${column}))))`;
}

// RFC 2104: a key longer than a block of 64 bytes is hashed first
function padded(secret: string, pad: number): string {
  const bytes = Buffer.from(secret);
  const key = bytes.length > 64 ? Buffer.from(sha256(bytes), "hex") : bytes;
  const block = Buffer.concat([key, Buffer.alloc(64 - key.length)]);
  return `'${[...block].map((byte) => `\\x${(byte ^ pad).toString(16).padStart(2, "0")}`).join("")}'::blob`;
}
