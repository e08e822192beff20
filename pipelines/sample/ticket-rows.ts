import type {Rows} from "./rows.ts";
import {buildDraft, buildTicket, isBroken, isRepeated, type Ticket} from "./tickets.ts";
import {levelNames} from "./words.ts";
import {type World, writeLoosely} from "./world.ts";

/** 《售后问题处理跟踪表》 (SPEC 3.2), then six columns its rules need and its form lacks. */
export const ticketColumns = [
  ..."问题编号,客户名称,问题描述,问题级别,提交时间,客户联系人,责任人,分配时间,预计解决时间".split(","),
  ..."处理进展,联合处理,销售协办人,解决结果,解决时间,客户满意度,销售跟进建议,工单状态".split(","),
  ..."首问客服,首次响应时间,提交渠道,产品,关闭时间,重开次数".split(",")
];

/** The source document's own example, cell by cell, simplified; it does not know the six other columns. */
const exampleTicket = [
  "FW20240515001",
  "科技有限公司",
  "“系统导出报表时,部分数据字段显示异常,影响月度财务分析”",
  "L2",
  "2024年5月15日09:15",
  "赵六/138",
  "周七/A0056",
  "2024年5月15日09:30",
  "2024年5月15日17:00(L2级问题8小时内解决)",
  "“已定位原因为数据库字段长度不足,正在开发修复补丁”",
  "是(问题涉及销售阶段承诺的功能范围)",
  "/S0123",
  "“补丁已于17:30上线测试,数据导出正常,客户已确认”",
  "2024年5月15日17:45",
  "4",
  "“客户对报表功能有进一步优化需求,可推荐‘高级分析模块’升级方案”",
  "已关闭",
  ...Array<string>(6).fill("")
];

/** Writes the example and then every ticket in the order of submission. */
export async function writeTickets(
  world: World,
  rows: Rows,
  onProgress?: (done: number) => void
): Promise<void> {
  rows.write(exampleTicket);
  for (let index = 0; index < world.tickets; index++) {
    writeTicket(world, rows, buildTicket(world, index));
    if (index % 347 === 101) rows.writeBlank();
    if (!rows.isFull()) continue;
    await rows.flush();
    onProgress?.(index + 1);
  }
  onProgress?.(world.tickets);
}

function writeTicket(world: World, rows: Rows, ticket: Ticket): void {
  const cells = writeCells(world, ticket);
  if (isRepeated(ticket.index)) rows.writeTwice(writeCells(world, buildDraft(ticket)), cells);
  else rows.write(cells);
}

function writeCells(world: World, ticket: Ticket): string[] {
  const {dates, missing, look} = ticket.style;
  const at = (minute: number | undefined) =>
    minute === undefined ? missing : world.calendar.moment(minute, dates);
  const cells = [
    ticket.id,
    writeLoosely(ticket.customer.name, look),
    ticket.description,
    writeLevel(ticket.level, look),
    at(ticket.submittedAt),
    ticket.contact,
    ticket.engineer ?? missing,
    at(ticket.assignedAt),
    at(ticket.dueAt) + (look > 0.85 ? dueNotes[ticket.level]! : ""),
    ticket.progress,
    ticket.joint,
    ticket.helper ?? missing,
    ticket.result ?? missing,
    at(ticket.resolvedAt),
    ticket.satisfaction === undefined ? missing : `${ticket.satisfaction}${look > 0.95 ? "分" : ""}`,
    ticket.suggestion ?? missing,
    ticket.status,
    ticket.agent,
    at(ticket.respondedAt),
    ticket.channel,
    ticket.product.name,
    at(ticket.closedAt),
    String(ticket.reopens)
  ];
  return isBroken(ticket.index) ? breakCell(cells, ticket.index) : cells;
}

const dueNotes = ["(L1级问题4小时内解决)", "(L2级问题8小时内解决)", "(L3级问题24小时内解决)"];

function writeLevel(level: number, look: number): string {
  const code = `L${level + 1}`;
  if (look < 0.7) return code;
  return look < 0.88 ? `${code}(${levelNames[level]})` : `${code}（${levelNames[level]}）`;
}

/** Returns the cells with an unknown level, an impossible date or letters for a score, in turn. */
function breakCell(cells: string[], index: number): string[] {
  const [column, text] = [
    ["问题级别", "L9"],
    ["提交时间", `${cells[0]!.slice(2, 6)}-02-30 10:15`],
    ["客户满意度", "abc"]
  ][Math.floor(index / 400) % 3]!;
  return cells.with(ticketColumns.indexOf(column!), text!);
}
