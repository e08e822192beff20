import {z} from "zod";
import {count, dated, text} from "./cells.ts";
import type {PolicyTable, Setting} from "./table.ts";

const optional = z.string().transform((value) => (value === "" ? null : value));

/** How the clocks of a ticket run: SPEC §14, A-01, A-02, A-05, A-07, A-10, A-11, A-14, A-16. */
export const clockSettings: Record<string, Setting> = {
  clock_start: {
    schema: z.enum(["submitted", "occurred", "graded", "assigned"]),
    about: {
      zh: "时钟起点（A-01）：submitted 提交，occurred 发生，graded 分级，assigned 分配；没有记录的用提交时间",
      en: "where the clocks start (A-01): submitted, occurred, graded or assigned; the submission where it is not recorded"
    }
  },
  clock_basis: {
    schema: z.enum(["contract", "elapsed", "business"]),
    about: {
      zh: "采用的时钟（A-02）：contract 自然时间，服务合约写明 8*5 的用工作时间；elapsed 一律自然时间；business 一律工作时间",
      en: "the clock applied (A-02): contract is elapsed time, business time where a service contract says 8*5; elapsed or business for all"
    }
  },
  pauses: {
    schema: z.enum(["report", "deduct"]),
    about: {
      zh: "挂起（A-05）：report 不扣除，另列净时长；deduct 从解决时长中扣除",
      en: "pauses (A-05): report shows a net figure beside; deduct takes them from the time to resolve"
    }
  },
  level_change: {
    schema: z.enum(["strictest", "last"]),
    about: {
      zh: "级别变更（A-07）：strictest 按曾达到的最严级别，last 按最后的级别",
      en: "a changed level (A-07): the strictest ever held, or the last"
    }
  },
  unsolvable: {
    schema: z.enum(["missed", "void"]),
    about: {
      zh: "无法解决的工单（A-10）：missed 计为逾期，void 不计",
      en: "unsolvable tickets (A-10): missed, or void"
    }
  },
  reopen: {
    schema: z.enum(["last", "first", "resume"]),
    about: {
      zh: "重开（A-11）：last 按最后一次解决，first 按第一次解决，resume 按最后一次解决但扣除关闭期间",
      en: "reopened tickets (A-11): last solution; first solution; resume: last solution less the time closed"
    }
  },
  sync_start: {
    schema: z.enum(["resolved", "closed"]),
    about: {
      zh: "同步销售的起点（A-14）：resolved 解决时间，closed 关闭时间；没有记录的用另一个",
      en: "where the sync to sales starts (A-14): resolved or closed; the other one where it is not recorded"
    }
  },
  nbd_after_hours: {
    schema: z.enum(["roll", "same_day"]),
    about: {
      zh: "下班后收到的“下一工作日上门”（A-16）：roll 视为下一工作日收到，same_day 视为当日收到",
      en: "next business day, received after hours (A-16): roll counts it as of the next business day, same_day as of its own"
    }
  },
  task_tolerance_minutes: {
    schema: count,
    about: {zh: "任务准时开始的容差（分钟），R-59", en: "minutes a task may start late and be on time, R-59"}
  }
};

export const clockTables: PolicyTable[] = [
  {
    name: "special_terms",
    label: {zh: "特殊约定", en: "special terms"},
    columns: z.object({
      scope: z.enum(["contract", "customer"]),
      value: text,
      level: optional,
      measure: z.enum(["acknowledge", "response", "resolution"]),
      limit_minutes: count,
      basis: z.union([z.enum(["elapsed", "business"]), z.literal("").transform(() => null)]),
      calendar: optional,
      source_text: z.string(),
      ...dated
    }),
    key: ["scope", "value", "level", "measure"],
    types: {limit_minutes: "integer"},
    optional: ["level", "basis", "calendar", "source_text", "valid_from", "valid_to"],
    identities: {customer_key: "value"},
    references: {calendar: "calendars", level: "levels"}
  },
  {
    name: "process_limits",
    label: {zh: "流程时限", en: "limits of process rules"},
    columns: z.object({
      rule_code: z.string().regex(/^R-\d{2}$/),
      level: optional,
      limit_minutes: count,
      ...dated
    }),
    key: ["rule_code", "level"],
    types: {limit_minutes: "integer"},
    optional: ["level", "valid_from", "valid_to"],
    references: {level: "levels"}
  }
];
