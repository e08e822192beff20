import {datum} from "../datum.js";
import {h} from "../element.js";
import {figure} from "../figure.js";
import {formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {pickTimeliness} from "../pick.js";
import {table} from "../table.js";
import {controls} from "./controls.js";
import {curveOf, nearestStep, parseTarget, rowAt, seriesIn, step, targetCode} from "./curve.js";
import {curvePlot} from "./curve-plot.js";

/**
 * Returns the what-if of a period: another target for one level, and how the on-time ratio would move. What is chosen
 * stands in the address as `target`.
 */
export function whatIf({targets, timeliness}, period, lang) {
  const t = translator(lang);
  const all = seriesIn(targets);
  if (all.length === 0 || !period) return h("p", {class: "empty"}, t("what_if_none"));
  const wanted = parseTarget(new URL(location.href).searchParams.get("target"));
  const isSeries = (one) => one.measure === wanted?.measure && one.targetLevel === wanted.targetLevel;
  const place = h("div", {class: "what-if"});
  const show = (series, minutes) => place.replaceChildren(...shown(series, minutes));
  const known = all.find(isSeries);
  show(known ?? all[0], known ? wanted.minutes : null);
  return place;

  function shown(series, minutes) {
    const {current_minutes: current, last_minutes: last} = targets.find(
      (row) => row.measure === series.measure && row.target_level === series.targetLevel
    );
    const state = {chosen: nearestStep(minutes ?? current ?? last / 2, last)};
    const view = supposition({targets, timeliness}, {series, period, current, last}, lang);
    const draw = () => {
      const isInForce = minutes === null || state.chosen === current;
      keepInAddress(isInForce ? null : targetCode({...series, minutes: state.chosen}));
      view.update(state.chosen);
    };
    const picked = controls(
      {all, series, current, last, chosen: state.chosen, nameOf: (one) => nameOf(one, lang)},
      lang,
      {
        onSeries: (one) => {
          show(one, null);
          place.querySelector("select").focus();
        },
        onTarget: (value) => {
          minutes = state.chosen = value;
          draw();
        }
      }
    );
    view.update(state.chosen);
    return [picked, ...view.parts];
  }
}

// the sentence, and the curve with its table; `update` shows another target
function supposition(data, asked, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const {series, period} = asked;
  const curve = curveOf(data.targets, series, period, series.targetLevel);
  const headline = curveOf(data.targets, series, period, "headline");
  const name = format.period(period.grain, period.start);
  if (curve.length + headline.length === 0) {
    const empty = h("p", {class: "empty"}, t("what_if_not_here", nameOf(series, lang), name));
    return {parts: [empty], update: () => {}};
  }
  const sentence = h("div", {class: "finding", role: "status"});
  const chart = h("div");
  const shownCurve = curve.length > 0 ? curve : headline;
  return {
    parts: [sentence, chart],
    update(chosen) {
      sentence.replaceChildren(...sentencesOf(data, {...asked, chosen, curves: [curve, headline]}, lang));
      chart.replaceChildren(chartOf(shownCurve, {...asked, chosen}, lang));
    }
  };
}

function sentencesOf({timeliness}, {series, period, current, chosen, curves}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const words = {
    level: series.targetLevel,
    measure: t(`measure.${series.measure}`),
    from: current === null ? null : format.minutes(current),
    to: format.minutes(chosen),
    period: format.period(period.grain, period.start)
  };
  const lines = curves
    .filter((curve) => curve.length > 0)
    .map((curve) => {
      const {level, measure} = curve[0];
      const [now] = pickTimeliness(timeliness, {...period, measure, level});
      return h("li", null, moveOf(now, chosen === current ? null : rowAt(curve, chosen), level, lang));
    });
  return [
    h("p", null, t(chosen === current ? "what_if_in_force" : "what_if_supposed", words)),
    h("ul", null, lines)
  ];
}

function moveOf(now, row, level, lang) {
  const t = translator(lang);
  const name = translateCode(lang, "level", level);
  const was = ratioOf("timeliness_periods", now, lang);
  if (!row) return t("what_if_stands", name, was);
  return t(
    "what_if_moves",
    name,
    was,
    ratioOf("timeliness_targets", row, lang),
    differenceOf(now, row, lang)
  );
}

function ratioOf(mart, row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (!row || row.on_time_ratio === null) return t("what_if_nothing_due");
  const one = (column, formatted) => datum(mart, row, column, formatted);
  const pending = row.count_pending > 0 && one("count_pending", format.count);
  return t(
    "what_if_of",
    one("on_time_ratio", format.ratio),
    one("count_met", format.count),
    one("count_due", format.count),
    pending
  );
}

function differenceOf(now, row, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  if (!now || now.on_time_ratio === null || row.on_time_ratio === null) return t("what_if_from_nothing");
  const difference = row.on_time_ratio - now.on_time_ratio;
  if (difference === 0) return t("what_if_same");
  return t(difference > 0 ? "what_if_up" : "what_if_down", format.points(difference));
}

function chartOf(curve, {series, period, current, last, chosen}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const points = Array.from({length: last / step}, (_, i) => (i + 1) * step).map((minutes) => ({
    minutes,
    value: rowAt(curve, minutes)?.on_time_ratio ?? null
  }));
  const values = points.map(({value}) => value).filter((value) => value !== null);
  const value = rowAt(curve, chosen)?.on_time_ratio ?? null;
  const names = {
    current: current === null ? "" : format.minutes(current),
    chosen: value === null ? "" : format.ratio(value)
  };
  const said = {
    series: nameOf(series, lang),
    period: format.period(period.grain, period.start),
    from: format.minutes(step),
    to: format.minutes(last),
    low: format.ratio(values[0] ?? null),
    high: format.ratio(values.at(-1) ?? null)
  };
  return figure({
    draw: (width) =>
      curvePlot(points, {width, current, chosen: {minutes: chosen, value}, hours: format.minutes, names}),
    label: t("what_if_label", said),
    caption: [t("what_if_caption"), " ", curve.length === 1 && t("what_if_flat")],
    summary: t("chart_data"),
    data: () => table(curve, columnsOf(lang))
  });
}

function columnsOf(lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const figureOf = (name, column, formatted) => ({
    label: t(name),
    isNumber: true,
    cell: (row) => datum("timeliness_targets", row, column, formatted)
  });
  return [
    {
      label: t("what_if_from"),
      isHeader: true,
      cell: (row) => datum("timeliness_targets", row, "target_minutes", format.minutes)
    },
    figureOf("due", "count_due", format.count),
    figureOf("met", "count_met", format.count),
    figureOf("pending", "count_pending", format.count),
    figureOf("on_time_ratio", "on_time_ratio", format.ratio)
  ];
}

function nameOf({measure, targetLevel}, lang) {
  const t = translator(lang);
  return t("what_if_series_name", targetLevel, t(`measure.${measure}`));
}

function keepInAddress(code) {
  const url = new URL(location.href);
  if (code) url.searchParams.set("target", code);
  else url.searchParams.delete("target");
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
