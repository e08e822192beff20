import {z} from "zod";
import {boolean, double, integer, mart, money, orNull, timestamp, varchar} from "../contract.ts";

const notRecorded = ["来源没有记录", "not recorded by the source"] as const;
const noOrder = ["没有订单", "no order"] as const;
const noSurvey = ["没有评测", "not surveyed"] as const;

export const serviceRequests = mart("service_requests", {
  label: {zh: "服务请求", en: "service requests"},
  grain: {zh: "每个服务请求一行", en: "one row per service request"},
  questions: {
    zh: "每个服务请求按合约还是保期处理，上门几次，用了几小时、收了几小时的钱？",
    en: "was each request served under contract or warranty, in how many visits, with how many hours worked and billed?"
  },
  key: ["request_id"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    request_id: varchar({zh: "服务请求编号", en: "service request id"}),
    customer_id: orNull(varchar({zh: "客户编号", en: "customer id"}), "未匹配到客户", "no customer matched"),
    customer_name: orNull(varchar({zh: "客户名称", en: "customer name"}), ...notRecorded),
    asset_id: orNull(varchar({zh: "资产编号", en: "asset id"}), ...notRecorded),
    contract_id: orNull(
      varchar({zh: "受理时生效的服务合约", en: "service contract in force when it came"}),
      "没有在效的服务合约",
      "no contract in force"
    ),
    severity: orNull(varchar({zh: "严重程度", en: "severity"}), ...notRecorded),
    priority: orNull(varchar({zh: "优先级", en: "priority"}), ...notRecorded),
    status: orNull(varchar({zh: "状态", en: "status"}), ...notRecorded),
    sub_status: orNull(varchar({zh: "子状态", en: "sub-status"}), ...notRecorded),
    entitlement: varchar({
      zh: "处理依据",
      en: "entitlement",
      values: ["contract", "in_warranty", "out_of_warranty", "unknown"]
    }),
    count_tasks: integer({zh: "任务数", en: "tasks"}),
    count_onsite_tasks: integer({zh: "上门次数", en: "visits on site"}),
    count_late_starts: integer({zh: "晚于要求开始的任务数", en: "tasks begun later than asked"}),
    count_orders: integer({zh: "订单数", en: "orders"}),
    close_elapsed_minutes: orNull(
      integer({
        zh: "受理至结案（自然分钟）",
        en: "elapsed minutes from acceptance to closing",
        unit: "minutes"
      }),
      "未结案",
      "not closed"
    ),
    worked_hours: orNull(
      double({zh: "实际工时", en: "hours worked", unit: "hours"}),
      "没有起止时间",
      "no times"
    ),
    billed_hours: orNull(double({zh: "计费工时", en: "hours billed", unit: "hours"}), ...noOrder),
    order_amount: orNull(money({zh: "订单总计", en: "order total"}), ...noOrder),
    parts_amount: orNull(money({zh: "零部件", en: "parts"}), ...noOrder),
    labour_amount: orNull(money({zh: "人工", en: "labour"}), ...noOrder),
    satisfaction_score: orNull(double({zh: "综合得分", en: "satisfaction score"}), ...noSurvey),
    satisfaction_max_score: orNull(double({zh: "满分基数", en: "maximum score"}), ...noSurvey),
    satisfaction_ratio: orNull(double({zh: "综合满意度", en: "satisfaction"}), ...noSurvey),
    is_closed: boolean({zh: "已结案", en: "closed"}),
    is_first_visit_fix: orNull(
      boolean({zh: "一次上门解决", en: "fixed in one visit"}),
      "未结案或没有上门",
      "not closed, or no visit"
    ),
    is_in_warranty: orNull(boolean({zh: "受理时在保内", en: "in warranty when it came"}), ...notRecorded),
    is_charged_in_warranty: boolean({zh: "保内收费", en: "charged in warranty"}),
    is_warranty_disputed: boolean({
      zh: "资产保期与记录的在保不符",
      en: "the asset's dates and the record differ on the warranty"
    }),
    is_signed_late: orNull(
      boolean({zh: "补签：合约晚于受理签订", en: "the contract was signed after the request came"}),
      "没有合约或没有签订日期",
      "no contract, or no date of signing"
    ),
    accepted_at: orNull(timestamp({zh: "受理时间", en: "accepted at"}), ...notRecorded),
    first_onsite_at: orNull(timestamp({zh: "首次上门", en: "first on site"}), "没有上门", "no visit"),
    closed_at: orNull(timestamp({zh: "结案时间", en: "closed at"}), "未结案", "not closed"),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_row: integer({zh: "来源行号", en: "source row"})
  })
});
