import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {table} from "../table.js";

/** Returns the rows as the period picker knows them. */
export function periodsOf(rows) {
  return rows.map((row) => ({...row, dimension: "company"}));
}

/** Returns the names of the teams that have a figure to show. */
export function teamsOf(rows) {
  const shown = rows.filter(
    ({team_id, is_suppressed}) => !is_suppressed && !["all", "none"].includes(team_id)
  );
  return [...new Set(shown.map(({team}) => team))].sort();
}

/** Returns each KPI's figures in a period by team, or of one, the company's last; of those hidden only how many they are. */
export function teamTable(rows, {period, team = ""}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const found = rows.filter(
    (row) =>
      period &&
      row.period_grain === period.grain &&
      row.period_start === period.start &&
      (team === "" || row.team === team || row.team_id === "all")
  );
  const shown = found.filter((row) => !row.is_suppressed && row.value !== null).sort(inOrder);
  const hidden = (kpi) => found.filter((row) => row.is_suppressed && row.kpi_code === kpi).length;
  const label = (row) => {
    const count = hidden(row.kpi_code);
    // what is formatted as a percentage or as money bears its unit
    const isBare = ["0–1", "CNY"].includes(row.unit_en);
    const name = isBare ? row[`kpi_${lang}`] : `${row[`kpi_${lang}`]} · ${row[`unit_${lang}`]}`;
    return count > 0 ? t("team_hidden", name, count) : name;
  };
  const columns = [
    {label: t("team_column"), isHeader: true, cell: (row) => [nameOf(row, t), lockOf(row, lang)]},
    {
      label: t("team_value"),
      isNumber: true,
      cell: (row) => datum("team_appraisal", row, "value", formatOf(row, format))
    },
    {
      label: t("team_people"),
      isNumber: true,
      cell: (row) => datum("team_appraisal", row, "count_people", format.count)
    }
  ];
  const content = table(shown, columns, {
    isSum: ({team_id}) => team_id === "all",
    group: (row) => ({key: row.kpi_code, label: label(row)}),
    empty: t("team_empty")
  });
  return shown.length === 0 ? content : figure({content, caption: t("team_caption")});
}

function nameOf({team_id, team}, t) {
  if (team_id === "all") return t("team_company");
  return team_id === "none" ? t("team_none") : team;
}

// a figure of pay is what it was when it was locked
function lockOf(row, lang) {
  if (row.lock_status === "open") return null;
  const revision = datum("team_appraisal", row, "lock_revision", formatter(lang).count);
  return h("span", {class: "place"}, translator(lang)(`team_${row.lock_status}`, revision));
}

function formatOf({unit_en}, format) {
  if (unit_en === "0–1") return format.ratio;
  return unit_en === "CNY" ? format.amount : format.hundredths;
}

function inOrder(a, b) {
  const keyOf = ({kpi_code, team_id, team}) => `${kpi_code}|${team_id === "all" ? 1 : 0}|${team}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
