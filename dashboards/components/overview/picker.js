import {h} from "../element.js";
import {readFilters, setFilter} from "../filters/filters.js";
import {translator} from "../messages.js";
import {periodPicker} from "../period-picker.js";
import {firstPeriod} from "../periods.js";
import {comparisons} from "./comparisons.js";

/** Returns the overview's choice of period, as `periodPicker` does. */
export function overviewPeriod({run, comparisons: rows}, lang) {
  return periodPicker({run, timeliness: periodsOf(rows)}, lang);
}

/** Returns the choice of what to compare with; its `value` is one of `comparisons`. */
export function comparePicker(lang) {
  const t = translator(lang);
  const wanted = readFilters().compare;
  const first = comparisons.includes(wanted) ? wanted : comparisons[0];
  const options = comparisons.map((value) =>
    h("option", {value, selected: value === first}, t(`compare.${value}`))
  );
  const select = h("select", {class: "picker__choice"}, options);
  const element = h("label", {class: "picker"}, h("span", null, t("filter.compare")), select);
  element.value = first;
  select.addEventListener("change", () => {
    element.value = select.value;
    setFilter("compare", select.value);
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}

/** Returns what the overview begins with when the address says nothing: the latest complete quarter, and the one before. */
export function firstChoice({run, comparisons: rows}) {
  const period = run.data_through ? firstPeriod(periodsOf(rows), run.data_through) : null;
  return {period, compare: comparisons[0]};
}

// a period in which no metric has anything is none to offer
function periodsOf(rows) {
  return rows.filter(({status}) => status !== "no_data").map((row) => ({...row, dimension: "company"}));
}
