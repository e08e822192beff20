import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";

/** Returns the steps from a suggestion to a signed contract, each with what passed, what stopped and what is undecided. */
export function chain(rows, period, lang) {
  const t = translator(lang);
  const steps = rows
    .filter((row) => period && row.period_grain === period.grain && row.period_start === period.start)
    .sort((a, b) => a.position - b.position);
  if (steps.length === 0) return h("p", {class: "empty"}, t("chain_empty"));
  const most = Math.max(...steps.map((row) => row.count_from));
  const content = h(
    "ol",
    {class: "steps"},
    steps.map((row) => stepLine(row, most, lang))
  );
  return figure({content, caption: t("chain_caption")});
}

function stepLine(row, most, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const of = (column, as) => datum("incubation_chain", row, column, as);
  const stopped = row.count_from - row.count_through - row.count_pending;
  return h(
    "li",
    {class: "step"},
    h("p", {class: "step__name"}, t(`step.${row.step}`)),
    h("p", {class: "step__ratio"}, of("conversion_ratio", format.ratio)),
    bar(row, most),
    h(
      "p",
      {class: "step__counts"},
      t("chain_through", of("count_from", format.count), of("count_through", format.count)),
      row.count_pending > 0 && [" · ", t("chain_pending", of("count_pending", format.count))],
      stopped > 0 && ` · ${t("chain_lost", format.count(stopped))}`
    )
  );
}

// as long as its start is of the longest step: what passed, what is undecided, what stopped
function bar({count_from, count_through, count_pending}, most) {
  const share = (count) => `${((100 * count) / most).toFixed(2)}%`;
  const part = (name, count) =>
    count > 0 && h("span", {class: `step__part step__part--${name}`, style: `width: ${share(count)}`});
  return h(
    "div",
    {class: "step__bar", "aria-hidden": "true"},
    part("through", count_through),
    part("pending", count_pending),
    part("stopped", count_from - count_through - count_pending)
  );
}
