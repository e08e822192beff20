import {entity, field} from "../contract.ts";

/** The history of 处理进展 that T2 and T3 keep only the last value of. */
export const progressUpdates = entity(
  "progress_updates",
  {zh: "进展历史", en: "progress updates"},
  {
    row: {zh: "一次进展更新", en: "one update of a progress"},
    key: [["update_id"], ["ticket_id", "feedback_id", "updated_at", "updated_by"]],
    fields: {
      update_id: field("id", "进展编号", "update id"),
      ticket_id: field("id", "问题编号", "ticket id", {aliases: ["工单编号", "工单号"]}),
      feedback_id: field("id", "反馈编号", "feedback id"),
      updated_at: field("timestamp", "更新时间", "updated at", {required: true, aliases: ["进展时间"]}),
      updated_by: field("person", "更新人", "updated by", {aliases: ["填写人"]}),
      content: field("text", "进展内容", "content", {aliases: ["处理进展"]}),
      is_synced: field("boolean", "是否同步售后", "synced to after-sales")
    }
  }
);
