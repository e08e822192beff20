import {entity, field} from "../contract.ts";

const kinds = {
  part: ["零部件", "配件", "备件"],
  labour: ["工时费", "工时", "人工", "人工费"],
  rounding: ["去零", "抹零"]
};

/** Order lines, the 去零 line among them, so that they still sum to the total (SPEC §11, V-08). */
export const serviceOrderLines = entity(
  "service_order_lines",
  {zh: "服务订单行", en: "service order lines"},
  {
    row: {zh: "订单的一行零部件、工时或去零", en: "one part, labour or rounding line of an order"},
    key: [
      ["order_id", "line_number"],
      ["order_id", "product_name"]
    ],
    fields: {
      order_id: field("id", "服务订单编号", "service order id", {
        required: true,
        aliases: ["合同#", "订单编号", "订单号"]
      }),
      line_number: field("integer", "序号", "line number", {min: 1, aliases: ["订单行号", "行号"]}),
      line_kind: field("choice", "行类型", "kind of line", {values: kinds}),
      product_name: field("category", "产品名称", "product name", {required: true}),
      product_code: field("id", "产品编号", "product code"),
      quantity: field("quantity", "数量", "quantity"),
      quantity_measure: field("category", "计量", "unit of the quantity", {aliases: ["计量单位"]}),
      unit_price_amount: field("amount", "单价", "unit price"),
      amount: field("amount", "小计金额", "line amount", {
        required: true,
        aliases: ["金额小计"],
        bare: ["金额"]
      }),
      cost_amount: field("amount", "成本金额", "cost", {aliases: ["行成本"]}),
      delivery_date: field("date", "交货日期", "delivery date", {hasText: true}),
      remarks: field("text", "订单行备注", "remarks", {bare: ["备注"]})
    }
  }
);
