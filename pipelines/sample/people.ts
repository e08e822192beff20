import {lastDay} from "./calendar.ts";
import {createRandom, type Random} from "./random.ts";
import {joining, leaving, reorganisation} from "./story.ts";
import {streams, teams, type World, writePerson} from "./world.ts";

/** A unit of the company: its number and name. */
export type Unit = {id: string; name: string};

export const units = {
  company: {id: "U00", name: "公司"},
  service: {id: "U10", name: "售后服务部"},
  desk: {id: "U19", name: "客服热线组"},
  regional: {id: "U14", name: "区域服务组"}, // what the third team becomes
  sales: {id: "U20", name: "销售部"},
  success: {id: "U30", name: "客户成功部"},
  product: {id: "U40", name: "产品部"},
  delivery: {id: "U50", name: "交付部"}
} satisfies Record<string, Unit>;

export const serviceTeams: Unit[] = [
  {id: "U11", name: "售后一组"},
  {id: "U12", name: "售后二组"},
  {id: "U13", name: "售后三组"}
];
export const salesTeams: Unit[] = [
  {id: "U21", name: "华东销售组"},
  {id: "U22", name: "华南销售组"}
];

/** Supervisors have the numbers from 9001 on: one per team. */
export const chief = 9000;

export function engineerTeam(number: number): number {
  return (number - 1) % teams;
}

/** Returns an engineer's unit: of the third team half go to the first on the day of the reorganisation. */
export function engineerUnit(number: number, day: number): Unit {
  const team = engineerTeam(number);
  if (team < 2 || day < reorganisation.on) return serviceTeams[team]!;
  return Math.floor((number - 1) / teams) % 2 === 0 ? units.regional : serviceTeams[0]!;
}

export function salesUnit(number: number): Unit {
  return salesTeams[number % salesTeams.length]!;
}

/** Returns the first and last day of an engineer's employment; the first three of them stay all along. */
export function employment(number: number): {from: number; to: number | undefined} {
  const joiner = number > teams && number % joining.every === 0;
  const leaver = number > teams && !joiner && number % leaving.every === leaving.first + teams;
  return {
    from: joiner ? joining.from + ((number * 53) % joining.spread) : -400 - ((number * 97) % 1000),
    to: leaver ? leaving.on + ((Math.floor(number / leaving.every) * 41) % leaving.spread) : undefined
  };
}

/** Returns an engineer of the team who is employed on that day; its head if luck finds none. */
export function pickEngineer(
  {staff}: World,
  {team, day}: {team: number; day: number},
  random: Random
): number {
  const size = Math.floor(staff.engineers / teams);
  for (let attempt = 0; attempt < 6; attempt++) {
    const number = 1 + team + teams * Math.floor(random() * size);
    const {from, to = lastDay + 1} = employment(number);
    if (day >= from && day < to) return number;
  }
  return 1 + team;
}

export function supervisor(world: World, department: "A" | "S", team: number): string {
  return writePerson(world, department, chief + 1 + team);
}

/** Returns the customer success manager of a customer. */
export function successManager(world: World, index: number): string {
  return writePerson(world, "C", 1 + (index % world.staff.success));
}

export function deliveryPerson(world: World, index: number): number {
  return 1 + Math.floor(createRandom(world.seed, streams.team, index)() * world.staff.delivery);
}
