/** The words of what a reader takes away: workbooks, CSV, print. */
export const takeawayMessages = {
  takeaway_label: {zh: "带走本表", en: "Take this table away"},
  takeaway_download: {zh: (kind) => `下载 ${kind}`, en: (kind) => `Download ${kind}`},
  takeaway_failed: {
    zh: "没有下载成功，请刷新页面再试。",
    en: "The download failed: reload the page and try again."
  },
  takeaway_about: {zh: "口径与来源", en: "Definitions and source"},
  takeaway_kind: {zh: "类别", en: "Kind"},
  takeaway_name: {zh: "名称", en: "Name"},
  takeaway_content: {zh: "内容", en: "Content"},
  takeaway_origin: {zh: "来源", en: "Source"},
  takeaway_page: {zh: "页面", en: "Page"},
  takeaway_table: {zh: "表", en: "Table"},
  takeaway_caption: {zh: "表注", en: "Caption"},
  takeaway_rows: {zh: "行数", en: "Rows"},
  takeaway_published: {zh: "已发布的行", en: "Rows published"},
  takeaway_of: {
    zh: (shown, total) => `前 ${shown} 行，共 ${total} 行`,
    en: (shown, total) => `the first ${shown} of ${total}`
  },
  takeaway_empty_cell: {zh: "空单元格", en: "Empty cell"},
  takeaway_empty_means: {zh: "未知或不适用，不是零", en: "unknown or not applicable, never zero"},
  takeaway_filter: {zh: "筛选", en: "Filter"},
  takeaway_unfiltered: {zh: "没有筛选", en: "no filter in force"},
  takeaway_column: {zh: "栏目", en: "Column"},
  takeaway_group: {zh: "分组", en: "Group"},
  takeaway_note: {
    zh: "页面上与数字一起的文字，或没有数字的原因",
    en: "the words shown with the number, or why there is none"
  },
  takeaway_unit: {zh: "该行数字的单位", en: "the unit of the row’s number"},
  takeaway_shown: {zh: "与页面所示相同", en: "as the page shows it"},
  takeaway_note_header: {zh: (header) => `${header}（说明）`, en: (header) => `${header} (note)`},
  takeaway_unit_header: {zh: (header) => `${header}（单位）`, en: (header) => `${header} (unit)`},
  takeaway_with_unit: {
    zh: (header, unit) => `${header}（${unit}）`,
    en: (header, unit) => `${header} (${unit})`
  },
  takeaway_setting: {zh: "设置", en: "Setting"},
  takeaway_set: {
    zh: (value, isDefault, about) => `${value}${isDefault ? "（默认）" : "（公司设定）"}：${about}`,
    en: (value, isDefault, about) => `${value} (${isDefault ? "default" : "set by the company"}): ${about}`
  },
  takeaway_formula: {zh: (text) => `公式：${text}`, en: (text) => `formula: ${text}`},
  takeaway_cohort: {zh: (text) => `范围：${text}`, en: (text) => `cohort: ${text}`},
  takeaway_denominator: {zh: (text) => `分母：${text}`, en: (text) => `denominator: ${text}`},
  takeaway_stop: {zh: "；", en: "; "},
  print_definitions: {zh: "本页口径", en: "Definitions of this page"},
  print_rest: {
    zh: (shown, all) => `此处 ${shown} 行，共 ${all} 行；其余见网页的 XLSX。`,
    en: (shown, all) => `${shown} of ${all} rows; the rest is in the page’s XLSX.`
  },
  "unit.amount": {zh: "元", en: "CNY"},
  "unit.ratio": {zh: "比率", en: "ratio"},
  "unit.minutes": {zh: "分钟", en: "min"},
  "unit.hours": {zh: "小时", en: "h"},
  "unit.days": {zh: "天", en: "days"},
  "unit.months": {zh: "月", en: "months"},
  "unit.points": {zh: "分", en: "points"},
  "unit.score": {zh: "1–5 分", en: "1–5"}
};
