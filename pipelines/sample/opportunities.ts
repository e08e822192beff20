import {addMonths, firstOfMonth, lastDay, monthOf, nextWorkday} from "./calendar.ts";
import {isAtWar, isCheap, type Register} from "./contracts.ts";
import type {Desk} from "./desk.ts";
import type {Row} from "./forms.ts";
import {writeThousands, writeYuan} from "./money.ts";
import type {Origin} from "./origins.ts";
import {successManager} from "./people.ts";
import {pick, pickInteger, type Random} from "./random.ts";
import type {Serials} from "./sales.ts";
import {type Gates, passGates, writeGates} from "./stages.ts";
import {cheapRival, yearEnd} from "./story.ts";
import {pickStyle, type Style} from "./tickets.ts";
import {projectKinds, upsellTypes} from "./words.ts";
import {type Customer, type World, writeContact, writeLoosely, writePerson} from "./world.ts";

export type Opportunity = Origin & {
  id: string;
  name: string;
  grade: string;
  yuan: number;
  stage: number; // of TAS+1 to TAS+7
  status: "进行中" | "赢单" | "输单";
  gates: Gates;
  expectedOn: number;
  decidedOn: number | undefined;
  won: {yuan: number; contractId: string} | undefined;
  lostReason: string | undefined;
};

const chances = {service: 0.52, sales: 0.36};
const lostReasons = ["价格高于竞品", "功能不满足", "客户预算取消", "客户内部变动", "交付周期过长"];
const repeated = {every: 50, at: 7};
const leadShare = 0.75;
const throughPartners = 9; // one customer in so many buys from a partner, whoever found the opportunity
const touched = {every: 5, at: 1, days: 12}; // of sales' own, after a day of an expert
/** A month before the last export most open deals were smaller and meant to be signed sooner. */
const earlier = {on: lastDay - 31, growth: 5000, slip: 24, every: 3};

type Pursuit = {id: string; register: Register; random: Random};

/** Returns what came of it by the day of the export; a won one signs. */
export function pursue(origin: Origin, {id, register, random}: Pursuit): Opportunity {
  const {kind, customer, createdOn} = origin;
  const isBorn = origin.column !== undefined;
  const isPressed = isCheap(customer, createdOn) || (isAtWar(createdOn) && random() < cheapRival.reach);
  const yuan = (4 + Math.floor((isBorn ? 160 : 500) * random() * random())) * 5000;
  const days = random() < 0.1 ? 900 : pickInteger(25, 240, random); // a tenth just lies there
  const chance = (isBorn ? chances.service : chances.sales) * (isPressed ? cheapRival.chance : 1);
  const isWon = random() < chance;
  const decided = waitForYearEnd(nextWorkday(createdOn + days), random);
  const status = decided > lastDay ? "进行中" : isWon ? "赢单" : "输单";
  const age = Math.min(1, (lastDay - createdOn) / Math.min(days, 240));
  const stage =
    status === "赢单" ? 7 : status === "输单" ? pickInteger(1, 7, random) : 1 + Math.floor(6 * age);
  const decidedOn = status === "进行中" ? undefined : decided;
  const deal = {id, customer, yuan, wonOn: decided, isPressed};
  return {
    ...origin,
    id,
    name: `${customer.brand}${origin.product}${pick(projectKinds, random)}项目`,
    grade: kind === "合作伙伴" || (isBorn && customer.index % throughPartners === 3) ? "E" : gradeOf(yuan),
    yuan,
    stage,
    status,
    gates: passGates({createdOn, until: decidedOn ?? lastDay, stage, random}),
    expectedOn: createdOn + Math.min(days, 300) + pickInteger(-20, 30, random),
    decidedOn,
    won: status === "赢单" ? win(deal, register, random) : undefined,
    lostReason:
      status !== "输单" ? undefined : isPressed ? `价格高于${cheapRival.name}` : pick(lostReasons, random)
  };
}

function waitForYearEnd(day: number, random: Random): number {
  const month = monthOf(day);
  const [isWaiting, place] = [random() < yearEnd.share, random()];
  if (!isWaiting || month < yearEnd.from || month > yearEnd.to) return day;
  return nextWorkday(
    firstOfMonth(addMonths(day, 11 - month)) + yearEnd.day + Math.floor(place * yearEnd.days)
  );
}

