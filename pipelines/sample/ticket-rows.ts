import type {Desk} from "./desk.ts";
import type {forms, Row} from "./forms.ts";
import {isBroken} from "./mess.ts";
import {oldExport} from "./story.ts";
import {writeTicketConversation} from "./ticket-conversation.ts";
import {writeTicketHistory} from "./ticket-history.ts";
import {followProcess, type Process} from "./ticket-process.ts";
import {writeTicketVerdicts} from "./ticket-verdicts.ts";
import {writeTicketWork} from "./ticket-work.ts";
import {buildDraft, buildTicket, isRepeated, rewind, type Ticket} from "./tickets.ts";
import {levelNames} from "./words.ts";
import {type World, writeLoosely} from "./world.ts";

/** Writes every ticket in the order of submission, and what it leaves behind in the other exports. */
export async function writeTickets(
  world: World,
  desk: Desk,
  {isShort, onProgress}: {isShort: boolean; onProgress?: ((done: number) => void) | undefined}
): Promise<void> {
  for (let index = 0; index < world.tickets; index++) {
    const ticket = buildTicket(world, index);
    if (isShort) writeTicket(world, desk, ticket);
    else writeWhole(world, desk, ticket);
    if (index % 256 > 0) continue;
    await desk.flush();
    if (index % progressStep === 0 && index > 0) onProgress?.(index);
  }
  onProgress?.(world.tickets);
}

const progressStep = 1024;

function writeWhole(world: World, desk: Desk, ticket: Ticket): void {
  const process = followProcess(world, ticket);
  writeTicket(world, desk, ticket, process);
  writeOld(world, desk, ticket);
  writeTicketHistory(world, desk, ticket, process);
  writeTicketConversation(world, desk, ticket, process);
  writeTicketVerdicts(world, desk, ticket, process);
  writeTicketWork(world, desk, ticket, process);
}

function writeTicket(world: World, desk: Desk, ticket: Ticket, process?: Process): void {
  const row = {...formRow(world, ticket), ...(process ? processRow(world, ticket, process) : {})};
  if (!isRepeated(ticket.index)) desk.write("tickets", row);
  else desk.writeTwice("tickets", formRow(world, buildDraft(ticket)), row);
}

function writeOld(world: World, desk: Desk, ticket: Ticket): void {
  const {day} = ticket;
  if (day < oldExport.from || day > oldExport.on) return;
  const isWhole = desk.write("oldTickets", formRow(world, rewind(ticket, (oldExport.on + 1) * 1440 - 1)));
  if (isWhole && !isBroken("tickets", ticket.index)) desk.supersede("oldTickets");
}

type FormRow = Pick<Row<"tickets">, (typeof forms)["oldTickets"]["columns"][number]>;

function formRow(world: World, ticket: Ticket): FormRow {
  const {dates, missing, look} = ticket.style;
  const at = (minute: number | undefined) =>
    minute === undefined ? missing : world.calendar.moment(minute, dates);
  const {satisfaction} = ticket;
  return {
    问题编号: ticket.id,
    客户名称: writeLoosely(ticket.customer.name, look),
    问题描述: ticket.description,
    问题级别: writeLevel(ticket.level, look),
    提交时间: at(ticket.submittedAt),
    客户联系人: ticket.contact,
    责任人: ticket.engineer ?? missing,
    分配时间: at(ticket.assignedAt),
    预计解决时间: at(ticket.dueAt) + (look > 0.85 ? dueNotes[ticket.firstLevel]! : ""),
    处理进展: ticket.progress,
    联合处理: ticket.joint,
    销售协办人: ticket.helper ?? missing,
    解决结果: ticket.result ?? missing,
    解决时间: at(ticket.resolvedAt),
    客户满意度: satisfaction === undefined ? missing : `${satisfaction}${look > 0.95 ? "分" : ""}`,
    销售跟进建议: ticket.suggestion ?? missing,
    工单状态: ticket.status,
    首问客服: ticket.agent,
    首次响应时间: at(ticket.respondedAt),
    提交渠道: ticket.channel,
    产品: ticket.product.name,
    关闭时间: at(ticket.closedAt),
    重开次数: ticket.reopenings.length
  };
}

function processRow(world: World, {style}: Ticket, process: Process): Row<"tickets"> {
  const at = (minute: number | undefined) =>
    minute === undefined ? style.missing : world.calendar.moment(minute, style.dates);
  const says = (is: boolean) => (is ? "是" : "否");
  return {
    首问客服: process.owner,
    受理时间: at(process.acknowledgedAt),
    分级时间: at(process.gradedAt),
    协作类型: process.type,
    首问岗位: process.post,
    专家服务: process.expert,
    紧急处理: says(process.isUrgent),
    涉及销售承诺: says(process.isPromise),
    是否投诉: says(process.isComplaint),
    联合处理发起时间: at(process.flaggedAt),
    联合会议时间: at(process.metAt),
    满意度收集时间: at(process.scoredAt),
    满意度录入人: process.scorer ?? style.missing,
    同步销售时间: at(process.syncedAt),
    销售联系时间: at(process.contactedAt),
    安抚启动时间: at(process.calmedAt),
    结案人: process.closer ?? style.missing,
    是否及时: process.recordedOnTime
  };
}

const dueNotes = ["(L1级问题4小时内解决)", "(L2级问题8小时内解决)", "(L3级问题24小时内解决)"];

function writeLevel(level: number, look: number): string {
  const code = `L${level + 1}`;
  if (look < 0.7) return code;
  return look < 0.88 ? `${code}(${levelNames[level]})` : `${code}（${levelNames[level]}）`;
}
