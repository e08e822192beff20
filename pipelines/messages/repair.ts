import type {Text} from "./text.ts";

/** What is said of repairs, corrections and blank forms. */
export const repair = {
  blank_template: {
    zh: "{file}：模板还没有填写，只有表头。请从第 2 行起填写，每行一条，保存后再载入；「说明」工作表写明了每一列怎么填。",
    en: "{file}: the template is blank, it has its header only. Fill it in from row 2 on, one row each, save it and load it again; the sheet “help” says how."
  },
  repair_foreign: {
    zh: "{file}：这份修正表出自另一个工作区（{folder}），其中的导出这里都没有载入过，没有采用任何内容。请用 --workspace 指明它的工作区。",
    en: "{file}: written by another workspace ({folder}); none of its exports was ever loaded here and nothing was taken. Name its workspace with --workspace."
  },
  repair_either: {
    zh: "repair 要么写出修正表（--out 文件），要么收回修正表（repair 文件 --by 姓名），不能同时。",
    en: "repair either writes a workbook (--out FILE) or takes one back (repair FILE --by NAME), not both."
  },
  repair_no_sheet: {
    zh: "缺少工作表「{sheet}」，它可能被删除或改名",
    en: "the sheet “{sheet}” is missing; it may be deleted or renamed"
  },
  repair_columns_missing: {
    zh: "「{sheet}」缺少列：{column}",
    en: "“{sheet}”: columns are missing: {column}"
  },
  repair_columns_added: {
    zh: "「{sheet}」多出了列：{column}",
    en: "“{sheet}”: columns were added: {column}"
  },
  repair_columns_moved: {
    zh: "「{sheet}」的列被移动或重复",
    en: "“{sheet}”: columns were moved or doubled"
  },
  repair_row_added: {
    zh: "「{sheet}」第 {row} 行没有行标识：修正表不接受新增的行，请另行导出或填写模板",
    en: "“{sheet}” row {row} has no row id: rows cannot be added here, export them or use a template"
  },
  repair_id_unknown: {
    zh: "「{sheet}」第 {row} 行的行标识「{value}」不是本表写出的",
    en: "“{sheet}” row {row}: the row id “{value}” was not written by this workbook"
  },
  repair_id_changed: {
    zh: "「{sheet}」第 {row} 行的来源文件、工作表或行号与行标识「{value}」不符",
    en: "“{sheet}” row {row}: its file, sheet or row number does not belong to the row id “{value}”"
  },
  repair_cells_beyond: {
    zh: "「{sheet}」第 {row} 行在最后一列右边还有内容",
    en: "“{sheet}” row {row} has cells right of the last column"
  },
  repair_row_twice: {
    zh: "「{sheet}」第 {row} 行与第 {other} 行的行标识相同",
    en: "“{sheet}” row {row} has the row id of row {other}"
  },
  correction_missing: {
    zh: "{file}：此前的更正不在 exports/ 中，或内容已变，没有采用新的更正。请把原文件放回去，或撤回它（service-value withdraw {file}）后再交回修正表。",
    en: "{file}: the corrections made before are not in exports/ as they were loaded; the new ones were not taken. Put the file back, or withdraw it (service-value withdraw {file}) and give the workbook back again."
  },
  correction_alone: {
    zh: "{file}：这份修正所修正的导出 {original} 没有载入（没有载入过或已撤回），修正也没有载入。请先载入那份导出，或撤回这份修正（service-value withdraw）。",
    en: "{file}: the export it corrects, {original}, is not loaded (never, or withdrawn), so the corrections were not. Load that export first, or withdraw these corrections (service-value withdraw)."
  },
  repair_in_exports: {
    zh: "{file}：这是 repair 写出的修正表，不是导出，没有载入。请移出 exports/，改好后运行 service-value repair 文件 --by 姓名。",
    en: "{file}: a workbook written by repair, not an export; it was not loaded. Move it out of exports/ and, once corrected, run: service-value repair FILE --by NAME"
  },
  template_done: {
    zh: "模板已写好：{file}。填好后放进 exports/ 再运行，不需要映射。",
    en: "wrote the template {file}. Fill it in, put it into exports/ and run; it needs no mapping."
  },
  template_required: {zh: "必填", en: "required"},
  template_note: {
    zh: "示例只在本页，不会被载入。请在第一张工作表中从第 2 行起填写；表头不要改动，用不到的非必填列可以删除。黄色表头为必填。",
    en: "The examples are on this sheet only and are never loaded. Fill in the first sheet from row 2 on; leave its header as it is, columns that are not required may be deleted. A yellow header is required."
  },
  help_sheet: {zh: "说明", en: "help"},
  help_column: {zh: "列名", en: "column"},
  help_field: {zh: "字段", en: "field"},
  help_required: {zh: "必填", en: "required"},
  help_how: {zh: "怎么填", en: "how to fill it in"},
  help_example: {zh: "示例", en: "example"},
  repair_given: {
    zh: "修正表已写好：{file}，隔离的行 {rows} 行，没有对上的客户名称 {names} 个。改好后运行 service-value repair {file} --by 姓名",
    en: "wrote {file}: {rows} quarantined rows, {names} unmatched customer names. Correct it and run: service-value repair {file} --by NAME"
  },
  repair_nothing: {
    zh: "没有需要改正的：没有隔离的行，也没有没对上的客户名称；没有写文件。",
    en: "nothing to correct: no quarantined rows, no unmatched customer names; no file was written."
  },
  repair_left: {
    zh: "另有 {count} 行没有写进这份表：这么多行请在来源中改正，以原文件名重新导出；或先改正这一份，再写下一份。",
    en: "{count} more rows are not in it: mend so many at their source and export again under the same name, or correct this one first and write another."
  },
  repair_lost: {
    zh: "另有 {count} 行无法写出：exports/ 里已没有它们的原文件。请把原文件放回去。",
    en: "{count} rows could not be written: their export is no longer in exports/. Put it back."
  },
  repair_taken: {
    zh: "采用了 {corrected} 行更正和 {aliases} 个客户别名；{unchanged} 行没有改动，仍在隔离；{already} 行此前已同样更正；{gone} 行已不在隔离区。",
    en: "took {corrected} corrected rows and {aliases} customer aliases; {unchanged} rows unchanged and still quarantined; {already} corrected so before; {gone} no longer in quarantine."
  },
  repair_taken_next: {
    zh: "更正在 exports/ 中：{detail}。运行 service-value run 后生效。",
    en: "the corrections are in exports/: {detail}. They count from the next service-value run."
  },
  repair_still_wrong: {
    zh: "还有 {count} 处不对，没有采用：\n{detail}",
    en: "{count} cells are still wrong and were not taken:\n{detail}"
  },
  repair_wrong: {
    zh: "  「{sheet}」第 {row} 行 · {column} · {reason} · 「{value}」",
    en: "  “{sheet}” row {row} · {column} · {reason} · “{value}”"
  },
  repair_title: {zh: "怎样使用这份修正表", en: "how to use this workbook"},
  repair_help: {
    zh: "每张工作表是一类数据中被隔离的行，列与原导出相同，黄色的格有问题，原因写在它右边的一列。\n直接改正有问题的格；没有改动的行仍留在隔离区，可以删除不处理的行。\n灰色的列说明这一行来自哪里，请不要改动；不要增删或移动列，不要新增行。\n整行不合表头的行（列数不足或过多）已按原文分列，请逐格核对；若某格本来就该为空，请在任一空格写「-」，表示已核对。\n「客户名称」表列出没有对上客户的名称：在最后一列写出它指的客户全称，空着表示不处理。建议只供参考，从不自动采用。\n改好后保存，运行：service-value repair 文件 --by 姓名，然后 service-value run。\n再次交回同一份文件不会重复更正；之后的新导出中同一编号的行照常优先。",
    en: "Each sheet has the quarantined rows of one kind of data, with the columns of the export; a yellow cell is wrong, the column to its right says why.\nCorrect the cells in place. Rows left as they are stay in quarantine; rows you do not deal with may be deleted.\nGrey columns say where a row is from: leave them alone. Do not add, delete or move columns, and add no rows.\nRows that do not fit the header (too few or too many columns) are split as they stand: check each cell. Where an empty cell is right as it is, write “-” into any empty one to say so.\nThe sheet “customer names” lists names that lead to no customer: write the full name of the customer meant into the last column, or leave it empty. Suggestions are never applied by themselves.\nSave it and run: service-value repair FILE --by NAME, then service-value run.\nGiving the same file back twice corrects nothing twice; a later export of the same key still goes first."
  },
  repair_names: {zh: "客户名称", en: "customer names"},
  repair_id: {zh: "行标识", en: "row id"},
  repair_file: {zh: "来源文件", en: "source file"},
  repair_sheet: {zh: "来源工作表", en: "source sheet"},
  repair_row: {zh: "来源行号", en: "source row"},
  repair_whole: {zh: "整行原因", en: "reason (whole row)"},
  repair_line: {zh: "原文", en: "original line"},
  repair_reason: {zh: "原因：{column}", en: "reason: {column}"},
  repair_name: {zh: "未对上的名称", en: "unmatched name"},
  repair_count: {zh: "行数", en: "rows"},
  repair_where: {zh: "出现在", en: "found in"},
  repair_why: {zh: "原因", en: "reason"},
  repair_likely: {zh: "可能是", en: "perhaps"},
  repair_target: {zh: "对应的客户全称（请填写）", en: "customer meant (fill in)"},
  repair_unmatched: {zh: "没有客户编号与它同行", en: "no customer id goes with it"},
  repair_ambiguous: {zh: "有两个以上的客户编号用这个名称", en: "two or more customer ids have it"}
} satisfies Record<string, Text>;
