import {lastDay, nextWorkday} from "./calendar.ts";
import {createSerials, type Register, widenDigits, writeThousands} from "./contracts.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import type {Rows} from "./rows.ts";
import {buildTicket, isBroken, pickStyle, type Style, type Ticket} from "./tickets.ts";
import {products, projectKinds, upsellTypes} from "./words.ts";
import {
  type Customer,
  findCustomer,
  findPart,
  streams,
  type World,
  writeLoosely,
  writePerson
} from "./world.ts";

export const opportunityColumns = [
  ..."商机编号,商机名称,客户名称,产品,商机级别,商机阶段,商机状态,商机金额,赢单金额,来源类型".split(","),
  ..."来源编号,负责人,创建日期,立项日期,预计签约日期,赢单日期,合同编号".split(",")
];

type Origin = {
  kind: string;
  ticket: Ticket | undefined;
  customer: Customer;
  product: string;
  createdOn: number;
};

type Opportunity = Origin & {
  id: string;
  name: string;
  grade: string;
  yuan: number;
  stage: number; // of TAS+1 to TAS+7
  status: "进行中" | "赢单" | "输单";
  approvedOn: number | undefined;
  expectedOn: number;
  wonOn: number | undefined;
  wonYuan: number | undefined;
  contractId: string | undefined;
};

/** Writes an opportunity for about every 60 tickets, near them in time; the won ones sign in the register. */
export async function writeOpportunities(world: World, rows: Rows, register: Register): Promise<void> {
  const issue = createSerials(world, "SJ");
  const count = Math.max(1, Math.round(world.tickets / 60));
  for (let index = 0; index < count; index++) {
    const random = createRandom(world.seed, streams.opportunity, index);
    const block = [index, index + 1].map((edge) => Math.floor((edge * world.tickets) / count));
    const origin = pickOrigin(world, [block[0]!, block[1]!], random);
    const opportunity = pursue(origin, issue(origin.createdOn), {register, random});
    writeOpportunity(world, rows, opportunity, {style: pickStyle(random), index});
    if (rows.isFull()) await rows.flush();
    await register.flush();
  }
}

/** A service-born one comes from a ticket of the block whose solver saw an opportunity; blocks share no ticket. */
function pickOrigin(world: World, block: [number, number], random: Random): Origin {
  const ticket = random() < 0.47 ? findPromising(world, block, random) : undefined;
  if (ticket) {
    const {customer, product, day, resolvedAt} = ticket;
    const seenOn = Math.max(day + 1, Math.floor(resolvedAt! / 1440));
    const createdOn = nextWorkday(Math.min(lastDay, seenOn + pickInteger(0, 14, random)));
    return {kind: "服务工单", ticket, customer, product: product.name, createdOn};
  }
  const createdOn = nextWorkday(findPart(world.ticketBefore, pickInteger(block[0], block[1] - 1, random)));
  const kind = ["销售自拓", "市场活动", "合作伙伴"][pickShare([0.6, 0.22, 0.18], random)]!;
  const customer = findCustomer(world, createdOn, random);
  return {kind, ticket: undefined, customer, product: pick(products, random).name, createdOn};
}

function findPromising(world: World, [first, next]: [number, number], random: Random): Ticket | undefined {
  const [size, offset] = [next - first, random()];
  for (let step = 0; step < size; step++) {
    const index = first + ((Math.floor(offset * size) + step) % size);
    const ticket = buildTicket(world, index);
    if (ticket.suggestion !== undefined && ticket.day < lastDay && !isBroken(index)) return ticket;
  }
  return undefined;
}

