import {z} from "zod";
import {boolean, date, double, integer, mart, money, orNull, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;
const unpriced = ["没有明细，或有明细没有金额", "no lines, or one without an amount"] as const;

export const serviceOrders = mart("service_orders", {
  label: {zh: "零部件及工时订单", en: "orders of parts and labour"},
  grain: {zh: "每个有效订单一行", en: "one row per order that stands"},
  questions: {
    zh: "每个订单的明细加去零是否等于总计，零部件与人工各多少？",
    en: "do the lines and 去零 come to each order's total, how much of it is parts and labour?"
  },
  key: ["order_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    order_id: varchar({zh: "服务订单编号", en: "order id"}),
    request_id: orNull(varchar({zh: "服务请求编号", en: "service request id"}), ...notRecorded),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    total_check: varchar({
      zh: "总计核对",
      en: "check of the total",
      values: ["agrees", "differs", "odd_rounding", "from_lines", "no_lines", "no_total"]
    }),
    count_lines: integer({zh: "明细行数（不含去零）", en: "lines without rounding"}),
    count_odd_lines: integer({
      zh: "数量 × 单价不等于小计的行数",
      en: "lines whose quantity × price is not their amount"
    }),
    billed_hours: orNull(
      double({zh: "计费工时", en: "hours billed", unit: "hours"}),
      "没有工时行",
      "no labour line"
    ),
    parts_amount: orNull(money({zh: "零部件", en: "parts"}), ...unpriced),
    labour_amount: orNull(money({zh: "人工", en: "labour"}), ...unpriced),
    lines_amount: orNull(money({zh: "合计", en: "sum of the lines"}), ...unpriced),
    rounding_amount: orNull(money({zh: "去零", en: "rounding off"}), "没有去零", "none"),
    recorded_total_amount: orNull(money({zh: "记录的总计", en: "total recorded"}), ...notRecorded),
    total_amount: orNull(
      money({zh: "总计", en: "total that counts"}),
      "没有总计，明细也不全",
      "no total, nor all lines"
    ),
    difference_amount: orNull(money({zh: "总计 − 合计 − 去零", en: "total − lines − rounding"}), ...unpriced),
    is_in_warranty: orNull(
      boolean({zh: "SR 客户资产在保内", en: "the asset is in warranty"}),
      ...notRecorded
    ),
    is_tax_included: orNull(boolean({zh: "含税", en: "with tax"}), ...notRecorded),
    signed_date: orNull(date({zh: "签定日期", en: "signed on"}), ...notRecorded),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
