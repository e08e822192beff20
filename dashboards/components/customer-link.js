import {h} from "./element.js";
import {dash} from "./format.js";

/** Returns a customer's name as a link to its record, or a dash if the row names none. */
export function customerLink({customer_id: id, customer_name: name}) {
  if (!id) return name ?? dash;
  return h("a", {href: `./customers.html?id=${encodeURIComponent(id)}`}, name ?? id);
}
