import {type Calendar, createCalendar, kindOf, lastDay, monthOf, weekdayOf} from "./calendar.ts";
import {createRandom, pick, type Random} from "./random.ts";
import {cast, farewell, type Path} from "./story.ts";
import {
  brandFirst,
  brandSecond,
  cities,
  givenFirst,
  givenSecond,
  legalForms,
  surnames,
  trades
} from "./words.ts";

/** Everything the rows share; bounded in size however many tickets are asked for. */
export type World = {
  seed: number;
  tickets: number;
  calendar: Calendar;
  customers: Customer[]; // by day of arrival
  arrived: Int32Array; // customers by the end of each day
  weightBefore: Float64Array;
  ticketBefore: Int32Array; // first ticket index of each day, and the total after the last
  staff: Staff;
  names: Map<string, string>; // of staff, by number
  aliases: Map<string, string>; // the short names in policy/customer_aliases.csv, by the full name
};

/** How many of each there are: after-sales engineers and agents, sales, customer success, delivery. */
export type Staff = {engineers: number; agents: number; sales: number; success: number; delivery: number};

export type Customer = {
  index: number;
  id: string;
  name: string;
  brand: string;
  trade: string;
  rank: number; // 0 is the largest
  path: Path;
  isKey: boolean; // of class A or C, a key core account
  isMajor: boolean; // with quarterly health forms, at most `majors` of them
  arrivedOn: number;
  leavesOn: number;
  team: number; // of teams
  manager: number; // sales staff number
  weight: number;
};

export const streams = {
  ticket: 1,
  customer: 2,
  contact: 3,
  person: 4,
  contract: 5,
  opportunity: 6,
  names: 7,
  history: 8,
  traces: 9,
  keyPerson: 10,
  health: 11,
  team: 12,
  service: 13,
  request: 14,
  day: 15,
  profile: 16,
  talk: 17,
  verdict: 18,
  work: 19,
  feedback: 20,
  signing: 21
} as const;
/** The engineers' teams: A0001, A0004 … are the first, the good one; A0003, A0006 … the third, the slow one. */
export const teams = 3;
/** 2024-05-15, whose first serial belongs to the source document's own example (SPEC 3.1, 3.2). */
export const exampleDay = 500;

export function createWorld(seed: number, tickets: number): World {
  const calendar = createCalendar();
  const staff = createStaff(tickets);
  const customers = createCustomers(seed, clamp(Math.round(tickets / 40), 12, 50_000), staff.sales, calendar);
  const arrived = Int32Array.from({length: lastDay + 1}, (_, day) => countArrived(customers, day));
  const weightBefore = new Float64Array(customers.length + 1);
  for (const {index, weight} of customers) weightBefore[index + 1] = weightBefore[index]! + weight;
  const ticketBefore = allot(tickets, ticketWeights(tickets));
  return {
    seed,
    tickets,
    calendar,
    customers,
    arrived,
    weightBefore,
    ticketBefore,
    staff,
    names: new Map(),
    aliases: createAliases(customers)
  };
}

function createStaff(tickets: number): Staff {
  const per = (count: number, low: number, high: number) => clamp(Math.round(tickets / count), low, high);
  return {
    engineers: per(2000, 15, 5000),
    agents: per(5000, 5, 2000),
    sales: per(4000, 8, 2000),
    success: per(10_000, 3, 800),
    delivery: per(10_000, 4, 1000)
  };
}

/** Returns a customer served on that day; large ones more often. */
export function findCustomer(world: World, day: number, random: Random): Customer {
  const total = world.weightBefore[world.arrived[day]!]!;
  for (let attempt = 0; attempt < 16; attempt++) {
    const customer = world.customers[findPart(world.weightBefore, random() * total)]!;
    if (customer.leavesOn >= day) return customer;
  }
  return world.customers[0]!; // never leaves
}

