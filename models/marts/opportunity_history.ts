import {z} from "zod";
import {date, double, integer, mart, money, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const opportunityHistory = mart("opportunity_history", {
  label: {zh: "商机历史", en: "history of opportunities"},
  grain: {
    zh: "每个商机每段时间一行，其间所知不变",
    en: "one row per opportunity and stretch of time in which one picture of it was known"
  },
  questions: {
    zh: "某一天有哪些商机在途，在哪个阶段，多少金额？",
    en: "what was open on a day, at which stage, for how much, as known then?"
  },
  key: ["opportunity_id", "known_from"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    opportunity_id: varchar({zh: "商机编号", en: "opportunity id"}),
    owner_id: orNull(varchar({zh: "负责人", en: "owner", isPersonal: true}), ...notRecorded),
    basis: varchar({
      zh: "依据",
      en: "exported as such, or reconstructed from the first export's dates",
      values: ["exported", "reconstructed"]
    }),
    stage: orNull(varchar({zh: "阶段", en: "stage"}), ...notRecorded),
    status: orNull(
      varchar({zh: "状态", en: "status", values: ["open", "won", "lost", "void"]}),
      ...notRecorded
    ),
    amount: orNull(money({zh: "金额", en: "amount"}), ...notRecorded),
    win_ratio: orNull(double({zh: "赢率", en: "probability of winning, 0 to 1"}), ...notRecorded),
    expected_signed_date: orNull(date({zh: "预计签约日期", en: "expected signing date"}), ...notRecorded),
    known_from: timestamp({zh: "自何时起如此", en: "known from"}),
    known_to: orNull(timestamp({zh: "到何时为止", en: "known until"}), "至今", "still so"),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: orNull(varchar({zh: "来源工作表", en: "source sheet"}), ...notRecorded),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
