import {z} from "zod";
import {boolean, integer, mart, orNull, timestamp, varchar} from "../contract.ts";

export const loads = mart("loads", {
  label: {zh: "载入记录", en: "loads"},
  grain: {zh: "文件的每个版本、工作表与实体一行", en: "one row per version of a file, sheet and entity"},
  questions: {zh: "载入了什么，每一行去了哪里？", en: "what was loaded, and where did each row go?"},
  key: ["load_id", "entity"],
  audiences: ["executives", "analysts", "hr"],
  executives: {order: ["source_file", "source_sheet", "entity", "load_id"]},
  columns: z.object({
    load_id: varchar({
      zh: "载入编号（文件内容、文件名、工作表与映射）",
      en: "load id (bytes, name, sheet and mapping)"
    }),
    source_file: varchar({zh: "来源文件", en: "source file"}),
    source_sheet: varchar({
      zh: "工作表、压缩包中的文件或网页中的表（文本文件为空）",
      en: "sheet, file in an archive or table of a page (empty for a text file)"
    }),
    entity: varchar({zh: "实体", en: "entity"}),
    mapping: varchar({zh: "映射", en: "mapping"}),
    encoding: varchar({zh: "编码", en: "encoding"}),
    exported_at: timestamp({zh: "导出时间", en: "exported at"}),
    rows_read: integer({zh: "读到的行", en: "rows read"}),
    rows_accepted: integer({zh: "接受的行", en: "rows accepted"}),
    rows_quarantined: integer({zh: "隔离的行", en: "rows quarantined"}),
    rows_ignored: integer({
      zh: "忽略的行（表头之上的标题、空行、合计、只有合并单元格的行）",
      en: "rows ignored (titles above the header, blank rows, totals, rows of merged cells only)"
    }),
    rows_current: integer({zh: "现行的行", en: "rows current"}),
    rows_superseded: integer({zh: "被取代的行", en: "rows superseded"}),
    rows_repaired: integer({
      zh: "隔离的行中已有更正的",
      en: "of the rows quarantined, those that a correction has mended"
    }),
    columns_dropped: integer({zh: "未载入的列", en: "columns not loaded"}),
    is_replaced: boolean({
      zh: "之后又载入过同名而内容不同的文件",
      en: "a file of the same name and other content was loaded since"
    }),
    corrected_file: orNull(
      varchar({zh: "更正的是哪个文件", en: "the file it corrects"}),
      "不是更正（repair）",
      "no corrections (repair)"
    ),
    corrected_by: orNull(
      varchar({zh: "更正人", en: "corrected by", isPersonal: true}),
      "不是更正",
      "no corrections"
    ),
    corrected_at: orNull(timestamp({zh: "更正时间", en: "corrected at"}), "不是更正", "no corrections")
  })
});
