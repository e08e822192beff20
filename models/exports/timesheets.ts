import {entity, field} from "../contract.ts";
import {customer, decisions, workLine} from "./parts.ts";

/** 工时: a person's day, with what it was worked on and whether it was approved (SPEC §11, M-51, M-52). */
export const timesheets = entity(
  "timesheets",
  {zh: "工时", en: "timesheets"},
  {
    row: {zh: "一条工时", en: "one entry of a timesheet"},
    key: [["entry_id"]],
    batch: ["person", "work_date"],
    fields: {
      entry_id: field("id", "工时编号", "entry id", {aliases: ["工时单号"]}),
      person: field("person", "填报人", "person", {required: true, aliases: ["员工", "人员", "姓名"]}),
      work_date: field("date", "工作日期", "worked on", {required: true, aliases: ["工时日期", "日期"]}),
      hours: field("duration", "工时", "hours", {
        unit: "hours",
        required: true,
        min: 0,
        max: 24,
        aliases: ["工时(小时)", "工作时长", "小时数"]
      }),
      work_kind: field("category", "工时类型", "kind of work", {aliases: ["工作类型"]}),
      work_line: workLine,
      is_chargeable: field("boolean", "是否计费", "chargeable", {aliases: ["可计费", "计费"]}),
      is_leave: field("boolean", "是否请假", "leave", {aliases: ["请假"]}),
      ...customer,
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号"]}),
      request_id: field("id", "服务请求编号", "service request id", {aliases: ["服务请求#"]}),
      task_id: field("id", "任务编号", "task id"),
      opportunity_id: field("id", "商机编号", "opportunity id"),
      project_id: field("id", "项目编号", "project id"),
      content: field("text", "工作内容", "content", {aliases: ["工作描述"]}),
      status: field("choice", "审批状态", "approval", {values: decisions}),
      approver: field("person", "审批人", "approver"),
      approved_at: field("timestamp", "审批时间", "approved at")
    }
  }
);
