import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";

/** Returns in a line whose figures these are, up to when they reach, when they were made and what checked them. */
export function scope(run, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const facts = [
    ["scope", t("scope_company")],
    ["data_through_term", format.date(run.data_through)],
    ["as_of", format.date(run.as_of)],
    ["built_at", format.timestamp(run.built_at)],
    ["audits_passed", datum("run", run, "audits_passed", format.count)]
  ];
  return h(
    "dl",
    {class: "scope"},
    facts.map(([name, value]) => h("div", null, h("dt", null, t(name)), h("dd", null, value)))
  );
}