/** Returns the index of the part that holds the value, where `before` starts each part and ends with the total. */
export function findPart(before: Int32Array | Float64Array, value: number): number {
  let [low, high] = [0, before.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (before[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

export type Department = keyof typeof departments;
const departments = {A: 0, S: 1, C: 2, P: 3, D: 4};
const knownNames: Record<string, string> = {A0056: "周七", P0032: "吴九"}; // as the source document has them

/** Returns `name/number`: A after-sales, S sales, P product (SPEC 2); C customer success and D delivery are ours. */
export function writePerson(world: World, department: Department, number: number): string {
  const code = department + String(number).padStart(4, "0");
  const known = world.names.get(code);
  if (known) return known;
  const random = createRandom(world.seed, streams.person, number * 8 + departments[department]);
  const written = `${knownNames[code] ?? pickName(random)}/${code}`;
  world.names.set(code, written);
  return written;
}

/** Returns one of the customer's three contacts with a telephone number that cannot ring, sometimes masked. */
export function writeContact(world: World, customer: Customer, random: Random): string {
  const contact = createRandom(world.seed, streams.contact, customer.index * 3 + Math.floor(random() * 3));
  const name = pickName(contact);
  const ending = String(Math.floor(contact() * 10_000)).padStart(4, "0");
  const form = contact();
  if (form < 0.1) return `${name}/138`;
  return form < 0.25 ? `${name}/138****${ending}` : `${name}/1380000${ending}`;
}

/** Returns the name of one of the customer's three contacts: 0 decides, 1 uses, 2 buys. */
export function contactName(world: World, customer: Customer, which: number): string {
  return pickName(createRandom(world.seed, streams.contact, customer.index * 3 + which));
}

/** Returns the name, once in seventy times with spaces around it; `look` is the row's own random number. */
export function writeLoosely(name: string, look: number): string {
  const chance = (look * 97) % 1;
  if (chance < 0.004) return `\u3000${name}`;
  return chance < 0.015 ? ` ${name} ` : name;
}

/** Returns where each part begins when the total is divided by weight, and the total at the end. */
function allot(total: number, weights: number[]): Int32Array {
  const sum = weights.reduce((left, right) => left + right, 0);
  const before = new Int32Array(weights.length + 1);
  let running = 0;
  weights.forEach((weight, position) => {
    before[position] = Math.floor((total * running) / sum);
    running += weight;
  });
  before[weights.length] = total;
  return before;
}

const busyMonths = [0.95, 0.7, 1.1, 1, 0.95, 1.1, 0.95, 0.9, 1.05, 0.95, 1.15, 1.25];
const busyWeekdays = [0.24, 1.2, 1.08, 1, 0.98, 0.92, 0.3];

function ticketWeights(tickets: number): number[] {
  const weights = Array.from({length: lastDay + 1}, (_, day) => {
    const kind = kindOf(day);
    const weekday =
      kind === "workday" ? Math.max(0.85, busyWeekdays[weekdayOf(day)]!) : busyWeekdays[weekdayOf(day)]!;
    return (kind === "holiday" ? 0.14 : weekday) * busyMonths[monthOf(day)]! * (1 + 0.5 * (day / lastDay));
  });
  const sum = weights.reduce((left, right) => left + right, 0);
  weights[lastDay] = Math.max(weights[lastDay]!, sum * Math.min(0.01, 6 / tickets)); // a small sample has a last day too
  return weights;
}

const arrivalFrom = -1280; // 2019-07-01
const arrivalDays = 1950; // to 2024-10-31

function createCustomers(seed: number, count: number, sales: number, calendar: Calendar): Customer[] {
  const days = Array.from({length: arrivalDays}, (_, position) =>
    kindOf(arrivalFrom + position) === "workday" ? 1 : 0
  );
  const before = allot(count, days);
  const shift = Math.floor(createRandom(seed, streams.names, 0)() * brands);
  const ranks = shuffleRanks(seed, count);
  const customers = Array.from({length: count}, (_, index): Customer => {
    const position = findPart(before, index);
    const arrivedOn = arrivalFrom + position;
    const serial = index - before[position]! + 1 + Number(arrivedOn === exampleDay);
    const random = createRandom(seed, streams.customer, index);
    return {
      index,
      id: writeId("CUS", calendar.compact(arrivedOn), serial),
      ...pickCustomerName((index * 30_011 + shift) % brands, random),
      rank: ranks[index]!,
      path: "steady",
      isKey: ranks[index]! * 5 < count,
      isMajor: false,
      arrivedOn,
      leavesOn:
        index > 0 && random() < 0.15
          ? arrivedOn + 365 + Math.floor(random() * 900)
          : Number.POSITIVE_INFINITY,
      team: Math.floor(random() * teams),
      manager: 1 + Math.floor(random() * sales),
      weight: 1 / (ranks[index]! + 3)
    };
  });
  castParts(customers);
  return customers;
}

const castFrom = -60; // who arrived later has no history to tell
const majors = 300;

/** Deals the parts out by size among those who were there before the story begins. */
function castParts(customers: Customer[]): void {
  const bySize = [...customers].sort((left, right) => left.rank - right.rank);
  const actors = bySize.filter(({arrivedOn}) => arrivedOn < castFrom);
  actors.forEach((customer, position) => {
    customer.path = customer.index === 0 ? "steady" : cast[position % cast.length]!;
    if (customer.path === "steady") return;
    customer.isKey = true;
    customer.leavesOn =
      customer.path === "sliding"
        ? farewell.from + ((customer.index * 7) % farewell.days)
        : Number.POSITIVE_INFINITY;
  });
  for (const customer of bySize.filter(({isKey}) => isKey).slice(0, majors)) customer.isMajor = true;
}

const aliased = 200; // the largest customers have one

function createAliases(customers: Customer[]): Map<string, string> {
  const large = customers.filter(({rank}) => rank < aliased);
  return new Map(large.map(({name, brand, trade}) => [name, brand + trade]));
}

/** Sizes follow rank, as they do among real customers (Zipf): one of 25 has a seventh, one of 5000 a twentieth. */
function shuffleRanks(seed: number, count: number): number[] {
  const random = createRandom(seed, streams.names, 1);
  const ranks = Array.from({length: count}, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [ranks[index], ranks[other]] = [ranks[other]!, ranks[index]!];
  }
  return ranks;
}

export function writeId(prefix: string, compactDate: string, serial: number): string {
  return prefix + compactDate + String(serial).padStart(3, "0");
}

const brands = cities.length * brandFirst.length * brandSecond.length;

/** Distinct numbers below `brands` give distinct names. */
function pickCustomerName(number: number, random: Random) {
  const rest = Math.floor(number / cities.length);
  const word = brandFirst[rest % brandFirst.length]! + brandSecond[Math.floor(rest / brandFirst.length)]!;
  const brand = cities[number % cities.length]! + word;
  const trade = pick(trades, random);
  return {brand, trade, name: brand + trade + pick(legalForms, random)};
}

function pickName(random: Random): string {
  return pick(surnames, random) + pick(givenFirst, random) + pick(givenSecond, random);
}

function countArrived(customers: Customer[], day: number): number {
  let [low, high] = [0, customers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (customers[middle]!.arrivedOn <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
