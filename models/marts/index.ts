import type {Mart} from "../contract.ts";
import {basisDifferences} from "./basis_differences.ts";
import {contracts} from "./contracts.ts";
import {customerHealth} from "./customer_health.ts";
import {customerValue} from "./customer_value.ts";
import {expertInvestments} from "./expert_investments.ts";
import {healthDifferences} from "./health_differences.ts";
import {healthQuarters} from "./health_quarters.ts";
import {healthShortfalls} from "./health_shortfalls.ts";
import {lateTickets} from "./late_tickets.ts";
import {loads} from "./loads.ts";
import {metricValues} from "./metric_values.ts";
import {moneyGaps} from "./money_gaps.ts";
import {opportunities} from "./opportunities.ts";
import {quarantine} from "./quarantine.ts";
import {serviceCosts} from "./service_costs.ts";
import {serviceProfitLoss} from "./service_profit_loss.ts";
import {targetPeriods} from "./target_periods.ts";
import {teamQuarters} from "./team_quarters.ts";
import {tickets} from "./tickets.ts";
import {tierMovements} from "./tier_movements.ts";
import {timelinessDays} from "./timeliness_days.ts";
import {timelinessLimits} from "./timeliness_limits.ts";
import {timelinessPeriods} from "./timeliness_periods.ts";
import {unmatchedNames} from "./unmatched_names.ts";

/** Every mart: the promise to its readers, the dictionary, the types and the audits in one. */
export const marts = {
  tickets,
  timeliness_periods: timelinessPeriods,
  timeliness_limits: timelinessLimits,
  timeliness_days: timelinessDays,
  basis_differences: basisDifferences,
  team_quarters: teamQuarters,
  late_tickets: lateTickets,
  target_periods: targetPeriods,
  contracts,
  opportunities,
  customer_health: customerHealth,
  health_shortfalls: healthShortfalls,
  health_quarters: healthQuarters,
  tier_movements: tierMovements,
  health_differences: healthDifferences,
  metric_values: metricValues,
  customer_value: customerValue,
  service_profit_loss: serviceProfitLoss,
  money_gaps: moneyGaps,
  service_costs: serviceCosts,
  expert_investments: expertInvestments,
  loads,
  quarantine,
  unmatched_names: unmatchedNames
} satisfies Record<string, Mart>;
