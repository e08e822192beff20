import {entity, field} from "../contract.ts";
import {decisions} from "./parts.ts";

/** Stage changes and gate approvals of TAS+ (SPEC §10, M-40, M-41, M-53). */
export const opportunityStageEvents = entity(
  "opportunity_stage_events",
  {zh: "商机阶段与审批", en: "opportunity stage events"},
  {
    row: {zh: "商机的一次阶段变更或关口审批", en: "one stage change or gate approval of an opportunity"},
    key: [["approval_id"], ["opportunity_id", "gate_code", "stage", "submitted_at"]],
    fields: {
      approval_id: field("id", "审批编号", "approval id", {aliases: ["审批单号", "流程编号"]}),
      opportunity_id: field("id", "商机编号", "opportunity id", {required: true}),
      gate_code: field("category", "关口编号", "gate, such as 2-1", {aliases: ["流程代码", "关口"]}),
      gate_name: field("category", "审批流程", "flow", {aliases: ["流程名称", "关口名称"]}),
      stage: field("category", "商机阶段", "stage, such as TAS+2", {aliases: ["阶段", "变更后阶段"]}),
      previous_stage: field("category", "变更前阶段", "stage before", {aliases: ["原阶段"]}),
      submitted_at: field("timestamp", "提交时间", "submitted at", {
        required: true,
        aliases: ["变更时间", "申请时间"]
      }),
      submitted_by: field("person", "提交人", "submitted by", {aliases: ["申请人", "变更人"]}),
      approver: field("person", "审批人", "approver"),
      decision: field("choice", "审批结果", "decision", {values: decisions, aliases: ["审批状态"]}),
      decided_at: field("timestamp", "审批时间", "decided at", {aliases: ["完成时间", "审批完成时间"]}),
      remarks: field("text", "审批意见", "remarks", {aliases: ["审批备注"], bare: ["备注"]})
    }
  }
);
