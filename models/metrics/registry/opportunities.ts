import type {Metric} from "./metric.ts";

const created = {zh: "本期创建的商机", en: "opportunities created in the period"};
const won = {zh: "本期赢单的商机", en: "opportunities won in the period"};

export const opportunities: Metric[] = [
  {
    code: "M-40",
    block: "value",
    name: {zh: "孵化商机金额", en: "incubated amount"},
    definition: {
      zh: "本期创建、来源为服务的商机金额合计，每个商机只计一次；没有金额的只计数",
      en: "sum of the amounts of service-born opportunities created in the period, each once; those without an amount count in number only"
    },
    formula: {zh: "Σ amount，is_service_born", en: "Σ amount where is_service_born"},
    unit: "amount",
    direction: "up",
    cohort: created,
    settings: ["service_origin_kinds"],
    audiences: ["executives", "analysts", "hr"],
    column: "opportunities.amount"
  },
  {
    code: "M-42",
    block: "value",
    name: {zh: "赢单金额", en: "won amount"},
    definition: {
      zh: "本期赢单、来源为服务的商机的赢单金额合计",
      en: "sum of the amounts won in the period on service-born opportunities"
    },
    formula: {zh: "Σ won_amount，is_service_born", en: "Σ won_amount where is_service_born"},
    unit: "amount",
    direction: "up",
    cohort: won,
    settings: ["service_origin_kinds"],
    audiences: ["executives", "analysts", "hr"],
    column: "opportunities.won_amount"
  },
  {
    code: "M-43",
    block: "value",
    name: {zh: "孵化商机数", en: "opportunities incubated"},
    definition: {
      zh: "本期创建、来源为服务的商机个数",
      en: "service-born opportunities created in the period"
    },
    formula: {zh: "商机个数，is_service_born", en: "opportunities where is_service_born"},
    unit: "count",
    direction: "up",
    cohort: created,
    settings: ["service_origin_kinds"],
    audiences: ["executives", "analysts", "hr"],
    column: "opportunities.is_service_born"
  }
];
