import {formatter} from "./format.js";
import {translator} from "./messages.js";

/** Returns up to when the data reach and when they were computed, for the foot of a figure. */
export function dataThrough(run, lang) {
  const [t, format] = [translator(lang), formatter(lang)];
  const through = run.data_through ? t("data_through", format.date(run.data_through)) : t("no_data_through");
  return [through, t("built_on", format.timestamp(run.built_at))].join(" · ");
}
