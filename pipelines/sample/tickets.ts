import {type DateStyle, kindOf, lastDay} from "./calendar.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import {pickTimes, type Times} from "./ticket-times.ts";
import {
  channels,
  descriptions,
  fill,
  impacts,
  jointReasons,
  type Product,
  products,
  progressClosed,
  progressOpen,
  results,
  scenes,
  sites,
  suggestions
} from "./words.ts";
import {
  type Customer,
  exampleDay,
  findCustomer,
  findPart,
  streams,
  teams,
  type World,
  writeContact,
  writeId,
  writePerson
} from "./world.ts";

/** A ticket before it is written. */
export type Ticket = Times & {
  index: number;
  id: string;
  day: number;
  submittedAt: number;
  customer: Customer;
  level: number; // 0 is L1
  product: Product;
  description: string;
  contact: string;
  engineer: string | undefined;
  agent: string;
  channel: string;
  joint: string;
  helper: string | undefined;
  progress: string;
  result: string | undefined;
  satisfaction: number | undefined;
  suggestion: string | undefined;
  reopens: number;
  style: Style;
};

/** How the system or the person who wrote the row writes. */
export type Style = {dates: DateStyle; missing: string; look: number};

const levelShares = [0.08, 0.32, 0.6];

/** Returns the ticket of that index, from the seed alone: nothing else need be kept to link to it. */
export function buildTicket(world: World, index: number): Ticket {
  const random = createRandom(world.seed, streams.ticket, index);
  const {id, day, submittedAt} = submit(world, index, random);
  const customer = findCustomer(world, day, random);
  const level = pickShare(levelShares, random);
  const team = random() < 0.85 ? customer.team : pickInteger(0, teams - 1, random);
  const times = pickTimes(world, {day, submittedAt, level, team}, random);
  const engineer = writePerson(world, "A", pickEngineer(world, team, random));
  const isAssigned = times.assignedAt !== undefined;
  const style = pickStyle(random);
  const texts = describe({level, resolved: times.resolvedAt !== undefined, customer, random});
  const joint = random() < [0.4, 0.12, 0.04][level]! ? pickJoint(random) : "否";
  return {
    index,
    id,
    day,
    submittedAt,
    customer,
    level,
    contact: writeContact(world, customer, random),
    engineer: isAssigned ? engineer : undefined,
    agent: writePerson(world, "A", world.staff.engineers + pickInteger(1, world.staff.agents, random)),
    channel: channels[pickShare([0.5, 0.32, 0.18], random)]!,
    joint,
    helper: joint === "否" ? undefined : writePerson(world, "S", customer.manager),
    satisfaction: rate(times, random),
    reopens: times.resolvedAt === undefined ? 0 : pickShare([0.977, 0.02, 0.003], random),
    style,
    ...times,
    ...texts,
    progress: isAssigned ? texts.progress : "待分配"
  };
}

/** Every 400th ticket holds one cell that no reader can make sense of. */
export function isBroken(index: number): boolean {
  return index % 400 === 137;
}

/** Every 250th ticket was exported a second time, finished. */
export function isRepeated(index: number): boolean {
  return index % 250 === 77;
}

/** Returns the ticket as it stood when work on it had begun. */
export function buildDraft(ticket: Ticket): Ticket {
  const open = {respondedAt: undefined, resolvedAt: undefined, closedAt: undefined, result: undefined};
  const silent = {satisfaction: undefined, suggestion: undefined, reopens: 0};
  return {...ticket, ...open, ...silent, progress: "已受理，处理中", status: "处理中"};
}

export function pickStyle(random: Random): Style {
  const dates = (["iso", "chinese", "slash"] as const)[pickShare([0.85, 0.1, 0.05], random)]!;
  return {dates, missing: ["", "-", "无"][pickShare([0.8, 0.12, 0.08], random)]!, look: random()};
}

function submit(world: World, index: number, random: Random) {
  const day = findPart(world.ticketBefore, index);
  const [first, next] = [world.ticketBefore[day]!, world.ticketBefore[day + 1]!];
  const position = (index - first + random()) / (next - first);
  const serial = index - first + 1 + Number(day === exampleDay);
  const id = writeId("FW", world.calendar.compact(day), serial);
  return {id, day, submittedAt: day * 1440 + findMinute(position, hoursOf(day))};
}

const workHours = [1, 1, 0, 0, 0, 1, 2, 6, 18, 30, 28, 20, 9, 15, 25, 26, 22, 16, 8, 6, 5, 4, 3, 2];
const restHours = [1, 1, 1, 1, 1, 1, 2, 4, 8, 11, 12, 10, 8, 9, 11, 11, 10, 8, 7, 7, 6, 5, 3, 2];
const lastHours = [0, 0, 0, 0, 0, 0, 1, 3, 9, 14, 14, 10, 6, 8, 12, 12, 12, 11, 10, 9, 9, 9, 8, 6];

function hoursOf(day: number): number[] {
  if (day === lastDay) return lastHours;
  return kindOf(day) === "workday" ? workHours : restHours;
}

function findMinute(position: number, hours: number[]): number {
  let rest = position * hours.reduce((left, right) => left + right, 0);
  const hour = hours.findIndex((share) => {
    if (rest < share) return true;
    rest -= share;
    return false;
  });
  return hour < 0 ? 1439 : hour * 60 + Math.floor((rest / hours[hour]!) * 60);
}

function pickEngineer({staff}: World, team: number, random: Random): number {
  return 1 + team + teams * Math.floor(random() * Math.floor(staff.engineers / teams));
}

function pickJoint(random: Random): string {
  return `是(${jointReasons[pickShare([0.7, 0.2, 0.1], random)]!})`;
}

const scores = [
  [0.02, 0.03, 0.12, 0.38, 0.45],
  [0.08, 0.17, 0.33, 0.3, 0.12],
  [0.23, 0.28, 0.3, 0.15, 0.04]
];

function rate({resolvedAt, dueAt}: Times, random: Random): number | undefined {
  if (resolvedAt === undefined || random() < 0.33) return undefined;
  const late = resolvedAt <= dueAt ? 0 : resolvedAt <= dueAt + 480 ? 1 : 2;
  return 1 + pickShare(scores[late]!, random);
}

type Telling = {level: number; resolved: boolean; customer: Customer; random: Random};

function describe({level, resolved, customer, random}: Telling) {
  const product = products[(customer.index + Math.floor(random() * 3)) % products.length]!;
  const words = {
    product: product.name,
    module: pick(product.modules, random),
    site: pick(sites, random),
    scene: pick(scenes, random),
    impact: pick(impacts, random),
    count: pickInteger(2, 90, random),
    code: `E${pickInteger(1, 9, random)}0${pickInteger(10, 99, random)}`
  };
  const isPromising = random() < 0.082;
  return {
    product,
    description: fill(pick(descriptions[level]!, random), words),
    progress: fill(pick(resolved ? progressClosed : progressOpen, random), words),
    result: resolved ? fill(pick(results[level]!, random), words) : undefined,
    suggestion: resolved && isPromising ? fill(pick(suggestions, random), words) : undefined
  };
}
