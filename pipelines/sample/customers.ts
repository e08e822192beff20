import {addMonths, lastDay} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {writeExpertServices} from "./expert-services.ts";
import {writeInstalled} from "./installed.ts";
import {writeKeyPersons} from "./key-persons.ts";
import {deliveryPerson, successManager} from "./people.ts";
import {createRandom, pickShare} from "./random.ts";
import {leaving} from "./story.ts";
import {type Customer, streams, type World, writePerson} from "./world.ts";

/** Writes the account list and what belongs to a customer whatever happens: its team, key persons, assets, services. */
export async function writeCustomers(world: World, desk: Desk): Promise<void> {
  for (const customer of world.customers) {
    writeCustomer(world, desk, customer);
    if (customer.isKey) writeMemberships(world, desk, customer);
    writeKeyPersons(world, desk, customer);
    writeExpertServices(world, desk, customer);
    writeInstalled(world, desk, customer);
    await desk.flush();
  }
}

/** Returns the class of a customer: A and C are the key core accounts (SPEC 9). */
function classOf({customers}: World, {isKey, rank}: Customer): string {
  const share = rank / customers.length;
  if (isKey) return share < 0.12 ? "A" : "C";
  return share < 0.5 ? "B" : "D";
}

export function serviceContact(world: World, {team}: Customer): string {
  return writePerson(world, "A", 1 + team);
}

export function industryOf({trade}: Customer): string {
  return trade.includes("物流") || trade.includes("零售") || trade.includes("信息")
    ? `服务业-${trade}`
    : `制造业-${trade}`;
}

export function sizeOf(world: World, {index}: Customer): string {
  const share = pickShare([0.35, 0.45, 0.2], createRandom(world.seed, streams.profile, index));
  return ["小型(500人以下)", "中型(500-1000人)", "大型（1000人以上）"][share]!;
}

function writeCustomer(world: World, desk: Desk, customer: Customer): void {
  const {id, name, rank, isKey, isMajor, trade, arrivedOn, leavesOn, index} = customer;
  const share = rank / world.customers.length;
  const isLost = leavesOn <= lastDay;
  desk.write("customers", {
    客户编号: id,
    客户名称: name,
    客户类型: index % 9 === 4 ? "代理商" : "直接用户",
    行业分类: industryOf(customer),
    企业规模: sizeOf(world, customer),
    重点客户类别: `客户${classOf(world, customer)}类`,
    客户分层: share < 0.08 ? "VIP客户" : share < 0.4 ? "大客户" : "小客户",
    重点核心客户: isKey ? "是" : "否",
    存量大客户: isMajor ? "是" : "否",
    服务中心: trade === "汽车零部件" ? "汽车行业多位一体服务中心" : "",
    区域: name.slice(0, 2),
    客户状态: isLost ? "流失" : "正常",
    客户经理: writePerson(world, "S", customer.manager),
    客户成功经理: isKey ? successManager(world, index) : "",
    售后对接人: serviceContact(world, customer),
    项目接口人: writePerson(world, "D", deliveryPerson(world, index)),
    创建时间: world.calendar.moment(arrivedOn * 1440 + 600, "iso"),
    更新时间: world.calendar.moment(Math.min(isLost ? leavesOn : lastDay, lastDay) * 1440 + 1020, "iso")
  });
}

// the virtual team of a key core account; its success manager changes once where the first one went elsewhere
function writeMemberships(world: World, desk: Desk, customer: Customer): void {
  const {id, name, brand, arrivedOn, leavesOn, index} = customer;
  const on = (day: number | undefined) => (day === undefined ? "" : world.calendar.date(day, "iso"));
  const start = Math.max(-1000, addMonths(arrivedOn, 1));
  const end = leavesOn <= lastDay ? leavesOn : undefined;
  function write(person: string, role: string, from = start, to = end): void {
    desk.write("memberships", {
      虚拟团队: `${brand}销服一体化团队`,
      客户编号: id,
      客户名称: name,
      成员: person,
      团队角色: role,
      加入日期: on(from),
      退出日期: on(to)
    });
  }
  write(writePerson(world, "S", customer.manager), "销售经理");
  const changed = leaving.on + (index % 60);
  if (index % 5 === 2 && start < changed && (end === undefined || end > changed)) {
    write(successManager(world, index + 1), "客户成功经理", start, changed - 1);
    write(successManager(world, index), "客户成功经理", changed);
  } else write(successManager(world, index), "客户成功经理");
  write(serviceContact(world, customer), "售后对接人");
  write(writePerson(world, "D", deliveryPerson(world, index)), "交付经理");
}
