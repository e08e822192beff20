import {h} from "./element.js";
import {icon} from "./icon.js";

/**
 * Returns a card: one figure with what a reader needs to trust it. `value` and `count` are elements, `note` says why a
 * figure is missing or weak, `target` how far it is from its target, `change` is {sign, text, verdict}, `more` stands below the figure of a primary card.
 */
export function card({
  title,
  code,
  value,
  change,
  count,
  note,
  target,
  definition,
  period,
  dataThrough,
  more,
  isPrimary
}) {
  return h(
    "article",
    {class: isPrimary ? "card card--primary" : "card"},
    h("h3", {class: "card__title"}, title, code && h("span", {class: "card__code"}, code)),
    h("p", {class: "card__value"}, value),
    count && h("p", {class: "card__count"}, count),
    change && changeLine(change),
    note && h("p", {class: "card__note"}, icon("question"), note),
    target && h("p", {class: "card__target"}, target),
    more,
    definition && h("p", {class: "card__definition"}, definition),
    h("p", {class: "card__period"}, [period, dataThrough].filter(Boolean).join(" · "))
  );
}

function changeLine({sign, text, verdict, isWorse}) {
  const tone = verdict ? (isWorse ? "worse" : "better") : "neutral";
  return h(
    "p",
    {class: `card__change card__change--${tone}`},
    sign && icon(sign),
    capitalized(text),
    verdict && h("strong", null, verdict)
  );
}

function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}
