import {entities} from "../../models/exports/index.ts";
import {type Connection, identifier, literal, rowsOf} from "../duckdb.ts";
import {indexNames, nearestNames} from "../nearest.ts";

/** A customer name that leads to no customer: no id goes with it, or two do. */
export type UnmatchedName = {
  name: string;
  key: string;
  basis: "unmatched" | "ambiguous";
  count: number;
  entities: string[];
  suggestions: string[];
};

export type Names = {
  unmatched: UnmatchedName[];
  /** The names that lead to one customer, by their normalised form. */
  known: Map<string, string>;
};

type Named = {customer_key: string; identity_basis: string; name: string; count: number; entities: string};

const suggested = 3;

/** Returns the names that lead to no customer, the most frequent first, with the known names most like each. */
export async function readNames(connection: Connection): Promise<Names> {
  const named = await rowsOf<Named>(
    connection,
    `with spellings as (${spellings()}),
    names as (
      select customer_key, arg_max(name, (count, name)) as name, sum(count)::integer as count,
        string_agg(distinct entity, ',' order by entity) as entities
      from spellings where customer_key is not null group by customer_key
    )
    select customer_key, identity_basis, name, count, entities
    from warehouse.customer_names inner join names using (customer_key)
    order by count desc, customer_key`
  );
  const ofBasis = (bases: string[]) => named.filter((one) => bases.includes(one.identity_basis));
  const known = ofBasis(["name"]);
  const index = indexNames(known.map(({name}) => name));
  return {
    known: new Map(known.map(({customer_key, name}) => [customer_key, name])),
    unmatched: ofBasis(["unmatched", "ambiguous"]).map((one) => ({
      name: one.name,
      key: one.customer_key,
      basis: one.identity_basis as UnmatchedName["basis"],
      count: one.count,
      entities: one.entities.split(","),
      suggestions: nearestNames(one.name, index, suggested)
    }))
  };
}

// every entity that names customers, whichever it is
function spellings(): string {
  const named = Object.values(entities).flatMap(({name, fields}) =>
    Object.entries(fields).flatMap(([field, {kind}]) => (kind === "customer" ? [{name, field}] : []))
  );
  return named
    .map(
      ({name, field}) => `select customer_key, ${identifier(field)} as name, ${literal(name)} as entity,
        count(*) as count from lake.${name} group by customer_key, ${identifier(field)}`
    )
    .join(" union all ");
}
