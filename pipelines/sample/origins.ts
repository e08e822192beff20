import {endMinute, lastDay, nextWorkday} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import type {Feedback} from "./feedback.ts";
import {isBroken} from "./mess.ts";
import {successManager} from "./people.ts";
import {pick, pickInteger, pickShare, type Random} from "./random.ts";
import type {Block, Serials} from "./sales.ts";
import {buildTicket, type Ticket} from "./tickets.ts";
import {products} from "./words.ts";
import {type Customer, findCustomer, findPart, type World, writePerson} from "./world.ts";

/** Where an opportunity comes from: `originId` is a ticket's, a feedback's or a visit's number. */
export type Origin = {
  kind: string;
  originId: string | undefined;
  column: "来源工单编号" | "来源反馈编号" | "来源会议编号" | undefined;
  customer: Customer;
  product: string;
  originator: string;
  createdOn: number;
};

const shares = [0.34, 0.13, 0.08, 0.45]; // of tickets, feedback, visits, and of sales' own
const others = {names: ["销售自拓", "市场活动", "合作伙伴"], shares: [0.6, 0.22, 0.18]};
const lag = {ticket: 14, feedback: 30, visit: 20}; // days, at most

type Near = {block: Block; feedback: Feedback[]; serials: Serials; random: Random};

/** Returns where the block's opportunity comes from; a service-born one points to what it was born from. */
export function pickOrigin(world: World, desk: Desk, near: Near): Origin {
  const {random} = near;
  const roads = [fromTicket, fromFeedback, fromVisit, fromSales];
  return roads[pickShare(shares, random)]!(world, desk, near) ?? fromSales(world, desk, near);
}

function fromTicket(world: World, _: Desk, {block, random}: Near): Origin | undefined {
  const ticket = findPromising(world, block, random);
  if (!ticket) return undefined;
  const {customer, product, day, resolvedAt, id, engineer} = ticket;
  const seenOn = Math.max(day + 1, Math.floor(resolvedAt! / 1440));
  const createdOn = nextWorkday(Math.min(lastDay, seenOn + pickInteger(0, lag.ticket, random)));
  const seen = {customer, product: product.name, originator: engineer!, createdOn};
  return {kind: "服务工单", originId: id, column: "来源工单编号", ...seen};
}

function fromFeedback(_world: World, _desk: Desk, {feedback, random}: Near): Origin | undefined {
  const found = feedback.find(({isSales, isWhole, day}) => isSales && isWhole && day < lastDay - 3);
  if (!found) return undefined;
  const createdOn = nextWorkday(Math.min(lastDay, found.day + 1 + pickInteger(0, lag.feedback, random)));
  const {id, customer, product, originator} = found;
  return {kind: "客户反馈", originId: id, column: "来源反馈编号", customer, product, originator, createdOn};
}

function fromVisit(world: World, desk: Desk, {block, serials, random}: Near): Origin {
  const day = nextWorkday(findPart(world.ticketBefore, pickInteger(block[0], block[1] - 1, random)));
  const customer = findCustomer(world, Math.min(day, lastDay), random);
  const id = serials.visit(day);
  const manager = successManager(world, customer.index);
  const held = Math.min(day * 1440 + pickInteger(9 * 60, 16 * 60, random), endMinute - 60);
  const isWhole = desk.write("meetings", {
    会议编号: id,
    会议类型: "客户拜访",
    触发事项: "服务拜访",
    客户编号: customer.id,
    客户名称: customer.name,
    召开时间: world.calendar.moment(held, "iso"),
    会议时长: pickInteger(30, 120, random),
    组织人: manager,
    参会人: [manager, writePerson(world, "S", customer.manager)].join(";"),
    是否上门: "是",
    会议纪要: "客户介绍下一年度计划，有扩容意向"
  });
  const createdOn = nextWorkday(Math.min(lastDay, day + 1 + pickInteger(0, lag.visit, random)));
  const product = pick(products, random).name;
  const seen = {customer, product, originator: manager, createdOn};
  return {kind: "服务拜访", originId: isWhole ? id : undefined, column: "来源会议编号", ...seen};
}

function fromSales(world: World, _: Desk, {block, random}: Near): Origin {
  const createdOn = nextWorkday(findPart(world.ticketBefore, pickInteger(block[0], block[1] - 1, random)));
  const kind = others.names[pickShare(others.shares, random)]!;
  const customer = findCustomer(world, Math.min(createdOn, lastDay), random);
  const originator = writePerson(world, "S", customer.manager);
  const product = pick(products, random).name;
  return {kind, originId: undefined, column: undefined, customer, product, originator, createdOn};
}

function findPromising(world: World, [first, next]: Block, random: Random): Ticket | undefined {
  const [size, offset] = [next - first, random()];
  for (let step = 0; step < size; step++) {
    const index = first + ((Math.floor(offset * size) + step) % size);
    const ticket = buildTicket(world, index);
    if (ticket.suggestion !== undefined && ticket.day < lastDay && !isBroken("tickets", index)) return ticket;
  }
  return undefined;
}
