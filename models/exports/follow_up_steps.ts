import {entity, field} from "../contract.ts";

/** 需求跟进计划表: named by the sources without a template. */
export const followUpSteps = entity(
  "follow_up_steps",
  {zh: "需求跟进计划", en: "follow-up steps"},
  {
    row: {zh: "跟进计划的一个步骤", en: "one step of a follow-up plan"},
    key: [
      ["feedback_id", "step_number"],
      ["feedback_id", "step"]
    ],
    fields: {
      feedback_id: field("id", "反馈编号", "feedback id", {required: true}),
      step_number: field("integer", "步骤序号", "step number", {min: 1}),
      goal: field("text", "目标", "goal", {aliases: ["跟进目标"]}),
      step: field("category", "行动步骤", "step", {required: true}),
      due_date: field("date", "时间节点", "due", {hasText: true}),
      assignee: field("person", "责任人", "assignee"),
      completed_date: field("date", "实际完成日期", "completed on")
    }
  }
);
