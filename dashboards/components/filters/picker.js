import {h} from "../element.js";
import {translator} from "../messages.js";
import {readFilters, setFilter} from "./filters.js";

/**
 * Returns a choice of one filter among the values this page's figures have, or of all; begins with what the address
 * says, and writes there what is chosen. Its `value` is "" for all, and also where the page lacks what the address says.
 */
export function filterPicker(name, values, lang, nameOf = String) {
  const t = translator(lang);
  const wanted = readFilters()[name];
  const isKnown = values.includes(wanted);
  const select = h(
    "select",
    {class: "picker__choice", "data-filter": name},
    h("option", {value: ""}, t("filter_all")),
    values.map((value) => h("option", {value, selected: value === wanted}, nameOf(value)))
  );
  const absent = wanted && !isKnown && h("em", {class: "picker__note"}, t("filter_absent", nameOf(wanted)));
  const element = h("label", {class: "picker"}, h("span", null, t(`filter.${name}`)), select, absent);
  element.value = isKnown ? wanted : "";
  select.addEventListener("change", () => {
    element.value = select.value;
    if (absent) absent.remove();
    setFilter(name, select.value);
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
