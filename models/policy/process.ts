import {z} from "zod";
import {count, text} from "./cells.ts";
import type {Setting} from "./table.ts";

const positive = count.pipe(z.number().positive());

// taken into a regular expression as they stand
const words = z.string().regex(/^[^\\.*+?^$(){}[\]|]+(\|[^\\.*+?^$(){}[\]|]+)*$/);

/** Decisions about handovers and meetings: SPEC §4.1, §4.5, §14, M-37. */
export const processSettings: Record<string, Setting> = {
  handover_complete_minutes: {
    schema: positive,
    about: {zh: "签约后多少分钟内整理完信息，R-01", en: "minutes from signing to a complete form, R-01"}
  },
  handover_day_rule: {
    schema: z.enum(["same_workday", "unknown"]),
    about: {
      zh: "签约只有日期时 R-01 按日判定（same_workday）还是不判定，A-12",
      en: "R-01 where signing has a day only: judged by the day, or not at all, A-12"
    }
  },
  handover_submit_minutes: {
    schema: positive,
    about: {zh: "整理完成后多少分钟内提交，R-02", en: "minutes from a complete form to its submission, R-02"}
  },
  handover_view_minutes: {
    schema: positive,
    about: {zh: "收到后多少分钟内查看，R-04", en: "minutes from receipt to the first view, R-04"}
  },
  handover_confirm_minutes: {
    schema: positive,
    about: {zh: "收到后多少分钟内确认，R-05", en: "minutes from receipt to confirmation, R-05"}
  },
  handover_promise_minutes: {
    schema: positive,
    about: {
      zh: "签约后多少分钟内售后应已确认、掌握客户全貌，R-08（与 R-05 的 24 小时相抵触，两条分列，C-02）",
      en: "minutes from signing in which after-sales is promised to know all, by its confirmation, R-08 (contradicts R-05's 24 hours; both are judged, C-02)"
    }
  },
  vague_words: {
    schema: words,
    about: {
      zh: "需求历史与特殊约定里算模糊表述的词，以 | 分隔，R-10（代用：词表代替人读）",
      en: "words that make the history of needs or the special terms vague, separated by |, R-10 (a proxy: a list in place of a reader)"
    }
  },
  scope_review_gate: {
    schema: text,
    about: {
      zh: "工作范围书提交审核的流程编号，R-55",
      en: "gate at which the scope of work is submitted for review, R-55"
    }
  },
  key_moments: {
    schema: z
      .string()
      .regex(/^(major_submitted|major_closed|complaint)(\|(major_submitted|major_closed|complaint))*$/),
    about: {
      zh: "须有会议的关键时点，以 | 分隔，R-54、C-19",
      en: "key moments that ask for a meeting, separated by |, R-54, C-19"
    }
  },
  major_levels: {
    schema: text,
    about: {zh: "重大问题的级别，以 | 分隔", en: "levels of a major problem, separated by |"}
  },
  self_service_channels: {
    schema: text,
    about: {
      zh: "算自助渠道的提交渠道，以 | 分隔，智能维度",
      en: "channels that count as self-service, separated by |, block of intelligence"
    }
  },
  key_meeting_days: {
    schema: count,
    about: {
      zh: "关键时点之后多少天内须开会，M-37（来源未给）",
      en: "days after a key moment in which the meeting is to be held, M-37 (the sources give none)"
    }
  },
  standup_meeting_kinds: {
    schema: text,
    about: {zh: "视为每日站会的会议类型，R-51", en: "kinds of meeting that are the daily stand-up, R-51"}
  },
  review_meeting_kinds: {
    schema: text,
    about: {zh: "视为每周协作复盘会的会议类型，R-52", en: "kinds of meeting that are the weekly review, R-52"}
  },
  regular_meeting_kinds: {
    schema: text,
    about: {
      zh: "视为客户定期沟通的会议类型，每月至少一次，R-53",
      en: "kinds of meeting that are the regular one with a customer, at least one a month, R-53"
    }
  },
  visit_meeting_kinds: {
    schema: text,
    about: {
      zh: "视为销售上门拜访的会议类型，健康客户每季度一次，R-62",
      en: "kinds of meeting that are a visit by sales, one a quarter for healthy customers, R-62"
    }
  },
  director_meeting_kinds: {
    schema: text,
    about: {
      zh: "视为双总监联合拜访的会议类型，风险客户，R-64",
      en: "kinds of meeting that are a joint visit of both directors to customers at risk, R-64"
    }
  }
};
