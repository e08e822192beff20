import {entity, field} from "../contract.ts";
import {currency, customer, isTaxIncluded} from "./parts.ts";

/** 服务产品销售: signed sales of paid services, without repair parts (M-46). */
export const serviceProductSales = entity(
  "service_product_sales",
  {zh: "服务产品销售", en: "service product sales"},
  {
    row: {zh: "一笔服务产品销售", en: "one sale of a service product"},
    key: [["sale_id"]],
    batch: ["contract_id", "customer_id", "customer_name", "product_id", "product_name", "signed_date"],
    fields: {
      sale_id: field("id", "销售单号", "sale id", {aliases: ["服务销售编号", "销售编号"]}),
      product_id: field("id", "服务产品编号", "service product id", {bare: ["产品编号"]}),
      product_name: field("category", "服务产品名称", "service product", {
        aliases: ["服务产品"],
        bare: ["产品名称"]
      }),
      ...customer,
      amount: field("amount", "销售金额", "amount", {required: true, aliases: ["成交金额"]}),
      quantity: field("quantity", "销售数量", "quantity", {bare: ["数量"]}),
      currency,
      is_tax_included: isTaxIncluded,
      signed_date: field("date", "销售日期", "signed on", {
        required: true,
        aliases: ["签约日期", "成交日期"]
      }),
      success_manager: field("person", "客户成功经理", "customer success manager"),
      sales_manager: field("person", "销售经理", "sales manager", {aliases: ["客户经理"]}),
      contract_id: field("id", "合同编号", "contract id", {aliases: ["合同号"]}),
      opportunity_id: field("id", "商机编号", "opportunity id")
    }
  }
);
