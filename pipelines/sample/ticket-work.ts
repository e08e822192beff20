import type {Desk} from "./desk.ts";
import {supervisor} from "./people.ts";
import {createRandom, pick, pickInteger, type Random} from "./random.ts";
import {begins} from "./story.ts";
import type {Process} from "./ticket-process.ts";
import type {Ticket} from "./tickets.ts";
import {knowledgeKinds} from "./words.ts";
import {streams, type World} from "./world.ts";

/** Shares: of L1 and L2 tickets with a visit, of tickets that leave knowledge, a violation, a key-moment meeting (L1). */
const shares = {onsite: [0.25, 0.08, 0], knowledge: 0.03, violation: 0.008, meeting: 0.7};

/** Writes the hours a ticket cost, visits and their expenses, and what was learnt, broken or discussed. */
export function writeTicketWork(world: World, desk: Desk, ticket: Ticket, process: Process): void {
  const {resolvedAt, engineer} = ticket;
  if (resolvedAt === undefined || engineer === undefined) return;
  const work = {ticket, process, random: createRandom(world.seed, streams.work, ticket.index)};
  if (ticket.day >= begins.timesheets) writeHours(world, desk, work);
  if (work.random() < shares.onsite[ticket.firstLevel]!) writeVisit(world, desk, work);
  if (work.random() < shares.knowledge) writeKnowledge(world, desk, work);
  if (work.random() < shares.violation) writeViolation(world, desk, work);
  if (ticket.firstLevel === 0 && work.random() < shares.meeting) writeMeeting(world, desk, work);
}

type Work = {ticket: Ticket; process: Process; random: Random};

function writeHours(world: World, desk: Desk, {ticket, process, random}: Work): void {
  const day = Math.floor(ticket.resolvedAt! / 1440);
  const hours = pickInteger(1, [12, 8, 4][ticket.firstLevel]!, random) / 2;
  const isRelation = process.expert !== "否";
  const isApproved = random() < 0.92;
  desk.write("timesheets", {
    工时编号: `GS${ticket.id.slice(2)}`,
    填报人: ticket.engineer,
    工作日期: world.calendar.date(day, "iso"),
    工时: random() < 0.1 ? `${hours}小时` : hours,
    工时类型: isRelation ? "专家服务" : "工单处理",
    任务主线: isRelation ? "感情升华和业务增值任务" : "基础任务",
    是否计费: process.type === "合同项目型" || process.expert === "收费" ? "是" : "否",
    是否请假: "否",
    客户名称: ticket.customer.name,
    工单编号: ticket.id,
    工作内容: "处理客户问题",
    审批状态: isApproved ? "已批准" : random() < 0.7 ? "待审批" : "驳回",
    审批人: supervisor(world, "A", ticket.team),
    审批时间: isApproved ? world.calendar.moment((day + 1) * 1440 - 370, "iso") : ""
  });
}

function writeVisit(world: World, desk: Desk, {ticket, random}: Work): void {
  const {calendar} = world;
  const {respondedAt, assignedAt, resolvedAt, engineer, customer} = ticket;
  const end = resolvedAt!;
  const asked = Math.max(respondedAt ?? assignedAt!, end - 300);
  const started = Math.min(end - 5, asked + pickInteger(-10, 40, random));
  const number = ticket.id.slice(2);
  desk.write("service_tasks", {
    任务编号: `RW${number}`,
    工单编号: ticket.id,
    任务主题: `上门处理${ticket.product.name}问题`,
    任务方式: "现场服务",
    要求开始: calendar.moment(asked, "iso"),
    实际开始: calendar.moment(started, "iso"),
    实际结束: calendar.moment(end, "iso"),
    任务状态: "已完成",
    执行人: engineer,
    任务主线: "基础任务"
  });
  desk.write("expenses", {
    费用编号: `FY${number}`,
    客户编号: customer.id,
    客户名称: customer.name,
    费用类型: random() < 0.7 ? "交通费" : "差旅费",
    费用金额: pickInteger(30, 1800, random),
    发生日期: calendar.date(Math.floor(end / 1440), "slash"),
    报销人: engineer,
    工单编号: ticket.id,
    审批状态: random() < 0.93 ? "已批准" : "审批中",
    审批人: supervisor(world, "A", ticket.team)
  });
}

function writeKnowledge(world: World, desk: Desk, {ticket, random}: Work): void {
  desk.write("knowledge_entries", {
    知识库编号: `ZS${ticket.id.slice(2)}`,
    知识标题: `${ticket.product.name}：${ticket.description.slice(0, 18)}`,
    知识类别: pick(knowledgeKinds, random),
    工单编号: ticket.id,
    知识作者: ticket.engineer,
    创建时间: world.calendar.moment(ticket.resolvedAt!, "iso")
  });
}

function writeViolation(world: World, desk: Desk, {ticket, random}: Work): void {
  const day = Math.floor(ticket.resolvedAt! / 1440);
  const rules = ["未按时更新处理进展", "未经客户确认关闭工单", "未按时响应", "超期未说明原因"];
  desk.write("violations", {
    违规编号: `WG${ticket.id.slice(2)}`,
    违规人: ticket.engineer,
    违反规则: pick(rules, random),
    违规日期: world.calendar.date(day, "iso"),
    违规处理: random() < 0.7 ? "口头提醒" : "扣减当月绩效分",
    处理日期: world.calendar.date(day, "iso"),
    工单编号: ticket.id
  });
}

function writeMeeting(world: World, desk: Desk, {ticket, process, random}: Work): void {
  const {customer, helper, engineer, submittedAt, resolvedAt, id} = ticket;
  const at = process.metAt ?? Math.min(submittedAt + pickInteger(20, 120, random), resolvedAt!);
  desk.write("meetings", {
    会议编号: `HY${id.slice(2)}`,
    会议类型: "关键时点会议",
    触发事项: process.isComplaint ? "客户投诉" : "重大问题提交",
    客户编号: customer.id,
    客户名称: customer.name,
    召开时间: world.calendar.moment(at, "iso"),
    会议时长: pickInteger(5, 15, random),
    组织人: process.owner,
    参会人: [engineer, ...(helper ? [helper] : [])].join(";"),
    是否上门: "否",
    工单编号: id,
    会议纪要: "明确责任人与恢复时间"
  });
}
