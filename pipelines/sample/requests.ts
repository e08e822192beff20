import {endMinute, lastDay, nextWorkday} from "./calendar.ts";
import {createSerials} from "./contracts.ts";
import type {Desk} from "./desk.ts";
import {type Asset, listAssets} from "./installed.ts";
import {pickEngineer} from "./people.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import {writeOrder} from "./request-orders.ts";
import {writeTasks} from "./request-tasks.ts";
import {reached} from "./ticket-times.ts";
import {
  type Customer,
  findCustomer,
  findPart,
  streams,
  type World,
  writeContact,
  writePerson
} from "./world.ts";

/** A service request of the machine business (SPEC 3.5) before it is written; times in minutes. */
export type Request = {
  id: string;
  customer: Customer;
  asset: Asset | undefined;
  engineer: string;
  contact: string;
  acceptedAt: number;
  visits: {requested: number; started: number; ended: number}[];
  closedAt: number | undefined;
  isInWarranty: boolean;
};

const ticketsPerRequest = 50;
const visitShares = [0.62, 0.28, 0.1]; // one visit, two, three
const ordered = {inWarranty: 0.3, out: 0.8}; // kept warranty does not force a zero price (C-21)
const surveyed = 0.7;

/** Writes the service requests with all their blocks: tasks, notes, maintenance, satisfaction, parts and labour. */
export async function writeRequests(world: World, desk: Desk): Promise<void> {
  const issue = createSerials(world, "FWQQ");
  const order = createSerials(world, "CTRN");
  const count = Math.max(1, Math.round(world.tickets / ticketsPerRequest));
  for (let index = 0; index < count; index++) {
    const random = createRandom(world.seed, streams.request, index);
    const near = Math.floor(((index + 0.5) * world.tickets) / count);
    const request = draw(world, {day: findPart(world.ticketBefore, near), issue, random});
    if (writeHeader(world, desk, request, random)) {
      writeTasks(world, desk, request, random);
      if (request.closedAt !== undefined) writeEnd(world, desk, {request, order, random});
    }
    await desk.flush();
  }
}

type Draft = {day: number; issue: (day: number) => string; random: Random};

function draw(world: World, {day, issue, random}: Draft): Request {
  const customer = findCustomer(world, day, random);
  const assets = listAssets(world, customer).filter(({installedOn}) => installedOn <= day);
  const asset = assets.length > 0 ? pick(assets, random) : undefined;
  const acceptedAt = day * 1440 + pickInteger(8 * 60, 18 * 60, random);
  const visits = planVisits(day, random);
  const last = visits.at(-1);
  const number = pickEngineer(world, {team: customer.team, day}, random);
  return {
    id: issue(day),
    customer,
    asset,
    engineer: writePerson(world, "A", number),
    contact: writeContact(world, customer, random),
    acceptedAt,
    visits,
    closedAt: last && reached(last.ended + pickInteger(30, 1500, random)),
    isInWarranty: asset !== undefined && asset.warrantyEnds >= day
  };
}

// the next working day as a rule, later where parts are missing; nothing after the export
function planVisits(day: number, random: Random): Request["visits"] {
  const visits: Request["visits"] = [];
  let on = nextWorkday(day + (random() < 0.75 ? 1 : 2));
  for (let left = 1 + pickShare(visitShares, random); left > 0; left--) {
    const requested = on * 1440 + pickInteger(17, 31, random) * 30;
    const started = requested + (random() < 0.6 ? pickInteger(-10, 0, random) : pickInteger(5, 90, random));
    const ended = started + pickInteger(4, 16, random) * 15;
    if (on <= lastDay && ended < endMinute) visits.push({requested, started, ended});
    on = nextWorkday(on + pickInteger(1, 6, random));
  }
  return visits;
}

const severities = ["1-致命", "2-严重", "3-一般", "4-轻微"];
const priorities = ["1-低", "2-中", "3-高"];
const problems = [
  "设备告警灯常亮，备份任务中断",
  "采集数据间断，网关频繁重启",
  "散热风扇异响",
  "控制台无法登录"
];

function writeHeader(world: World, desk: Desk, request: Request, random: Random): boolean {
  const {id, customer, asset, acceptedAt, closedAt} = request;
  const summary = pick(problems, random);
  const isClosed = closedAt !== undefined;
  return desk.write("service_requests", {
    服务请求编号: id,
    SR负责人: random() < 0.85 ? request.engineer : "",
    报表日期: world.calendar.date(lastDay, "chinese"),
    客户编号: customer.id,
    单位: customer.name,
    单位类型: "最终用户-直接",
    联系人: request.contact.split("/")[0],
    资产编号: asset?.id,
    服务合约编号: asset?.contractId,
    问题范围: "运行故障",
    子范围: random() < 0.6 ? "硬件" : "软件",
    再现性: random() < 0.7 ? "可再现" : "偶发",
    严重程度: severities[pickShare([0.1, 0.35, 0.4, 0.15], random)],
    优先级: priorities[pickShare([0.2, 0.45, 0.35], random)],
    问题描述: `1、${summary}。2、现场环境正常。`,
    问题摘要: summary,
    受理日期: world.calendar.moment(acceptedAt, "iso"),
    结案日期: isClosed ? world.calendar.moment(closedAt, "iso") : "",
    状态: isClosed && random() < 0.9 ? "已结案" : "已受理",
    子状态: isClosed ? "结案/解决问题" : "处理中",
    服务小组: "现场服务组",
    SR客户资产是否在保内: request.isInWarranty ? "是" : "否"
  });
}

type End = {request: Request; order: (day: number) => string; random: Random};

function writeEnd(world: World, desk: Desk, {request, order, random}: End): void {
  if (random() < surveyed) writeSatisfaction(world, desk, request, random);
  const chance = request.isInWarranty ? ordered.inWarranty : ordered.out;
  const day = Math.floor(request.closedAt! / 1440);
  if (random() < chance) writeOrder(world, desk, {request, id: order(day), day}, random);
}

function writeSatisfaction(world: World, desk: Desk, request: Request, random: Random): void {
  const score = pickInteger(request.visits.length > 1 ? 30 : 42, request.visits.length > 1 ? 50 : 60, random);
  const day = Math.floor(request.closedAt! / 1440);
  desk.write("surveys", {
    调研编号: `PC${request.id.slice(4)}`,
    服务请求编号: request.id,
    客户名称: request.customer.name,
    满意度客户联系人: request.contact.split("/")[0],
    评测日期: world.calendar.moment(Math.min(request.closedAt! + 60, (day + 1) * 1440 - 1), "iso"),
    综合得分: score,
    满分基数: 60,
    满意度: `${Math.round((score / 60) * 100)}%`,
    "客户反馈(简述)": request.visits.length > 1 ? "希望一次上门就解决问题" : "比较满意",
    评测人: request.engineer,
    调研渠道: "现场评测"
  });
}
