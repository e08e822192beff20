import {z} from "zod";
import {integer, mart, quarterColumns, varchar} from "../contract.ts";

const tiers = ["healthy", "sub_healthy", "at_risk", "unrated"];

export const tierMovements = mart("tier_movements", {
  label: {zh: "等级变动", en: "movements between tiers"},
  grain: {zh: "每个季度、原等级与现等级一行", en: "one row per quarter, tier before and tier now"},
  questions: {
    zh: "客户从哪个等级到了哪个等级？",
    en: "from which tier to which did customers move?"
  },
  key: ["period_grain", "period_start", "from_tier", "to_tier"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    ...quarterColumns(),
    from_tier: varchar({zh: "上季度等级，new 为新", en: "tier before; new: none", values: [...tiers, "new"]}),
    to_tier: varchar({zh: "本季度等级，gone 为离开", en: "tier now; gone: none", values: [...tiers, "gone"]}),
    count_customers: integer({zh: "客户数", en: "customers"})
  })
});
