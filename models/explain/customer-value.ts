import type {Section} from "./index.ts";

/** What a customer is worth and what serving it cost, down to the single cost. */
export const valueSections: Section[] = [
  {
    name: "value",
    label: {zh: "收入与成本", en: "income and cost"},
    none: {zh: "没有收入也没有成本", en: "neither income nor cost"},
    columns: {
      period: {zh: "年份", en: "year"},
      tax_basis: {zh: "税口径", en: "tax basis"},
      signed_amount: {zh: "签约", en: "signed"},
      service_revenue_amount: {zh: "服务创收", en: "service revenue"},
      paid_service_amount: {zh: "收费服务", en: "paid services"},
      maintenance_amount: {zh: "维保", en: "maintenance"},
      delivery_cost_amount: {zh: "交付成本", en: "delivery cost"},
      service_cost_amount: {zh: "服务成本", en: "cost to serve"},
      free_expert_amount: {zh: "其中免费专家", en: "of it free experts"},
      net_contribution_amount: {zh: "净贡献", en: "net contribution"},
      net_reason: {zh: "未知原因", en: "why unknown"},
      count_uncosted: {zh: "未计价成本", en: "costs not counted"},
      count_unpriced: {zh: "未计入收入", en: "incomes not counted"}
    }
  },
  {
    name: "costs",
    label: {zh: "服务它的每项成本", en: "each cost of serving it"},
    none: {zh: "没有成本记录", en: "no cost on record"},
    columns: {
      item_date: {zh: "日期", en: "date"},
      category: {zh: "项目", en: "line"},
      case_id: {zh: "工单/请求/合同/商机/项目", en: "case"},
      hours: {zh: "工时", en: "hours"},
      amount: {zh: "金额", en: "amount"},
      reason: {zh: "未计价原因", en: "why not counted"},
      entity: {zh: "来源", en: "source"},
      entity_id: {zh: "来源编号", en: "source id"}
    }
  }
];
