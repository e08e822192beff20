import {translator} from "./messages.js";

export const languages = ["zh", "en"];

/** The pages in the order of the navigation; a page has one path per language, the filters its figures can take, and may stand apart from it, at the foot. */
export const pages = [
  {title: {zh: "总览", en: "Overview"}, path: {zh: "/index", en: "/en/index"}, filters: "period compare"},
  {
    title: {zh: "时效", en: "Timeliness"},
    path: {zh: "/timeliness", en: "/en/timeliness"},
    filters: "period team level type"
  },
  {
    title: {zh: "商机", en: "Opportunities"},
    path: {zh: "/opportunities", en: "/en/opportunities"},
    filters: "period"
  },
  {title: {zh: "客户", en: "Customers"}, path: {zh: "/customers", en: "/en/customers"}, filters: "tier"},
  {title: {zh: "健康度", en: "Health"}, path: {zh: "/health", en: "/en/health"}, filters: ""},
  {title: {zh: "关系提升", en: "Uplift"}, path: {zh: "/uplift", en: "/en/uplift"}, filters: "team"},
  {title: {zh: "反馈", en: "Feedback"}, path: {zh: "/feedback", en: "/en/feedback"}, filters: ""},
  {title: {zh: "价值", en: "Value"}, path: {zh: "/value", en: "/en/value"}, filters: "period"},
  {title: {zh: "协同流程", en: "Process"}, path: {zh: "/process", en: "/en/process"}, filters: "period"},
  {title: {zh: "团队", en: "Teams"}, path: {zh: "/teams", en: "/en/teams"}, filters: "period team"},
  {title: {zh: "指标", en: "Metrics"}, path: {zh: "/metrics", en: "/en/metrics"}, filters: ""},
  {title: {zh: "口径", en: "Methods"}, path: {zh: "/methods", en: "/en/methods"}, filters: ""},
  {title: {zh: "字典", en: "Dictionary"}, path: {zh: "/dictionary", en: "/en/dictionary"}, filters: ""},
  {title: {zh: "数据", en: "Data"}, path: {zh: "/data", en: "/en/data"}, filters: ""},
  {
    title: {zh: "月度简报", en: "Monthly brief"},
    path: {zh: "/brief", en: "/en/brief"},
    filters: "",
    isApart: true
  }
];

const mark =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='rgb(21,72,128)'/%3E%3Cpath d='M7 21l6-6 4 4 8-9' fill='none' stroke='white' stroke-width='3' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

// «external» keeps Framework from looking for a file behind an address it does not know

/** What every page's head holds. */
export const head = `<link rel="icon external" href="${mark}"><meta name="color-scheme" content="light dark"><script type="module" src="/components/filters/keep.js"></script><script type="module" src="/components/anchor.js"></script><script type="module" src="/components/search/search.js"></script><script type="module" src="/components/print/print.js"></script>`;

/** Returns the header of the page at `path`: the name, the navigation and a switch to the same page in the other language. */
export function header(path) {
  const lang = languageOf(path);
  const t = translator(lang);
  const other = languages.find((one) => one !== lang);
  const links = pages
    .filter(({isApart}) => !isApart)
    .map((page) => link(page.path[lang], page.title[lang], page.path[lang] === path));
  return `<a class="skip" rel="external" href="#observablehq-main">${t("skip")}</a>
<a class="brand" href="${address(pages[0].path[lang])}"><img src="${mark}" alt="" width="24" height="24">${t("product")}</a>
<nav aria-label="${t("navigation")}" data-filters="${filtersOf(path)}"><ul>${links.map((one) => `<li>${one}</li>`).join("")}</ul></nav>
<div class="search" role="search"></div>
<a class="language" href="${address(counterpart(path, other))}" hreflang="${tag(other)}" lang="${tag(other)}">${t("other_language")}</a>`;
}

export function footer(path) {
  const lang = languageOf(path);
  const apart = pages.filter(({isApart}) => isApart);
  const links = apart.map((page) => link(page.path[lang], page.title[lang], page.path[lang] === path));
  return `<p>${translator(lang)("footer")}</p><p>${links.join(" ")}</p><p>service-value</p>`;
}

export function languageOf(path) {
  return path.startsWith("/en/") ? "en" : "zh";
}

function counterpart(path, lang) {
  return pageAt(path).path[lang];
}

function filtersOf(path) {
  return pageAt(path).filters;
}

function pageAt(path) {
  return pages.find(({path: {zh, en}}) => zh === path || en === path) ?? pages[0];
}

function link(path, title, isCurrent) {
  return `<a href="${address(path)}"${isCurrent ? ` aria-current="page"` : ""}>${title}</a>`;
}

function address(path) {
  return path.replace(/index$/, "");
}

function tag(lang) {
  return lang === "zh" ? "zh-CN" : lang;
}
