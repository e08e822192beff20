import type {Words} from "../contract.ts";

export type Metric = {
  code: string;
  name: Words;
  definition: Words;
  unit: "ratio" | "amount" | "count" | "minutes";
  /** Which way is better. */
  direction: "up" | "down" | "none";
};

/** The metrics of SPEC §7 that are computed, each as its readers see it. */
export const registry: Metric[] = [
  {
    code: "M-03",
    name: {zh: "受理及时率", en: "acknowledged in 15 minutes"},
    definition: {
      zh: "15 分钟内首次响应的工单 ÷ 首次响应时长已知的工单；没有首次响应时间的以分配时间代用",
      en: "tickets first answered within 15 minutes ÷ tickets whose first response is known; the assignment stands in where none is recorded"
    },
    unit: "ratio",
    direction: "up"
  },
  {
    code: "M-04",
    name: {zh: "响应达标率", en: "response on time"},
    definition: {
      zh: "首次响应不超过级别时限的工单 ÷ 本期应响应的工单",
      en: "tickets answered within their level's limit ÷ tickets whose response was due in the period"
    },
    unit: "ratio",
    direction: "up"
  },
  {
    code: "M-08",
    name: {zh: "问题解决及时率", en: "resolution on time"},
    definition: {
      zh: "本期到期的 L1、L2 工单中按时解决的比例；逾期未解决计为不及时，未到期与作废不计",
      en: "of the L1 and L2 tickets due in the period, those solved in time; open past due is late, not yet due and void are left out"
    },
    unit: "ratio",
    direction: "up"
  },
  {
    code: "M-09",
    name: {zh: "L3 解决及时率", en: "level 3 resolution on time"},
    definition: {
      zh: "同 M-08，只看 L3，单独列示",
      en: "as M-08 for level 3, always shown apart"
    },
    unit: "ratio",
    direction: "up"
  },
  {
    code: "M-40",
    name: {zh: "孵化商机金额", en: "incubated amount"},
    definition: {
      zh: "本期创建、来源为服务的商机金额合计，每个商机只计一次；没有金额的只计数",
      en: "sum of the amounts of service-born opportunities created in the period, each once; those without an amount count in number only"
    },
    unit: "amount",
    direction: "up"
  },
  {
    code: "M-42",
    name: {zh: "赢单金额", en: "won amount"},
    definition: {
      zh: "本期赢单、来源为服务的商机的赢单金额合计",
      en: "sum of the amounts won in the period on service-born opportunities"
    },
    unit: "amount",
    direction: "up"
  },
  {
    code: "M-43",
    name: {zh: "孵化商机数", en: "opportunities incubated"},
    definition: {
      zh: "本期创建、来源为服务的商机个数",
      en: "service-born opportunities created in the period"
    },
    unit: "count",
    direction: "up"
  }
];
