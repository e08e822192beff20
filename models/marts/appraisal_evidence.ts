import {z} from "zod";
import {date, double, integer, mart, orNull, varchar} from "../contract.ts";
import {appraisalFacts} from "../policy/appraisal.ts";

const notCounted = ["不计入，见原因", "not counted, see the reason"] as const;

/** P-10: every point of a score goes back to records; each is of the unit and post held on its day. */
export const appraisalEvidence = mart("appraisal_evidence", {
  label: {zh: "考核依据", en: "appraisal evidence"},
  grain: {zh: "每人、事实与记录一行", en: "one row per person, fact and record"},
  questions: {
    zh: "一个分数由哪些记录得来？哪些没有计入，为什么？",
    en: "which records make a score, and which do not count, and why?"
  },
  key: [
    "person_id",
    "fact",
    "fact_date",
    "period_grain",
    "entity",
    "record_id",
    "source_file",
    "source_sheet",
    "source_row"
  ],
  audiences: ["hr"],
  columns: z.object({
    person_id: varchar({zh: "工号", en: "staff number", isPersonal: true}),
    fact: varchar({zh: "事实", en: "fact", values: appraisalFacts}),
    period_grain: varchar({
      zh: "只用于此粒度的期间（空为都用）",
      en: "counts in periods of this grain only (empty: in all)"
    }),
    entity: varchar({zh: "记录类别", en: "kind of record"}),
    record_id: varchar({zh: "记录编号", en: "record id"}),
    unit_id: orNull(varchar({zh: "当日部门编号", en: "unit of the day"}), "没有任职记录", "none on record"),
    unit: orNull(varchar({zh: "当日部门", en: "unit's name"}), "没有任职记录", "none on record"),
    role: orNull(varchar({zh: "当日岗位", en: "post of the day"}), "没有任职记录", "none on record"),
    state: varchar({
      zh: "状态（counted 计入，unknown 数值未知，excluded 不计）",
      en: "state",
      values: ["counted", "unknown", "excluded"]
    }),
    reason: orNull(varchar({zh: "未计入的原因", en: "why it does not count"}), "已计入", "it counts"),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: varchar({zh: "来源工作表", en: "source sheet"}),
    source_row: integer({zh: "来源行（0 为多行合成）", en: "source row (0: made of several)"}),
    share: double({zh: "本人所占份额", en: "the person's share", unit: "0–1"}),
    numerator: orNull(double({zh: "计入值（已乘份额）", en: "value counted, by the share"}), ...notCounted),
    denominator: orNull(
      double({zh: "计入基数（已乘份额）", en: "base counted, by the share"}),
      "不计入，或这类事实只相加",
      "not counted, or a fact that only adds up"
    ),
    fact_date: date({zh: "日期", en: "date"})
  })
});
