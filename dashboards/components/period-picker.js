import {h} from "./element.js";
import {parsePeriod, periodCode, readFilters, setFilter} from "./filters/filters.js";
import {formatter} from "./format.js";
import {translator} from "./messages.js";
import {periodOptions} from "./periods.js";

/**
 * Returns a labelled choice of period; its `value` is {grain, start, isOver}, or null if there are no data. It begins with
 * the period in the address, else the latest complete quarter, and writes there what is chosen.
 */
export function periodPicker({run, timeliness}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const {options, first = null} = run.data_through
    ? periodOptions(timeliness, run.data_through)
    : {options: []};
  const groups = ["quarter", "month", "year"].map((grain) => ({
    label: t(`grain_${grain}`),
    options: options.filter((one) => one.grain === grain).map((one) => ({value: one, text: nameOf(one)}))
  }));
  function nameOf({grain, start, isOver}) {
    const period = format.period(grain, start);
    return isOver ? period : t("period_open", period);
  }
  const wanted = parsePeriod(readFilters().period);
  const held = options.find((one) => one.grain === wanted?.grain && one.start === wanted.start);
  const element = picker(t("period_label"), groups, held ?? first);
  element.classList.add("picker--period");
  if (wanted && !held) element.append(absent(wanted));
  element.addEventListener("input", () => setFilter("period", periodCode(element.value)));
  return element;

  function absent({grain, start}) {
    return h("em", {class: "picker__note"}, t("filter_absent", format.period(grain, start)));
  }
}

/** Returns a labelled choice of one of `codes` (of {measure, level}), whose `value` it is; first of the address's level. */
export function seriesPicker(codes, lang) {
  const t = translator(lang);
  const options = codes.map((value) => ({value, text: t(`series.${value.measure}.${value.level}`)}));
  const held = codes.find(({level}) => level === readFilters().level);
  return picker(t("series_label"), [{options}], held ?? codes[0] ?? null);
}

/** Returns the name of a series as the title of a figure. */
export function seriesTitle({measure, level}, lang) {
  return h("p", {class: "figure__title"}, translator(lang)(`series.${measure}.${level}`));
}

function picker(label, groups, first) {
  const values = groups.flatMap(({options}) => options.map(({value}) => value));
  const place = (value) => values.indexOf(value);
  const choice = ({value, text}) => h("option", {value: place(value), selected: value === first}, text);
  const select = h(
    "select",
    {class: "picker__choice"},
    groups
      .filter(({options}) => options.length > 0)
      .map(({label: name, options}) =>
        name ? h("optgroup", {label: name}, options.map(choice)) : options.map(choice)
      )
  );
  const element = h("label", {class: "picker", hidden: values.length === 0}, h("span", null, label), select);
  element.value = first;
  select.addEventListener("change", () => {
    element.value = values[Number(select.value)];
    element.querySelector(".picker__note")?.remove();
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
