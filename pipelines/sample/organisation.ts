import {lastDay} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {
  chief,
  employment,
  engineerTeam,
  engineerUnit,
  salesTeams,
  salesUnit,
  serviceTeams,
  supervisor,
  type Unit,
  units
} from "./people.ts";
import {reorganisation} from "./story.ts";
import {type Department, teams, type World, writePerson} from "./world.ts";

type Post = {unit: Unit; role: string; grade: string; from: number; to?: number | undefined};
type Person = {department: Department; number: number; posts: Post[]; head?: string};

const founded = -1461; // 2019-01-01
const exampleNumbers = {A: [45, 56], S: [123], P: [32]}; // whom the source documents' rows name

/** Writes the tree of units, the people and who held which post when. */
export async function writeOrganisation(world: World, desk: Desk): Promise<void> {
  writeUnits(world, desk);
  for (const person of listPeople(world)) writePersonRows(world, desk, person);
  await desk.flush();
}

function writeUnits(world: World, desk: Desk): void {
  const on = (day: number | undefined) => (day === undefined ? "" : world.calendar.date(day, "iso"));
  type Dated = {kind: string; parent?: Unit; head?: string; from?: number; to?: number; centre?: string};
  function write({id, name}: Unit, {kind, parent, head, from = founded, to, centre}: Dated): void {
    desk.write("org_units", {
      部门编号: id,
      部门名称: name,
      上级部门编号: parent?.id,
      部门类型: kind,
      部门负责人: head,
      服务中心: centre,
      成立日期: on(from),
      撤销日期: on(to)
    });
  }
  write(units.company, {kind: "公司"});
  const {service, sales} = units;
  for (const unit of [service, sales, units.success, units.product, units.delivery])
    write(unit, {kind: "部门", parent: units.company});
  serviceTeams.forEach((unit, team) => {
    const to = team === 2 ? {to: reorganisation.on - 1} : {};
    write(unit, {kind: "小组", parent: service, head: supervisor(world, "A", team), ...to});
  });
  const head = supervisor(world, "A", 2);
  const centre = "汽车行业多位一体服务中心";
  write(units.regional, {kind: "小组", parent: service, head, from: reorganisation.on, centre});
  write(units.desk, {kind: "小组", parent: service});
  salesTeams.forEach((unit, team) => {
    write(unit, {kind: "小组", parent: sales, head: supervisor(world, "S", team)});
  });
}

function* listPeople(world: World): Generator<Person> {
  const {staff} = world;
  for (let number = 1; number <= staff.engineers; number++)
    yield {...engineer(number), head: supervisor(world, "A", engineerTeam(number))};
  const agents = staff.engineers + staff.agents;
  for (let number = staff.engineers + 1; number <= agents; number++)
    yield simple("A", number, {unit: units.desk, role: "客服", grade: "G4"});
  for (const number of exampleNumbers.A) if (number > agents) yield engineer(number);
  for (let team = 0; team < teams; team++) yield head(team);
  for (let number = 1; number <= staff.sales; number++)
    yield {...seller(number), head: supervisor(world, "S", number % 2)};
  for (const number of exampleNumbers.S) if (number > staff.sales) yield seller(number);
  for (const [team, unit] of salesTeams.entries())
    yield simple("S", chief + 1 + team, {unit, role: "销售主管", grade: "G8"});
  for (let number = 1; number <= staff.success; number++)
    yield simple("C", number, {unit: units.success, role: "客户成功经理", grade: "G6"});
  for (let number = 1; number <= staff.delivery; number++) {
    const role = number % 4 === 1 ? "交付经理" : number % 4 === 2 ? "项目接口人" : "交付工程师";
    yield simple("D", number, {unit: units.delivery, role, grade: "G5"});
  }
  for (const number of exampleNumbers.P)
    yield simple("P", number, {unit: units.product, role: "产品部对接人", grade: "G6"});
}

function engineer(number: number): Person {
  const {from, to} = employment(number);
  const isSenior = number % 3 !== 0;
  const [role, grade] = isSenior ? ["资深技术工程师", "G6"] : ["初级工程师", "G4"];
  const [before, after] = [engineerUnit(number, from), engineerUnit(number, lastDay)];
  const first = {unit: before, role, grade, from};
  if (before === after || engineerTeam(number) < 2)
    return {department: "A", number, posts: [{...first, unit: after, to}]};
  const second = {unit: after, role, grade, from: reorganisation.on, to};
  return {department: "A", number, posts: [{...first, to: reorganisation.on - 1}, second]};
}

function head(team: number): Person {
  const post = {unit: serviceTeams[team]!, role: "售后主管", grade: "G8", from: founded};
  if (team < 2) return {department: "A", number: chief + 1 + team, posts: [post]};
  const moved = {...post, unit: units.regional, from: reorganisation.on};
  return {department: "A", number: chief + 1 + team, posts: [{...post, to: reorganisation.on - 1}, moved]};
}

function seller(number: number): Person {
  return simple("S", number, {unit: salesUnit(number), role: "销售经理", grade: "G6"});
}

function simple(department: Department, number: number, post: Omit<Post, "from">): Person {
  return {department, number, posts: [{...post, from: -1400 + ((number * 61) % 1100)}]};
}

function writePersonRows(world: World, desk: Desk, {department, number, posts, head}: Person): void {
  const on = (day: number | undefined) => (day === undefined ? "" : world.calendar.date(day, "iso"));
  const [name, id] = writePerson(world, department, number).split("/");
  const last = posts.at(-1)!;
  desk.write("persons", {
    工号: id,
    姓名: name,
    部门编号: last.unit.id,
    部门: last.unit.name,
    岗位: last.role,
    职级: last.grade,
    服务中心: last.unit === units.regional ? "汽车行业多位一体服务中心" : undefined,
    直属上级: head,
    在职状态: last.to === undefined || last.to > lastDay ? "在职" : "离职",
    入职日期: on(posts[0]!.from),
    离职日期: on(last.to)
  });
  for (const {unit, role, grade, from, to} of posts) {
    desk.write("assignments", {
      工号: id,
      部门编号: unit.id,
      部门: unit.name,
      岗位: role,
      职级: grade,
      任职开始日期: on(from),
      任职结束日期: on(to),
      是否主岗: "是"
    });
  }
}