function pursue(
  origin: Origin,
  id: string,
  {register, random}: {register: Register; random: Random}
): Opportunity {
  const {kind, ticket, customer, createdOn} = origin;
  const yuan = (4 + Math.floor((ticket ? 160 : 500) * random() * random())) * 5000;
  const days = random() < 0.1 ? 900 : pickInteger(25, 240, random); // a tenth just lies there
  const isWon = random() < (ticket ? 0.52 : 0.36);
  const decidedOn = nextWorkday(createdOn + days);
  const status = decidedOn > lastDay ? "进行中" : isWon ? "赢单" : "输单";
  const age = Math.min(1, (lastDay - createdOn) / Math.min(days, 240));
  const stage =
    status === "赢单" ? 7 : status === "输单" ? pickInteger(1, 7, random) : 1 + Math.floor(6 * age);
  const approvedOn = stage === 1 ? undefined : Math.min(createdOn + pickInteger(2, 24, random), lastDay);
  const won = status === "赢单" ? win({...origin, yuan, wonOn: decidedOn}, register, random) : undefined;
  return {
    ...origin,
    id,
    name: `${customer.brand}${origin.product}${pick(projectKinds, random)}项目`,
    grade: kind === "合作伙伴" ? "E" : gradeOf(yuan),
    yuan,
    stage,
    status,
    approvedOn,
    expectedOn: createdOn + Math.min(days, 300) + pickInteger(-20, 30, random),
    wonOn: won && decidedOn,
    wonYuan: won?.wonYuan ?? (status === "输单" ? 0 : undefined),
    contractId: won?.contractId
  };
}

type Deal = {customer: Customer; yuan: number; wonOn: number};

function win({customer, yuan, wonOn}: Deal, register: Register, random: Random) {
  const wonYuan = Math.ceil((yuan * (0.8 + 0.25 * random())) / 1000) * 1000;
  const terms = {customer, signedOn: wonOn, months: 12, previous: undefined};
  const {id} = register.sign(
    {...terms, type: pick(upsellTypes, random), cents: wonYuan * 100, form: 0},
    random
  );
  return {wonYuan, contractId: id};
}

function gradeOf(yuan: number): string {
  if (yuan >= 1_500_000) return "A";
  if (yuan >= 600_000) return "B";
  return yuan >= 200_000 ? "C" : "D";
}

type Look = {style: Style; index: number};

function writeOpportunity(world: World, rows: Rows, opportunity: Opportunity, look: Look): void {
  const cells = writeCells(world, opportunity, look);
  if (look.index % 50 === 7) rows.writeTwice(writeCells(world, rewind(opportunity), look), cells);
  else rows.write(cells);
  if (look.index % 61 === 13) rows.writeBlank();
}

/** Returns the opportunity as it was first exported. */
function rewind(opportunity: Opportunity): Opportunity {
  const nothing = {approvedOn: undefined, wonOn: undefined, wonYuan: undefined, contractId: undefined};
  return {...opportunity, ...nothing, stage: 1, status: "进行中"};
}

function writeCells(world: World, opportunity: Opportunity, {style, index}: Look): string[] {
  const on = (day: number | undefined, missing = style.missing) =>
    day === undefined ? missing : world.calendar.date(day, style.dates);
  const amount = writeYuan(opportunity.yuan, style.look);
  return [
    opportunity.id,
    opportunity.name,
    writeLoosely(opportunity.customer.name, style.look),
    opportunity.product,
    opportunity.grade,
    `TAS+${opportunity.stage}`,
    opportunity.status,
    index % 29 === 4 ? widenDigits(amount) : amount,
    opportunity.wonYuan === undefined ? "" : writeYuan(opportunity.wonYuan, style.look),
    opportunity.kind,
    opportunity.ticket?.id ?? style.missing,
    writePerson(world, "S", opportunity.customer.manager),
    on(opportunity.createdOn),
    on(opportunity.approvedOn),
    on(opportunity.expectedOn),
    on(opportunity.wonOn, ""),
    opportunity.contractId ?? ""
  ];
}

function writeYuan(yuan: number, look: number): string {
  if (yuan === 0) return "0";
  if (look < 0.2) return `${yuan / 10_000}万元`;
  const text = writeThousands(yuan * 100);
  if (look < 0.25) return `¥${text}`;
  return look < 0.5 ? text : text.slice(0, -3);
}
