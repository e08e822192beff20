import {z} from "zod";
import {boolean, date, integer, mart, money, orNull, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;

export const contracts = mart("contracts", {
  label: {zh: "合同", en: "contracts"},
  grain: {zh: "每份合同一行", en: "one row per contract"},
  questions: {
    zh: "签了哪些合同，多少钱，到何时？",
    en: "which contracts were signed, for how much, until when?"
  },
  key: ["contract_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    contract_id: varchar({zh: "合同编号", en: "contract id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    previous_contract_id: orNull(
      varchar({zh: "上一合同编号", en: "previous contract"}),
      "不是续签或没有记录",
      "no renewal, or not recorded"
    ),
    contract_type: orNull(varchar({zh: "合同类型", en: "contract type"}), ...notRecorded),
    signing_entity: orNull(varchar({zh: "签约主体", en: "signing entity"}), ...notRecorded),
    amount: orNull(money({zh: "合同金额", en: "contract amount"}), "没有金额", "no amount"),
    is_amount_estimated: boolean({zh: "金额为估算", en: "the amount is an estimate"}),
    signed_date: orNull(date({zh: "签约日期", en: "signed"}), ...notRecorded),
    start_date: orNull(date({zh: "开始日期", en: "starts"}), ...notRecorded),
    end_date: orNull(
      date({zh: "结束日期", en: "ends"}),
      "没有约定终止日,或没有记录",
      "open-ended, or not recorded"
    ),
    is_open_ended: boolean({zh: "没有约定终止日", en: "no end agreed"}),
    status: orNull(
      varchar({zh: "合同状态", en: "status", values: ["active", "expired", "terminated", "draft"]}),
      ...notRecorded
    ),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
