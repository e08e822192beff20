import {z} from "zod";
import {boolean, double, integer, mart, orNull, quarterColumns, varchar} from "../contract.ts";

const hidden = ["人数不足 5，不显示", "fewer than 5 people behind it, or hidden with such a team"] as const;

export const teamQuarters = mart("team_quarters", {
  label: {zh: "团队及时率（按季度）", en: "on-time ratio by team and quarter"},
  grain: {
    zh: "每季度、维度与团队一行；只看计入及时率的级别的解决",
    en: "one row per quarter, dimension and team; resolutions of the headline levels"
  },
  questions: {
    zh: "各团队的及时率怎样变化？不足 5 人的团队不显示",
    en: "how does each team's on-time ratio move? Teams of fewer than 5 people are not shown"
  },
  key: ["period_grain", "period_start", "measure", "dimension", "dimension_value"],
  audiences: ["executives", "analysts", "hr"],
  executives: {order: ["dimension", "dimension_value", "period_start"]},
  columns: z.object({
    ...quarterColumns(),
    measure: varchar({zh: "度量", en: "measure", values: ["resolution"]}),
    dimension: varchar({
      zh: "维度（team 首问客服的团队，assignee_team 责任人的团队）",
      en: "dimension (team: the owner's; assignee_team: the assignee's)",
      values: ["team", "assignee_team"]
    }),
    dimension_value: varchar({zh: "团队", en: "team"}),
    level: varchar({zh: "级别", en: "level", values: ["headline"]}),
    count_people: orNull(integer({zh: "涉及人数", en: "people behind it"}), ...hidden),
    count_due: orNull(integer({zh: "到期数", en: "due"}), ...hidden),
    count_missed: orNull(integer({zh: "逾期数", en: "missed"}), ...hidden),
    on_time_ratio: orNull(double({zh: "及时率", en: "on-time ratio", unit: "0–1"}), ...hidden),
    is_suppressed: boolean({zh: "因人数不足而隐去", en: "hidden for too few people"})
  })
});
