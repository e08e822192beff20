import {entity, field} from "../contract.ts";

const size = {small: ["小型"], medium: ["中型"], large: ["大型"], micro: ["微型"]};
const status = {
  pending: ["待确认", "未确认"],
  confirmed: ["已确认", "确认"],
  incomplete: ["需补充", "待补充", "退回补充"]
};

/** 客户信息交接表, T1 of SPEC §3.1, with the times that its process asks for and the form lacks. */
export const handovers = entity(
  "handovers",
  {zh: "客户信息交接", en: "customer handovers"},
  {
    row: {zh: "一份合同的客户交接", en: "the handover of one contract's customer"},
    key: "contract_id",
    fields: {
      customer_id: field("id", "客户编号", "customer id", {aliases: ["客户编码"]}),
      customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户"]}),
      industry: field("category", "行业分类", "industry (GB/T 4754)", {aliases: ["行业"]}),
      customer_size: field("choice", "企业规模", "company size", {values: size, aliases: ["规模"]}),
      signed_date: field("date", "签约日期", "signed date", {aliases: ["签订日期", "合同签署日期"]}),
      contract_id: field("id", "合同编号", "contract id", {required: true, aliases: ["合同号"]}),
      contract_amount: field("amount", "合同金额", "contract amount", {
        aliases: ["合同金额(元)", "合同总金额"]
      }),
      sales_contact: field("person", "销售对接人", "sales contact"),
      service_contact: field("person", "售后对接人", "after-sales contact", {aliases: ["对接工程师"]}),
      customer_contact: field("contact", "客户联系人", "customer contact"),
      need_history: field("text", "需求历史", "history of needs"),
      special_terms: field("text", "特殊约定", "special terms"),
      attachments: field("list", "交接附件清单", "attachments", {aliases: ["附件清单", "附件"]}),
      submitted_at: field("timestamp", "交接时间", "handed over at", {aliases: ["交接申请时间", "提交时间"]}),
      status: field("choice", "确认状态", "confirmation", {values: status}),
      remarks: field("text", "备注", "remarks"),
      decision_maker: field("contact", "决策人", "decision maker", {aliases: ["客户决策人"]}),
      service_items: field("text", "服务/产品清单", "services and products", {
        aliases: ["服务清单", "产品清单", "服务产品清单"]
      }),
      payment_cycle: field("category", "付款周期", "payment cycle"),
      signed_at: field("timestamp", "签约时间", "signed at", {aliases: ["签订时间"]}),
      completed_at: field("timestamp", "表格完成时间", "form completed at", {aliases: ["信息整理完成时间"]}),
      sales_reviewed_at: field("timestamp", "销售主管审核时间", "reviewed by the sales supervisor at"),
      assigned_at: field("timestamp", "售后分配时间", "contact engineer assigned at", {
        aliases: ["分配时间", "对接工程师分配时间"]
      }),
      received_at: field("timestamp", "接收时间", "request received at", {aliases: ["收到申请时间"]}),
      viewed_at: field("timestamp", "查看时间", "first viewed at", {aliases: ["首次查看时间"]}),
      confirmed_at: field("timestamp", "确认时间", "confirmed at", {aliases: ["售后确认时间"]}),
      planned_service_start_at: field("timestamp", "预计服务启动时间", "planned start of service", {
        aliases: ["预计启动时间"],
        hasText: true
      }),
      terms_confirmed_at: field("timestamp", "特殊约定确认时间", "special terms confirmed at"),
      archived_at: field("timestamp", "归档时间", "archived at")
    }
  }
);
