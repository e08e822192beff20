/** The words of the teams page, in both languages side by side. */
export const teamMessages = {
  team_column: {zh: "团队", en: "Team"},
  team_value: {zh: "数值", en: "Value"},
  team_people: {zh: "涉及人数", en: "People"},
  team_company: {zh: "全公司", en: "Company"},
  team_none: {zh: "没有部门", en: "No unit"},
  team_hidden: {
    zh: (name, count) => `${name} · ${count} 项不足 5 人，不显示`,
    en: (name, count) => `${name} · ${count} hidden for fewer than 5 people`
  },
  team_locked: {
    zh: (revision) => ["已锁定，第 ", revision, " 版"],
    en: (revision) => ["locked, revision ", revision]
  },
  team_amended: {
    zh: (revision) => ["已锁定，修订至第 ", revision, " 版"],
    en: (revision) => ["locked, amended to revision ", revision]
  },
  team_empty: {
    zh: "这一期没有可以显示的团队数字。",
    en: "There is no team figure to show in this period."
  },
  team_caption: {
    zh: "只有团队的数字，没有个人的。不足 5 人的团队不显示；能与其他数字一起推出它的，也不显示。事实属于发生当日的部门。标明已锁定的，是锁定时的数字，此后的更正要出修订版才改变它。每项只计岗位考核含该项的人；两个岗位可以各记同一笔销售的全额（A-27），所以各团队与全公司之和可能大于价值页的金额。数字供讨论，不是排名。",
    en: "Figures of teams only, never of a person. A team of fewer than 5 people is not shown, nor what would tell it by subtraction. A fact is of the unit of its own day. What is marked locked is as it was locked; later corrections change it only by a revision. Each counts those whose post has it; two posts may each hold the whole of one sale (A-27), so teams and the company may come to more than the value page says. Figures are for discussion, not a ranking."
  }
};
