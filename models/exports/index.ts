import type {Entity} from "../contract.ts";
import {assetCoverages} from "./asset_coverages.ts";
import {assets} from "./assets.ts";
import {assignments} from "./assignments.ts";
import {behaviourPatterns} from "./behaviour_patterns.ts";
import {contracts} from "./contracts.ts";
import {customers} from "./customers.ts";
import {deliveryProjects} from "./delivery_projects.ts";
import {expenses} from "./expenses.ts";
import {expertServices} from "./expert_services.ts";
import {feedback} from "./feedback.ts";
import {followUpSteps} from "./follow_up_steps.ts";
import {handovers} from "./handovers.ts";
import {healthAssessments} from "./health_assessments.ts";
import {keyPersonScores} from "./key_person_scores.ts";
import {keyPersons} from "./key_persons.ts";
import {knowledgeEntries} from "./knowledge_entries.ts";
import {leads} from "./leads.ts";
import {maintenanceRecords} from "./maintenance_records.ts";
import {meetings} from "./meetings.ts";
import {memberships} from "./memberships.ts";
import {opportunities} from "./opportunities.ts";
import {opportunityStageEvents} from "./opportunity_stage_events.ts";
import {orgUnits} from "./org_units.ts";
import {payments} from "./payments.ts";
import {persons} from "./persons.ts";
import {progressUpdates} from "./progress_updates.ts";
import {ratings} from "./ratings.ts";
import {retentionPlans} from "./retention_plans.ts";
import {serviceContracts} from "./service_contracts.ts";
import {serviceOrderLines} from "./service_order_lines.ts";
import {serviceOrders} from "./service_orders.ts";
import {serviceProductSales} from "./service_product_sales.ts";
import {serviceProducts} from "./service_products.ts";
import {serviceRequestNotes} from "./service_request_notes.ts";
import {serviceRequests} from "./service_requests.ts";
import {serviceTasks} from "./service_tasks.ts";
import {surveys} from "./surveys.ts";
import {ticketEvents} from "./ticket_events.ts";
import {ticketReplies} from "./ticket_replies.ts";
import {ticketStatusChanges} from "./ticket_status_changes.ts";
import {tickets} from "./tickets.ts";
import {timesheets} from "./timesheets.ts";
import {violations} from "./violations.ts";

/** Every entity that an export may hold, by name. */
export const entities: Record<string, Entity> = {
  customers,
  handovers,
  contracts,
  payments,
  tickets,
  ticket_events: ticketEvents,
  ticket_status_changes: ticketStatusChanges,
  progress_updates: progressUpdates,
  ticket_replies: ticketReplies,
  feedback,
  follow_up_steps: followUpSteps,
  health_assessments: healthAssessments,
  retention_plans: retentionPlans,
  surveys,
  service_requests: serviceRequests,
  service_request_notes: serviceRequestNotes,
  service_tasks: serviceTasks,
  maintenance_records: maintenanceRecords,
  assets,
  asset_coverages: assetCoverages,
  service_contracts: serviceContracts,
  service_orders: serviceOrders,
  service_order_lines: serviceOrderLines,
  knowledge_entries: knowledgeEntries,
  leads,
  opportunities,
  opportunity_stage_events: opportunityStageEvents,
  key_persons: keyPersons,
  key_person_scores: keyPersonScores,
  behaviour_patterns: behaviourPatterns,
  service_products: serviceProducts,
  service_product_sales: serviceProductSales,
  expert_services: expertServices,
  timesheets,
  expenses,
  meetings,
  ratings,
  memberships,
  violations,
  delivery_projects: deliveryProjects,
  persons,
  assignments,
  org_units: orgUnits
};

/** Returns what of an entity decides which columns are read and how their cells are. */
export function columnsOfEntity(name: string): unknown {
  return Object.entries(entities[name]!.fields).map(([field, {en, ...options}]) => [field, options]);
}
