import {h} from "./element.js";
import {formatter} from "./format.js";
import {translator} from "./messages.js";
import {periodOptions} from "./periods.js";

/**
 * Returns a labelled choice of period; its `value` is {grain, start, isOver}, or null if there are no data. It begins with
 * the latest complete quarter.
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
  return picker(t("period_label"), groups, first);
}

/** Returns a labelled choice of one of `codes` (of {measure, level}), whose `value` it is. */
export function seriesPicker(codes, lang) {
  const t = translator(lang);
  const options = codes.map((value) => ({value, text: t(`series.${value.measure}.${value.level}`)}));
  return picker(t("series_label"), [{options}], codes[0] ?? null);
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
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
