import {entity, field} from "../contract.ts";

const sides = {
  agent: ["客服", "坐席", "员工", "工程师", "服务方", "agent", "staff"],
  customer: ["客户", "用户", "customer", "user"],
  system: ["系统", "自动", "机器人", "system", "bot"]
};

/** A helpdesk's conversation log: the first substantive reply of a ticket is told from it (C-01). */
export const ticketReplies = entity(
  "ticket_replies",
  {zh: "工单回复", en: "ticket replies"},
  {
    row: {zh: "工单的一条回复", en: "one reply in a ticket"},
    key: [["reply_id"], ["ticket_id", "replied_at", "replied_by", "side"]],
    fields: {
      reply_id: field("id", "回复编号", "reply id", {aliases: ["消息编号"]}),
      ticket_id: field("id", "问题编号", "ticket id", {required: true, aliases: ["工单编号", "工单号"]}),
      replied_at: field("timestamp", "回复时间", "replied at", {required: true, aliases: ["发送时间"]}),
      replied_by: field("person", "回复人", "replied by", {aliases: ["发送人"]}),
      side: field("choice", "回复方", "who replied", {values: sides, aliases: ["发送方"]}),
      is_internal: field("boolean", "是否内部备注", "internal note", {aliases: ["内部备注"]}),
      is_automatic: field("boolean", "是否自动回复", "automatic reply", {aliases: ["自动回复"]}),
      content: field("text", "回复内容", "content", {aliases: ["消息内容"]})
    }
  }
);
