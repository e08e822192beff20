import {lastDay, nextWorkday} from "./calendar.ts";
import type {Contract} from "./contracts.ts";
import type {Desk} from "./desk.ts";
import {writeYuan} from "./money.ts";
import {deliveryPerson} from "./people.ts";
import {pickInteger, type Random} from "./random.ts";
import {cheapRival} from "./story.ts";
import {projectKinds} from "./words.ts";
import {type World, writePerson} from "./world.ts";

/** The five groups of what is to be known of a project (SPEC 15.5). */
const elements = [
  "决策链与关键人态度",
  "预算与中标金额",
  "关键时间点",
  "评标内容与评分办法",
  "主要竞争对手方案与报价"
];
const knownAtFirst = 0.35;
const learnt = 0.55; // of what was not known, three months later
const costShare = [0.55, 0.9];

/** Writes the delivery project of a contract that delivers something, and what was known of it when (M-45). */
export function writeProject(world: World, desk: Desk, contract: Contract, random: Random): void {
  if (contract.type === "维保服务") return;
  const {id, customer, startsOn, cents} = contract;
  const number = `XM${id.slice(2)}`;
  const kind = projectKinds[customer.index % projectKinds.length]!;
  const plannedEnd = nextWorkday(startsOn + pickInteger(30, 180, random));
  const end = nextWorkday(plannedEnd + pickInteger(-12, 25, random));
  const isDone = end <= lastDay;
  const pressed = customer.path === "priceWar" && contract.signedOn >= cheapRival.from ? 0.12 : 0;
  const [low, high] = costShare as [number, number];
  const cost = Math.round(cents * Math.min(1.05, low + (high - low) * random() + pressed));
  const manager = writePerson(world, "D", deliveryPerson(world, customer.index));
  const on = (day: number) => world.calendar.date(day, "iso");
  desk.write("delivery_projects", {
    项目编号: number,
    项目名称: `${customer.brand}${kind}项目`,
    客户编号: customer.id,
    客户名称: customer.name,
    项目类型: kind,
    合同编号: id,
    商机编号: contract.opportunityId,
    交付经理: manager,
    项目接口人: manager,
    交付团队: "交付部",
    项目状态: isDone ? "已验收" : startsOn <= lastDay ? "进行中" : "未开始",
    计划开始日期: on(startsOn),
    计划完成日期: on(plannedEnd),
    实际开始日期: startsOn <= lastDay ? on(startsOn) : "",
    实际完成日期: isDone ? on(end) : "",
    交付质量: isDone ? pickInteger(78, 99, random) : "",
    客户满意度: isDone ? pickInteger(3, 5, random) : "",
    UT: `${pickInteger(58, 92, random)}%`,
    项目金额: writeYuan(cents),
    已回款金额: writeYuan(isDone ? cents : Math.floor(cents / 200) * 100),
    项目成本: writeYuan(cost),
    项目利润: writeYuan(cents - cost)
  });
  learn(world, desk, {number, kind, contract, manager}, random);
}

type Project = {number: string; kind: string; contract: Contract; manager: string};

function learn(world: World, desk: Desk, {number, kind, contract, manager}: Project, random: Random): void {
  for (const element of elements) {
    const isKnown = random() < knownAtFirst;
    const isLearnt = isKnown || random() < learnt;
    for (const [day, is] of [
      [contract.signedOn, isKnown] as const,
      [contract.signedOn + 90, isLearnt] as const
    ]) {
      if (day > lastDay) continue;
      desk.write("behaviour_patterns", {
        项目编号: number,
        客户名称: contract.customer.name,
        项目类型: kind,
        规律要素: element,
        是否掌握: is ? "是" : "否",
        记录日期: world.calendar.date(day, "iso"),
        记录人: manager
      });
    }
  }
}
