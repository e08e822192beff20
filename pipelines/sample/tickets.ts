import {type DateStyle, kindOf, lastDay} from "./calendar.ts";
import {engineerTeam, pickEngineer} from "./people.ts";
import {createRandom, pick, pickInteger, pickShare, type Random} from "./random.ts";
import {courses} from "./story.ts";
import {pickTimes, type Times} from "./ticket-times.ts";
import {type Turns, takeTurns} from "./ticket-turns.ts";
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
export type Ticket = Times &
  Turns & {
    index: number;
    id: string;
    day: number;
    submittedAt: number;
    customer: Customer;
    level: number; // the last held; 0 is L1
    product: Product;
    description: string;
    contact: string;
    engineer: string | undefined;
    team: number;
    agent: string;
    channel: string;
    joint: string;
    helper: string | undefined;
    progress: string;
    result: string | undefined;
    satisfaction: number | undefined;
    suggestion: string | undefined;
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
  const firstLevel = pickShare(levelShares, random);
  const team = random() < 0.85 ? customer.team : pickInteger(0, teams - 1, random);
  const work = {day, submittedAt, level: firstLevel, team, path: customer.path};
  const planned = pickTimes(world, work, random);
  const number = pickEngineer(world, {team, day}, random);
  const past = createRandom(world.seed, streams.history, index);
  const {turns, times} = takeTurns(world, {...work, number, times: planned}, past);
  const isAssigned = times.assignedAt !== undefined;
  const style = pickStyle(random);
  const isSolved = times.resolvedAt !== undefined;
  const texts = describe({level: firstLevel, resolved: isSolved, customer, random});
  const joint = random() < [0.4, 0.12, 0.04][firstLevel]! ? pickJoint(random) : "否";
  return {
    index,
    id,
    day,
    submittedAt,
    customer,
    team: engineerTeam(number),
    contact: writeContact(world, customer, random),
    engineer: isAssigned ? (turns.moved?.to ?? writePerson(world, "A", number)) : undefined,
    agent: writePerson(world, "A", world.staff.engineers + pickInteger(1, world.staff.agents, random)),
    channel: channels[pickShare([0.5, 0.32, 0.18], random)]!,
    joint,
    helper: joint === "否" ? undefined : writePerson(world, "S", customer.manager),
    satisfaction: rate(times, serviceOf(world, customer, day), random),
    style,
    ...times,
    ...turns,
    ...texts,
    result: turns.isUnsolvable ? "经评估，现有架构无法支持，已向客户说明原因" : texts.result,
    progress: isAssigned ? texts.progress : "待分配"
  };
}

/** Every 250th ticket was exported a second time, finished. */
export function isRepeated(index: number): boolean {
  return index % 250 === 77;
}

/** Returns the ticket as it stood when work on it had begun. */
export function buildDraft(ticket: Ticket): Ticket {
  return rewind(ticket, ticket.assignedAt ?? ticket.submittedAt);
}

/** Returns the ticket as it stood at the end of a minute. */
export function rewind(ticket: Ticket, until: number): Ticket {
  const by = (minute: number | undefined) => (minute !== undefined && minute <= until ? minute : undefined);
  const between = ticket.reopenings.find(({solvedAt, reopenedAt}) => solvedAt <= until && until < reopenedAt);
  const resolvedAt = between?.solvedAt ?? by(ticket.resolvedAt);
  const assignedAt = by(ticket.assignedAt);
  const said =
    resolvedAt === undefined ? {result: undefined, satisfaction: undefined, suggestion: undefined} : {};
  return {
    ...ticket,
    ...said,
    assignedAt,
    resolvedAt,
    engineer: assignedAt === undefined ? undefined : ticket.engineer,
    respondedAt: by(ticket.respondedAt),
    closedAt: by(ticket.closedAt),
    level: by(ticket.levelChangedAt) === undefined ? ticket.firstLevel : ticket.level,
    reopenings: ticket.reopenings.filter(({reopenedAt}) => reopenedAt <= until),
    progress: resolvedAt === undefined ? "已受理，处理中" : ticket.progress,
    status: by(ticket.closedAt) !== undefined ? ticket.status : assignedAt === undefined ? "待处理" : "处理中"
  };
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

function pickJoint(random: Random): string {
  return `是(${jointReasons[pickShare([0.7, 0.2, 0.1], random)]!})`;
}

const scores = [
  [0.02, 0.03, 0.12, 0.38, 0.45],
  [0.08, 0.17, 0.33, 0.3, 0.12],
  [0.23, 0.28, 0.3, 0.15, 0.04]
];

function rate({resolvedAt, dueAt}: Times, service: number, random: Random): number | undefined {
  if (resolvedAt === undefined || random() < 0.33) return undefined;
  const late = resolvedAt <= dueAt ? 0 : resolvedAt <= dueAt + 480 ? 1 : 2;
  const score = 1 + pickShare(scores[late]!, random);
  const [whole, part] = [Math.trunc(service), Math.abs(service % 1)];
  return Math.min(5, Math.max(1, score + whole + (random() < part ? Math.sign(service) : 0)));
}

function serviceOf(world: World, {path}: Customer, day: number): number {
  return courses[path].service[world.calendar.quarter(day)]!;
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
