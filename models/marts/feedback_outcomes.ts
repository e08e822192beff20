import {z} from "zod";
import {boolean, integer, mart, money, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const feedbackOutcomes = mart("feedback_outcomes", {
  label: {zh: "反馈去向", en: "what became of feedback"},
  grain: {zh: "每条反馈一行", en: "one row per piece of feedback"},
  questions: {
    zh: "哪些反馈成了商机，预估兑现了多少？",
    en: "which feedback became an opportunity, and how much of its estimate was signed?"
  },
  key: ["feedback_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    feedback_id: varchar({zh: "反馈编号", en: "feedback id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    ticket_id: orNull(varchar({zh: "关联工单", en: "ticket"}), ...notRecorded),
    opportunity_id: orNull(
      varchar({zh: "关联商机", en: "opportunity (the first)"}),
      "没有关联",
      "none linked"
    ),
    feedback_class: orNull(varchar({zh: "反馈分类", en: "class"}), ...notRecorded),
    channel: orNull(varchar({zh: "渠道", en: "channel"}), ...notRecorded),
    assessment: orNull(varchar({zh: "评估结果", en: "feasibility"}), ...notRecorded),
    result: orNull(varchar({zh: "处理结果", en: "result"}), ...notRecorded),
    value_estimate: orNull(
      money({zh: "客户价值预估", en: "estimated value"}),
      "不是销售机会类或没有金额",
      "not a sales opportunity, or no amount"
    ),
    excluded_estimate: orNull(
      money({zh: "不计入的预估（C-05）", en: "estimate that does not count (C-05)"}),
      "没有",
      "none"
    ),
    signed_amount: orNull(
      money({zh: "签约金额", en: "signed amount, each opportunity once"}),
      "没有签约",
      "nothing signed"
    ),
    count_opportunities: integer({zh: "关联商机数", en: "opportunities linked"}),
    is_competitive: orNull(boolean({zh: "竞争风险", en: "competitive risk"}), ...notRecorded),
    submitted_at: timestamp({zh: "提交时间", en: "submitted at"}),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: orNull(varchar({zh: "来源工作表", en: "source sheet"}), ...notRecorded),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
