import {translator} from "../messages.js";
import {headersOf} from "./headers.js";

/**
 * Returns the lines [kind, name, content] that say what a table is: where it is from, the filters in force, the run, each
 * column, each metric and the settings they rest on.
 */
export function aboutLines({page, title, caption, sheet, filters, counts, run, metrics, settings}, lang) {
  const t = translator(lang);
  const origin = [
    ["takeaway_page", page],
    ["takeaway_table", title],
    caption && ["takeaway_caption", caption],
    ["takeaway_rows", counts.rows],
    counts.published !== undefined && [
      "takeaway_published",
      t("takeaway_of", counts.published, counts.total)
    ],
    ["data_through_term", run.data_through],
    ["as_of", run.as_of],
    ["run_id", run.run_id],
    ["policy_version", run.policy_version],
    ["audits_passed", run.audits_passed],
    ["takeaway_empty_cell", t("takeaway_empty_means")]
  ].filter(Boolean);
  return [
    ...origin.map(([name, content]) => [t("takeaway_origin"), t(name), textOf(content)]),
    ...filterLines(filters, t),
    ...headersOf(sheet, lang).map((header, index) => columnLine(header, sheet.columns[index], t)),
    ...metrics.map((metric) => [
      t("metric"),
      `${metric.code} ${metric[`name_${lang}`]}`,
      metricText(metric, lang)
    ]),
    ...settings.map((one) => [
      t("takeaway_setting"),
      one.name,
      t("takeaway_set", one.value === "" ? "—" : one.value, one.is_default, one[`about_${lang}`])
    ])
  ];
}

/** Returns a metric's definition with its formula, whom it counts and what it divides by. */
export function metricText(metric, lang) {
  const t = translator(lang);
  const of = (name) => metric[`${name}_${lang}`];
  return [
    of("definition"),
    of("formula") && t("takeaway_formula", of("formula")),
    of("cohort") && t("takeaway_cohort", of("cohort")),
    of("denominator") && t("takeaway_denominator", of("denominator"))
  ]
    .filter(Boolean)
    .join(t("takeaway_stop"));
}

function filterLines(filters, t) {
  if (filters.length === 0) return [[t("takeaway_filter"), "—", t("takeaway_unfiltered")]];
  return filters.map(({name, value}) => [t("takeaway_filter"), name, textOf(value)]);
}

function columnLine(header, {definition, source, isNote, isUnit}, t) {
  const note = isNote ? t("takeaway_note") : isUnit ? t("takeaway_unit") : t("takeaway_shown");
  return [t("takeaway_column"), header, [definition ?? note, source].filter(Boolean).join(" · ")];
}

function textOf(value) {
  return value === null || value === undefined || value === "" ? "—" : String(value);
}
