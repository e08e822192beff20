import {previousWorkday, quarterStart} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {supervisor} from "./people.ts";
import {createRandom, type Random} from "./random.ts";
import {courses, type Degree, degrees} from "./story.ts";
import {type Customer, contactName, streams, type World, writePerson} from "./world.ts";

const posts = [
  {title: "总经理", unit: "总经办", role: "决策者", weight: 3},
  {title: "信息部经理", unit: "信息中心", role: "使用者", weight: 2},
  {title: "采购经理", unit: "采购部", role: "采购者", weight: 1}
];

/** How far scores stray: at the start, from quarter to quarter, in the eye of the rater; and what part of it stays. */
const strays = {start: 2.6, quarter: 0.5, eye: 0.9, stays: 0.72};
const changedOn = {every: 6, first: 3, from: 430, spread: 200}; // deciders who go, days since 2023-01-01
const selfRated = 0.08;

type KeyPerson = {
  customer: Customer;
  which: number;
  id: string;
  name: string;
  from: number;
  to: number | undefined;
};

/** Writes a customer's key persons and, for a key core account, what they are scored each quarter (M-44, A-32, A-33). */
export function writeKeyPersons(world: World, desk: Desk, customer: Customer): void {
  for (const person of listPersons(world, customer)) {
    writeKeyPerson(world, desk, person);
    if (customer.isKey) writeScores(world, desk, person);
  }
}

function listPersons(world: World, customer: Customer): KeyPerson[] {
  const {index, arrivedOn, id} = customer;
  const changed = index % changedOn.every === changedOn.first && arrivedOn < 0;
  const leftOn = changedOn.from + ((index * 31) % changedOn.spread);
  const persons = posts.map((_, which): KeyPerson => {
    const to = changed && which === 0 ? leftOn : undefined;
    const name = contactName(world, customer, which);
    return {customer, which, id: `GJ${id.slice(3)}-${which + 1}`, name, from: arrivedOn, to};
  });
  if (!changed) return persons;
  const name = contactName(world, {...customer, index: -1 - index}, 0);
  return [...persons, {...persons[0]!, id: `GJ${id.slice(3)}-4`, name, from: leftOn + 1, to: undefined}];
}

function writeKeyPerson(world: World, desk: Desk, {customer, which, id, name, from, to}: KeyPerson): void {
  const {title, unit, role, weight} = posts[which]!;
  desk.write("key_persons", {
    关键人编号: id,
    客户编号: customer.id,
    客户名称: customer.name,
    关键人: name,
    职务: title,
    所在部门: unit,
    决策角色: role,
    是否决策人: which === 0 ? "是" : "否",
    影响权重: weight,
    任职日期: world.calendar.date(from, "iso"),
    离任日期: to === undefined ? "" : world.calendar.date(to, "iso"),
    是否在任: to === undefined ? "是" : "否"
  });
}

// each score tends back to its mean, so extremes fade of themselves; a course moves the mean itself
function writeScores(world: World, desk: Desk, person: KeyPerson): void {
  const {customer, id, name, from, to, which} = person;
  const random = createRandom(world.seed, streams.keyPerson, customer.index * 4 + Number(id.at(-1)));
  const strayed = Object.fromEntries(degrees.map((degree) => [degree, stray(strays.start, random)]));
  for (let quarter = 0; quarter < 8; quarter++) {
    const day = previousWorkday(quarterStart(quarter + 1) - 1 - ((customer.index + which) % 8));
    const scores = degrees.map((degree) => {
      strayed[degree] = strayed[degree]! * strays.stays + stray(strays.quarter, random);
      return score(customer, {degree, quarter, stray: strayed[degree] + stray(strays.eye, random)});
    });
    const isSelf = random() < selfRated;
    if (day < from || day > Math.min(to ?? day, customer.leavesOn)) continue;
    desk.write("key_person_scores", {
      关键人编号: id,
      客户编号: customer.id,
      客户名称: customer.name,
      关键人: name,
      评分日期: world.calendar.date(day, "iso"),
      评分周期: `${2023 + Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`,
      评分人: isSelf
        ? writePerson(world, "S", customer.manager)
        : supervisor(world, "S", customer.manager % 2),
      关系紧密度: scores[0],
      方案认可度: scores[1],
      价格接受度: scores[2],
      评分依据: isSelf ? "客户经理自评" : "拜访记录与沟通频次"
    });
  }
}

function score({path}: Customer, at: {degree: Degree; quarter: number; stray: number}): number {
  const mean = courses[path].degrees[at.degree][at.quarter]!;
  return Math.min(5, Math.max(1, Math.round(mean + at.stray)));
}

function stray(width: number, random: Random): number {
  return (random() - 0.5) * width;
}
