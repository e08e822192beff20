import type {Desk} from "./desk.ts";
import {pickInteger, type Random} from "./random.ts";
import type {Request} from "./requests.ts";
import type {World} from "./world.ts";

const travel = [40, 600]; // yuan a visit

/** Writes a request's visits with their expenses, what was replaced and what was noted. */
export function writeTasks(world: World, desk: Desk, request: Request, random: Random): void {
  const {id, visits, engineer, asset} = request;
  const at = (minute: number) => world.calendar.moment(minute, "iso");
  visits.forEach(({requested, started, ended}, position) => {
    const isLast = position === visits.length - 1;
    desk.write("service_tasks", {
      任务编号: `RW${id.slice(4)}-${position + 1}`,
      服务请求编号: id,
      任务主题: isLast ? "更换故障部件并复测" : "诊断故障，携带备件",
      任务方式: "现场服务",
      要求开始: at(requested),
      实际开始: at(started),
      实际结束: at(ended),
      任务状态: "已完成",
      执行人: engineer,
      任务主线: "基础任务",
      任务备注: isLast ? "更换后设备正常运行，问题解决" : "备件型号不符，另约时间"
    });
    writeExpense(world, desk, {request, position, day: Math.floor(started / 1440)}, random);
  });
  const last = visits.at(-1);
  if (!last) return;
  writeNote(world, desk, {request, at: last.ended, kind: "一般注释"});
  if (random() < 0.25) writeNote(world, desk, {request, at: last.ended + 30, kind: "特殊提示"});
  desk.write("maintenance_records", {
    维护编号: `WH${id.slice(4)}`,
    服务请求编号: id,
    维护日期: at(last.ended),
    维护类型: random() < 0.6 ? "更换" : "更换/升级",
    维护简述: "更换故障部件，升级控制软件",
    维护资产名称: asset?.name,
    维护序列号: asset?.serial,
    维护数量: 1,
    维护人: engineer
  });
}

type Trip = {request: Request; position: number; day: number};

function writeExpense(world: World, desk: Desk, {request, position, day}: Trip, random: Random): void {
  const {id, customer, engineer} = request;
  desk.write("expenses", {
    费用编号: `FY${id.slice(4)}-${position + 1}`,
    客户编号: customer.id,
    客户名称: customer.name,
    费用类型: "交通费",
    费用金额: `¥${pickInteger(travel[0]!, travel[1]!, random)}.00`,
    发生日期: world.calendar.date(day, "iso"),
    报销人: engineer,
    服务请求编号: id,
    审批状态: "已批准"
  });
}

type Note = {request: Request; at: number; kind: string};

function writeNote(world: World, desk: Desk, {request, at, kind}: Note): void {
  const suffix = kind === "一般注释" ? 1 : 2;
  desk.write("service_request_notes", {
    便笺编号: `BJ${request.id.slice(4)}-${suffix}`,
    服务请求编号: request.id,
    便笺类型: kind,
    便笺内容: kind === "一般注释" ? "建议客户每三个月检查一次易损件" : "升级控制软件",
    便笺创建时间: world.calendar.moment(at, "iso"),
    便笺创建人: request.engineer
  });
}
