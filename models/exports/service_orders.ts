import {entity, field} from "../contract.ts";
import {decisions, isTaxIncluded} from "./parts.ts";

/** 零部件及工时: a service order's header and totals; 总计 = 合计 + 去零 (SPEC §3.5, §11). */
export const serviceOrders = entity(
  "service_orders",
  {zh: "服务订单", en: "service orders"},
  {
    row: {zh: "一份零部件及工时订单", en: "one order of parts and labour"},
    key: "order_id",
    fields: {
      order_id: field("id", "服务订单编号", "service order id", {
        required: true,
        aliases: ["合同#", "订单编号", "订单号"]
      }),
      request_id: field("id", "服务请求编号", "service request id", {
        aliases: ["服务请求#", "服务请求号", "SR编号"]
      }),
      customer_id: field("id", "客户编号", "customer id"),
      customer_name: field("customer", "订单单位", "customer name", {bare: ["单位", "客户名称"]}),
      customer_contact: field("contact", "订单联系人", "customer contact", {bare: ["联系人"]}),
      signed_date: field("date", "签定日期", "signed on", {aliases: ["订单签订日期"], bare: ["签订日期"]}),
      review_status: field("choice", "审核状态", "approval", {values: decisions}),
      summary: field("category", "订单简述", "summary", {bare: ["简述"]}),
      order_kind: field("category", "订单类型", "kind", {bare: ["类型"]}),
      status: field("category", "订单状态", "status", {bare: ["状态"]}),
      payment_method: field("category", "付款方式", "payment method"),
      sales_method: field("category", "销售方式", "sales method"),
      delivery_method: field("category", "交货方式", "delivery method"),
      shipped_date: field("date", "发货日期", "shipped on"),
      team: field("category", "销售小组", "sales team"),
      is_in_warranty: field("boolean", "SR客户资产是否在保内", "asset in warranty", {
        aliases: ["SR客户资产是否在保内?", "SR客户资产是否在保内？", "是否在保内"]
      }),
      subtotal_amount: field("amount", "合计金额", "sum of the lines"),
      rounding_amount: field("amount", "去零", "rounding off", {aliases: ["抹零", "去零金额"]}),
      total_amount: field("amount", "总计金额", "total after rounding off", {aliases: ["总金额"]}),
      is_tax_included: isTaxIncluded
    }
  }
);
