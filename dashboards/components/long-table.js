import {h} from "./element.js";
import {translator} from "./messages.js";
import {table, tableRows} from "./table.js";

/** Returns a table as `table` does, `page` rows at first and by each press of a button: thousands at once are not smooth. */
export function longTable(rows, columns, {caption, empty, page = 30, ...options}, lang) {
  const list = table(rows.slice(0, page), columns, {caption, empty, whole: rows, ...options});
  if (rows.length <= page) return list;
  return h("div", null, list, more(list, rows, {columns, options, page, lang}));
}

function more(list, rows, {columns, options, page, lang}) {
  let next = page;
  const label = () => translator(lang)("show_more", Math.min(page, rows.length - next));
  const button = h("button", {type: "button", class: "more"}, label());
  button.addEventListener("click", () => {
    list.tBodies[0].append(...tableRows(rows.slice(next, next + page), columns, options, rows[next - 1]));
    next += page;
    if (next < rows.length) button.textContent = label();
    else button.remove();
  });
  return button;
}
