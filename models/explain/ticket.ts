import type {Section, Subject} from "./index.ts";

const none = {zh: "没有", en: "none"};
const minutes = {zh: "分钟", en: "minutes"};
const limit = {zh: "时限（分钟）", en: "limit, min"};
const verdict = {zh: "判定", en: "verdict"};

const record: Section = {
  name: "record",
  label: {zh: "记录", en: "the record"},
  none,
  columns: {
    ticket_id: {zh: "工单编号", en: "ticket id"},
    customer_name: {zh: "客户名称", en: "customer name"},
    customer_id: {zh: "客户编号", en: "customer id"},
    level: {zh: "级别", en: "level"},
    status: {zh: "状态", en: "status"},
    team: {zh: "负责团队", en: "owner's team"},
    source_file: {zh: "文件", en: "file"},
    source_row: {zh: "行", en: "row"}
  }
};

const target: Section = {
  name: "target",
  label: {zh: "目标与出处", en: "its targets, and what set them"},
  none,
  columns: {
    level: {zh: "级别", en: "level"},
    target_level: {zh: "目标级别", en: "level whose target holds"},
    count_downgrades: {zh: "降级次数", en: "times lowered"},
    target_source: {zh: "目标出处", en: "set by"},
    term: {zh: "特殊约定", en: "special term"},
    source_text: {zh: "约定原文", en: "its words"},
    acknowledge_limit_minutes: {zh: "受理时限（分钟）", en: "acknowledge, min"},
    response_limit_minutes: {zh: "响应时限（分钟）", en: "response, min"},
    resolution_limit_minutes: {zh: "解决时限（分钟）", en: "resolution, min"},
    clock: {zh: "采用的时钟", en: "clock applied"},
    calendar: {zh: "工作日历", en: "calendar"},
    calendar_source: {zh: "日历出处", en: "calendar by"},
    started_at: {zh: "计时起点", en: "clocks start"}
  }
};

const clocks: Section = {
  name: "clocks",
  label: {zh: "时钟：自然时间与工作时间", en: "its clocks, elapsed and business"},
  none,
  columns: {
    measure: {zh: "度量", en: "measure"},
    basis: {zh: "口径", en: "basis"},
    is_applied: {zh: "采用", en: "applied"},
    source: {zh: "依据", en: "read from"},
    ended_at: {zh: "完成时间", en: "ended"},
    minutes,
    limit_minutes: limit,
    due_at: {zh: "到期时间", en: "due"},
    verdict
  }
};

const intervals: Section = {
  name: "intervals",
  label: {
    zh: "计入的工作时段（起点至解决，未解决的至时钟）",
    en: "working hours counted, to the end or the clock"
  },
  none: {zh: "没有工作时间，或日历未覆盖", en: "no working time, or no calendar reaches"},
  columns: {
    from_at: {zh: "从", en: "from"},
    to_at: {zh: "到", en: "to"},
    minutes,
    minutes_so_far: {zh: "累计分钟", en: "minutes so far"},
    day_class: {zh: "日类", en: "kind of day"},
    reason: {zh: "说明", en: "reason"}
  }
};

const daysOff: Section = {
  name: "days_off",
  label: {zh: "其间不上班的日子", en: "days between on which nobody works"},
  none,
  columns: {
    date: {zh: "日期", en: "day"},
    day_class: {zh: "日类", en: "kind of day"},
    reason: {zh: "说明", en: "reason"}
  }
};

const pauses: Section = {
  name: "pauses",
  label: {zh: "挂起与关闭期间", en: "paused, or closed in between"},
  none: {zh: "没有，或没有状态历史", en: "none, or no status history"},
  columns: {
    status: {zh: "状态", en: "status"},
    from_at: {zh: "从", en: "from"},
    to_at: {zh: "到", en: "to"},
    minutes
  }
};

const history: Section = {
  name: "history",
  label: {zh: "历史", en: "its history"},
  none: {zh: "没有状态历史，也没有回复记录", en: "no status history and no replies"},
  columns: {
    happened_at: {zh: "时间", en: "time"},
    kind: {zh: "事项", en: "what"},
    value: {zh: "变为", en: "became"},
    source_file: {zh: "文件", en: "file"},
    source_row: {zh: "行", en: "row"}
  }
};

const alternatives: Section = {
  name: "alternatives",
  label: {zh: "换一种规定，解决判定会怎样", en: "the resolution's verdict, had it been decided otherwise"},
  none,
  columns: {
    variant: {zh: "规定", en: "decided"},
    minutes,
    limit_minutes: limit,
    spare_minutes: {zh: "余量（分钟）", en: "to spare, min"},
    verdict
  }
};

const settings: Section = {
  name: "settings",
  label: {zh: "生效的设置", en: "settings in force"},
  none,
  columns: {name: {zh: "设置", en: "setting"}, value: {zh: "值", en: "value"}}
};

export const ticket: Subject = {
  name: "ticket",
  label: {zh: "工单", en: "ticket"},
  ids: {table: "marts.tickets", column: "ticket_id"},
  sections: [record, target, clocks, intervals, daysOff, pauses, history, alternatives, settings]
};
