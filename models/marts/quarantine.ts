import {z} from "zod";
import {boolean, integer, mart, orNull, varchar} from "../contract.ts";

export const quarantine = mart("quarantine", {
  label: {zh: "隔离区", en: "quarantine"},
  grain: {zh: "每个被隔离的行一行", en: "one row per quarantined row"},
  questions: {
    zh: "哪些行没有被采用，为什么，怎么改？",
    en: "which rows were not used, why, and what mends them?"
  },
  key: ["load_id", "entity", "source_row"],
  audiences: ["executives", "analysts", "hr"],
  executives: {
    where: "not is_repaired",
    order: ["source_file", "source_sheet", "entity", "source_row", "load_id"],
    limit: 2000
  },
  columns: z.object({
    load_id: varchar({zh: "载入编号", en: "load id"}),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: varchar({zh: "工作表", en: "sheet"}),
    entity: varchar({zh: "实体", en: "entity"}),
    source_row: integer({zh: "行号", en: "row"}),
    column_name: orNull(
      varchar({zh: "列", en: "column"}),
      "整行不合表头",
      "the whole row does not fit the header"
    ),
    reason: varchar({zh: "原因", en: "reason"}),
    original_text: orNull(
      varchar({zh: "原文（只留在工作区）", en: "original text (stays in the workspace)", isPersonal: true}),
      "单元格为空",
      "the cell is empty"
    ),
    count_problems: integer({zh: "问题数", en: "problems"}),
    is_replaced: boolean({
      zh: "之后又载入过同名而内容不同的文件，此行已随旧文件作废",
      en: "a file of the same name and other content was loaded since, the row is of the old one"
    }),
    is_repaired: boolean({
      zh: "已有被接受的更正（repair），此行不再待处理",
      en: "a correction of it (repair) is accepted, the row is open no more"
    })
  })
});
