import {entity, field} from "../contract.ts";
import {customer} from "./parts.ts";

/** 会议与拜访: key-moment, regular and ad-hoc meetings, visits and revisit calls (R-51 to, M-37). */
export const meetings = entity(
  "meetings",
  {zh: "会议与拜访", en: "meetings and visits"},
  {
    row: {zh: "一次会议、拜访或回访", en: "one meeting, visit or revisit call"},
    key: [["meeting_id"], ["customer_id", "customer_name", "meeting_kind", "held_at"]],
    fields: {
      meeting_id: field("id", "会议编号", "meeting id", {aliases: ["拜访编号", "回访编号"]}),
      meeting_kind: field("category", "会议类型", "kind", {aliases: ["拜访类型", "回访类型"]}),
      trigger: field("category", "触发事项", "trigger", {aliases: ["触发事件", "会议事由"]}),
      ...customer,
      held_at: field("timestamp", "召开时间", "held at", {
        required: true,
        aliases: ["会议时间", "拜访时间", "回访时间"]
      }),
      planned_at: field("timestamp", "计划时间", "planned for", {aliases: ["计划召开时间"]}),
      duration_minutes: field("duration", "会议时长", "duration", {
        unit: "minutes",
        min: 0,
        aliases: ["会议时长(分钟)"]
      }),
      organizer: field("person", "组织人", "organizer", {aliases: ["召集人", "拜访人", "回访人"]}),
      attendees: field("people", "参会人", "attendees", {aliases: ["参会人员", "参与人", "同行人"]}),
      is_onsite: field("boolean", "是否上门", "onsite"),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号", "关联工单编号"]}),
      feedback_id: field("id", "反馈编号", "feedback id", {aliases: ["关联反馈编号"]}),
      opportunity_id: field("id", "商机编号", "opportunity id", {aliases: ["关联商机编号"]}),
      project_id: field("id", "项目编号", "project id"),
      minutes: field("text", "会议纪要", "minutes", {aliases: ["拜访记录", "回访记录"]})
    }
  }
);
