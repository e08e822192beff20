import {lastDay, nextWorkday, quarterStart} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {writeYuan} from "./money.ts";
import {pickEngineer, successManager} from "./people.ts";
import {createRandom, pick, pickInteger, type Random} from "./random.ts";
import {expertise} from "./story.ts";
import {type Customer, streams, type World, writePerson} from "./world.ts";

type Product = {
  id: string;
  name: string;
  tier: string;
  price: number;
  per: string;
  from: string;
  to?: string;
};

const catalogue: Product[] = [
  {id: "FP001", name: "标准维保包", tier: "合同类", price: 60_000, per: "年", from: "2021-01-01"},
  {id: "FP002", name: "系统健康巡检", tier: "产品类", price: 12_000, per: "次", from: "2022-03-01"},
  {id: "FP003", name: "数据迁移服务", tier: "产品类", price: 35_000, per: "次", from: "2022-03-01"},
  {id: "FP004", name: "驻场管家", tier: "管家类", price: 28_000, per: "人月", from: "2023-01-01"},
  {id: "FP005", name: "专家咨询包", tier: "收费专家类", price: 48_000, per: "包", from: "2023-04-01"},
  {id: "FP006", name: "架构优化专家服务", tier: "收费专家类", price: 80_000, per: "次", from: "2023-04-01"},
  {id: "FP007", name: "客户专家关怀日", tier: "不收费专家类", price: 0, per: "次", from: "2023-07-01"},
  {
    id: "FP008",
    name: "年度培训套餐",
    tier: "产品类",
    price: 18_000,
    per: "次",
    from: "2021-01-01",
    to: "2024-06-30"
  }
];

const hourCost = 350; // yuan
const saleChance = {key: 0.16, other: 0.04, expertMore: 0.14}; // each quarter
const contents = ["现场架构诊断", "性能优化与调参", "业务流程梳理工作坊", "数据治理方案讲解", "高可用演练"];

/** Writes the catalogue of services; prices in yuan. */
export function writeCatalogue(desk: Desk): void {
  for (const {id, name, tier, price, per, from, to} of catalogue)
    desk.write("service_products", {
      服务产品编号: id,
      服务产品名称: name,
      服务产品层级: tier,
      是否收费: price > 0 ? "是" : "否",
      目录价: price,
      计价单位: per,
      上架日期: from,
      下架日期: to
    });
}

/** Writes the free expert services that a course asks for, and the paid services a customer buys. */
export function writeExpertServices(world: World, desk: Desk, customer: Customer): void {
  const random = createRandom(world.seed, streams.service, customer.index);
  for (let quarter = 0; quarter < 8; quarter++) {
    const from = quarterStart(quarter);
    if (customer.arrivedOn > from || customer.leavesOn <= from + 90) continue;
    for (let left = countFree(customer, quarter); left > 0; left--)
      writeDelivery(world, desk, {customer, day: pickDay(from, random), number: `${quarter}${left}`, random});
    if (random() < chanceOf(customer, quarter))
      writeSale(world, desk, {customer, day: pickDay(from, random), number: `${quarter}`, random});
  }
}

function countFree({path}: Customer, quarter: number): number {
  if (path === "expert" && quarter >= expertise.from) return 1 + (quarter % 2);
  return path === "rescued" && quarter >= expertise.rescueFrom && quarter <= expertise.rescueTo ? 2 : 0;
}

function chanceOf({isKey, path}: Customer, quarter: number): number {
  const more = path === "expert" && quarter > expertise.from ? saleChance.expertMore : 0;
  return (isKey ? saleChance.key : saleChance.other) + more;
}

function pickDay(from: number, random: Random): number {
  return Math.min(lastDay, nextWorkday(from + pickInteger(3, 80, random)));
}

type Delivery = {customer: Customer; day: number; number: string; random: Random};

function writeDelivery(world: World, desk: Desk, delivery: Delivery, paid?: {cents: number}): void {
  const {customer, day, number, random} = delivery;
  const hours = pickInteger(4, 20, random);
  const expert = pickEngineer(world, {team: 0, day}, random); // the good team has the experts
  const manager = paid ? successManager(world, customer.index) : writePerson(world, "S", customer.manager);
  desk.write("expert_services", {
    专家服务编号: `ZJ${customer.id.slice(3)}${number}`,
    客户编号: customer.id,
    客户名称: customer.name,
    服务日期: world.calendar.date(day, "iso"),
    专家: writePerson(world, "A", expert),
    服务工时: random() < 0.3 ? `${hours}小时` : hours,
    是否收费: paid ? "是" : "否",
    服务成本: hours * hourCost,
    收费金额: paid ? writeYuan(paid.cents) : "",
    服务内容: pick(contents, random),
    主责人: manager
  });
}

function writeSale(world: World, desk: Desk, delivery: Delivery): void {
  const {customer, day, number, random} = delivery;
  const date = world.calendar.date(day, "iso");
  const sold = catalogue.filter(({price, from, to = "9"}) => price > 0 && from <= date && date <= to);
  const product = pick(sold, random);
  const count = product.per === "人月" ? pickInteger(1, 4, random) : 1;
  const cents = Math.round((product.price * count * pickInteger(80, 100, random)) / 100) * 100;
  desk.write("service_product_sales", {
    销售单号: `XS${customer.id.slice(3)}${number}`,
    服务产品编号: product.id,
    服务产品名称: product.name,
    客户编号: customer.id,
    客户名称: customer.name,
    销售金额: random() < 0.15 ? `${cents / 1_000_000}万元` : writeYuan(cents),
    销售数量: count,
    销售日期: date,
    客户成功经理: successManager(world, customer.index),
    销售经理: writePerson(world, "S", customer.manager)
  });
  if (product.tier === "收费专家类") writeDelivery(world, desk, {...delivery, number: `9${number}`}, {cents});
}
