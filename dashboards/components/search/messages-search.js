/** The words of the search over all pages. */
export const searchMessages = {
  search: {zh: "搜索", en: "Search"},
  search_found: {
    zh: (count, shown) =>
      count === 0 ? "没有找到" : `找到 ${count} 条${shown < count ? `，列出前 ${shown} 条` : ""}`,
    en: (count, shown) =>
      count === 0 ? "Nothing found" : `${count} found${shown < count ? `, the first ${shown} listed` : ""}`
  }
};
