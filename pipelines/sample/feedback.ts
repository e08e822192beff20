import {endMinute, lastDay, nextWorkday} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {isBroken} from "./mess.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import type {Block} from "./sales.ts";
import {cheapRival} from "./story.ts";
import {pickMinutes, reached} from "./ticket-times.ts";
import {buildTicket, type Ticket} from "./tickets.ts";
import {feedbackWords, products} from "./words.ts";
import {
  type Customer,
  contactName,
  findCustomer,
  findPart,
  streams,
  type World,
  writePerson
} from "./world.ts";

/** A piece of feedback as an opportunity may be born from it. */
export type Feedback = {
  id: string;
  day: number;
  customer: Customer;
  product: string;
  originator: string;
  isSales: boolean;
  isWhole: boolean; // its row can be read
};

const classes = ["产品优化类", "销售机会类", "服务体验类"];
const departments = ["产品部", "销售部", "售后部"];
const classShares = [0.42, 0.36, 0.22];
const channels = ["电话回访", "在线问卷"];
const fromTickets = 0.35;
const grades = ["高", "中(需与客户沟通功能优先级)", "低"];
const weekly = 7 * 1440;
const mostUpdates = 4;
const perTickets = 25;

type Near = {block: Block; index: number; count: number; issue: (day: number) => string};

/** Writes the block's feedback (T3), its follow-up steps and its weekly updates; returns what it was. */
export function writeFeedback(world: World, desk: Desk, {block, index, count, issue}: Near): Feedback[] {
  const total = Math.round(world.tickets / perTickets);
  const [first, next] = [index, index + 1].map((edge) => Math.floor((edge * total) / count));
  const written: Feedback[] = [];
  for (let number = first!; number < next!; number++) {
    const random = createRandom(world.seed, streams.feedback, number);
    const near = pickInteger(block[0], block[1] - 1, random);
    const source =
      random() < fromTickets && !isBroken("tickets", near) ? buildTicket(world, near) : undefined;
    const day = findPart(world.ticketBefore, near);
    written.push(writeOne(world, desk, {day, id: issue(day), source, random}));
  }
  return written;
}

type Draft = {day: number; id: string; source: Ticket | undefined; random: Random};

function writeOne(world: World, desk: Desk, {day, id, source, random}: Draft): Feedback {
  const customer = source?.customer ?? findCustomer(world, day, random);
  const product = pick(products, random);
  const kind = pickShare(classShares, random);
  const times = handle({day, kind, random});
  const assignee = assign(world, {kind, customer, random});
  const isRivalled = kind === 1 && customer.path === "priceWar" && day >= cheapRival.from;
  const at = (minute: number | undefined) =>
    minute === undefined ? "" : world.calendar.moment(minute, random() < 0.2 ? "chinese" : "iso");
  const originator = writePerson(world, "A", 1 + customer.team);
  const knowledge = times.completedAt !== undefined && random() < 0.3 ? `ZS${id}` : undefined;
  const wan = pickInteger(3, 90, random);
  const isWhole = desk.write("feedback", {
    反馈编号: id,
    客户名称: customer.name,
    反馈类型: kind === 2 ? "问题反馈" : "需求建议",
    反馈内容: pick(feedbackWords[kind]!, random).replace("{module}", pick(product.modules, random)),
    提交渠道: source ? "服务工单" : pick(channels, random),
    提交人: `${contactName(world, customer, 1)}/信息部经理`,
    提交时间: at(times.submittedAt),
    反馈分类: classes[kind]!,
    客户价值预估: kind === 1 ? `“预计增购金额约${wan}万元”` : "",
    竞争风险: isRivalled ? `是(客户提及${cheapRival.name}报价更低)` : random() < 0.05 ? "是" : "否",
    处理部门: departments[kind]!,
    责任人: assignee,
    评估结果: times.assessedAt === undefined ? "" : grades[times.grade]!,
    跟进计划: times.assessedAt === undefined ? "" : "与客户确认细节;评估排期;反馈结果",
    处理进展: times.completedAt === undefined ? "推进中" : "已与客户确认",
    处理结果: times.result,
    完成时间: times.completedAt === undefined ? "-" : at(times.completedAt),
    分发时间: at(times.routedAt),
    评估时间: at(times.assessedAt),
    计划完成时间: at(times.plannedAt),
    进展更新时间: at(times.updates.at(-1)),
    同步售后时间: at(times.completedAt),
    竞品名称: isRivalled ? cheapRival.name : "",
    处理成效: times.completedAt === undefined ? "" : random() < 0.8 ? "成功" : "失败",
    关联工单编号: source?.id,
    知识库编号: knowledge
  });
  if (knowledge)
    writeKnowledge(world, desk, {id, at: times.completedAt!, author: assignee, title: product.name});
  if (isWhole && times.assessedAt !== undefined) writeSteps(world, desk, {id, day, assignee, random});
  if (isWhole) writeUpdates(world, desk, {id, assignee, updates: times.updates});
  return {id, day, customer, product: product.name, originator, isSales: kind === 1, isWhole};
}

