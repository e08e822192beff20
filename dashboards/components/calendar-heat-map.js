import {calendarMonths, heatRanges, heatStep, weekday} from "./calendar-days.js";
import {dataThrough} from "./data-through.js";
import {datum} from "./datum.js";
import {h} from "./element.js";
import {figure} from "./figure.js";
import {formatter} from "./format.js";
import {translator} from "./messages.js";
import {seriesTitle} from "./period-picker.js";
import {pickTimeliness} from "./pick.js";
import {table} from "./table.js";

/** Returns the calendar of days on which targets of a series {measure, level} were missed, days without work greyed. */
export function calendarHeatMap({run, days, timeliness}, series, lang) {
  const t = translator(lang);
  const rows = series
    ? days.filter(({measure, level}) => measure === series.measure && level === series.level)
    : [];
  if (!rows.some(({count_due}) => count_due > 0)) return h("p", {class: "empty"}, t("heat_empty"));
  const ranges = heatRanges(Math.max(...rows.map(({count_missed}) => count_missed)));
  const missed = rows.filter(({count_missed}) => count_missed > 0);
  const periods = pickTimeliness(timeliness, {...series, grain: "month"});
  const months = calendarMonths(rows).map((one) =>
    monthOf(one, {ranges, lang, period: periods.find(({period_start}) => period_start === one.month)})
  );
  return figure({
    content: h(
      "div",
      null,
      seriesTitle(series, lang),
      legend(rows, ranges, lang),
      h(
        "div",
        {role: "img", "aria-label": labelOf(rows, missed, lang)},
        h("div", {class: "heat", "aria-hidden": "true"}, months)
      )
    ),
    caption: [t("heat_caption"), coverage(rows, t), " ", dataThrough(run, lang)],
    summary: t("chart_data"),
    data: missed.length > 0 && (() => table([...missed].reverse(), columnsOf(lang)))
  });
}

function monthOf({month, blanks, days}, {ranges, lang, period}) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figures = ["count_missed", "count_due"].map(
    (column) => period && datum("timeliness_periods", period, column, format.count)
  );
  return h(
    "div",
    {class: "heat__month"},
    h(
      "p",
      {class: "heat__name"},
      h("strong", null, format.month(month)),
      period && h("span", null, t("heat_month", ...figures))
    ),
    h(
      "div",
      {class: "heat__days"},
      weekdays(lang).map((name) => h("span", {class: "heat__weekday"}, name)),
      Array.from({length: blanks}, () => h("span")),
      days.map((day) => cell(day, ranges, lang))
    )
  );
}

function cell({date, row}, ranges, lang) {
  if (!row) return h("span", {class: "heat__day heat__day--none"});
  const [t, format] = [translator(lang), formatter(lang)];
  const {count_due, count_missed, is_working} = row;
  const kinds = [
    "heat__day",
    count_missed > 0 && `heat__day--${heatStep(count_missed, ranges)}`,
    count_due > 0 && count_missed === 0 && "heat__day--met",
    is_working === false && "heat__day--off",
    count_missed >= 100 && "heat__day--long"
  ];
  const kind = is_working === false ? `（${t("heat_off")}）` : "";
  const title = t(
    "heat_day",
    format.date(date),
    lang === "zh" ? kind : kind && ` (${t("heat_off")})`,
    count_due,
    count_missed
  );
  return h(
    "span",
    {class: kinds.filter(Boolean).join(" "), title},
    count_missed > 0 && datum("timeliness_days", row, "count_missed", format.count)
  );
}

function legend(rows, ranges, lang) {
  const t = translator(lang);
  const entry = (kind, text) =>
    h("li", null, h("span", {class: `heat__day heat__day--${kind}`, "aria-hidden": "true"}), text);
  return h(
    "ul",
    {class: "heat__legend"},
    entry("blank", t("heat_nothing_due")),
    entry("met", t("heat_none")),
    ranges.map((range, index) => entry(index + 1, t("heat_range", ...range))),
    rows.some(({is_working}) => is_working === false) && entry("off", t("heat_off"))
  );
}

function coverage(rows, t) {
  const unknown = rows.filter(({is_working}) => is_working === null).length;
  if (unknown === 0) return "";
  return [" ", t(unknown === rows.length ? "heat_working_unknown" : "heat_working_partly")];
}

function labelOf(rows, missed, lang) {
  const format = formatter(lang);
  const ends = [rows[0], rows.at(-1)].map(({date}) => format.date(date));
  return translator(lang)("heat_label", format.count(missed.length), ...ends);
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figures = ["missed", "due"].map((name) => ({
    label: t(name),
    isNumber: true,
    cell: (row) => datum("timeliness_days", row, `count_${name}`, format.count)
  }));
  const day = ({date}) =>
    `${format.date(date)} ${lang === "zh" ? "周" : ""}${weekdays(lang)[weekday(date) - 1]}`;
  return [
    {label: t("day"), isHeader: true, cell: day},
    ...figures,
    {label: t("working"), cell: ({is_working}) => t(`working.${is_working}`)}
  ];
}

// 2024-01-01 was a Monday
function weekdays(lang) {
  const format = new Intl.DateTimeFormat({zh: "zh-CN", en: "en-GB"}[lang], {
    weekday: lang === "zh" ? "narrow" : "short",
    timeZone: "UTC"
  });
  return Array.from({length: 7}, (_, index) =>
    format.format(Date.UTC(2024, 0, index + 1)).slice(0, lang === "zh" ? 1 : 2)
  );
}
