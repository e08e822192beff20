import {kindOf, lastDay, monthOf, nextWorkday, quarterStart} from "./calendar.ts";
import {serviceContact} from "./customers.ts";
import type {Desk} from "./desk.ts";
import {supervisor} from "./people.ts";
import {createRandom, pickInteger, type Random} from "./random.ts";
import {courses} from "./story.ts";
import {type Customer, streams, type World, writePerson} from "./world.ts";

const tiers = ["健康", "亚健康", "风险"] as const;
const strategies = [
  "销售每季度上门拜访，售后提供季度服务报告",
  "售后指定专属客服，销售每月增加1次电话回访",
  "销售总监与售后总监联合拜访，提供服务升级包"
];
const serviceBase = 4; // what surveys come to where a course adds nothing
const shares = {unrated: 0.03, flattered: 0.06, revisited: 0.88};

type Assessment = {customer: Customer; quarter: number; day: number; held: number; random: Random};

/** Writes each quarter's health form (T4) of the major accounts, its plans, revisits and review meeting (SPEC 4.4, 8). */
export async function writeHealth(world: World, desk: Desk): Promise<void> {
  for (let quarter = 0; quarter < 8; quarter++) {
    const day = collectOn(quarter);
    const held = nextWorkday(day + 2);
    const due = world.customers.filter(
      ({isMajor, arrivedOn, leavesOn}) => isMajor && arrivedOn < day - 60 && leavesOn > day
    );
    let upsell = 0;
    for (const customer of due) {
      const random = createRandom(world.seed, streams.health, customer.index * 8 + quarter);
      upsell += assess(world, desk, {customer, quarter, day, held, random});
      if (random() < shares.revisited) revisit(world, desk, {customer, quarter, day, held, random});
    }
    if (due.length > 0)
      desk.writeSum("health_assessments", {客户编号: "合计", "增购/复购金额": upsell}, nameOf(quarter));
    writeReview(world, desk, {quarter, held});
    await desk.flush();
  }
}

// the end of the fifth-last working day of the quarter (R-41, A-18)
function collectOn(quarter: number): number {
  let [day, left] = [quarterStart(quarter + 1), 5];
  while (left > 0) if (kindOf(--day) === "workday") left--;
  return day;
}

