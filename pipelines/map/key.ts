import type {Entity} from "../../models/contract.ts";

/** Returns the field that names a record by itself, or undefined where it takes several. */
export function keyOf({keys: [first]}: Entity): string | undefined {
  return first?.length === 1 ? first[0] : undefined;
}
