import {columnsOf, type Mart} from "../models/contract.ts";
import {marts} from "../models/marts/index.ts";
import {type Connection, identifier, type Row, rowsOf} from "./duckdb.ts";
import {type FileMask, fileMask, maskedNames} from "./file-names.ts";
import {customerSql, pseudonym} from "./pseudonym.ts";

/** What a page reads of a mart: its rows, or of a list with a limit how many there are and those shown. */
type Shown = Row[] | {total: number; shown: number; counts?: Row[]; rows: Row[]};

/**
 * Returns what the executives' pages read, by mart: no personal column, customers who are persons as pseudonyms, files
 * whose names may hold a person's by keyed ones.
 */
export async function readPages(connection: Connection, secret: string): Promise<[string, Shown][]> {
  const pages: [string, Shown][] = [];
  const mask = await fileMask(secret);
  for (const contract of Object.values(marts) as Mart[])
    if (contract.executives)
      pages.push([contract.name, await readPage(connection, contract, {secret, mask})]);
  return pages;
}

async function readPage(
  connection: Connection,
  contract: Mart,
  {secret, mask}: {secret: string; mask: FileMask}
): Promise<Shown> {
  const {where = "true", order = contract.key, limit, countBy} = contract.executives!;
  const from = `from marts.${contract.name} where ${where}`;
  const by = order.map(identifier).join(", ");
  const select = `select ${shownColumns(contract, secret).join(", ")} ${from} order by ${by}`;
  if (limit === undefined) return maskedNames(await rowsOf(connection, select), mask);
  const [all] = await rowsOf<{total: number}>(connection, `select count(*) as total ${from}`);
  const rows = maskedNames(await rowsOf(connection, `${select} limit ${limit}`), mask);
  const {total} = all!;
  if (!countBy) return {total, shown: rows.length, rows};
  const groups = countBy.map(identifier).join(", ");
  const counts = `select ${groups}, count(*) as count ${from} group by ${groups} order by ${groups}`;
  return {total, shown: rows.length, counts: await rowsOf(connection, counts), rows};
}

// a sum of cents fits a JavaScript number up to 90 trillion yuan
function shownColumns(contract: Mart, secret: string): string[] {
  const {columns} = contract.executives!;
  return columnsOf(contract)
    .filter(([name, meta]) => !meta.isPersonal && (!columns || columns.includes(name)))
    .map(([name, meta]) => {
      if (name === "dimension_value")
        return `case when dimension = 'customer' then ${customerSql(name, secret)} else ${name} end as ${name}`;
      if (isCustomer(name)) return pseudonym(name, secret);
      if (meta.sql.startsWith("DECIMAL")) return `${identifier(name)}::double as ${name}`;
      return publishedColumn(contract, name);
    });
}

/** Returns a column, or SQL in its place, as it is published: empty where the contract hides it. */
export function publishedColumn({hides}: Mart, name: string, column = identifier(name)): string {
  const shown = hides?.columns.includes(name) ? `if(${hides.where}, null, ${column})` : column;
  return `${shown} as ${identifier(name)}`;
}

/** Returns whether a column of a mart holds who the customer is. */
export function isCustomer(name: string): boolean {
  return name.endsWith("customer_id") || name.endsWith("customer_name");
}
