import {datum} from "../datum.js";
import {h} from "../element.js";
import {formatter} from "../format.js";
import {translator} from "../messages.js";
import {latestCompleteQuarter} from "../periods.js";
import {signed} from "./signed.js";

export const degrees = ["closeness", "solution", "price"];

/** Returns the quarter the page tells of: the latest complete one with scores, else the latest with any. */
export function upliftQuarter({run, periods}) {
  const starts = [...new Set(companyRows(periods).map((row) => row.period_start))].sort();
  const complete = latestCompleteQuarter(run.data_through);
  return starts.includes(complete) ? complete : starts.at(-1);
}

/** Returns the company's quarterly rows. */
export function companyRows(periods) {
  return periods.filter((row) => row.period_grain === "quarter" && row.dimension === "company");
}

/** Returns what a reader should know first: each degree's uplift with its interval and coverage. */
export function upliftHeadline({run, periods}, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const start = upliftQuarter({run, periods});
  if (!start) return h("p", {class: "headline"}, t("uplift_empty"));
  const rows = degrees.map((degree) =>
    companyRows(periods).find((row) => row.period_start === start && row.degree === degree)
  );
  const parts = rows.filter(Boolean).map((row) => {
    const figure = (column) => datum("uplift_periods", row, column, format.hundredths);
    const range =
      row.interval_status === "ok"
        ? t("uplift_range", figure("uplift_low"), figure("uplift_high"))
        : t("uplift_insufficient");
    const coverage = datum("uplift_periods", row, "coverage_ratio", format.ratio);
    return t(
      "uplift_part",
      t(`degree.${row.degree}`),
      signed("uplift_periods", row, "uplift", lang),
      range,
      coverage
    );
  });
  const gap = {zh: "；", en: "; "}[lang];
  return h(
    "p",
    {class: "headline"},
    t("uplift_headline", format.period("quarter", start)),
    parts.flatMap((part, index) => (index === 0 ? part : [gap, ...part])),
    {zh: "。", en: ". "}[lang],
    h("span", {class: "headline__aside"}, t("uplift_unsure"))
  );
}
