import {z} from "zod";
import {boolean, double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

const hidden = ["人数不足 5，不显示", "fewer than 5 people behind it, or hidden with such a team"] as const;

/** SPEC §16.4: no cell tells, by itself or less others, what fewer than five people did. */
export const teamAppraisal = mart("team_appraisal", {
  label: {zh: "团队考核指标", en: "KPIs of teams"},
  grain: {
    zh: "每团队、期间与指标一行；all 为全公司",
    en: "one row per team, period and KPI; all is the company"
  },
  questions: {
    zh: "各团队的考核指标怎样？不足 5 人的不显示，也不能由其他数字推出",
    en: "how do teams stand? Fewer than 5 people are not shown, nor can be told from other figures"
  },
  key: ["team_id", "period_grain", "period_start", "kpi_code"],
  audiences: ["executives", "analysts", "hr"],
  executives: {order: ["kpi_code", "period_grain", "period_start", "team_id"]},
  columns: z.object({
    team_id: varchar({zh: "部门编号（事实当日）", en: "unit id, of the fact's day"}),
    team: varchar({zh: "部门", en: "unit"}),
    ...periodColumns(),
    kpi_code: varchar({zh: "指标代码", en: "KPI"}),
    kpi_zh: varchar({zh: "指标（中文）", en: "KPI in Chinese"}),
    kpi_en: varchar({zh: "指标（英文）", en: "KPI in English"}),
    unit_zh: varchar({zh: "单位（中文）", en: "unit in Chinese"}),
    unit_en: varchar({zh: "单位（英文）", en: "unit in English"}),
    direction: varchar({zh: "方向", en: "direction", values: ["up", "down"]}),
    value: orNull(double({zh: "数值", en: "value"}), ...hidden),
    count_people: orNull(integer({zh: "涉及人数", en: "people behind it"}), ...hidden),
    is_suppressed: boolean({zh: "因人数不足而隐去", en: "hidden for too few people"}),
    lock_status: varchar({
      zh: "锁定状态：锁定与修订的是当时的数字",
      en: "lock: locked and amended are the figures of then",
      values: ["open", "locked", "amended"]
    }),
    lock_revision: orNull(integer({zh: "锁定的修订号", en: "revision locked"}), "没有锁定", "not locked")
  })
});
