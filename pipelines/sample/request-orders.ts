import type {Desk} from "./desk.ts";
import {writeThousands} from "./money.ts";
import {pickInteger, type Random} from "./random.ts";
import type {Request} from "./requests.ts";
import type {World} from "./world.ts";

const parts = [
  {name: "风扇组件", code: "600102", cents: 32_432},
  {name: "电源模块", code: "100201", cents: 121_000},
  {name: "存储盘", code: "100202", cents: 78_313},
  {name: "网口扩展卡", code: "100305", cents: 46_050}
];
const labour = {name: "工时费", code: "100103", cents: 12_500};
const costShare = 0.6;
const byCourier = 0.12;

type Order = {request: Request; id: string; day: number};
type Line = {name: string; code: string; kind: string; count: number; cents: number};

/** Writes an order of parts and labour; what is not a whole yuan goes off in a line of its own (去零, V-08). */
export function writeOrder(world: World, desk: Desk, {request, id, day}: Order, random: Random): void {
  const count = pickInteger(1, 3, random);
  const lines: Line[] = Array.from({length: count}, (_, position) => {
    const part = parts[(request.customer.index + position) % parts.length]!;
    return {...part, kind: "零部件", count: pickInteger(1, 2, random)};
  });
  lines.push({...labour, kind: "工时费", count: pickInteger(2, 8, random)});
  const subtotal = lines.reduce((sum, line) => sum + line.count * line.cents, 0);
  const rounding = -(subtotal % 100);
  const isWhole = desk.write("service_orders", {
    服务订单编号: id,
    服务请求编号: request.id,
    订单单位: request.customer.name,
    订单联系人: request.contact.split("/")[0],
    签定日期: world.calendar.date(day, "iso"),
    审核状态: "已核准",
    订单简述: "维修",
    订单类型: "服务",
    订单状态: "执行中",
    付款方式: random() < 0.5 ? "支票" : "银行转账",
    销售方式: "售后零部件",
    交货方式: random() < byCourier ? "快递" : "上门送货",
    发货日期: world.calendar.date(day, "iso"),
    销售小组: "服务销售组",
    SR客户资产是否在保内: request.isInWarranty ? "是" : "否",
    合计金额: `¥${writeThousands(subtotal)}`,
    去零: rounding === 0 ? "" : `¥${writeThousands(rounding)}`,
    总计金额: `¥${writeThousands(subtotal + rounding)}`
  });
  if (isWhole) writeLines(desk, {id, lines, rounding});
}

function writeLines(desk: Desk, {id, lines, rounding}: {id: string; lines: Line[]; rounding: number}): void {
  lines.forEach(({name, code, kind, count, cents}, position) => {
    desk.write("service_order_lines", {
      服务订单编号: id,
      序号: position + 1,
      行类型: kind,
      产品名称: name,
      产品编号: code,
      数量: count,
      计量: kind === "工时费" ? "小时" : "",
      单价: `¥${writeThousands(cents)}`,
      小计金额: `¥${writeThousands(count * cents)}`,
      成本金额: kind === "工时费" ? "" : writeThousands(Math.round(count * cents * costShare))
    });
  });
  if (rounding === 0) return;
  desk.write("service_order_lines", {
    服务订单编号: id,
    序号: lines.length + 1,
    行类型: "去零",
    产品名称: "去零",
    小计金额: `¥${writeThousands(rounding)}`
  });
}
