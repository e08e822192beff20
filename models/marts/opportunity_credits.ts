import {z} from "zod";
import {double, mart, money, orNull, varchar} from "../contract.ts";

export const opportunityCredits = mart("opportunity_credits", {
  label: {zh: "商机记功", en: "credits of opportunities"},
  grain: {zh: "每个商机、人员、角色一行", en: "one row per opportunity, person and role"},
  questions: {
    zh: "每个商机记给谁，各多少？合计到分等于商机金额",
    en: "who is credited with what of each opportunity, to the cent?"
  },
  key: ["opportunity_id", "person_id", "role"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    opportunity_id: varchar({zh: "商机编号", en: "opportunity id"}),
    person_id: orNull(varchar({zh: "人员", en: "person", isPersonal: true}), "未分配", "unassigned"),
    role: varchar({zh: "角色", en: "role"}),
    credit_basis: varchar({zh: "依据", en: "basis", values: ["shares", "owner", "originator", "none"]}),
    credit_ratio: double({zh: "份额", en: "share, 0 to 1"}),
    credited_amount: orNull(
      money({zh: "记功金额", en: "credited amount"}),
      "商机没有金额",
      "the opportunity has no amount"
    ),
    credited_won_amount: orNull(money({zh: "记功赢单金额", en: "credited won amount"}), "没有赢单", "not won")
  })
});
