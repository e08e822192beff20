import type {Desk} from "./desk.ts";
import type {Process} from "./ticket-process.ts";
import type {Ticket} from "./tickets.ts";
import type {World} from "./world.ts";

type Change = {
  at: number;
  status?: string | undefined;
  level?: number | undefined;
  assignee?: string | undefined;
  by: string;
  reason?: string;
};

/** Writes every change of a ticket's status, level and assignee: pauses, reopenings, downgrades. */
export function writeTicketHistory(world: World, desk: Desk, ticket: Ticket, process: Process): void {
  if (!desk.wants("ticket_status_changes")) return;
  let status = "";
  listChanges(ticket, process).forEach((change, position) => {
    desk.write("ticket_status_changes", {
      变更编号: `${ticket.id}-${String(position + 1).padStart(2, "0")}`,
      问题编号: ticket.id,
      变更时间: world.calendar.moment(change.at, "iso"),
      变更前状态: status,
      变更后状态: change.status ?? status,
      变更后级别: change.level === undefined ? "" : `L${change.level + 1}`,
      变更后责任人: change.assignee,
      变更人: change.by,
      变更原因: change.reason
    });
    status = change.status ?? status;
  });
}

// in the order of time; what happens in one minute keeps the order given here
function listChanges(ticket: Ticket, {owner}: Process): Change[] {
  const {submittedAt, assignedAt, firstLevel, moved, engineer, closedAt} = ticket;
  const changes: Change[] = [{at: submittedAt, status: "待处理", level: firstLevel, by: owner}];
  if (assignedAt !== undefined)
    changes.push({at: assignedAt, status: "处理中", assignee: moved?.from ?? engineer, by: owner});
  changes.push(...listTurns(ticket, owner), ...listSolutions(ticket, owner));
  if (ticket.status === "已延期") changes.push({at: ticket.dueAt, status: "已延期", by: owner});
  const isVoid = ticket.status === "重复" || ticket.status === "已取消";
  if (closedAt !== undefined)
    changes.push({at: closedAt, status: isVoid ? ticket.status : "已关闭", by: owner});
  return changes
    .map((change, position) => ({change, position}))
    .sort((left, right) => left.change.at - right.change.at || left.position - right.position)
    .map(({change}) => change);
}

function listTurns(
  {pauses, level, levelChangedAt, firstLevel, moved, engineer}: Ticket,
  owner: string
): Change[] {
  const by = moved?.from ?? engineer ?? owner;
  const changes: Change[] = pauses.flatMap(({from, to}) => [
    {at: from, status: "挂起", by, reason: "等待客户提供日志和截图"},
    ...(to === undefined ? [] : [{at: to, status: "处理中", by, reason: "客户已反馈"}])
  ]);
  if (levelChangedAt !== undefined)
    changes.push({at: levelChangedAt, level, by, reason: level > firstLevel ? "降级处理" : "影响扩大"});
  if (moved)
    changes.push({at: moved.at, assignee: moved.to, by: owner, reason: `${moved.from}离职，工单移交`});
  return changes;
}

function listSolutions({reopenings, resolvedAt, engineer, isUnsolvable}: Ticket, owner: string): Change[] {
  const by = engineer ?? owner;
  const changes: Change[] = reopenings.flatMap(({solvedAt, reopenedAt}) => [
    {at: solvedAt, status: "已解决", by},
    {at: reopenedAt, status: "重新打开", by: owner, reason: "客户反馈问题复现"}
  ]);
  const status = isUnsolvable ? "无法解决" : "已解决";
  return resolvedAt === undefined ? changes : [...changes, {at: resolvedAt, status, by}];
}
