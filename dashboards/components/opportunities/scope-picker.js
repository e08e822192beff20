import {h} from "../element.js";
import {translator} from "../messages.js";

/** Returns a labelled choice between all opportunities and those of service, first what the address says; its `value` is "sourced" or "all". */
export function scopePicker(lang) {
  const t = translator(lang);
  const options = ["sourced", "all"].map((value) => h("option", {value}, t(`scope.${value}`)));
  const select = h("select", {class: "picker__choice"}, options);
  const element = h("label", {class: "picker"}, h("span", null, t("scope_label")), select);
  const isAll = new URL(location.href).searchParams.get("scope") === "all";
  element.value = select.value = isAll ? "all" : "sourced";
  select.addEventListener("change", () => {
    element.value = select.value;
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
