import {appraisalSettings, appraisalTables} from "./appraisal.ts";
import {calendarTables} from "./calendars.ts";
import {clockSettings, clockTables} from "./clocks.ts";
import {generalSettings, generalTables} from "./general.ts";
import {moneySettings, moneyTables} from "./money.ts";
import {opportunitySettings, opportunityTables} from "./opportunities.ts";
import {ownershipTables} from "./ownership.ts";
import {processSettings} from "./process.ts";
import {relationshipSettings, relationshipTables} from "./relationships.ts";
import type {PolicyTable, Setting} from "./table.ts";
import {timeSettings, timeTables} from "./time.ts";

/** Settings by name: a name missing here is refused. */
export const settings: Record<string, Setting> = {
  ...generalSettings,
  ...timeSettings,
  ...clockSettings,
  ...opportunitySettings,
  ...processSettings,
  ...relationshipSettings,
  ...moneySettings,
  ...appraisalSettings
};

/** Every table that a company's people keep, in `data/policy` and a workspace's `policy/`. */
export const policyTables: PolicyTable[] = [
  ...generalTables,
  ...timeTables,
  ...clockTables,
  ...calendarTables,
  ...ownershipTables,
  ...relationshipTables,
  ...moneyTables,
  ...opportunityTables,
  ...appraisalTables
];
