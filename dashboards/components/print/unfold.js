import {translator} from "../messages.js";

const longest = 60; // rows: longer tables are for a workbook, not for paper

/** Opens what the page keeps folded, and says of each list that is cut how much of it is there. */
export function unfold(lang) {
  for (const details of document.querySelectorAll("main details:not([open])")) {
    details.dispatchEvent(new Event("toggle")); // fills it
    if (details.querySelectorAll("tr").length > longest) continue;
    details.open = true;
    details.dataset.unfolded = "";
  }
  for (const foot of document.querySelectorAll(".takeaway")) {
    const {tBodies} = foot.closest("table");
    const shown = tBodies[0].querySelectorAll(".table__row:not(.table__row--group)").length;
    const all = Number(foot.dataset.rows);
    foot.classList.toggle("takeaway--rest", shown < all);
    foot.querySelector("td").dataset.rest = translator(lang)("print_rest", shown, all);
  }
}

export function fold() {
  for (const details of document.querySelectorAll("details[data-unfolded]")) {
    details.open = false;
    delete details.dataset.unfolded;
  }
}
