import {z} from "zod";
import {integer, mart, orNull, timestamp, varchar} from "../contract.ts";

export const opportunityGates = mart("opportunity_gates", {
  label: {zh: "商机关口", en: "gates of opportunities"},
  grain: {zh: "每个商机与应过关口一行", en: "one row per opportunity and gate its stage requires"},
  questions: {
    zh: "哪些商机跳过了关口，或次序颠倒？",
    en: "which opportunities skipped a gate, or passed it out of order?"
  },
  key: ["opportunity_id", "gate_code"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    opportunity_id: varchar({zh: "商机编号", en: "opportunity id"}),
    gate_code: varchar({zh: "关口", en: "gate"}),
    position: integer({zh: "次序", en: "place in order"}),
    state: varchar({
      zh: "状态",
      en: "state",
      values: ["passed", "out_of_order", "rejected", "pending", "missing"]
    }),
    passed_at: orNull(timestamp({zh: "通过时间", en: "passed at"}), "没有通过", "not passed")
  })
});
