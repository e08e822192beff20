import {entity, field} from "../contract.ts";

const status = {
  open: ["待处理", "处理中", "新建", "进行中", "重新打开", "已分配", "open", "new", "active", "in progress"],
  paused: ["挂起", "已挂起", "暂停", "待客户反馈", "等待客户", "待客户确认", "pending", "on hold", "waiting"],
  overdue: ["已延期", "overdue"],
  resolved: ["已解决", "resolved", "solved"],
  closed: ["已关闭", "已完成", "结案", "closed"],
  unsolvable: ["无法解决", "unsolvable"],
  void: ["重复", "已取消", "作废", "duplicate", "cancelled"]
};

/** A ticket system's status history: what A-05 (pauses), A-07 (levels held) and A-11 (reopenings) are told from. */
export const ticketStatusChanges = entity(
  "ticket_status_changes",
  {zh: "工单状态历史", en: "ticket status changes"},
  {
    row: {zh: "工单状态或级别的一次变更", en: "one change of a ticket's status or level"},
    key: [["change_id"], ["ticket_id", "changed_at", "status", "level"]],
    fields: {
      change_id: field("id", "变更编号", "change id", {aliases: ["历史编号"]}),
      ticket_id: field("id", "问题编号", "ticket id", {required: true, aliases: ["工单编号", "工单号"]}),
      changed_at: field("timestamp", "变更时间", "changed at", {
        required: true,
        aliases: ["状态变更时间", "操作时间"]
      }),
      previous_status: field("status", "变更前状态", "status before", {values: status, aliases: ["原状态"]}),
      status: field("status", "变更后状态", "status after", {
        values: status,
        aliases: ["新状态", "工单状态"]
      }),
      level: field("level", "变更后级别", "level after", {aliases: ["新级别"]}),
      assignee: field("person", "变更后责任人", "assignee after", {aliases: ["新责任人"]}),
      changed_by: field("person", "变更人", "changed by", {aliases: ["操作人"]}),
      reason: field("text", "变更原因", "reason", {aliases: ["变更说明"]})
    }
  }
);
