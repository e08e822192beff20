import {z} from "zod";
import {boolean, double, integer, mart, orNull, timestamp, varchar} from "../contract.ts";

const verdicts = ["met", "missed", "pending", "unknown", "void"] as const;
const notRecorded = ["来源没有记录", "not recorded by the source"] as const;
const noTarget = ["没有目标", "no target"] as const;
const noTime = ["没有发生，或日历未覆盖", "has not happened, or the calendar does not cover it"] as const;
const minutes = (zh: string, en: string) => integer({zh, en, unit: "min"});
const verdict = (zh: string, en: string) => varchar({zh, en, values: verdicts});

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
    contract_id: orNull(varchar({zh: "合同编号", en: "contract id"}), ...notRecorded),
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
    started_at: timestamp({zh: "计时起点", en: "where the clocks start"}),
    acknowledged_at: orNull(timestamp({zh: "受理时间", en: "acknowledged at"}), ...notRecorded),
    assigned_at: orNull(timestamp({zh: "分配时间", en: "assigned at"}), ...notRecorded),
    first_response_at: orNull(timestamp({zh: "首次响应时间", en: "first response at"}), ...notRecorded),
    first_resolved_at: orNull(
      timestamp({zh: "第一次解决时间", en: "first resolved at"}),
      "未解决或没有记录",
      "open or not recorded"
    ),
    resolved_at: orNull(
      timestamp({zh: "解决时间（重开的为最后一次）", en: "resolved at; of a reopened ticket, the last time"}),
      "未解决或没有记录",
      "open or not recorded"
    ),
    acknowledge_due_at: orNull(
      timestamp({zh: "应受理时间", en: "acknowledge due at"}),
      "日历未覆盖",
      "not covered by the calendar"
    ),
    response_due_at: orNull(
      timestamp({zh: "应响应时间", en: "response due at"}),
      "没有目标,或日历未覆盖",
      "no target, or not covered by the calendar"
    ),
    resolution_due_at: orNull(
      timestamp({zh: "应解决时间", en: "resolution due at"}),
      "没有目标,或日历未覆盖",
      "no target, or not covered by the calendar"
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
    acknowledge_source: orNull(
      varchar({
        zh: "受理时间的依据（assigned 为代用）",
        en: "what the acknowledgement is read from (assigned is a proxy)",
        values: ["acknowledged", "first_response", "assigned"]
      }),
      "没有受理记录",
      "no acknowledgement recorded"
    ),
    acknowledge_limit_minutes: minutes("受理时限", "limit of the acknowledgement"),
    response_limit_minutes: orNull(minutes("响应时限", "limit of the response"), ...noTarget),
    resolution_limit_minutes: orNull(minutes("解决时限", "limit of the resolution"), ...noTarget),
    acknowledge_elapsed_minutes: orNull(
      minutes("受理时长（自然时间）", "time to acknowledge, elapsed"),
      ...noTime
    ),
    acknowledge_business_minutes: orNull(
      minutes("受理时长（工作时间）", "time to acknowledge, business"),
      ...noTime
    ),
    response_elapsed_minutes: orNull(
      minutes("首次响应时长（自然时间）", "first response time, elapsed"),
      ...noTime
    ),
    response_business_minutes: orNull(
      minutes("首次响应时长（工作时间）", "first response time, business"),
      ...noTime
    ),
    resolution_elapsed_minutes: orNull(
      minutes("解决时长（自然时间）", "resolution time, elapsed"),
      ...noTime
    ),
    resolution_business_minutes: orNull(
      minutes("解决时长（工作时间）", "resolution time, business"),
      ...noTime
    ),
    resolution_net_minutes: orNull(
      minutes("解决净时长（采用的时钟，扣除挂起）", "resolution time on the applied clock, less pauses"),
      "未解决,或没有状态历史",
      "not resolved, or without a status history"
    ),
    acknowledge_verdict: verdict("受理判定", "acknowledge verdict"),
    response_verdict: verdict("响应判定", "response verdict"),
    resolution_verdict: verdict("解决判定", "resolution verdict"),
    acknowledge_elapsed_verdict: verdict("受理判定（自然时间）", "acknowledge verdict, elapsed"),
    acknowledge_business_verdict: verdict("受理判定（工作时间）", "acknowledge verdict, business"),
    response_elapsed_verdict: verdict("响应判定（自然时间）", "response verdict, elapsed"),
    response_business_verdict: verdict("响应判定（工作时间）", "response verdict, business"),
    resolution_elapsed_verdict: verdict("解决判定（自然时间）", "resolution verdict, elapsed"),
    resolution_business_verdict: verdict("解决判定（工作时间）", "resolution verdict, business"),
    resolution_reason: orNull(
      varchar({
        zh: "未到期或未知的原因：not_due 未到期，paused 挂起中，no_target 没有目标，before_submission 解决早于起点，no_time 已关闭而无解决时间，uncovered 日历未覆盖",
        en: "why pending or unknown: not due; paused; no target; resolved before the start; closed without a time; not covered by the calendar",
        values: ["not_due", "paused", "no_target", "before_submission", "no_time", "uncovered"]
      }),
      "已判定或作废",
      "judged, or void"
    ),
    recorded_on_time: orNull(
      boolean({zh: "来源记录的及时", en: "on time as the source recorded it"}),
      ...notRecorded
    ),
    target_source: orNull(
      varchar({
        zh: "目标出处：level 级别，strictest_level 曾达到的最严级别，contract 合同约定，customer 客户约定",
        en: "where the target is from: the level; the strictest level held; a term of the contract; of the customer",
        values: ["level", "strictest_level", "contract", "customer"]
      }),
      "没有目标",
      "no target"
    ),
    clock: varchar({zh: "采用的时钟", en: "clock applied", values: ["elapsed", "business"]}),
    calendar: varchar({zh: "工作日历", en: "working calendar"}),
    count_pauses: orNull(integer({zh: "挂起次数", en: "pauses"}), "没有状态历史", "no status history"),
    count_reopens: orNull(integer({zh: "重开次数", en: "reopens"}), ...notRecorded),
    count_downgrades: integer({zh: "降级次数", en: "times the level was lowered"}),
    satisfaction_score: orNull(
      double({zh: "客户满意度", en: "customer satisfaction", unit: "1–5"}),
      "没有评分",
      "not scored"
    ),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
