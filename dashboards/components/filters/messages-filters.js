/** The words of what every page may be narrowed by. */
export const filterMessages = {
  filters: {zh: "当前筛选", en: "Filters in force"},
  "filter.period": {zh: "期间", en: "Period"},
  "filter.compare": {zh: "对比", en: "Compared with"},
  "filter.team": {zh: "团队", en: "Team"},
  "filter.tier": {zh: "客户分级", en: "Customer tier"},
  "filter.level": {zh: "级别", en: "Level"},
  "filter.type": {zh: "协作类型", en: "Collaboration type"},
  "compare.previous": {zh: "环比（上一期）", en: "The period before"},
  "compare.year": {zh: "同比（去年同期）", en: "A year before"},
  "compare.festival": {zh: "同比（按春节对齐）", en: "A year before, Spring Festival aligned"},
  record_more: {
    zh: "网页只发布到这里。在工作区里看全部经过：",
    en: "The page ends here. In the workspace, all there is to it:"
  },
  record_copy: {zh: "复制", en: "Copy"},
  record_copied: {zh: "已复制", en: "Copied"},
  record_select: {zh: "已选中，请复制", en: "Selected: copy it"},
  types_no_month: {
    zh: "协作类型按季度与年度列出，请改选期间。",
    en: "Collaboration types are given by quarter and year: choose such a period."
  },
  types_none: {
    zh: "本期没有带协作类型的工单到期。",
    en: "No ticket with a collaboration type fell due in this period."
  },
  types_caption: {
    zh: "问题解决，全部级别；期间按到期日。",
    en: "Resolutions of every level, by the day they were due."
  },
  filter_not_here: {zh: "本页不适用", en: "not applicable here"},
  filter_clear: {zh: (name) => `清除筛选：${name}`, en: (name) => `Clear the filter: ${name}`},
  filter_all: {zh: "全部", en: "All"},
  filter_absent: {zh: (value) => `本页没有“${value}”`, en: (value) => `This page has no “${value}”`}
};
