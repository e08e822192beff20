import {h} from "../element.js";
import {translator} from "../messages.js";

/** Returns the foot of a table by which a reader takes it away; `content` is what `save` writes. Null without a browser. */
export function takeawayFoot(content) {
  if (!globalThis.location) return null; // a page written before any script runs
  const lang = document.documentElement.lang === "en" ? "en" : "zh";
  const t = translator(lang);
  const status = h("span", {class: "takeaway__status", role: "status"});
  const button = (kind) => {
    const press = async () => {
      status.textContent = "";
      try {
        const {save} = await import("./save.js");
        await save({...content, kind, place: foot}, lang);
      } catch (error) {
        console.warn(error);
        status.textContent = t("takeaway_failed");
      }
    };
    return h(
      "button",
      {type: "button", class: "takeaway__button", click: press, "aria-label": t("takeaway_download", kind)},
      kind
    );
  };
  const cell = h(
    "td",
    {class: "takeaway__cell", role: "cell", colspan: content.columns.length},
    h("span", {class: "takeaway__label"}, t("takeaway_label")),
    button("XLSX"),
    button("CSV"),
    status
  );
  const foot = h(
    "tfoot",
    {class: "takeaway", role: "rowgroup", "data-rows": content.rows.length},
    h("tr", {role: "row"}, cell)
  );
  return foot;
}