// routed within a day, assessed within two after that, done by the plan or not
function handle({day, kind, random}: {day: number; kind: number; random: Random}) {
  const submittedAt = Math.min(day * 1440 + pickInteger(8 * 60, 19 * 60, random), endMinute - 1);
  const routedAt = reached(submittedAt + 10 + pickMinutes(1440, 0.88, {most: 5, random}));
  const assessAfter = 60 + pickMinutes(2880, kind === 1 ? 0.85 : 0.75, {most: 4, random});
  const assessedAt = routedAt === undefined ? undefined : reached(routedAt + assessAfter);
  const grade = pickShare([0.3, 0.45, 0.25], random);
  const plannedAt = assessedAt === undefined ? undefined : assessedAt + pickInteger(14, 70, random) * 1440;
  const isDropped = grade === 2 && random() < 0.6;
  const late = pickInteger(-8, 25, random) * 1440;
  const completedAt = plannedAt === undefined || isDropped ? undefined : reached(plannedAt + late);
  const isForgotten = random() < 0.12;
  const updates = followUp(assessedAt, completedAt, random);
  const result = isDropped ? "暂不采纳(与产品规划不符)" : completedAt && !isForgotten ? "已完成" : "进行中";
  const done = result === "已完成" ? completedAt : undefined;
  return {submittedAt, routedAt, assessedAt, grade, plannedAt, completedAt: done, updates, result};
}

function followUp(from: number | undefined, until: number | undefined, random: Random): number[] {
  const updates: number[] = [];
  let at = from ?? endMinute;
  while (updates.length < mostUpdates) {
    at += Math.floor(weekly * (0.6 + 0.7 * random()));
    if (at >= (until ?? endMinute)) break;
    updates.push(at);
  }
  return updates;
}

function assign(
  world: World,
  {kind, customer, random}: {kind: number; customer: Customer; random: Random}
): string {
  if (kind === 0) return writePerson(world, "P", 32);
  if (kind === 1) return writePerson(world, "S", customer.manager);
  return writePerson(world, "A", 1 + Math.floor(random() * 3));
}

type Lesson = {id: string; at: number; author: string; title: string};

function writeKnowledge(world: World, desk: Desk, {id, at, author, title}: Lesson): void {
  desk.write("knowledge_entries", {
    知识库编号: `ZS${id}`,
    知识标题: `${title}需求处理经验`,
    知识类别: "经验教训",
    反馈编号: id,
    知识作者: author,
    创建时间: world.calendar.moment(at, "iso")
  });
}

type Plan = {id: string; day: number; assignee: string; random: Random};

function writeSteps(world: World, desk: Desk, {id, day, assignee, random}: Plan): void {
  ["与客户确认功能细节", "评估开发周期或报价", "向客户反馈结果"].forEach((step, position) => {
    const due = nextWorkday(day + 5 + position * 10);
    const done = nextWorkday(due + pickInteger(-3, 6, random));
    desk.write("follow_up_steps", {
      反馈编号: id,
      步骤序号: position + 1,
      目标: "闭环客户反馈",
      行动步骤: step,
      时间节点:
        random() < 0.3 ? world.calendar.date(due, "chinese").slice(5) : world.calendar.date(due, "iso"),
      责任人: assignee,
      实际完成日期: done <= lastDay ? world.calendar.date(done, "iso") : ""
    });
  });
}

function writeUpdates(
  world: World,
  desk: Desk,
  {id, assignee, updates}: {id: string; assignee: string; updates: number[]}
): void {
  updates.forEach((at, position) => {
    desk.write("progress_updates", {
      进展编号: `${id}-P${position + 1}`,
      反馈编号: id,
      更新时间: world.calendar.moment(at, "iso"),
      更新人: assignee,
      进展内容: "按计划推进",
      是否同步售后: position % 4 === 3 ? "是" : "否"
    });
  });
}
