import {z} from "zod";
import {boolean, double, integer, mart, orNull, timestamp, varchar} from "../contract.ts";

const verdicts = ["met", "missed", "pending", "unknown", "void"] as const;
const notRecorded = ["来源没有记录", "not recorded by the source"] as const;
const notYet = ["尚未计算", "not computed yet"] as const;

export const tickets = mart("tickets", {
  label: {zh: "工单", en: "tickets"},
  grain: {zh: "每张工单一行", en: "one row per ticket"},
  questions: {
    zh: "某张工单按什么目标、用了多久、是否及时？",
    en: "against which target was a ticket measured, how long did it take, was it on time?"
  },
  key: ["ticket_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    ticket_id: varchar({zh: "工单编号", en: "ticket id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    level: orNull(varchar({zh: "问题级别", en: "level"}), ...notRecorded),
    target_level: orNull(varchar({zh: "目标级别", en: "level whose target holds"}), ...notRecorded),
    is_headline: boolean({zh: "计入问题解决及时率", en: "counts into the headline on-time ratio"}),
    status: orNull(
      varchar({
        zh: "状态",
        en: "status at the clock",
        values: ["open", "overdue", "closed", "unsolvable", "void"]
      }),
      ...notRecorded
    ),
    collaboration_type: orNull(
      varchar({zh: "协作类型", en: "collaboration type"}),
      "未定(没有记录,也推不出)",
      "undetermined: neither recorded nor implied"
    ),
    owner_id: orNull(
      varchar({zh: "唯一负责人", en: "the one owner", isPersonal: true}),
      "不知道谁负责",
      "nobody known to own it"
    ),
    assignee_id: orNull(varchar({zh: "责任人", en: "assignee", isPersonal: true}), ...notRecorded),
    team: orNull(
      varchar({zh: "负责团队", en: "owner's team at submission"}),
      "当时的部门未知",
      "unit at the time unknown"
    ),
    assignee_team: orNull(
      varchar({zh: "处理团队", en: "assignee's team when solved"}),
      "当时的部门未知",
      "unit at the time unknown"
    ),
    product: orNull(varchar({zh: "产品", en: "product"}), ...notRecorded),
    channel: orNull(varchar({zh: "提交渠道", en: "channel"}), ...notRecorded),
    submitted_at: timestamp({zh: "提交时间", en: "submitted at"}),
    assigned_at: orNull(timestamp({zh: "分配时间", en: "assigned at"}), ...notRecorded),
    first_response_at: orNull(timestamp({zh: "首次响应时间", en: "first response at"}), ...notRecorded),
    resolved_at: orNull(
      timestamp({zh: "解决时间", en: "resolved at"}),
      "未解决或没有记录",
      "open or not recorded"
    ),
    acknowledge_due_at: timestamp({zh: "应受理时间", en: "acknowledge due at"}),
    response_due_at: orNull(timestamp({zh: "应响应时间", en: "response due at"}), "没有目标", "no target"),
    resolution_due_at: orNull(
      timestamp({zh: "应解决时间", en: "resolution due at"}),
      "没有目标",
      "no target"
    ),
    response_source: orNull(
      varchar({
        zh: "响应时间的依据（assigned 为代用）",
        en: "what the response time is read from (assigned is a proxy)",
        values: ["first_response", "assigned"]
      }),
      "没有响应记录",
      "no response recorded"
    ),
    response_elapsed_minutes: orNull(
      integer({zh: "首次响应时长（自然时间）", en: "first response time, elapsed", unit: "min"}),
      "没有响应记录,或早于提交",
      "no response recorded, or before submission"
    ),
    response_business_minutes: orNull(
      integer({zh: "首次响应时长（工作时间）", en: "first response time, business", unit: "min"}),
      ...notYet
    ),
    resolution_elapsed_minutes: orNull(
      integer({zh: "解决时长（自然时间）", en: "resolution time, elapsed", unit: "min"}),
      "未解决,或解决早于提交",
      "not resolved, or before submission"
    ),
    resolution_business_minutes: orNull(
      integer({zh: "解决时长（工作时间）", en: "resolution time, business", unit: "min"}),
      ...notYet
    ),
    resolution_net_minutes: orNull(
      integer({zh: "解决净时长（扣除挂起）", en: "resolution time less pauses", unit: "min"}),
      ...notYet
    ),
    acknowledge_verdict: varchar({zh: "受理判定", en: "acknowledge verdict", values: verdicts}),
    response_verdict: varchar({zh: "响应判定", en: "response verdict", values: verdicts}),
    resolution_verdict: varchar({zh: "解决判定", en: "resolution verdict", values: verdicts}),
    resolution_elapsed_verdict: varchar({
      zh: "解决判定（自然时间）",
      en: "resolution verdict, elapsed",
      values: verdicts
    }),
    resolution_business_verdict: varchar({
      zh: "解决判定（工作时间）",
      en: "resolution verdict, business",
      values: verdicts
    }),
    recorded_on_time: orNull(
      boolean({zh: "来源记录的及时", en: "on time as the source recorded it"}),
      ...notRecorded
    ),
    target_source: orNull(
      varchar({zh: "目标出处", en: "where the target is from", values: ["level"]}),
      "没有目标",
      "no target"
    ),
    clock: varchar({zh: "采用的时钟", en: "clock applied", values: ["elapsed", "business"]}),
    count_reopens: orNull(integer({zh: "重开次数", en: "reopens"}), ...notRecorded),
    satisfaction_score: orNull(
      double({zh: "客户满意度", en: "customer satisfaction", unit: "1–5"}),
      "没有评分",
      "not scored"
    ),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
