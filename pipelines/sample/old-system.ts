import {endMinute} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {oldSystem} from "./story.ts";
import {buildTicket, rewind, type Ticket} from "./tickets.ts";
import {levelNames} from "./words.ts";
import type {World} from "./world.ts";

/** Writes the event log of the system a branch used until the middle of 2023: every state of its own tickets. */
export async function writeOldSystem(world: World, desk: Desk): Promise<void> {
  const before = world.ticketBefore[oldSystem.until]!;
  const count = Math.min(before, Math.max(1, Math.round(world.tickets / oldSystem.ticketsPer)));
  const branch = {...world, seed: world.seed + 1};
  for (let position = 0; position < count; position++) {
    const ticket = buildTicket(branch, Math.floor(((position + 0.5) * before) / count));
    writeEvents(world, desk, ticket, `GD${String(position + 1).padStart(6, "0")}`);
    await desk.flush();
  }
}

function writeEvents(world: World, desk: Desk, ticket: Ticket, id: string): void {
  const {submittedAt, assignedAt, respondedAt, resolvedAt, closedAt} = ticket;
  const moments = [submittedAt, assignedAt, respondedAt, resolvedAt, closedAt]
    .filter((minute) => minute !== undefined)
    .filter((minute) => minute < endMinute)
    .sort((left, right) => left - right);
  moments.forEach((moment, position) => {
    const then = rewind(ticket, moment);
    const at = (minute: number | undefined) =>
      minute === undefined ? "" : world.calendar.moment(minute, "iso");
    desk.write("ticket_events", {
      事件序号: position + 1,
      事件时间: at(moment),
      问题编号: id,
      客户名称: ticket.customer.name,
      问题描述: ticket.description,
      问题级别: levelNames[then.level],
      提交时间: at(submittedAt),
      责任人: then.engineer,
      分配时间: at(then.assignedAt),
      首次响应时间: at(then.respondedAt),
      解决时间: at(then.resolvedAt),
      工单状态: then.status,
      关闭时间: at(then.closedAt),
      首问客服: ticket.agent
    });
  });
}
