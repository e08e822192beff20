import {z} from "zod";
import {boolean, integer, mart, money, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const opportunities = mart("opportunities", {
  label: {zh: "商机", en: "opportunities"},
  grain: {zh: "每个商机一行", en: "one row per opportunity"},
  questions: {
    zh: "哪些商机来自服务，多少钱，结果如何？",
    en: "which opportunities came from service, for how much, with what outcome?"
  },
  key: ["opportunity_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    opportunity_id: varchar({zh: "商机编号", en: "opportunity id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    product: orNull(varchar({zh: "产品", en: "product"}), ...notRecorded),
    opportunity_class: orNull(varchar({zh: "商机级别", en: "opportunity class"}), ...notRecorded),
    owner_id: orNull(varchar({zh: "负责人", en: "owner", isPersonal: true}), ...notRecorded),
    contract_id: orNull(
      varchar({zh: "合同编号", en: "contract signed"}),
      "未签约或没有记录",
      "not signed, or not recorded"
    ),
    amount: orNull(
      money({zh: "商机金额", en: "amount"}),
      "没有金额(不是零)",
      "no amount (which is not zero)"
    ),
    is_amount_estimated: boolean({zh: "金额为估算", en: "the amount is an estimate"}),
    stage: orNull(varchar({zh: "商机阶段", en: "stage"}), ...notRecorded),
    status: orNull(
      varchar({zh: "商机状态", en: "status", values: ["open", "won", "lost", "void"]}),
      ...notRecorded
    ),
    is_service_born: orNull(
      boolean({zh: "来自服务", en: "born of service"}),
      "来源没有记录,无法判断",
      "origin not recorded"
    ),
    origin_kind: orNull(varchar({zh: "来源类型", en: "origin"}), ...notRecorded),
    origin_id: orNull(varchar({zh: "来源编号", en: "origin id"}), ...notRecorded),
    created_at: orNull(timestamp({zh: "创建时间", en: "created at"}), ...notRecorded),
    approved_at: orNull(
      timestamp({zh: "立项时间", en: "approved at"}),
      "未立项或没有记录",
      "not approved, or not recorded"
    ),
    won_at: orNull(timestamp({zh: "赢单时间", en: "won at"}), "没有赢单", "not won"),
    won_amount: orNull(money({zh: "赢单金额", en: "won amount"}), "没有赢单", "not won"),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
