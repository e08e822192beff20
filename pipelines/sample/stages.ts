import {nextWorkday} from "./calendar.ts";
import type {Desk} from "./desk.ts";
import type {Opportunity} from "./opportunities.ts";
import {supervisor} from "./people.ts";
import {pickInteger, type Random} from "./random.ts";
import {type World, writePerson} from "./world.ts";

/** The main gates of each stage of TAS+ (SPEC 10); TAS+5 has none. */
const flows: [stage: number, code: string, name: string][] = [
  [1, "1-1", "创建商机流程"],
  [1, "1-2", "客户信息评估流程"],
  [2, "2-1", "商机立项流程"],
  [2, "2-3", "售前资源申请流程"],
  [3, "3-1", "技术引导评估流程"],
  [3, "3-2", "商务公关评估流程"],
  [4, "4-1", "售前测试申请流程"],
  [6, "6-1", "技术方案评估流程"],
  [6, "6-2", "商务评估流程"],
  [6, "6-3", "投标批准流程"],
  [7, "7-1", "合同工作范围评估流程"]
];

const shares = {skipped: 0.05, rejected: 0.06}; // of gates

export type Gates = {
  code: string;
  name: string;
  stage: number;
  submittedOn: number;
  decidedOn: number | undefined;
  isApproved: boolean;
}[];

type Way = {createdOn: number; until: number; stage: number; random: Random};

/** Returns the gates passed on the way to a stage; some are skipped, some need a second try. */
export function passGates({createdOn, until, stage, random}: Way): Gates {
  const due = flows.filter(([of]) => of <= stage);
  const step = Math.max(0, until - createdOn) / (due.length + 1);
  return due.flatMap(([of, code, name], position) => {
    const isFirst = position === 0;
    const [isSkipped, isRejected] = [random() < shares.skipped, random() < shares.rejected];
    if (isSkipped && !isFirst) return [];
    const submittedOn = Math.min(until, nextWorkday(createdOn + Math.floor(step * position)));
    const decidedOn = Math.min(until, submittedOn + pickInteger(0, 4, random));
    const passed = {code, name, stage: of, submittedOn, decidedOn, isApproved: true};
    return isRejected ? [{...passed, decidedOn: submittedOn, isApproved: false}, passed] : [passed];
  });
}

/** Writes each approval of an opportunity with the stage it leads to. */
export function writeGates(world: World, desk: Desk, {id, gates, customer}: Opportunity): void {
  let stage = 0;
  gates.forEach((gate, position) => {
    const at = (day: number, minute: number) => world.calendar.moment(day * 1440 + minute, "iso");
    desk.write("opportunity_stage_events", {
      审批编号: `SP${id.slice(2)}-${position + 1}`,
      商机编号: id,
      关口编号: gate.code,
      审批流程: gate.name,
      商机阶段: `TAS+${gate.stage}`,
      变更前阶段: stage === 0 ? "" : `TAS+${stage}`,
      提交时间: at(gate.submittedOn, 9 * 60 + 30 + position),
      提交人: writePerson(world, "S", customer.manager),
      审批人: supervisor(world, "S", customer.manager % 2),
      审批结果: gate.isApproved ? "已批准" : "驳回",
      审批时间: gate.decidedOn === undefined ? "" : at(gate.decidedOn, 16 * 60 + position),
      审批意见: gate.isApproved ? "" : "补充客户决策链信息后再报"
    });
    stage = gate.stage;
  });
}
