import {datum} from "../datum.js";
import {h} from "../element.js";
import {dash, formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";
import {signed} from "./signed.js";
import {degrees, upliftQuarter} from "./uplift-headline.js";

/** Returns customers with expert service beside comparable ones without, by year and quarter. */
export function comparisonTable({comparisons}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const newest = (a, b) => (a.period_start < b.period_start ? 1 : -1);
  const rows = ["year", "quarter"].flatMap((grain) => {
    const all = comparisons.filter((row) => row.period_grain === grain);
    const start = [...all].sort(newest)[0]?.period_start;
    return degrees.flatMap((degree) =>
      all.filter((row) => row.period_start === start && row.degree === degree)
    );
  });
  const points = (column) => (row) => signed("uplift_comparisons", row, column, lang);
  const count = (column) => (row) => datum("uplift_comparisons", row, column, format.count);
  const columns = [
    {label: t("degree_label"), isHeader: true, cell: ({degree}) => t(`degree.${degree}`)},
    {label: t("served"), isNumber: true, cell: points("served_uplift")},
    {label: t("comparable"), isNumber: true, cell: points("comparable_uplift")},
    {label: t("difference"), isNumber: true, cell: points("difference")},
    {
      label: t("customers_n"),
      isNumber: true,
      cell: (row) => [count("count_compared")(row), " / ", count("count_served")(row)]
    },
    {label: t("status_column"), cell: ({status}) => (status === "too_few" ? t("too_few") : dash)}
  ];
  const group = ({period_grain, period_start}) => ({
    key: period_grain + period_start,
    label: format.period(period_grain, period_start)
  });
  return table(rows, columns, {
    group,
    empty: t("compare_none"),
    caption: rows.length > 0 && t("compare_caption")
  });
}

/** Returns how persons moved by where they began: what regression to the mean looks like. */
export function bandTable({run, periods, bands}, degree, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = upliftQuarter({run, periods});
  const order = ["low", "middle", "high"];
  const rows = bands
    .filter((row) => row.period_grain === "quarter" && row.period_start === start && row.degree === degree)
    .sort((a, b) => order.indexOf(a.baseline_band) - order.indexOf(b.baseline_band));
  const columns = [
    {label: t("band"), isHeader: true, cell: ({baseline_band}) => t(`band.${baseline_band}`)},
    {label: t("uplift"), isNumber: true, cell: (row) => signed("uplift_bands", row, "uplift", lang)},
    {
      label: t("persons"),
      isNumber: true,
      cell: (row) => datum("uplift_bands", row, "count_persons", format.count)
    }
  ];
  return table(rows, columns, {empty: t("compare_none"), caption: rows.length > 0 && t("bands_caption")});
}

/** Returns the names of the teams there are uplifts of. */
export function teamsOf(periods) {
  const rows = periods.filter(({dimension}) => dimension === "team");
  return [...new Set(rows.map((row) => row.dimension_value))].sort();
}

/** Returns each team's uplift of the page's quarter; teams of fewer than five people are named and not shown. */
export function teamTable({run, periods}, {degree, team = ""}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = upliftQuarter({run, periods});
  const rows = periods
    .filter(
      (row) =>
        row.period_grain === "quarter" &&
        row.dimension === "team" &&
        (team === "" || row.dimension_value === team) &&
        row.period_start === start &&
        row.degree === degree
    )
    .sort((a, b) => (a.dimension_value < b.dimension_value ? -1 : 1));
  const figure = (column, formatted) => (row) => datum("uplift_periods", row, column, formatted);
  const columns = [
    {label: t("team"), isHeader: true, cell: ({dimension_value}) => dimension_value},
    {label: t("uplift"), isNumber: true, cell: (row) => signed("uplift_periods", row, "uplift", lang)},
    {
      label: t("range"),
      isNumber: true,
      cell: (row) =>
        row.interval_status === "ok"
          ? [
              figure("uplift_low", format.hundredths)(row),
              ` ${t("to")} `,
              figure("uplift_high", format.hundredths)(row)
            ]
          : t(`interval.${row.interval_status}`)
    },
    {label: t("customers_n"), isNumber: true, cell: figure("count_uplifts", format.count)},
    {label: t("scored_coverage"), isNumber: true, cell: figure("coverage_ratio", format.ratio)}
  ];
  return table(rows, columns, {empty: t("compare_none")});
}

/** Returns mastery of project behaviour by project type, with the change over projects recorded at both ends. */
export function behaviourTable({run, behaviours}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const quarters = behaviours.filter((row) => row.period_grain === "quarter");
  const start = quarters
    .map((row) => row.period_start)
    .filter((day) => !run.data_through || day <= run.data_through)
    .sort()
    .at(-1);
  const named = (type) => (type === "all" ? t("all_types") : type === "*" ? t("no_type") : type);
  const rows = quarters
    .filter((row) => row.period_start === start)
    .sort(
      (a, b) =>
        Number(b.project_type === "all") - Number(a.project_type === "all") ||
        (a.project_type < b.project_type ? -1 : 1)
    );
  const figure = (column, formatted) => (row) => datum("behaviour_periods", row, column, formatted);
  const columns = [
    {label: t("project_type"), isHeader: true, cell: ({project_type}) => named(project_type)},
    {label: t("mastery"), isNumber: true, cell: figure("mastery_ratio", format.ratio)},
    {
      label: t("mastery_change"),
      isNumber: true,
      cell: (row) => changeOf(row, lang),
      taken: (row) => ({value: row.uplift, unit: "ratio"})
    },
    {
      label: t("projects"),
      isNumber: true,
      cell: (row) => [
        figure("count_matched", format.count)(row),
        " / ",
        figure("count_projects", format.count)(row)
      ]
    }
  ];
  return table(rows, columns, {
    empty: t("behaviour_none"),
    isSum: ({project_type}) => project_type === "all",
    caption: start && t("behaviour_caption", format.period("quarter", start))
  });
}

function changeOf({uplift}, lang) {
  if (uplift === null) return dash;
  const tone = uplift > 0 ? "sign-up" : uplift < 0 ? "sign-down" : null;
  return h(
    "span",
    {class: tone},
    `${uplift > 0 ? "+" : uplift < 0 ? "−" : ""}${formatter(lang).points(uplift)}`
  );
}
