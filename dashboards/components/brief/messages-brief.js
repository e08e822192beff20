/** The words of the monthly brief that no other page shows. */
export const briefMessages = {
  brief: {zh: "月度简报", en: "Monthly brief"},
  brief_figures: {zh: "五个数字", en: "Five figures"},
  brief_themes: {zh: "各主题一句话", en: "One sentence per theme"},
  brief_attention: {zh: "现在要处理的", en: "What wants attention now"},
  brief_now: {zh: (date) => `截至 ${date}，不限本月。`, en: (date) => `As of ${date}, whatever the month.`},
  brief_empty: {zh: "还没有一个完整的月份。", en: "There is no whole month yet."}
};
