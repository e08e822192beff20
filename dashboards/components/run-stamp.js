import {datum} from "./datum.js";
import {h} from "./element.js";
import {dash, formatter} from "./format.js";
import {translator} from "./messages.js";

/** Returns what identifies the run behind the page: its number, clock, time and rules. */
export function runStamp(run, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const facts = [
    ["data_through_term", format.date(run.data_through)],
    ["as_of", format.date(run.as_of)],
    ["built_at", format.timestamp(run.built_at)],
    ["audits_passed", datum("run", run, "audits_passed", format.count)],
    ["policy_version", code(run.policy_version)],
    ["run_id", code(run.run_id)]
  ];
  return h(
    "dl",
    {class: "stamp"},
    facts.map(([name, value]) => h("div", null, h("dt", null, t(name)), h("dd", null, value)))
  );
}

function code(text) {
  return text ? h("code", {title: text}, text) : dash;
}
