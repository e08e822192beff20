import {entity, field} from "../contract.ts";

const tiers = {
  contract: ["合同类"],
  product: ["产品类"],
  steward: ["管家类"],
  expert: ["专家类", "收费专家类", "免费专家类", "不收费专家类"]
};

/** 服务产品: the catalogue with list prices (SPEC §3.6). */
export const serviceProducts = entity(
  "service_products",
  {zh: "服务产品", en: "service products"},
  {
    row: {zh: "一个服务产品", en: "one service product"},
    key: "product_id",
    fields: {
      product_id: field("id", "服务产品编号", "service product id", {required: true, bare: ["产品编号"]}),
      product_name: field("category", "服务产品名称", "name", {bare: ["产品名称"]}),
      product_tier: field("choice", "服务产品层级", "tier", {
        values: tiers,
        aliases: ["产品层级", "服务产品类别"]
      }),
      is_paid: field("boolean", "是否收费", "paid", {aliases: ["收费"]}),
      list_price_amount: field("amount", "目录价", "list price", {
        min: 0,
        aliases: ["标准价格", "目录价格", "列表价"]
      }),
      price_measure: field("category", "计价单位", "priced per"),
      start_date: field("date", "上架日期", "sold from", {aliases: ["生效日期"]}),
      end_date: field("date", "下架日期", "sold until", {aliases: ["失效日期"]})
    }
  }
);
