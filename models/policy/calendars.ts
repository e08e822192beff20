import {z} from "zod";
import {count, dated, day, flag, text, zone} from "./cells.ts";
import type {PolicyTable} from "./table.ts";

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const time = z.string().regex(clock, "invalid time");
const endTime = z.string().refine((value) => clock.test(value) || value === "24:00", "invalid time");
const none = z.literal("").transform(() => null);

// every zone's offset is whole minutes since then, and no law is known longer
const coveredDay = z.union([
  day.refine((value) => value >= "1980-01-01" && value <= "2099-12-31", "uncoverable day"),
  none
]);

/** The working calendars: SPEC §16.1, A-16, A-17. */
export const calendarTables: PolicyTable[] = [
  {
    name: "calendars",
    label: {zh: "工作日历", en: "working calendars"},
    columns: z.object({
      calendar: text,
      name_zh: text,
      name_en: text,
      zone,
      holidays: z.enum(["cn", "none"]),
      covered_from: coveredDay,
      covered_to: coveredDay,
      is_default: flag
    }),
    key: ["calendar"],
    types: {covered_from: "date", covered_to: "date", is_default: "boolean"},
    optional: ["covered_from", "covered_to"]
  },
  {
    name: "calendar_hours",
    label: {zh: "工作时间", en: "working hours"},
    columns: z.object({
      calendar: text,
      day: z.enum(["every", "workday", "makeup", "holiday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
      start_time: time,
      end_time: endTime,
      every_weeks: z.union([z.literal("").transform(() => 1), count.pipe(z.number().positive())]),
      ...dated
    }),
    key: ["calendar", "day", "start_time"],
    types: {every_weeks: "integer"},
    optional: ["every_weeks", "valid_from", "valid_to"],
    references: {calendar: "calendars"}
  },
  {
    name: "calendar_days",
    label: {zh: "日历例外", en: "dated exceptions"},
    columns: z.object({
      calendar: text,
      date: day,
      kind: z.enum(["workday", "holiday", "hours"]),
      start_time: z.union([time, none]),
      end_time: z.union([endTime, none]),
      reason: text
    }),
    key: ["calendar", "date", "start_time"],
    types: {date: "date"},
    references: {calendar: "calendars"}
  },
  {
    name: "calendar_scopes",
    label: {zh: "日历适用范围", en: "which calendar applies"},
    columns: z.object({
      scope: z.enum(["contract", "customer", "product", "channel", "collaboration_type", "level"]),
      value: text,
      calendar: text,
      ...dated
    }),
    key: ["scope", "value"],
    optional: ["valid_from", "valid_to"],
    identities: {customer_key: "value"},
    references: {calendar: "calendars"}
  },
  {
    name: "official_days",
    label: {zh: "法定节假日与调休", en: "official days off and make-up workdays"},
    columns: z.object({
      year: count,
      date: day,
      kind: z.enum(["holiday", "workday"]),
      name: text,
      source: text
    }),
    key: ["date"],
    types: {year: "integer", date: "date"},
    mergedBy: "year"
  }
];

const kinds: Record<string, "holiday" | "workday"> = {
  holiday: "holiday",
  workday: "workday",
  放假: "holiday",
  休: "holiday",
  休息: "holiday",
  上班: "workday",
  班: "workday",
  补班: "workday"
};

/** A notice of the State Council as a person types it, one line a day: SPEC §16.1. */
export const noticeTable: PolicyTable = {
  name: "notice",
  label: {zh: "放假安排", en: "notice of days off"},
  columns: z.object({
    date: z.string().transform(isoDate).pipe(day),
    kind: z.enum(Object.keys(kinds) as [string, ...string[]]).transform((kind) => kinds[kind]!),
    name: text,
    source: z.string()
  }),
  key: ["date"],
  optional: ["source"]
};

// Excel writes 2027-01-01 as 2027/1/1
function isoDate(text: string): string {
  const parts = text.match(/^(\d{4})[/年.](\d{1,2})[/月.](\d{1,2})日?$/);
  return parts ? [parts[1], parts[2]!.padStart(2, "0"), parts[3]!.padStart(2, "0")].join("-") : text;
}
