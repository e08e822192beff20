import {dataThrough} from "./data-through.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {figure} from "./figure.js";
import {formatter, toNumber} from "./format.js";
import {fewest} from "./headline.js";
import {translator} from "./messages.js";
import {pickMetric} from "./pick.js";
import {sparkline} from "./sparkline.js";
import {table} from "./table.js";
import {teamSeries} from "./team-series.js";

const longest = 9; // quarters
const page = 12; // teams

/** Returns the names of the teams whose figures may be shown. */
export function multipleTeams({run, teams}) {
  return teamSeries(teams, {through: run.data_through ?? "", longest}).teams.map(({team}) => team);
}

/** Returns a small chart per team, or of `only` one, of its quarterly on-time ratio, with the company's behind it. */
export function smallMultiples({run, teams, metricValues}, lang, only = "") {
  const t = translator(lang);
  const series = teamSeries(teams, {through: run.data_through ?? "", longest});
  if (series.teams.length === 0)
    return h(
      "p",
      {class: "empty"},
      series.hidden > 0 ? t("teams_hidden_all", series.hidden) : t("teams_none")
    );
  const company = series.quarters.map((start) => toNumber(pickMetric(metricValues, "M-08", start)?.value));
  const floor = floorOf([
    ...company,
    ...series.teams.flatMap(({rows}) => rows.map((row) => row?.on_time_ratio))
  ]);
  const chosen = only ? series.teams.filter(({team}) => team === only) : series.teams;
  const list = h("div", {class: "multiples"}, chosen.slice(0, page).map(one));
  function one(team) {
    return multiple(team, {...series, company, floor, lang});
  }
  const isOnly = series.teams.length === 1 && series.hidden === 0;
  return figure({
    content: h("div", null, list, more(list, chosen, one, lang)),
    caption: [
      t("teams_caption", formatter(lang).ratio(floor), t(`teams_by_${series.dimension}`)),
      series.hidden > 0 && [" ", t("teams_hidden", series.hidden)],
      isOnly && [" ", t("teams_one")],
      " ",
      dataThrough(run, lang)
    ],
    summary: t("chart_data"),
    data: () =>
      table(
        chosen.flatMap(({rows}) => rows.filter(Boolean)),
        columnsOf(lang)
      )
  });
}

function multiple({team, rows, latest}, {quarters, company, floor, lang}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const points = rows.map((row) => ({
    value: toNumber(row?.on_time_ratio),
    isWeak: (row?.count_due ?? 0) < fewest
  }));
  const values = rows.map(
    (row, index) => `${format.period("quarter", quarters[index])} ${format.ratio(row?.on_time_ratio)}`
  );
  return h(
    "div",
    {class: "multiple"},
    h("h3", {class: "multiple__name"}, team),
    h(
      "p",
      {class: "multiple__value"},
      datum("team_quarters", latest, "on_time_ratio", format.ratio),
      h(
        "span",
        {class: "multiple__about"},
        format.period("quarter", latest.period_start),
        " · n = ",
        datum("team_quarters", latest, "count_due", format.count)
      )
    ),
    sparkline(points, company, {floor, label: t("team_label", team, values.join(", "))})
  );
}

// one scale for all, in steps of ten points
function floorOf(ratios) {
  const known = ratios.map(toNumber).filter((ratio) => ratio !== null);
  return Math.min(0.8, Math.max(0, Math.floor(Math.min(...known) * 10 - 0.2) / 10));
}

function more(list, teams, one, lang) {
  const left = teams.length - page;
  if (left <= 0) return null;
  const button = h("button", {type: "button", class: "more"}, translator(lang)("show_more_teams", left));
  button.addEventListener("click", () => {
    list.append(...teams.slice(page).map(one));
    button.remove();
  });
  return button;
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figures = [
    ["on_time_ratio", "on_time_ratio", format.ratio],
    ["due", "count_due", format.count],
    ["missed", "count_missed", format.count],
    ["people", "count_people", format.count]
  ];
  return [
    {label: t("team"), isHeader: true, cell: (row) => row.dimension_value},
    {label: t("quarter"), cell: (row) => format.period("quarter", row.period_start)},
    ...figures.map(([name, column, formatted]) => ({
      label: t(name),
      isNumber: true,
      cell: (row) => datum("team_quarters", row, column, formatted)
    }))
  ];
}
