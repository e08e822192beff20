import {entity, field} from "../contract.ts";

const size = {small: ["小型"], medium: ["中型"], large: ["大型"], micro: ["微型"]};
const classes = {
  A: ["客户A类", "A类", "A类客户"],
  B: ["客户B类", "B类", "B类客户"],
  C: ["客户C类", "C类", "C类客户"],
  D: ["客户D类", "D类", "D类客户"]
};
const tiers = {vip: ["VIP客户", "VIP", "贵宾客户"], large: ["大客户"], small: ["小客户"]};
const status = {
  active: ["正常", "活跃", "合作中", "成交客户", "active"],
  prospect: ["潜在", "潜在客户", "意向客户", "prospect"],
  lost: ["流失", "已流失", "停止合作", "lost"]
};

/** The CRM's account list: one row per customer as it stood on the day of the export (SPEC §2, §9). */
export const customers = entity(
  "customers",
  {zh: "客户", en: "customers"},
  {
    row: {zh: "一个客户", en: "one customer"},
    key: "customer_id",
    fields: {
      customer_id: field("id", "客户编号", "customer id", {
        required: true,
        aliases: ["客户编码", "客户代码", "客户ID"]
      }),
      customer_name: field("customer", "客户名称", "customer name", {
        required: true,
        aliases: ["客户", "客户全称", "公司名称"]
      }),
      parent_customer_id: field("id", "上级客户编号", "parent customer id", {
        aliases: ["集团客户编号", "母公司编号"]
      }),
      customer_type: field("category", "客户类型", "customer type", {aliases: ["单位类型", "客户性质"]}),
      industry: field("category", "行业分类", "industry (GB/T 4754)", {aliases: ["行业", "所属行业"]}),
      customer_size: field("choice", "企业规模", "company size", {
        values: size,
        aliases: ["规模", "客户规模"]
      }),
      key_account_class: field("choice", "重点客户类别", "key account class", {
        values: classes,
        aliases: ["核心客户类别", "客户类别", "客户分类"]
      }),
      customer_tier: field("choice", "客户分层", "customer tier", {
        values: tiers,
        aliases: ["客户等级", "客户级别", "客户层级"]
      }),
      is_key_account: field("boolean", "重点核心客户", "key core account", {
        aliases: ["是否重点客户", "重点客户", "是否重点核心客户"]
      }),
      is_major_account: field("boolean", "存量大客户", "key existing account", {
        aliases: ["是否大客户", "是否存量大客户"]
      }),
      service_centre: field("category", "服务中心", "service centre", {aliases: ["多位一体服务中心"]}),
      region: field("category", "区域", "region", {aliases: ["大区", "所属区域", "省份"]}),
      status: field("choice", "客户状态", "customer status", {values: status}),
      account_manager: field("person", "客户经理", "account manager", {
        aliases: ["销售经理", "销售对接人", "客户负责人"]
      }),
      success_manager: field("person", "客户成功经理", "customer success manager"),
      service_contact: field("person", "售后对接人", "after-sales contact", {aliases: ["售后负责人"]}),
      interface_person: field("person", "项目接口人", "project interface person"),
      created_at: field("timestamp", "创建时间", "created at", {aliases: ["创建日期", "建档日期"]}),
      valid_from: field("date", "生效日期", "attributes valid from"),
      updated_at: field("timestamp", "更新时间", "updated at", {aliases: ["最后修改时间", "修改时间"]})
    }
  }
);
