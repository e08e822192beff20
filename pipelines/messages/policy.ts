import type {Text} from "./text.ts";

/** What is said of the policy and of cells that do not fit. */
export const policy = {
  fault_shares: {
    zh: "「{value}」的分成到这一行合计 {sum} %，不得超过 100 %；请改小各行的 share",
    en: "the shares of “{value}” sum to {sum} % with this line, and may not pass 100 %; make its shares smaller"
  },
  invalid_policy: {
    zh: "制度表有误，未作任何改动：{detail}\n请按「文件：行」改正后再运行。",
    en: "the policy is invalid, nothing was changed:{detail}\nMend the lines named and run again."
  },
  fault_missing: {zh: "缺少内容", en: "missing"},
  fault_type: {zh: "应为{expected}", en: "must be {expected}"},
  fault_value: {zh: "只能写 {allowed}", en: "must be one of {allowed}"},
  fault_date: {zh: "不是存在的日期，请写成 2024-12-31 的形式", en: "no such date, write it as 2024-12-31"},
  fault_small: {zh: "必须 {bound} {limit}", en: "must be {bound} {limit}"},
  fault_big: {zh: "必须 ≤ {limit}", en: "must be ≤ {limit}"},
  fault_company: {
    zh: "dimension 为 company 时只能写 all",
    en: "must be all where the dimension is company"
  },
  fault_zone: {
    zh: "没有这个时区，请写 Asia/Shanghai 这样的名称",
    en: "no such time zone, write a name such as Asia/Shanghai"
  },
  fault_format: {
    zh: '不是日期格式,请写 "%Y-%m-%d %H:%M" 这样的格式',
    en: 'no date format, write one such as "%Y-%m-%d %H:%M"'
  },
  fault_pattern: {
    zh: "不是带括号组的正则表达式，请写 '(\\d{4})(\\d{2})(\\d{2})' 这样的表达式",
    en: "no regular expression with groups, write one such as '(\\d{4})(\\d{2})(\\d{2})'"
  },
  fault_cell_pattern: {
    zh: "不是恰好有一个括号组的正则表达式（也不支持前后查找与反向引用），请写 '工单号：(\\w+)' 这样的表达式",
    en: "no regular expression with exactly one group (and without looking ahead, behind or back), write one such as 'Ticket (\\w+)'"
  },
  fault_cell: {
    zh: "不是单元格，请写 B2 这样的位置",
    en: "no cell, write a place such as B2"
  },
  fault_source: {
    zh: "要写明、且只能写明一个来源，如 column 或 value",
    en: "name one source and only one, such as column or value"
  },
  fault_unit: {zh: "只有金额才有单位", en: "only amounts have a unit"},
  fault_status: {
    zh: "「{name}」不是这个字段的取值，可用的有 {allowed}",
    en: "“{name}” is no value of this field, only {allowed}"
  },
  fault_entities: {zh: "至少要写一个实体，如 tickets", en: "name at least one entity, such as tickets"},
  fault_missing_column: {zh: "缺少列「{name}」", en: "missing column “{name}”"},
  fault_unknown_column: {
    zh: "没有列「{name}」，只有 {allowed}",
    en: "there is no column “{name}”, only {allowed}"
  },
  fault_unknown_setting: {
    zh: "没有设置「{name}」，只有 {allowed}",
    en: "there is no setting “{name}”, only {allowed}"
  },
  fault_wide: {
    zh: "有 {count} 格，表头只有 {columns} 列；含逗号的值要加引号",
    en: "{count} cells under {columns} columns; a value with a comma wants quotes"
  },
  fault_backwards: {
    zh: "valid_from {from} 晚于 valid_to {to}",
    en: "valid_from {from} is later than valid_to {to}"
  },
  fault_overlap: {
    zh: "{key} 的生效日期与第 {line} 行重叠",
    en: "{key}: its dates overlap those of line {line}"
  },
  fault_unknown_calendar: {
    zh: "没有日历「{name}」，policy/calendars.csv 中只有 {allowed}",
    en: "there is no calendar “{name}”, policy/calendars.csv has only {allowed}"
  },
  fault_unknown_kpi: {
    zh: "没有指标「{name}」，policy/kpis.csv 中只有 {allowed}",
    en: "there is no KPI “{name}”, policy/kpis.csv has only {allowed}"
  },
  fault_unknown_level: {
    zh: "没有级别「{name}」，policy/levels.csv 中只有 {allowed}",
    en: "there is no level “{name}”, policy/levels.csv has only {allowed}"
  },
  fault_time: {
    zh: "不是时刻，请写成 09:00 的形式；一天的结束写 24:00，过夜的写次日时刻",
    en: "no time of day, write it as 09:00; the end of a day as 24:00, past midnight as the next day's time"
  },
  fault_uncoverable: {
    zh: "应在 1980-01-01 与 2099-12-31 之间",
    en: "must lie between 1980-01-01 and 2099-12-31"
  },
  fault_covered_backwards: {
    zh: "covered_from {from} 晚于 covered_to {to}",
    en: "covered_from {from} is later than covered_to {to}"
  },
  fault_no_default: {
    zh: "没有默认日历，请把其中一个的 is_default 写成 true",
    en: "no default calendar, set is_default of one to true"
  },
  fault_two_defaults: {
    zh: "第 {line} 行已是默认日历，只能有一个",
    en: "line {line} is the default already, there can be one only"
  },
  fault_no_hours: {
    zh: "日历「{calendar}」在 calendar_hours.csv 中没有工作时间",
    en: "calendar “{calendar}” has no hours in calendar_hours.csv"
  },
  fault_empty_hours: {
    zh: "开始与结束相同；整天请写 00:00–24:00",
    en: "begins and ends at the same time; write a whole day as 00:00 to 24:00"
  },
  fault_no_anchor: {
    zh: "every_weeks 大于 1 时要写 valid_from，从那一周起数",
    en: "every_weeks above 1 wants valid_from, the week it is counted from"
  },
  fault_hours_missing: {
    zh: "kind 为 hours 时要写 start_time 和 end_time",
    en: "kind hours wants start_time and end_time"
  },
  fault_hours_unwanted: {
    zh: "kind 为 {kind} 时不写时刻；只上半天请用 hours",
    en: "kind {kind} takes no times; for a half day write hours"
  },
  fault_two_kinds: {
    zh: "{date} 在第 {line} 行已有另一种安排",
    en: "{date} is arranged otherwise on line {line} already"
  },
  fault_hours_overlap: {
    zh: "与第 {line} 行的工作时间重叠；旧的一行请写 valid_to",
    en: "overlaps the hours of line {line}; give the older one a valid_to"
  },
  fault_other_year: {
    zh: "{date} 不属于 {year} 年的通知（可含上一年 12 月 20 日之后）",
    en: "{date} is not of the notice for {year} (which may reach back to 20 December before)"
  },
  fault_no_statutory: {
    zh: "{date} 没有放假；{year} 年的通知似乎不全，全年要一次写齐",
    en: "{date} is not off; the notice for {year} seems incomplete, it has to be given whole"
  },
  fault_weekday: {
    zh: "{date} 本来就是工作日（周一至周五），不会是补班；请核对日期",
    en: "{date} is a weekday and worked anyway, no make-up workday; check the date"
  },
  fault_twice: {zh: "{key} 已在第 {line} 行出现", en: "{key} stands on line {line} already"},
  fault_unknown_key: {zh: "没有「{name}」这一项", en: "there is no “{name}”"},
  fault_unknown_entity: {
    zh: "没有实体「{name}」，可用的有 {allowed}",
    en: "there is no entity “{name}”, only {allowed}"
  },
  fault_unknown_field: {
    zh: "没有字段「{name}」，可用的有 {allowed}",
    en: "there is no field “{name}”, only {allowed}"
  },
  fault_dropped: {
    zh: "列「{name}」是个人信息，一律不载入（README「实体」），请从映射中删去",
    en: "column “{name}” is personal data and never loaded (README, “Entities”): take it out of the mapping"
  },
  type_text: {zh: "文字", en: "text"},
  type_number: {zh: "数字", en: "a number"},
  type_whole: {zh: "整数", en: "a whole number"},
  type_flag: {zh: " true 或 false", en: "true or false"},
  type_list: {zh: "列表", en: "a list"},
  type_map: {zh: "「名称： 值」", en: "a map of names to values"}
} satisfies Record<string, Text>;