type Deal = {id: string; customer: Customer; yuan: number; wonOn: number; isPressed: boolean};

function win({id, customer, yuan, wonOn, isPressed}: Deal, register: Register, random: Random) {
  const share = (0.8 + 0.25 * random()) * (isPressed ? cheapRival.discount : 1);
  const won = Math.ceil((yuan * share) / 1000) * 1000;
  const kind: "增购" | "复购" = random() < 0.75 ? "增购" : "复购";
  const terms = {customer, signedOn: wonOn, months: 12, previous: undefined, kind, opportunityId: id};
  const contract = register.sign(
    {...terms, type: pick(upsellTypes, random), cents: won * 100, form: 0},
    random
  );
  return {yuan: won, contractId: contract.id};
}

function gradeOf(yuan: number): string {
  if (yuan >= 1_500_000) return "A";
  if (yuan >= 600_000) return "B";
  return yuan >= 200_000 ? "C" : "D";
}

type Writing = {opportunity: Opportunity; serials: Serials; index: number; random: Random};

/** Writes the opportunity with its lead, its gates and the hours that presales spent on it. */
export function writeOpportunity(world: World, desk: Desk, writing: Writing): void {
  const {opportunity, index, random} = writing;
  const leadId = random() < leadShare ? writeLead(world, desk, writing) : undefined;
  const style = pickStyle(random);
  const row = writeCells(world, opportunity, {style, leadId});
  if (index % repeated.every === repeated.at)
    desk.writeTwice("opportunities", writeCells(world, rewind(opportunity), {style, leadId}), row);
  else if (desk.write("opportunities", row) && opportunity.createdOn <= earlier.on)
    writeEarlier(world, desk, writing, {style, leadId});
  if (!opportunity.column && index % touched.every === touched.at) writeExpertDay(world, desk, opportunity);
  writeGates(world, desk, opportunity);
  if (opportunity.stage > 1) writePresales(world, desk, opportunity, random);
}

function writeEarlier(world: World, desk: Desk, {opportunity, index}: Writing, look: Look): void {
  const {decidedOn = lastDay + 1, gates, stage, yuan, expectedOn} = opportunity;
  const isOpen = decidedOn > earlier.on;
  const known = gates.filter((gate) => (gate.decidedOn ?? gate.submittedOn) <= earlier.on);
  const moved = {
    ...rewind(opportunity),
    gates: known,
    stage: Math.min(stage, known.at(-1)?.stage ?? 1),
    yuan: index % earlier.every === 0 ? yuan : yuan - earlier.growth,
    expectedOn: index % earlier.every === 1 ? expectedOn : expectedOn - earlier.slip
  };
  desk.write<"earlierOpportunities">(
    "earlierOpportunities",
    writeCells(world, isOpen ? moved : opportunity, look)
  );
  desk.supersede("earlierOpportunities");
}

function writeExpertDay(world: World, desk: Desk, {id, customer, createdOn}: Opportunity): void {
  desk.write("expert_services", {
    专家服务编号: `ZJ${id}`,
    客户编号: customer.id,
    客户名称: customer.name,
    服务日期: world.calendar.date(nextWorkday(createdOn - touched.days), "iso"),
    专家: writePerson(world, "A", 1),
    服务工时: 8,
    是否收费: "否",
    服务成本: 8 * 400,
    服务内容: "性能诊断",
    主责人: writePerson(world, "S", customer.manager),
    商机编号: id
  });
}

/** Returns the opportunity as it was first exported. */
function rewind(opportunity: Opportunity): Opportunity {
  const nothing = {gates: [], decidedOn: undefined, won: undefined, lostReason: undefined};
  return {...opportunity, ...nothing, stage: 1, status: "进行中"};
}

type Look = {style: Style; leadId: string | undefined};

