import {entity, field} from "../contract.ts";
import {workLine} from "./parts.ts";

const modes = {
  onsite: ["现场服务", "上门", "上门服务", "现场"],
  remote: ["远程服务", "远程", "电话支持", "电话"],
  depot: ["返厂维修", "送修"]
};
const status = {
  planned: ["未开始", "已计划", "待执行", "计划"],
  running: ["进行中", "执行中"],
  done: ["已完成", "完成"],
  cancelled: ["已取消", "取消"]
};

/** 任务安排: onsite and remote tasks of a service request or ticket (SPEC §3.5, R-58, R-59). */
export const serviceTasks = entity(
  "service_tasks",
  {zh: "服务任务", en: "service tasks"},
  {
    row: {zh: "一次任务", en: "one task"},
    key: [["task_id"], ["request_id", "ticket_id", "subject", "requested_start_at", "performer"]],
    fields: {
      task_id: field("id", "任务编号", "task id"),
      request_id: field("id", "服务请求编号", "service request id", {
        aliases: ["服务请求#", "服务请求号", "SR编号"]
      }),
      ticket_id: field("id", "工单编号", "ticket id", {aliases: ["问题编号"]}),
      subject: field("category", "任务主题", "subject", {required: true}),
      task_mode: field("choice", "任务方式", "mode", {values: modes}),
      requested_start_at: field("timestamp", "要求开始", "requested start", {aliases: ["要求开始时间"]}),
      started_at: field("timestamp", "实际开始", "started at", {aliases: ["实际开始时间"]}),
      ended_at: field("timestamp", "实际结束", "ended at", {aliases: ["实际结束时间"]}),
      status: field("choice", "任务状态", "status", {values: status}),
      performer: field("person", "执行人", "performer", {aliases: ["任务执行人"]}),
      work_line: workLine,
      remarks: field("text", "任务备注", "remarks", {bare: ["备注"]})
    }
  }
);
