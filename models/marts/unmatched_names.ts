import {z} from "zod";
import {integer, mart, money, orNull, varchar} from "../contract.ts";

export const unmatchedNames = mart("unmatched_names", {
  label: {zh: "未匹配的名称", en: "unmatched names"},
  grain: {
    zh: "清单里没有的每个名称、每类记录一行",
    en: "one row per name that its list does not know, and kind of record"
  },
  questions: {
    zh: "哪些产品和客户的名称在清单里找不到，涉及多少记录和金额？",
    en: "which names of products and customers are in no list, in how many records, for how much?"
  },
  key: ["kind", "entity", "name"],
  audiences: ["analysts", "hr"],
  columns: z.object({
    kind: varchar({zh: "种类", en: "kind", values: ["product", "customer"]}),
    entity: varchar({zh: "出现在哪类记录", en: "kind of record"}),
    name: varchar({zh: "名称", en: "name"}),
    likely_name: orNull(
      varchar({zh: "可能是", en: "probably means"}),
      "没有只差大小写与空格的名称",
      "no name differs in case and blanks only"
    ),
    count_records: integer({zh: "记录数", en: "records"}),
    won_amount: orNull(money({zh: "其中赢单金额", en: "won amount among them"}), "没有赢单", "none is won"),
    source_file: varchar({zh: "首次出现的文件", en: "first file it is in"}),
    source_row: integer({zh: "首次出现的行号", en: "first row it is in"})
  })
});
