import type {Text} from "./text.ts";

/** What `map` says of an export it has not seen. */
export const map = {
  near_mapping: {
    zh: "{file}：没有映射认得这份文件。最接近的是 {mapping}，但缺少列：{column}。表头是：{header}。请补上该列后重新导出，或在 mappings/ 中写一份映射（README「映射」一节有完整说明）。",
    en: "{file}: no mapping knows this file. The closest is {mapping}, but columns are missing: {column}. The header is: {header}. Export it with them, or write a mapping in mappings/ (README, “Mappings”, has the whole schema)."
  },
  map_place: {
    zh: "{file}：表头在第 {row} 行，{rows} 行数据。",
    en: "{file}: header in row {row}, {rows} rows below it."
  },
  map_place_sheet: {
    zh: "{file}：工作表「{sheet}」，表头在第 {row} 行，{rows} 行数据。",
    en: "{file}: sheet “{sheet}”, header in row {row}, {rows} rows below it."
  },
  map_entity: {
    zh: "这是{label}（{entity}）。",
    en: "These are {label} ({entity})."
  },
  map_entity_unsure: {
    zh: "可能是{label}（{entity}），但不能确定，所以没有写草稿。若确实是，请加 --entity {entity} 再运行。各类数据所缺的必填字段：",
    en: "Perhaps {label} ({entity}), but that is not sure, so no draft was written. If it is, run again with --entity {entity}. What each entity would need:"
  },
  map_nothing: {
    zh: "看不出这是哪一类数据，没有写草稿。各类数据所缺的必填字段（若知道是哪一类，请加 --entity 名称 再运行）：",
    en: "No entity fits, so no draft was written. What each would need (if you know which it is, run again with --entity NAME):"
  },
  map_lacks: {
    zh: "缺 {names}",
    en: "lacks {names}"
  },
  map_thin: {
    zh: "必填字段都有，但没有别的列能证实",
    en: "has the required fields, but nothing else that speaks for it"
  },
  map_column: {
    zh: "列",
    en: "column"
  },
  map_examples: {
    zh: "例子",
    en: "examples"
  },
  map_field: {
    zh: "字段（* 必填）",
    en: "field (* required)"
  },
  map_sureness: {
    zh: "把握",
    en: "sure?"
  },
  map_why: {
    zh: "依据",
    en: "why"
  },
  map_sure: {
    zh: "确定",
    en: "sure"
  },
  map_likely: {
    zh: "很可能",
    en: "likely"
  },
  map_unsure: {
    zh: "? 不确定",
    en: "? unsure"
  },
  map_personal: {
    zh: "个人信息，不载入",
    en: "personal, not loaded"
  },
  map_exact: {
    zh: "表头就是该字段的名称",
    en: "the header is the field's own name"
  },
  map_fit: {
    zh: "{share}% 的取值像{kind}",
    en: "{share}% of the values read as {kind}"
  },
  map_key_unique: {zh: "每行不同", en: "differs in every row"},
  map_key_repeats: {zh: "{rows} 行里有 {count} 个不同的编号", en: "{count} different ones in {rows} rows"},
  map_key_empty: {zh: "{rows} 行没有编号", en: "empty in {rows} rows"},
  map_ordered: {
    zh: "与{names}的先后从不颠倒",
    en: "always in order with {names}"
  },
  map_violated: {
    zh: "{rows} 行里{earlier}晚于{later}",
    en: "{earlier} is later than {later} in {rows} rows"
  },
  map_rival_column: {
    zh: "列「{name}」同样像",
    en: "column “{name}” fits as well"
  },
  map_rival_field: {
    zh: "也可能是{name}",
    en: "might be {name} too"
  },
  map_fault: {
    zh: "{rows} 行读不出：{reason}",
    en: "{rows} rows cannot be read: {reason}"
  },
  map_values: {
    zh: "有的取值要由人定",
    en: "some values are for a person to decide"
  },
  map_foreign: {
    zh: "金额带有外币符号，按工作区的货币计",
    en: "the sign of another money; it is counted as the workspace's own"
  },
  map_open_from: {
    zh: "{date} 起视为没有约定结束日",
    en: "from {date} on: no end agreed"
  },
  map_weak: {
    zh: "依据不足，请核对",
    en: "the evidence is thin, please check"
  },
  map_two_ways: {
    zh: "「{value}」可以是 {day_first}（日在前），也可以是 {month_first}（月在前）。请选一行取代上面这一行：",
    en: "“{value}” is {day_first} (day first) or {month_first} (month first). Put one of these in place of the line above:"
  },
  map_rows: {
    zh: "{rows} 行",
    en: "rows: {rows}"
  },
  map_exported: {
    zh: "导出的日期；不写则以第一次载入的时间为准",
    en: "when it was exported; without it, the time of the first load"
  },
  map_draft_head: {
    zh: "service-value map 对 {file} 起草的映射。\n带 ? 的行请人核对；以 # 开头的字段没有载入，去掉 # 即可启用。",
    en: "A mapping drafted by service-value map for {file}.\nLines with ? are for a person to check; fields behind a # are not loaded until it is taken away."
  },
  map_lacking: {
    zh: "必填：{label}。请写上是哪一列，并去掉行首的 #",
    en: "required: {label}; write which column it is and take the # away"
  },
  map_lacking_suited: {
    zh: "必填：{label}。从内容看可能是 {names}；请改成对的那一列，并去掉行首的 #",
    en: "required: {label}; by its values it may be {names}; name the right one and take the # away"
  },
  map_draft_unused: {
    zh: "没有用到的列：{names}",
    en: "columns not used: {names}"
  },
  map_draft_personal: {
    zh: "个人信息，不载入：{names}",
    en: "personal, not loaded: {names}"
  },
  map_complete: {
    zh: "必填字段都有了。",
    en: "Every required field is found."
  },
  map_open: {
    zh: "必填而尚未确定：{names}。",
    en: "Required and not yet sure: {names}."
  },
  map_decide: {
    zh: "请人定：{names}（草稿中带 ? 的行）。",
    en: "To decide: {names} (lines with ? in the draft)."
  },
  map_unmapped: {
    zh: "没有对应字段的列：{names}。",
    en: "Columns that stay unmapped: {names}."
  },
  map_quarantine: {
    zh: "试读：{total} 行中有 {rows} 行会被隔离。",
    en: "Tried out: {rows} of {total} rows would be quarantined."
  },
  map_other: {
    zh: "工作表「{sheet}」像是{entity}：用 --sheet 另做一份映射。",
    en: "Sheet “{sheet}” looks like {entity}: map it too with --sheet."
  },
  map_known: {
    zh: "{file}：映射 {mapping}（{path}）已认得这份文件，可以直接载入。",
    en: "{file}: the mapping {mapping} ({path}) knows this file, it loads as it is."
  },
  map_written: {
    zh: "草稿：{path}",
    en: "draft: {path}"
  },
  map_next: {
    zh: "下一步：service-value load {file}{workspace}",
    en: "next: service-value load {file}{workspace}"
  },
  map_next_edit: {
    zh: "下一步：改好草稿中带 ? 的行，再运行 service-value load {file}{workspace}",
    en: "next: mend the lines with ? in the draft, then service-value load {file}{workspace}"
  },
  map_no_sheet: {
    zh: "{file}：没有名为「{sheet}」的可见工作表。",
    en: "{file}: no visible sheet “{sheet}”."
  },
  map_exists: {
    zh: "{file}：已存在，没有覆盖。请用 --out 写到别处。",
    en: "{file}: exists already and was not overwritten. Name another with --out."
  },
  kind_id: {
    zh: "编号",
    en: "ids"
  },
  kind_text: {
    zh: "文字",
    en: "text"
  },
  kind_category: {
    zh: "类别",
    en: "categories"
  },
  kind_customer: {
    zh: "客户名称",
    en: "customer names"
  },
  kind_person: {
    zh: "人员",
    en: "persons"
  },
  kind_contact: {
    zh: "联系人",
    en: "contacts"
  },
  kind_level: {
    zh: "级别",
    en: "levels"
  },
  kind_status: {
    zh: "状态",
    en: "states"
  },
  kind_timestamp: {
    zh: "时间",
    en: "times"
  },
  kind_date: {
    zh: "日期",
    en: "dates"
  },
  kind_amount: {
    zh: "金额",
    en: "amounts"
  },
  kind_integer: {
    zh: "整数",
    en: "whole numbers"
  },
  kind_score: {
    zh: "评分",
    en: "scores"
  },
  kind_boolean: {
    zh: "是/否",
    en: "yes/no"
  },
  kind_choice: {zh: "选项", en: "choices"},
  kind_people: {zh: "人员", en: "persons"},
  kind_list: {zh: "列表", en: "lists"},
  kind_estimate: {zh: "估算金额", en: "estimates"},
  kind_ratio: {zh: "比率", en: "shares"},
  kind_duration: {zh: "时长", en: "lengths of time"},
  kind_quantity: {zh: "数量", en: "quantities"},
  kind_period: {zh: "期间", en: "periods"},
  kind_order: {
    zh: "序号",
    en: "an order"
  }
} satisfies Record<string, Text>;
