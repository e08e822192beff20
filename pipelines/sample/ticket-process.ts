import {deliveryPerson, successManager} from "./people.ts";
import {createRandom, pickShare, type Random} from "./random.ts";
import {cheapRival} from "./story.ts";
import {pickMinutes, reached} from "./ticket-times.ts";
import type {Ticket} from "./tickets.ts";
import {jointReasons} from "./words.ts";
import {streams, type World, writePerson} from "./world.ts";

/** What the process of SPEC 4.2 and 5 asks of a ticket and its form has no column for; minutes since 2023-01-01. */
export type Process = {
  type: string;
  post: string;
  owner: string;
  expert: string;
  isUrgent: boolean;
  isPromise: boolean;
  isComplaint: boolean;
  acknowledgedAt: number | undefined;
  gradedAt: number | undefined;
  flaggedAt: number | undefined;
  metAt: number | undefined;
  scoredAt: number | undefined;
  scorer: string | undefined;
  isSurveyed: boolean;
  syncedAt: number | undefined;
  contactedAt: number | undefined;
  calmedAt: number | undefined;
  closer: string | undefined;
  recordedOnTime: string;
};

/** Shares of tickets for which each step was taken. */
const taken = {urgentTag: 0.92, survey: 0.65, sync: 0.9, contact: 0.78, calming: 0.72, meeting: 0.85};
const types = ["SLA产品型", "合同项目型", "重点客户CSM", "免费专家服务", "收费专家服务"];
const keyTypes = [0.62, 0.1, 0.18, 0.06, 0.04];

/** Returns how the process was kept for a ticket, from the seed alone. */
export function followProcess(world: World, ticket: Ticket): Process {
  const random = createRandom(world.seed, streams.traces, ticket.index);
  const {submittedAt, assignedAt, closedAt, joint} = ticket;
  const owned = own(world, ticket, random);
  const acknowledged = submittedAt + 1 + pickMinutes(15, 0.9, {random});
  const graded = assignedAt === undefined ? undefined : assignedAt - pickMinutes(30, 0.93, {most: 3, random});
  return {
    ...owned,
    ...askCustomer(ticket, random),
    ...tellSales(ticket, random),
    ...meet(ticket, random),
    acknowledgedAt: assignedAt === undefined ? undefined : reached(Math.min(acknowledged, assignedAt)),
    gradedAt: graded === undefined ? undefined : Math.max(submittedAt, graded),
    isUrgent: ticket.firstLevel < 2 && random() < taken.urgentTag,
    isPromise: joint.includes(jointReasons[0]!),
    closer: closedAt === undefined ? undefined : owned.owner,
    recordedOnTime: record(ticket, random)
  };
}

function own(world: World, {customer, agent}: Ticket, random: Random) {
  const kind = customer.isKey ? pickShare(keyTypes, random) : random() < 0.92 ? 0 : 1;
  const expert = kind === 3 ? "免费" : kind === 4 ? "收费" : "否";
  const manager = successManager(world, customer.index);
  const [post, owner] = (
    [
      ["客服", agent],
      ["项目接口人", writePerson(world, "D", deliveryPerson(world, customer.index))],
      ["客户成功经理", manager],
      ["销售经理", writePerson(world, "S", customer.manager)],
      ["客户成功经理", manager]
    ] as const
  )[kind]!;
  return {type: types[kind]!, post, owner, expert};
}

function askCustomer(ticket: Ticket, random: Random) {
  const {satisfaction, resolvedAt, engineer} = ticket;
  const isSurveyed = satisfaction !== undefined && random() < taken.survey;
  const after = 10 + pickMinutes(1440, 0.87, {most: 4, random});
  const scoredAt = satisfaction === undefined ? undefined : reached(resolvedAt! + after);
  const isLow = satisfaction !== undefined && satisfaction <= 3;
  const calmAfter = 30 + Math.floor(random() * 2600);
  const isCalmed = random() < taken.calming;
  return {
    isSurveyed: isSurveyed && scoredAt !== undefined,
    scoredAt,
    scorer: satisfaction === undefined || isSurveyed ? undefined : engineer,
    calmedAt: isLow && isCalmed && scoredAt !== undefined ? reached(scoredAt + calmAfter) : undefined,
    isComplaint: satisfaction !== undefined && satisfaction <= 2 && random() < 0.25
  };
}

function tellSales({closedAt, suggestion, day, customer}: Ticket, random: Random) {
  const [isSynced, isContacted] = [random() < taken.sync, random() < taken.contact];
  const sync = 5 + pickMinutes(1440, 0.88, {most: 3, random});
  const contact = 60 + pickMinutes(2880, 0.8, {most: 3, random});
  const syncedAt = closedAt === undefined || !isSynced ? undefined : reached(closedAt + sync);
  const isWooed = customer.path === "priceWar" && day >= cheapRival.from;
  const isDue = suggestion !== undefined || isWooed;
  const isMade = syncedAt !== undefined && isDue && isContacted;
  return {syncedAt, contactedAt: isMade ? reached(syncedAt + contact) : undefined};
}

function meet({joint, assignedAt, resolvedAt}: Ticket, random: Random) {
  const [early, isHeld, late] = [
    random(),
    random() < taken.meeting,
    pickMinutes(60, 0.83, {most: 5, random})
  ];
  if (joint === "否" || assignedAt === undefined) return {flaggedAt: undefined, metAt: undefined};
  const flaggedAt = reached(assignedAt + 2 + Math.floor(early * 25));
  const isOver = flaggedAt === undefined || (resolvedAt !== undefined && resolvedAt < flaggedAt);
  if (isOver) return {flaggedAt: undefined, metAt: undefined};
  return {flaggedAt, metAt: isHeld ? reached(flaggedAt + 3 + late) : undefined};
}

// what the source says of itself is wrong now and then, mostly in its own favour
function record({resolvedAt, dueAt}: Ticket, random: Random): string {
  const luck = random();
  if (resolvedAt === undefined) return "";
  const isOnTime = resolvedAt <= dueAt;
  return (isOnTime ? luck > 0.01 : luck < 0.09) ? "是" : "否";
}
