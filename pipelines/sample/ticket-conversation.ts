import {endMinute} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {createRandom, pick, type Random} from "./random.ts";
import {begins} from "./story.ts";
import type {Process} from "./ticket-process.ts";
import {reached} from "./ticket-times.ts";
import type {Ticket} from "./tickets.ts";
import {progressOpen, updateTexts} from "./words.ts";
import {streams, type World} from "./world.ts";

/** Hours between two updates of the progress, L1 first; L3 has no such rule. */
const cadence = [2, 4];
const mostUpdates = 6;

/** Writes the replies of online tickets and the history of the progress, since the systems keep them. */
export function writeTicketConversation(world: World, desk: Desk, ticket: Ticket, process: Process): void {
  const random = createRandom(world.seed, streams.talk, ticket.index);
  const {day, channel} = ticket;
  if (day >= begins.replies && channel === "在线客服") writeReplies(world, desk, {ticket, process, random});
  if (day >= begins.progress && ticket.firstLevel < 2) writeUpdates(world, desk, {ticket, process, random});
}

type Talk = {ticket: Ticket; process: Process; random: Random};

function writeReplies(world: World, desk: Desk, {ticket, process, random}: Talk): void {
  const {id, submittedAt, respondedAt, resolvedAt, contact} = ticket;
  const person = contact.split("/")[0]!;
  let count = 0;
  function write(
    at: number | undefined,
    [side, by, text]: [string, string, string],
    isInternal = false
  ): void {
    if (at === undefined || at >= endMinute) return;
    desk.write("ticket_replies", {
      回复编号: `${id}-R${++count}`,
      问题编号: id,
      回复时间: world.calendar.moment(at, "iso"),
      回复人: by,
      回复方: side,
      是否内部备注: isInternal ? "是" : "否",
      是否自动回复: side === "系统" ? "是" : "否",
      回复内容: text
    });
  }
  write(submittedAt, ["系统", "", "您好，您的问题已收到，工程师将尽快与您联系"]);
  if (random() < 0.15) write(submittedAt + 3, ["客服", process.owner, "转相应工程师处理"], true);
  write(respondedAt, ["客服", process.owner, "已为您登记并安排工程师处理，请保持电话畅通"]);
  if (respondedAt !== undefined && random() < 0.5)
    write(Math.min(respondedAt + 7, resolvedAt ?? endMinute), ["客户", person, "好的，日志已发邮件"]);
  write(resolvedAt, ["客服", ticket.engineer ?? process.owner, "问题已处理，请确认是否恢复"]);
}

function writeUpdates(world: World, desk: Desk, {ticket, random}: Talk): void {
  const {id, assignedAt, resolvedAt = endMinute, firstLevel, engineer} = ticket;
  if (assignedAt === undefined) return;
  let at = assignedAt + 10;
  for (let count = 1; count <= mostUpdates && at < resolvedAt; count++) {
    const words = {module: "相关模块", site: "客户", code: "E1", count: 2, product: "系统"};
    const text = pick(random() < 0.5 ? updateTexts : progressOpen, random);
    desk.write("progress_updates", {
      进展编号: `${id}-P${count}`,
      问题编号: id,
      更新时间: world.calendar.moment(at, ticket.style.dates),
      更新人: engineer,
      进展内容: text.replace(/\{(\w+)\}/g, (_, name: keyof typeof words) => String(words[name])),
      是否同步售后: "否"
    });
    const gap = cadence[firstLevel]! * 60 * (0.4 + 0.75 * random() + (random() < 0.15 ? 1.5 : 0));
    at = reached(at + Math.floor(gap)) ?? endMinute;
  }
}
