import {h} from "../element.js";
import {customerList} from "./list.js";
import {customerView} from "./view.js";

/** Returns the list of customers, or the one that the address names: `?id=`; `address` is the page's. */
export function customers(data, lang, address) {
  const id = new URL(address).searchParams.get("id");
  const content = id ? customerView(data, id, lang) : customerList(data, lang);
  return h("div", {class: "customers"}, content);
}
