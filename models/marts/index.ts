import type {Mart} from "../contract.ts";
import {appraisalEvidence} from "./appraisal_evidence.ts";
import {appraisalItems} from "./appraisal_items.ts";
import {appraisalTotals} from "./appraisal_totals.ts";
import {attention} from "./attention.ts";
import {backlog} from "./backlog.ts";
import {basisDifferences} from "./basis_differences.ts";
import {behaviourPeriods} from "./behaviour_periods.ts";
import {contracts} from "./contracts.ts";
import {customerHealth} from "./customer_health.ts";
import {customerTickets} from "./customer_tickets.ts";
import {customerValue} from "./customer_value.ts";
import {customers} from "./customers.ts";
import {expertInvestments} from "./expert_investments.ts";
import {feedbackOutcomes} from "./feedback_outcomes.ts";
import {healthBacktest} from "./health_backtest.ts";
import {healthDifferences} from "./health_differences.ts";
import {healthQuarters} from "./health_quarters.ts";
import {healthShortfalls} from "./health_shortfalls.ts";
import {incubationChain} from "./incubation_chain.ts";
import {incubationPeriods} from "./incubation_periods.ts";
import {intelligencePeriods} from "./intelligence_periods.ts";
import {lateTickets} from "./late_tickets.ts";
import {loads} from "./loads.ts";
import {metricComparisons} from "./metric_comparisons.ts";
import {metricValues} from "./metric_values.ts";
import {metricWeeks} from "./metric_weeks.ts";
import {moneyGapTotals} from "./money_gap_totals.ts";
import {moneyGaps} from "./money_gaps.ts";
import {nextReplies} from "./next_replies.ts";
import {opportunities} from "./opportunities.ts";
import {opportunityCredits} from "./opportunity_credits.ts";
import {opportunityGates} from "./opportunity_gates.ts";
import {opportunityHistory} from "./opportunity_history.ts";
import {opportunityOutcomes} from "./opportunity_outcomes.ts";
import {opportunityRoleCredits} from "./opportunity_role_credits.ts";
import {pipelinePeriods} from "./pipeline_periods.ts";
import {processDeadlines} from "./process_deadlines.ts";
import {quarantine} from "./quarantine.ts";
import {relationshipUplift} from "./relationship_uplift.ts";
import {serviceCosts} from "./service_costs.ts";
import {serviceOrders} from "./service_orders.ts";
import {serviceProductPeriods} from "./service_product_periods.ts";
import {serviceProfitLoss} from "./service_profit_loss.ts";
import {serviceRequests} from "./service_requests.ts";
import {serviceResults} from "./service_results.ts";
import {stageConversions} from "./stage_conversions.ts";
import {targetPeriods} from "./target_periods.ts";
import {teamAppraisal} from "./team_appraisal.ts";
import {teamQuarters} from "./team_quarters.ts";
import {tickets} from "./tickets.ts";
import {tierMovements} from "./tier_movements.ts";
import {timelinessDays} from "./timeliness_days.ts";
import {timelinessLimits} from "./timeliness_limits.ts";
import {timelinessPeriods} from "./timeliness_periods.ts";
import {timelinessTargets} from "./timeliness_targets.ts";
import {unmatchedNames} from "./unmatched_names.ts";
import {upliftBands} from "./uplift_bands.ts";
import {upliftComparisons} from "./uplift_comparisons.ts";
import {upliftPeriods} from "./uplift_periods.ts";

/** Every mart: the promise to its readers, the dictionary, the types and the audits in one. */
export const marts = {
  attention,
  tickets,
  timeliness_periods: timelinessPeriods,
  timeliness_targets: timelinessTargets,
  timeliness_limits: timelinessLimits,
  timeliness_days: timelinessDays,
  basis_differences: basisDifferences,
  team_quarters: teamQuarters,
  appraisal_items: appraisalItems,
  appraisal_totals: appraisalTotals,
  appraisal_evidence: appraisalEvidence,
  team_appraisal: teamAppraisal,
  late_tickets: lateTickets,
  process_deadlines: processDeadlines,
  intelligence_periods: intelligencePeriods,
  backlog,
  target_periods: targetPeriods,
  contracts,
  opportunities,
  customer_health: customerHealth,
  health_shortfalls: healthShortfalls,
  health_quarters: healthQuarters,
  tier_movements: tierMovements,
  health_differences: healthDifferences,
  health_backtest: healthBacktest,
  opportunity_history: opportunityHistory,
  opportunity_credits: opportunityCredits,
  opportunity_role_credits: opportunityRoleCredits,
  opportunity_gates: opportunityGates,
  incubation_periods: incubationPeriods,
  pipeline_periods: pipelinePeriods,
  stage_conversions: stageConversions,
  opportunity_outcomes: opportunityOutcomes,
  feedback_outcomes: feedbackOutcomes,
  incubation_chain: incubationChain,
  customers,
  customer_tickets: customerTickets,
  relationship_uplift: relationshipUplift,
  uplift_periods: upliftPeriods,
  uplift_bands: upliftBands,
  uplift_comparisons: upliftComparisons,
  behaviour_periods: behaviourPeriods,
  metric_values: metricValues,
  metric_comparisons: metricComparisons,
  metric_weeks: metricWeeks,
  customer_value: customerValue,
  service_product_periods: serviceProductPeriods,
  service_profit_loss: serviceProfitLoss,
  service_results: serviceResults,
  money_gaps: moneyGaps,
  money_gap_totals: moneyGapTotals,
  next_replies: nextReplies,
  service_costs: serviceCosts,
  service_requests: serviceRequests,
  service_orders: serviceOrders,
  expert_investments: expertInvestments,
  loads,
  quarantine,
  unmatched_names: unmatchedNames
} satisfies Record<string, Mart>;
