import {z} from "zod";
import {boolean, mart, money, orNull, varchar} from "../contract.ts";

export const opportunityRoleCredits = mart("opportunity_role_credits", {
  label: {zh: "角色记功（双计）", en: "credits by role, counted double"},
  grain: {zh: "每个商机与角色一行", en: "one row per opportunity and role"},
  questions: {
    zh: "按角色看，每人带来多少商机？各角色都计全额，不可相加",
    en: "what has each role brought in, each with the whole: not to be added up?"
  },
  key: ["opportunity_id", "role"],
  audiences: ["hr"],
  columns: z.object({
    opportunity_id: varchar({zh: "商机编号", en: "opportunity id"}),
    role: varchar({zh: "角色", en: "role", values: ["sales_manager", "success_manager", "originator"]}),
    person_id: varchar({zh: "人员", en: "person", isPersonal: true}),
    credited_amount: orNull(
      money({zh: "金额", en: "amount"}),
      "商机没有金额",
      "the opportunity has no amount"
    ),
    credited_won_amount: orNull(money({zh: "赢单金额", en: "won amount"}), "没有赢单", "not won"),
    is_double_counted: boolean({zh: "双计", en: "counted for more than one role"})
  })
});
