import {h} from "../element.js";
import {translator} from "../messages.js";
import {findEntries} from "./find.js";

const most = 12; // results shown

// runs on every page; the index is fetched when a reader first turns to the field

const lang = document.documentElement.lang === "en" ? "en" : "zh";
const t = translator(lang);
const home = new URL(document.querySelector("#observablehq-header .brand").pathname, location.href);
const root = new URL(lang === "en" ? "../" : "./", home);
const place = document.querySelector("#observablehq-header .search");
const list = h("ol", {class: "search__list"});
const status = h("p", {class: "search__status", role: "status"});
const results = h("div", {class: "search__results", hidden: true}, status, list);
const field = h("input", {
  type: "search",
  class: "search__field",
  "aria-label": t("search"),
  placeholder: t("search")
});
let index;

place.replaceChildren(field, results);
field.addEventListener("focus", () => load());
field.addEventListener("input", () => show());
place.addEventListener("keydown", move);
place.addEventListener("focusout", ({relatedTarget}) => {
  if (!place.contains(relatedTarget)) results.hidden = true;
});
document.addEventListener("keydown", (event) => {
  const isTyping = /^(input|select|textarea)$/i.test(event.target.tagName);
  if (event.key !== "/" || isTyping) return;
  event.preventDefault();
  field.focus();
});

function load() {
  index ??= fetch(new URL(`_search/${lang}.json`, root)).then((answer) => answer.json());
  return index;
}

async function show() {
  const entries = findEntries(await load(), field.value);
  results.hidden = field.value.trim() === "";
  status.textContent = t("search_found", entries.length, Math.min(most, entries.length));
  list.replaceChildren(...entries.slice(0, most).map(line));
}

function line({title, about, path}) {
  const link = h("a", {href: new URL(path, root).href}, h("strong", null, title), h("span", null, about));
  return h("li", null, link);
}

// arrows go from the field through the results and back; Escape closes
function move(event) {
  const links = [field, ...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "Escape") {
    results.hidden = true;
    field.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    results.hidden = field.value.trim() === "";
    links[(at + (event.key === "ArrowDown" ? 1 : links.length - 1)) % links.length].focus();
  } else if (event.key === "Enter" && at === 0) links[1]?.click();
}
