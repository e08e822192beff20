import type {Desk} from "./desk.ts";
import {createRandom, pickInteger, pickShare, type Random} from "./random.ts";
import type {Process} from "./ticket-process.ts";
import {reached} from "./ticket-times.ts";
import type {Ticket} from "./tickets.ts";
import {customerWords} from "./words.ts";
import {streams, type World} from "./world.ts";

/** How often the owner of a case rates those who took part, L1 first; no case is rated by the one who did it. */
const rated = [0.9, 0.65, 0.35];
const marks = [
  [0.01, 0.04, 0.15, 0.42, 0.38],
  [0.01, 0.06, 0.23, 0.45, 0.25],
  [0.05, 0.14, 0.36, 0.33, 0.12]
]; // by team, the good one first

/** Writes what the customer says of a ticket and what its owner says of those who worked on it. */
export function writeTicketVerdicts(world: World, desk: Desk, ticket: Ticket, process: Process): void {
  const random = createRandom(world.seed, streams.verdict, ticket.index);
  if (process.isSurveyed) writeSurvey(world, desk, {ticket, process, random});
  if (ticket.closedAt !== undefined && ticket.engineer !== undefined && ticket.engineer !== process.owner)
    writeRatings(world, desk, {ticket, process, random});
}

type Case = {ticket: Ticket; process: Process; random: Random};

function writeSurvey(world: World, desk: Desk, {ticket, process, random}: Case): void {
  const score = ticket.satisfaction!;
  const near = () => Math.min(5, Math.max(1, score + pickShare([0.15, 0.7, 0.15], random) - 1));
  const speed = near();
  desk.write("surveys", {
    调研编号: `DY${ticket.id.slice(2)}`,
    工单编号: ticket.id,
    客户名称: ticket.customer.name,
    满意度客户联系人: ticket.contact.split("/")[0],
    评测日期: world.calendar.moment(process.scoredAt!, ticket.style.dates),
    响应速度: random() < 0.04 ? "" : speed,
    解决效果: score,
    服务态度: near(),
    "客户反馈(简述)": random() < 0.3 ? customerWords[score - 1] : "",
    评测人: process.owner,
    调研渠道: ["短信问卷", "电话回访", "在线问卷"][pickShare([0.5, 0.2, 0.3], random)]!
  });
}

function writeRatings(world: World, desk: Desk, {ticket, process, random}: Case): void {
  const isRated = random() < rated[ticket.firstLevel]!;
  const at = reached(ticket.closedAt! + pickInteger(20, 2000, random));
  if (!isRated || at === undefined) return;
  const people = [
    {person: ticket.engineer!, role: "责任人"},
    ...(ticket.moved ? [{person: ticket.moved.from, role: "前责任人"}] : []),
    ...(ticket.helper ? [{person: ticket.helper, role: "销售协办人"}] : [])
  ];
  for (const [position, {person, role}] of people.entries()) {
    if (person === process.owner) continue;
    const score = 1 + pickShare(marks[ticket.team]!, random);
    desk.write("ratings", {
      打分编号: `DF${ticket.id.slice(2)}-${position + 1}`,
      工单编号: ticket.id,
      协作类型: process.type,
      打分人: process.owner,
      被打分人: person,
      参与角色: role,
      打分: random() < 0.05 ? `${score}/5` : score,
      满分: 5,
      打分时间: world.calendar.moment(at, "iso"),
      打分说明: score <= 2 ? "响应慢，未按约定时间反馈进展" : ""
    });
  }
}
