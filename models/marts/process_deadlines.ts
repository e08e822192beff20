import {z} from "zod";
import {boolean, double, integer, mart, orNull, periodColumns, varchar} from "../contract.ts";

export const processDeadlines = mart("process_deadlines", {
  label: {zh: "流程规则的时限", en: "deadlines of the process rules"},
  grain: {
    zh: "每条规则每个期间一行；期间按到期时间",
    en: "one row per rule and period; a step belongs to the period it is due in"
  },
  questions: {
    zh: "每条流程规则到期的步骤，有多少按时做了？",
    en: "of the steps due under each process rule, how many were done in time?"
  },
  key: ["rule_code", "period_grain", "period_start"],
  audiences: ["executives", "analysts", "hr"],
  executives: {order: ["rule_code", "period_grain", "period_start"]},
  columns: z.object({
    rule_code: varchar({zh: "规则编号", en: "rule code"}),
    ...periodColumns(),
    count_due: integer({zh: "到期数", en: "due"}),
    count_met: integer({zh: "按时数", en: "met"}),
    count_missed: integer({zh: "逾期数", en: "missed"}),
    count_pending: integer({zh: "未到期数", en: "not yet due"}),
    count_unknown: integer({zh: "无法判定数", en: "unknown"}),
    count_proxies: integer({zh: "用代用时间判定的数", en: "judged by a time that stands in"}),
    on_time_ratio: orNull(
      double({zh: "及时率", en: "on-time ratio", unit: "0–1"}),
      "没有到期的步骤",
      "nothing due"
    ),
    unknown_reason: orNull(
      varchar({
        zh: "无法判定的原因：not_recorded 所需时间没有记录，last_value_only 只有最后一次的值，needs_reader 须人读，never_exported 系统从不导出",
        en: "why some are unknown: what it takes is not recorded, only the last value is kept, it takes a reader, or no system exports it",
        values: ["not_recorded", "last_value_only", "needs_reader", "never_exported"]
      }),
      "都能判定",
      "all are judged"
    ),
    is_proxy: boolean({zh: "含代用时间", en: "some times stand in for others"})
  })
});