function writeCells(world: World, opportunity: Opportunity, {style, leadId}: Look): Row<"opportunities"> {
  const {customer, won, status, decidedOn, kind, column, gates} = opportunity;
  const on = (day: number | undefined, missing = style.missing) =>
    day === undefined ? missing : world.calendar.date(day, style.dates);
  const passed = (code: string) => gates.find((gate) => gate.code === code && gate.isApproved)?.decidedOn;
  return {
    商机编号: opportunity.id,
    商机名称: opportunity.name,
    客户名称: writeLoosely(customer.name, style.look),
    产品: opportunity.product,
    商机级别: opportunity.grade,
    商机阶段: `TAS+${opportunity.stage}`,
    商机状态: status,
    商机金额: writeAmount(opportunity.yuan, style.look),
    赢单金额: won ? writeAmount(won.yuan, style.look) : status === "输单" ? "0" : "",
    来源类型: kind,
    来源编号: opportunity.originId ?? style.missing,
    负责人: writePerson(world, "S", customer.manager),
    创建日期: on(opportunity.createdOn),
    立项日期: on(passed("2-1")),
    预计签约日期: on(opportunity.expectedOn),
    赢单日期: won ? on(decidedOn, "") : "",
    合同编号: won?.contractId,
    关闭日期: on(decidedOn, ""),
    验证通过日期: on(passed("1-1"), ""),
    阶段变更时间: on(gates.at(-1)?.decidedOn, ""),
    赢率: `${[10, 20, 35, 50, 60, 75, 90][opportunity.stage - 1]}%`,
    提出人: opportunity.originator,
    客户成功经理: customer.isKey ? successManager(world, customer.index) : "",
    参与人: [...new Set([writePerson(world, "S", customer.manager), opportunity.originator])].join(";"),
    合作伙伴: opportunity.grade === "E" ? "华南渠道伙伴" : "",
    线索编号: leadId,
    ...(column ? {[column]: opportunity.originId} : {}),
    输单原因: opportunity.lostReason
  };
}

function writeLead(world: World, desk: Desk, {opportunity, serials, random}: Writing): string {
  const {customer, createdOn, kind, column, originId, product} = opportunity;
  const id = serials.lead(createdOn);
  const at = (minute: number) => world.calendar.moment(minute, "iso");
  const morning = createdOn * 1440 + 9 * 60;
  desk.write("leads", {
    线索编号: id,
    线索名称: `${customer.brand}${product}需求`,
    客户名称: customer.name,
    客户联系人: writeContact(world, customer, random),
    需求描述: "客户有扩容或升级意向",
    预估金额: writeAmount(opportunity.yuan, random()),
    线索来源: kind,
    来源编号: column ? originId : "",
    线索提供人: opportunity.originator,
    线索负责人: writePerson(world, "S", customer.manager),
    线索状态: "已转化",
    创建时间: at(morning - pickInteger(1, 6, random) * 1440),
    验证时间: at(morning - 60),
    转化时间: at(morning),
    转化商机编号: opportunity.id
  });
  if (random() < 0.5) writeIdleLead(world, desk, {opportunity, serials, random});
  return id;
}

function writeIdleLead(
  world: World,
  desk: Desk,
  {opportunity, serials, random}: Omit<Writing, "index">
): void {
  const {customer, createdOn} = opportunity;
  const isInvalid = random() < 0.6;
  desk.write("leads", {
    线索编号: serials.lead(createdOn),
    线索名称: `${customer.brand}意向`,
    客户名称: customer.name,
    线索来源: "市场活动",
    线索负责人: writePerson(world, "S", customer.manager),
    线索状态: isInvalid ? "无效" : "跟进中",
    创建时间: world.calendar.moment(createdOn * 1440 + 15 * 60, "iso"),
    无效原因: isInvalid ? pick(["无预算", "无联系人", "重复线索"], random) : ""
  });
}

function writePresales(
  world: World,
  desk: Desk,
  {id, customer, createdOn}: Opportunity,
  random: Random
): void {
  const day = nextWorkday(createdOn + pickInteger(2, 15, random));
  if (day > lastDay) return;
  desk.write("timesheets", {
    工时编号: `GS${id}`,
    填报人: writePerson(world, "S", customer.manager),
    工作日期: world.calendar.date(day, "iso"),
    工时: pickInteger(4, 16, random) / 2,
    工时类型: "售前支持",
    任务主线: "感情升华和业务增值任务",
    是否计费: "否",
    是否请假: "否",
    客户名称: customer.name,
    商机编号: id,
    审批状态: "已批准"
  });
}

function writeAmount(yuan: number, look: number): string {
  if (yuan === 0) return "0";
  if (look < 0.2) return `${yuan / 10_000}万元`;
  const text = writeThousands(yuan * 100);
  if (look < 0.25) return `¥${text}`;
  return look < 0.5 ? text : writeYuan(yuan * 100);
}