function nameOf(quarter: number): string {
  return `${2023 + Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;
}

function assess(world: World, desk: Desk, assessment: Assessment): number {
  const {customer, quarter, day, held, random} = assessment;
  const {id, name, path, arrivedOn} = customer;
  const {calendar} = world;
  const [relation, service] = judge(assessment);
  const tier = tierOf(relation, service);
  const shown = tier > 0 && random() < shares.flattered ? tier - 1 : tier;
  const before =
    quarter > 0 ? tierOf(courses[path].relation[quarter - 1]!, serviceOf(path, quarter - 1)) : tier;
  const upsell = random() < 0.45 ? 0 : pickInteger(10, 300, random) * 1000;
  const isUnrated = random() < shares.unrated;
  const owners = `售后:${serviceContact(world, customer)};销售:${writePerson(world, "S", customer.manager)}`;
  desk.write(
    "health_assessments",
    {
      客户编号: id,
      客户名称: name,
      合作时长: Math.floor((day - arrivedOn) / 30.4),
      合同续签率: tier === 2 ? pickInteger(0, 60, random) : pickInteger(75, 100, random),
      "增购/复购金额": upsell,
      关系满意度评分: isUnrated ? "" : relation,
      问题解决及时率: pickInteger(96 - tier * 9, 100 - tier * 8, random),
      服务满意度评分: service,
      服务响应时长: (pickInteger(4, 12, random) + tier * 8) / 10,
      健康度等级: isUnrated ? "待评" : `${tiers[shown]}${tier > 0 ? `(服务满意度${service}分)` : ""}`,
      "亚健康/风险原因分析": tier === 0 ? "" : "L2级问题平均解决时长超出行业6小时标准",
      维系策略: strategies[tier],
      策略执行负责人: owners,
      执行时间节点: `${(monthOf(held) % 12) + 1}月起，每月25日前`,
      客户反馈: ["正面(响应更及时)", "中性", "负面(问题反复)"][tier],
      健康度变化趋势: tier < before ? "提升" : tier > before ? "下降" : "稳定",
      下一步行动: tier === 2 ? "制定专项挽留方案" : "持续跟踪服务响应时长",
      评估日期: calendar.date(held, "iso"),
      数据收集完成时间: calendar.moment(day * 1440 + pickInteger(9 * 60, 20 * 60, random), "iso"),
      复盘会时间: calendar.moment(held * 1440 + 14 * 60, "iso"),
      客户反馈收集时间: reactedAt(world, assessment),
      关系满意度评分人: supervisor(world, "S", customer.manager % 2),
      改进责任部门: tier === 0 ? "" : "售后服务部"
    },
    nameOf(quarter)
  );
  plan(world, desk, {...assessment, tier, owners});
  return upsell;
}

function judge({customer, quarter, random}: Assessment): [number, number] {
  const {path} = customer;
  const relation = courses[path].relation[quarter]! + (random() - 0.5) * 0.5;
  const service = serviceOf(path, quarter) + (random() - 0.5) * 0.4;
  const clamp = (score: number) => Math.min(5, Math.max(1, score));
  return [Math.round(clamp(relation)), Math.round(clamp(service) * 10) / 10];
}

function serviceOf(path: Customer["path"], quarter: number): number {
  return serviceBase + courses[path].service[quarter]!;
}

function tierOf(relation: number, service: number): 0 | 1 | 2 {
  if (relation >= 4 && service >= 4) return 0;
  return relation <= 3 && service <= 3 ? 2 : 1;
}

// asked for after the strategy's first month (R-49), now and then too early or not at all; told once it has happened
function reactedAt({calendar}: World, {customer, quarter, held}: Assessment): string {
  const draw = customer.index * 5 + quarter * 3;
  const day = held + 34 + (draw % 27);
  return draw % 7 === 0 || day > lastDay ? "" : calendar.moment(day * 1440 + 15 * 60, "iso");
}

// due two working days after the review (R-45); now and then it comes later
function plan(world: World, desk: Desk, assessment: Assessment & {tier: number; owners: string}): void {
  const {customer, quarter, held, random, tier, owners} = assessment;
  const on = (day: number) => world.calendar.date(day, "iso");
  const isLate = random() < 0.15;
  const made = nextWorkday(held + (isLate ? 5 : 1));
  if (made > lastDay) return;
  desk.write("retention_plans", {
    维系计划编号: `WX${nameOf(quarter)}${customer.id.slice(3)}`,
    客户编号: customer.id,
    客户名称: customer.name,
    计划周期: nameOf(quarter),
    健康度等级: tiers[tier]!,
    维系措施: strategies[tier],
    执行负责人: owners,
    制定时间: world.calendar.moment(made * 1440 + 16 * 60, "iso"),
    开始日期: on(made),
    截止日期: on(made + 85),
    执行状态: quarter === 7 ? "执行中" : "已完成"
  });
}

function revisit(world: World, desk: Desk, {customer, quarter, day, random}: Assessment): void {
  const isAtRisk = courses[customer.path].relation[quarter]! < 3;
  const held = nextWorkday(day - pickInteger(10, 60, random)) * 1440 + pickInteger(9 * 60, 17 * 60, random);
  const manager = writePerson(world, "S", customer.manager);
  desk.write("meetings", {
    会议编号: `HF${nameOf(quarter)}${customer.id.slice(3)}`,
    会议类型: isAtRisk ? "总监联合拜访" : "季度电话回访",
    触发事项: isAtRisk ? "客户风险" : "季度回访",
    客户编号: customer.id,
    客户名称: customer.name,
    召开时间: world.calendar.moment(held, "iso"),
    会议时长: isAtRisk ? "2小时" : pickInteger(10, 30, random),
    组织人: manager,
    参会人: isAtRisk ? [supervisor(world, "S", 0), supervisor(world, "A", 0)].join(";") : manager,
    是否上门: isAtRisk ? "是" : "否"
  });
}

function writeReview(world: World, desk: Desk, {quarter, held}: {quarter: number; held: number}): void {
  desk.write("meetings", {
    会议编号: `FP${nameOf(quarter)}`,
    会议类型: "客户健康度复盘会",
    触发事项: `${nameOf(quarter)}季度末`,
    召开时间: world.calendar.moment(held * 1440 + 14 * 60, "iso"),
    会议时长: "2小时",
    组织人: supervisor(world, "A", 0),
    参会人: [supervisor(world, "S", 0), supervisor(world, "S", 1), supervisor(world, "A", 1)].join(";"),
    是否上门: "否"
  });
}
