import {h} from "../element.js";
import {formatter} from "../format.js";
import {translateCode, translator} from "../messages.js";
import {filterNames, parsePeriod, readFilters, setFilter, withFilters} from "./filters.js";

// runs on every page, whatever it shows

const lang = document.documentElement.lang === "en" ? "en" : "zh";
const nav = document.querySelector("#observablehq-header nav");
const taken = nav?.dataset.filters.split(" ") ?? [];
const strip = h("div", {class: "filters", role: "region", "aria-label": translator(lang)("filters")});

keep();
addEventListener("filters", keep);
for (const event of ["pointerover", "focusin", "click"])
  document.addEventListener(event, ({target}) => carryAlong(target.closest?.("a[href]")), true);

function keep() {
  for (const link of document.querySelectorAll("#observablehq-header a")) carryAlong(link);
  const held = readFilters();
  const names = filterNames.filter((name) => held[name]);
  strip.replaceChildren(...names.map((name) => chip(name, held[name])));
  if (names.length === 0) strip.remove();
  else document.querySelector("#observablehq-main").before(strip);
}

/** Gives a link to another page of the site the filters; to this one in the other language, all that the address holds. */
function carryAlong(link) {
  if (!link || link.origin !== location.origin || link.rel === "external") return;
  if (!/(\/|\.html)$/.test(link.pathname) || link.getAttribute("href").startsWith("#")) return;
  if (link.classList.contains("language")) {
    link.search = location.search;
    link.hash = location.hash;
    return;
  }
  const address = withFilters(link.href, readFilters());
  if (address !== link.href) link.href = address;
}

function chip(name, value) {
  const t = translator(lang);
  const isTaken = taken.includes(name);
  const clear = h("button", {type: "button", "aria-label": t("filter_clear", t(`filter.${name}`))}, "×");
  clear.addEventListener("click", () => {
    setFilter(name, null);
    location.reload();
  });
  return h(
    "span",
    {class: isTaken ? "filter" : "filter filter--idle"},
    h("span", {class: "filter__name"}, t(`filter.${name}`)),
    nameOf(name, value),
    !isTaken && h("em", null, t("filter_not_here")),
    clear
  );
}

function nameOf(name, value) {
  const period = name === "period" && parsePeriod(value);
  if (period) return formatter(lang).period(period.grain, period.start);
  return translateCode(lang, name, value);
}
