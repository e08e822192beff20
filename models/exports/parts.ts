import {field} from "../contract.ts";

/** The customer of a fact: its number where the export has one, and its name. */
export const customer = {
  customer_id: field("id", "客户编号", "customer id", {aliases: ["客户编码", "客户代码", "客户ID"]}),
  customer_name: field("customer", "客户名称", "customer name", {aliases: ["客户", "单位名称", "公司名称"]})
};

/** Words of approval flows, as 企业微信, 钉钉 and 飞书 export them. */
export const decisions = {
  approved: [
    "已批准",
    "批准",
    "已通过",
    "通过",
    "同意",
    "已同意",
    "已核准",
    "审批通过",
    "已审批",
    "approved"
  ],
  rejected: ["已拒绝", "拒绝", "驳回", "已驳回", "不同意", "不批准", "未通过", "审批拒绝", "rejected"],
  pending: ["待审批", "审批中", "待批准", "已提交", "审核中", "待审核", "pending", "submitted"],
  withdrawn: ["已撤销", "撤销", "已撤回", "撤回", "已取消", "withdrawn", "cancelled"]
};

/** Only yuan is counted; another currency is quarantined. */
export const currency = field("choice", "币种", "currency", {
  aliases: ["货币", "币别"],
  values: {CNY: ["人民币", "RMB", "元", "人民币元", "￥", "¥"]}
});

/** The two main lines of service (SPEC §12). */
export const workLine = field("choice", "任务主线", "main line", {
  aliases: ["主线", "任务线"],
  values: {
    basic: ["基础任务", "基于产品和方案的基础任务", "主线一"],
    relationship: ["感情升华和业务增值任务", "感情升华", "业务增值", "增值任务", "主线二"]
  }
});

export const isTaxIncluded = field("boolean", "是否含税", "tax included", {aliases: ["含税"]});
