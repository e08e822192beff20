import {endMinute, kindOf, lastDay} from "./calendar.ts";
import {pickRatio, type Random} from "./random.ts";
import {courses, type Path, reorganisation} from "./story.ts";
import type {World} from "./world.ts";

/** What became of a ticket by the export, in minutes since 2023-01-01; absent when it had not come to that. */
export type Times = {
  dueAt: number;
  assignedAt: number | undefined;
  respondedAt: number | undefined;
  resolvedAt: number | undefined;
  closedAt: number | undefined;
  status: string;
};

type Work = {day: number; submittedAt: number; level: number; team: number; path: Path};

/** By level, L1 first. */
export const limits = {resolution: [240, 480, 1440], response: [60, 120, 240]};
const onTime = {resolution: [0.87, 0.89, 0.93], response: [0.95, 0.94, 0.95]};
const neglect = [0.3, 0.7, 1.35];

const drift = [0.02, 0.01, -0.02, -0.06, -0.03, 0, 0.02, 0.03]; // 2023Q1 to 2024Q4
const teamEffect = [0.035, 0, -0.06];

export function pickTimes(world: World, work: Work, random: Random): Times {
  const {submittedAt, level} = work;
  const luck = luckOf(world, work);
  const limit = limits.resolution[level]!;
  const spent = 4 + pickMinutes(limit, onTime.resolution[level]! + luck, {spread: 0.5, most: 40, random});
  const answer = pickMinutes(limits.response[level]!, onTime.response[level]! + luck, {random});
  const assign = pickMinutes(30, 0.9 + luck, {random});
  const dueAt = submittedAt + limit;
  const isLeft = isLeftOpen(work, dueAt, random);
  const isUntouched = isLeft && random() < (dueAt < endMinute ? 0.06 : 0.35);
  const resolvedAt = isLeft ? undefined : reached(submittedAt + spent);
  const times = {
    dueAt,
    resolvedAt,
    assignedAt: isUntouched ? undefined : reached(submittedAt + within(assign, spent)),
    respondedAt: isUntouched || random() < 0.04 ? undefined : reached(submittedAt + within(answer, spent)),
    closedAt: resolvedAt === undefined ? undefined : reached(resolvedAt + pickClosing(random))
  };
  return {...times, status: statusOf(times, random)};
}

function luckOf(world: World, work: Work): number {
  const {team, day, path} = work;
  const quarter = world.calendar.quarter(day);
  const reorganised = team === 2 && day >= reorganisation.on ? reorganisation.luck : 0;
  const staffed = isStaffed(work) ? 0.015 : -0.06;
  return teamEffect[team]! + reorganised + drift[quarter]! + staffed + courses[path].luck[quarter]!;
}

type Spread = {spread?: 1 | 0.5; most?: number; random: Random};

export function pickMinutes(
  limit: number,
  probability: number,
  {spread = 1, most = 20, random}: Spread
): number {
  const ratio = pickRatio(Math.min(0.985, Math.max(0.4, probability)), spread, random);
  return Math.floor(limit * Math.min(most, ratio));
}

/** Tickets are forgotten more often lately; of those not due, most wait for tomorrow. */
function isLeftOpen({day, level}: Work, dueAt: number, random: Random): boolean {
  const age = day / lastDay;
  const isForgotten = random() < neglect[level]! * (0.012 + 0.05 * age * age * age);
  return isForgotten || (dueAt >= endMinute && random() < 0.6);
}

function isStaffed({day, submittedAt}: Work): boolean {
  const hour = Math.floor((submittedAt % 1440) / 60);
  return kindOf(day) === "workday" && hour >= 8 && hour < 18;
}

function within(minutes: number, spent: number): number {
  return Math.floor(Math.min(1 + minutes, spent * 0.7));
}

/** Returns the minute, or nothing where the export was made before it. */
export function reached(minute: number): number | undefined {
  return minute < endMinute ? minute : undefined;
}

function pickClosing(random: Random): number {
  const share = random();
  return 5 + Math.floor(share * share * share * 4000);
}

function statusOf({dueAt, assignedAt, resolvedAt, closedAt}: Omit<Times, "status">, random: Random): string {
  if (closedAt !== undefined) return "已关闭";
  if (assignedAt === undefined) return "待处理";
  return resolvedAt === undefined && dueAt < endMinute && random() < 0.6 ? "已延期" : "处理中";
}
