import {h} from "../element.js";
import {translator} from "../messages.js";
import {degrees} from "./uplift-headline.js";

/** Returns a labelled choice of one of the three degrees, whose code is its `value`. */
export function degreePicker(lang) {
  const t = translator(lang);
  const options = degrees.map((value) => h("option", {value}, t(`degree.${value}`)));
  const select = h("select", {class: "picker__choice"}, options);
  const element = h("label", {class: "picker"}, h("span", null, t("degree_label")), select);
  element.value = degrees[0];
  select.addEventListener("change", () => {
    element.value = select.value;
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
