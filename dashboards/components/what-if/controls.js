import {h} from "../element.js";
import {translator} from "../messages.js";
import {nearestStep, step} from "./curve.js";

/**
 * Returns the choice of a target: which, by a slider or as a number, and back to the one in force. Slider and number tell
 * each other; `onTarget` gets a step of 15 minutes, `onSeries` the target {measure, targetLevel} to change.
 */
export function controls({all, series, current, last, chosen, nameOf}, lang, {onSeries, onTarget}) {
  const t = translator(lang);
  const range = {min: step, max: last, step, value: chosen};
  const slider = h("input", {
    type: "range",
    class: "what-if__slider",
    "aria-label": t("what_if_slide"),
    ...range
  });
  const number = h("input", {
    type: "number",
    class: "picker__choice what-if__number",
    inputmode: "numeric",
    ...range
  });
  const back = h("button", {type: "button", class: "what-if__back"}, t("what_if_back"));
  const select = h(
    "select",
    {class: "picker__choice"},
    all.map((one, i) => h("option", {value: i, selected: isSame(one, series)}, nameOf(one)))
  );
  const set = (minutes, from) => {
    const nearest = nearestStep(minutes, last);
    for (const input of [slider, number]) if (input !== from) input.value = nearest;
    onTarget(nearest);
  };
  slider.addEventListener("input", () => set(Number(slider.value), slider));
  number.addEventListener("change", () => set(Number(number.value)));
  number.addEventListener("input", () => {
    if (number.value !== "" && number.checkValidity()) set(Number(number.value), number);
  });
  back.addEventListener("click", () => set(current));
  select.addEventListener("change", () => onSeries(all[Number(select.value)]));
  return h(
    "div",
    {class: "what-if__controls"},
    h("label", {class: "picker"}, h("span", null, t("what_if_series")), select),
    h("label", {class: "picker"}, h("span", null, t("what_if_target")), number),
    slider,
    current !== null && current % step === 0 && back
  );
}

function isSame(one, other) {
  return one.measure === other.measure && one.targetLevel === other.targetLevel;
}
