import {endMinute} from "./calendar.ts";
import {employment} from "./people.ts";
import {pickShare, type Random} from "./random.ts";
import {turns as shares} from "./story.ts";
import {limits, reached, type Times} from "./ticket-times.ts";
import {type World, writePerson} from "./world.ts";

/** What a ticket goes through beside the straight road, in minutes since 2023-01-01. */
export type Turns = {
  firstLevel: number;
  level: number;
  levelChangedAt: number | undefined;
  pauses: {from: number; to: number | undefined}[];
  reopenings: {solvedAt: number; reopenedAt: number}[];
  moved: {at: number; from: string; to: string} | undefined; // its engineer left
  isUnsolvable: boolean;
};

type Work = {submittedAt: number; level: number; team: number; number: number; times: Times};

/** Returns what the ticket goes through, and its times after that. */
export function takeTurns(world: World, work: Work, random: Random): {turns: Turns; times: Times} {
  const {level, times} = work;
  const straight = {firstLevel: level, level, levelChangedAt: undefined, pauses: [], reopenings: []};
  const turns: Turns = {...straight, moved: undefined, isUnsolvable: false};
  if (random() < shares.voided) return {turns, times: annul(work, random)};
  const reopened = reopen(work, random);
  const change = changeLevel({...work, times: reopened.times}, random);
  const pauses = pause(work, random);
  const isUnsolvable = times.closedAt !== undefined && random() < shares.unsolvable;
  return {
    turns: {
      ...turns,
      ...change,
      pauses,
      reopenings: reopened.reopenings,
      moved: move(world, {...work, times: reopened.times}),
      isUnsolvable
    },
    times: {...reopened.times, status: statusOf(reopened.times, {pauses, isUnsolvable})}
  };
}

function statusOf(times: Times, {pauses, isUnsolvable}: Pick<Turns, "pauses" | "isUnsolvable">): string {
  if (isUnsolvable) return "无法解决";
  const isPaused = times.resolvedAt === undefined && pauses.some(({to}) => to === undefined);
  return isPaused ? "挂起" : times.status;
}

function annul({submittedAt, times}: Work, random: Random): Times {
  const closedAt = reached(submittedAt + 5 + Math.floor(random() * 600));
  const nothing = {assignedAt: undefined, respondedAt: undefined, resolvedAt: undefined, closedAt};
  return {...times, ...nothing, status: closedAt ? ["重复", "已取消"][Math.floor(random() * 2)]! : "待处理"};
}

// the customer comes back within two days, and what follows takes its own time
function reopen({times, level}: Work, random: Random) {
  const reopenings: Turns["reopenings"] = [];
  let now = times;
  for (let left = pickShare(shares.reopened, random); left > 0; left--) {
    if (now.resolvedAt === undefined) break;
    const reopenedAt = now.resolvedAt + 30 + Math.floor(random() * 2800);
    if (reopenedAt >= endMinute) break;
    reopenings.push({solvedAt: now.resolvedAt, reopenedAt});
    const again = reopenedAt + Math.floor(limits.resolution[level]! * (0.1 + random()));
    const resolvedAt = reached(again);
    const closedAt = resolvedAt === undefined ? undefined : reached(again + 20 + Math.floor(random() * 1500));
    now = {...now, resolvedAt, closedAt, status: closedAt === undefined ? "处理中" : "已关闭"};
  }
  return {reopenings, times: now};
}

// a late ticket is downgraded about when it comes due, which hides the breach from a careless eye
function changeLevel({submittedAt, level, team, times}: Work, random: Random) {
  const {assignedAt, resolvedAt, dueAt} = times;
  const chance = shares.downgraded * (team === 2 ? shares.slowTeam : 1);
  const luck = random();
  const place = random();
  if (resolvedAt === undefined || assignedAt === undefined || resolvedAt - submittedAt < 60) return {};
  if (level < 2 && luck < chance * 3 && resolvedAt > dueAt)
    return {level: level + 1, levelChangedAt: Math.max(assignedAt + 1, dueAt - Math.floor(place * 15))};
  if (level > 0 && luck > 1 - shares.upgraded)
    return {level: level - 1, levelChangedAt: assignedAt + 1 + Math.floor(place * 20)};
  return {};
}

function pause({team, times}: Work, random: Random): Turns["pauses"] {
  const {respondedAt, resolvedAt} = times;
  const isPaused = random() < shares.paused * (team === 2 ? shares.slowTeam : 1);
  const [early, long] = [random(), random()];
  if (!isPaused || respondedAt === undefined) return [];
  if (resolvedAt === undefined) return [{from: Math.min(respondedAt + 30, endMinute - 1), to: undefined}];
  const rest = resolvedAt - respondedAt;
  if (rest < 60) return [];
  const from = respondedAt + Math.floor(rest * (0.1 + 0.3 * early));
  return [{from, to: from + Math.floor(rest * (0.15 + 0.4 * long))}];
}

// what an engineer leaves undone goes to the head of the team in the morning of the last day
function move(world: World, {number, team, submittedAt, times}: Work): Turns["moved"] {
  const {to} = employment(number);
  const {assignedAt, resolvedAt = endMinute} = times;
  if (to === undefined || assignedAt === undefined) return undefined;
  const at = to * 1440 + 9 * 60 + 30;
  if (submittedAt >= at || assignedAt >= at || resolvedAt <= at) return undefined;
  return {at, from: writePerson(world, "A", number), to: writePerson(world, "A", 1 + team)};
}
