import {kindOf, lastDay, weekdayOf} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import {supervisor} from "./people.ts";
import {createRandom, pickInteger, type Random} from "./random.ts";
import {begins} from "./story.ts";
import {streams, type World, writePerson} from "./world.ts";

const leaveShare = 0.04;
const kinds = [
  {kind: "项目交付", line: "基础任务", chargeable: "是"},
  {kind: "项目交付", line: "基础任务", chargeable: "是"},
  {kind: "项目交付", line: "基础任务", chargeable: "是"},
  {kind: "客户交流", line: "感情升华和业务增值任务", chargeable: "否"},
  {kind: "内部会议", line: "基础任务", chargeable: "否"}
];

/** Writes what does not hang on a customer: each delivery person's days and the weekly reviews (M-51, R-52). */
export async function writeDailyWork(world: World, desk: Desk): Promise<void> {
  for (let day = begins.timesheets; day <= lastDay; day++) {
    if (kindOf(day) !== "workday") continue;
    for (let number = 1; number <= world.staff.delivery; number++) writeDay(world, desk, {day, number});
    if (weekdayOf(day) === 5) writeReview(world, desk, day);
    await desk.flush();
  }
}

function writeDay(world: World, desk: Desk, {day, number}: {day: number; number: number}): void {
  const random = createRandom(world.seed, streams.day, day * 1000 + number);
  const isLeave = random() < leaveShare;
  const {kind, line, chargeable} = kinds[pickKind(random)]!;
  const isApproved = day < lastDay - 3;
  desk.write("timesheets", {
    工时编号: `GSD${number}-${world.calendar.compact(day)}`,
    填报人: writePerson(world, "D", number),
    工作日期: world.calendar.date(day, "iso"),
    工时: isLeave ? 8 : pickInteger(12, 18, random) / 2,
    工时类型: isLeave ? "请假" : kind,
    任务主线: isLeave ? "" : line,
    是否计费: isLeave ? "否" : chargeable,
    是否请假: isLeave ? "是" : "否",
    审批状态: isApproved ? "已批准" : "待审批",
    审批人: isApproved ? supervisor(world, "A", 0) : ""
  });
}

function pickKind(random: Random): number {
  return Math.floor(random() * kinds.length);
}

function writeReview(world: World, desk: Desk, day: number): void {
  desk.write("meetings", {
    会议编号: `LH${world.calendar.compact(day)}`,
    会议类型: "周例会",
    触发事项: "协作复盘",
    召开时间: world.calendar.moment(day * 1440 + 15 * 60, "iso"),
    会议时长: "1小时",
    组织人: supervisor(world, "A", 0),
    参会人: [supervisor(world, "S", 0), supervisor(world, "A", 1), supervisor(world, "A", 2)].join(";"),
    是否上门: "否"
  });
}
