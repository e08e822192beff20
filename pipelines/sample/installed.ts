import {addMonths, lastDay} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {createRandom, type Random} from "./random.ts";
import {type Customer, streams, type World} from "./world.ts";

/** A machine at a customer's, and the service contract that covers it if there is one. */
export type Asset = {
  id: string;
  name: string;
  model: string;
  serial: string;
  installedOn: number;
  warrantyEnds: number; // the last day
  contractId: string | undefined;
};

const machines = [
  {name: "远山备份一体机", model: "YS-2400"},
  {name: "北辰边缘网关", model: "BC-G10"}
];
const modes = [
  {mode: "8*5", time: "下一工作日抵达现场"},
  {mode: "8*5", time: "下一工作日抵达现场"},
  {mode: "7*24", time: "4小时抵达现场"}
];

/** Returns what a customer has installed, from the seed alone: every second customer has something. */
export function listAssets(world: World, customer: Customer): Asset[] {
  const {index, id, arrivedOn} = customer;
  if (index % 2 === 1) return [];
  const random = createRandom(world.seed, streams.request, -1 - index);
  const number = id.slice(3);
  const contractId = random() < 0.6 ? `FWHY${number}` : undefined;
  return Array.from({length: 1 + Math.floor(random() * 2)}, (_, position) =>
    install({number, position, from: arrivedOn, contractId}, random)
  );
}

/** Writes a customer's assets, its service contract and which of them covers what. */
export function writeInstalled(world: World, desk: Desk, customer: Customer): void {
  const assets = listAssets(world, customer);
  for (const asset of assets) writeAsset(world, desk, customer, asset);
  if (assets[0]?.contractId) writeContract(world, desk, customer, assets[0].contractId);
}

type Place = {number: string; position: number; from: number; contractId: string | undefined};

function install({number, position, from, contractId}: Place, random: Random): Asset {
  const machine = machines[Math.floor(random() * machines.length)]!;
  const installedOn = Math.min(lastDay - 30, from + 20 + Math.floor(random() * 200));
  return {
    ...machine,
    id: `ZC${number}-${position + 1}`,
    serial: `${machine.model}-${number.slice(2)}${position}`,
    installedOn,
    warrantyEnds: addMonths(installedOn, 24),
    contractId
  };
}

function writeAsset(world: World, desk: Desk, {id, name}: Customer, asset: Asset): void {
  const at = (day: number) => world.calendar.moment(day * 1440 + 17 * 60, "iso");
  const {installedOn, warrantyEnds, contractId} = asset;
  desk.write("assets", {
    资产编号: asset.id,
    客户编号: id,
    客户名称: name,
    资产名称: asset.name,
    型号: asset.model,
    序列号: asset.serial,
    供应商: "本公司",
    资产状态: "在用",
    保期类型: "硬件和软件",
    保期开始: at(installedOn),
    保期截至: at(warrantyEnds),
    安装日期: at(installedOn),
    运行日期: world.calendar.date(installedOn + 2, "iso")
  });
  desk.write("asset_coverages", {
    资产编号: asset.id,
    保障类型: "保期",
    保障开始: at(installedOn),
    保障截至: at(warrantyEnds)
  });
  if (contractId)
    desk.write("asset_coverages", {
      资产编号: asset.id,
      保障类型: "服务合约",
      服务合约编号: contractId,
      保障开始: at(Math.max(0, installedOn)),
      保障截至: at(lastDay + 180)
    });
}

function writeContract(
  world: World,
  desk: Desk,
  {id, name, brand, index}: Customer,
  contractId: string
): void {
  const {mode, time} = modes[index % modes.length]!;
  desk.write("service_contracts", {
    服务合约编号: contractId,
    客户编号: id,
    客户名称: name,
    服务合约: `${brand}现场服务合约`,
    合约类型: "现场服务",
    合约状态: "已签订",
    响应方式: mode,
    响应时间: time,
    合约金额: 20_000 + (index % 7) * 6000,
    起始日期: world.calendar.moment(9 * 60, "iso"),
    截至日期: world.calendar.moment((lastDay + 180) * 1440 + 19 * 60, "iso")
  });
}
