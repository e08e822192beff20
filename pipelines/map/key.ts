import type {Entity} from "../../models/contract.ts";

/** Returns the field that names a record by itself, or undefined where it takes several. */
export function keyOf({key}: Entity): string | undefined {
  return key;
}
