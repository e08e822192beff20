import {z} from "zod";
import {boolean, date, double, integer, mart, money, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const opportunities = mart("opportunities", {
  label: {zh: "商机", en: "opportunities"},
  grain: {zh: "每个商机一行", en: "one row per opportunity"},
  questions: {
    zh: "哪些商机来自服务，记给谁，多少钱，结果如何？",
    en: "which opportunities came from service, credited to whom, for how much, with what outcome?"
  },
  key: ["opportunity_id"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    columns: [
      "opportunity_id",
      "customer_id",
      "customer_name",
      "product",
      "opportunity_class",
      "stage",
      "status",
      "origin_kind",
      "origin_id",
      "basis",
      "lost_reason",
      "amount",
      "won_amount",
      "win_ratio",
      "age_days",
      "count_slips",
      "slipped_days",
      "is_overdue",
      "expected_signed_date",
      "created_at",
      "incubated_at",
      "approved_at",
      "signed_at",
      "ended_at"
    ],
    where: "status is distinct from 'void'",
    order: ["created_at", "opportunity_id"],
    limit: 3000
  },
  columns: z.object({
    opportunity_id: varchar({zh: "商机编号", en: "opportunity id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    product: orNull(varchar({zh: "产品", en: "product"}), ...notRecorded),
    opportunity_class: orNull(varchar({zh: "商机级别", en: "opportunity class"}), ...notRecorded),
    owner_id: orNull(varchar({zh: "现负责人", en: "owner now", isPersonal: true}), ...notRecorded),
    credited_owner_id: orNull(
      varchar({zh: "记功负责人（当时）", en: "owner at the time, who is credited", isPersonal: true}),
      ...notRecorded
    ),
    originator_id: orNull(varchar({zh: "提出人", en: "originator", isPersonal: true}), ...notRecorded),
    success_manager_id: orNull(
      varchar({zh: "客户成功经理", en: "customer success manager", isPersonal: true}),
      ...notRecorded
    ),
    team: orNull(
      varchar({zh: "负责团队（当时）", en: "credited owner's unit at the time"}),
      "当时的部门未知",
      "unit at the time unknown"
    ),
    contract_id: orNull(
      varchar({zh: "合同编号", en: "contract signed"}),
      "未签约或没有记录",
      "not signed, or not recorded"
    ),
    lead_id: orNull(varchar({zh: "线索编号", en: "lead id"}), ...notRecorded),
    stage: orNull(varchar({zh: "商机阶段", en: "stage"}), ...notRecorded),
    status: orNull(
      varchar({zh: "商机状态", en: "status", values: ["open", "won", "lost", "void"]}),
      ...notRecorded
    ),
    origin_kind: orNull(
      varchar({zh: "来源类型", en: "origin"}),
      "来源没有记录，也没有关联",
      "neither recorded nor linked"
    ),
    origin_id: orNull(varchar({zh: "来源编号", en: "origin id"}), "没有记录", "not recorded"),
    origin_basis: orNull(
      varchar({
        zh: "来源依据",
        en: "how the origin is known",
        values: ["reviewed", "recorded", "lead", "key"]
      }),
      "不知道来源",
      "origin unknown"
    ),
    basis: orNull(
      varchar({
        zh: "归属口径",
        en: "how it counts: sourced by service, influenced, a partner's",
        values: ["sourced", "influenced", "partner"]
      }),
      "与服务无关、未知或作废",
      "not of service, unknown, or void"
    ),
    incubation_basis: orNull(
      varchar({
        zh: "孵化时间依据",
        en: "how the incubation date is known",
        values: ["verified", "approved", "created", "proxy"]
      }),
      "没有孵化记录",
      "not known to be incubated"
    ),
    won_amount_basis: orNull(
      varchar({zh: "赢单金额依据", en: "where the won amount is from", values: ["contract", "recorded"]}),
      "没有赢单或没有金额",
      "not won, or no amount"
    ),
    lost_reason: orNull(
      varchar({zh: "输单原因", en: "reason of the loss"}),
      "没有输单或没有记录",
      "not lost, or not recorded"
    ),
    missing_fields: orNull(
      varchar({zh: "缺少的必填内容", en: "required fields that are empty, by |"}),
      "没有缺少",
      "none missing"
    ),
    amount: orNull(
      money({zh: "商机金额", en: "amount"}),
      "没有金额(不是零)",
      "no amount (which is not zero)"
    ),
    won_amount: orNull(
      money({zh: "赢单金额（合同）", en: "won amount, as contracted"}),
      "没有赢单或没有金额",
      "not won, or no amount"
    ),
    recorded_won_amount: orNull(money({zh: "记录的赢单金额", en: "won amount as recorded"}), ...notRecorded),
    win_ratio: orNull(double({zh: "赢率", en: "probability of winning, 0 to 1"}), ...notRecorded),
    stage_rank: orNull(
      integer({zh: "阶段次序", en: "rank of the stage"}),
      "阶段不在制度表里",
      "stage not in the policy table"
    ),
    reached_rank: orNull(
      integer({zh: "到过的最高阶段", en: "highest rank reached"}),
      "阶段不在制度表里",
      "no stage of the policy table"
    ),
    count_links: integer({zh: "关联的服务记录数", en: "records of service linked"}),
    age_days: orNull(
      integer({zh: "在途天数", en: "days open"}),
      "已结束或创建时间未知",
      "closed, or creation unknown"
    ),
    stage_age_days: orNull(
      integer({zh: "本阶段天数", en: "days in this stage"}),
      "已结束或未知",
      "closed, or unknown"
    ),
    count_slips: integer({zh: "推迟次数", en: "times the expected date moved later"}),
    slipped_days: orNull(
      integer({zh: "累计推迟天数", en: "days the expected date moved in all"}),
      "只有一次导出",
      "known from one export only"
    ),
    is_amount_estimated: boolean({zh: "金额为估算", en: "the amount is an estimate"}),
    is_service_born: orNull(
      boolean({zh: "来自服务", en: "born of service"}),
      "来源没有记录,无法判断",
      "origin not recorded"
    ),
    is_influenced: boolean({zh: "受服务影响", en: "influenced by service, not born of it"}),
    is_partner: boolean({zh: "伙伴商机（E类）", en: "partner opportunity (class E)"}),
    is_overdue: orNull(
      boolean({zh: "已过预计签约日", en: "past its expected signing date"}),
      "没有预计签约日",
      "no expected date"
    ),
    expected_signed_date: orNull(date({zh: "预计签约日期", en: "expected signing date"}), ...notRecorded),
    created_at: orNull(timestamp({zh: "创建时间", en: "created at"}), ...notRecorded),
    incubated_at: orNull(
      timestamp({zh: "孵化时间", en: "incubated at"}),
      "没有孵化记录",
      "not known to be incubated"
    ),
    approved_at: orNull(
      timestamp({zh: "立项时间", en: "approved at"}),
      "未立项或没有记录",
      "not approved, or not recorded"
    ),
    won_at: orNull(timestamp({zh: "赢单时间", en: "won at"}), "没有赢单", "not won"),
    signed_at: orNull(timestamp({zh: "签约时间", en: "contract signed at"}), "没有赢单", "not won"),
    ended_at: orNull(
      timestamp({zh: "结束时间", en: "won or lost at"}),
      "在途或没有记录",
      "open, or not recorded"
    ),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: orNull(varchar({zh: "来源工作表", en: "source sheet"}), ...notRecorded),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
