import {z} from "zod";
import {double, integer, mart, orNull, varchar} from "../contract.ts";

const none = ["没有这样的客户", "no such customer"] as const;

export const healthBacktest = mart("health_backtest", {
  label: {zh: "健康度回测", en: "back-test of the tiers"},
  grain: {zh: "每个口径、等级与结果一行", en: "one row per basis, tier and outcome"},
  questions: {
    zh: "上季度的等级预示了下季度的续签、流失与新购吗？",
    en: "did a quarter's tier foretell renewal, loss and new purchases in the next?"
  },
  key: ["basis", "tier", "outcome"],
  audiences: ["executives", "analysts"],
  executives: {},
  columns: z.object({
    basis: varchar({
      zh: "all 全部季度，last 最近一个可验证的季度",
      en: "all quarters, or the last that can be checked",
      values: ["all", "last"]
    }),
    tier: varchar({
      zh: "季末等级",
      en: "tier at the quarter's end",
      values: ["healthy", "sub_healthy", "at_risk"]
    }),
    outcome: varchar({
      zh: "下季度：renewal 到期合同续签，loss 不再有执行中合同，purchase 增购或复购",
      en: "in the next quarter: a due contract renewed, no contract running any more, or something more bought",
      values: ["renewal", "loss", "purchase"]
    }),
    count_n: integer({zh: "样本数：续签按合同，其余按客户·季度", en: "contracts due, or customer-quarters"}),
    count_yes: integer({zh: "其中发生的", en: "of these, how many"}),
    ratio: orNull(double({zh: "比例", en: "share", unit: "0–1"}), ...none),
    ratio_low: orNull(
      double({zh: "90% 区间下界（Wilson）", en: "90 % range, lower (Wilson)", unit: "0–1"}),
      ...none
    ),
    ratio_high: orNull(double({zh: "90% 区间上界", en: "90 % range, upper", unit: "0–1"}), ...none),
    verdict: varchar({
      zh: "健康与风险客户相比：foretells 有预示，contradicts 相反，cannot_tell 数据说不清",
      en: "healthy against at risk: foretells, contradicts, or the data cannot tell",
      values: ["foretells", "contradicts", "cannot_tell"]
    })
  })
});
