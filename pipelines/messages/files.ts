import type {Text} from "./text.ts";

/** What is said of files that cannot be read, or not whole. */
export const files = {
  empty_file: {
    zh: "{file}：空文件，没有表头也没有数据。请重新导出后再放入 exports/。",
    en: "{file}: empty file, neither header nor data. Export it again and put it back into exports/."
  },
  no_rows: {
    zh: "{file}：只有表头，没有数据行。请检查导出时的筛选条件后重新导出。",
    en: "{file}: a header but no data rows. Check the filter of the export and export it again."
  },
  wrong_encoding: {
    zh: "{file}：第 {line} 行「{value}」之后的字节不是 UTF-8，也不是 GB18030。请在 Excel 中打开，检查这一行，另存为「CSV UTF-8」。",
    en: "{file}: line {line}: the bytes after “{value}” are neither UTF-8 nor GB18030. Open it in Excel, look at that line and save it as “CSV UTF-8”."
  },
  broken_utf8: {
    zh: "{file}：文件是 UTF-8，但第 {line} 行「{value}」之后有损坏的字节。请重新导出，或改正这一行后另存为「CSV UTF-8」。",
    en: "{file}: the file is UTF-8, but on line {line} a byte after “{value}” is broken. Export it again, or mend that line and save it as “CSV UTF-8”."
  },
  unterminated_quote: {
    zh: "{file}：第 {row} 条记录的引号没有结束，其后的内容无法分行。请补上引号或重新导出。",
    en: "{file}: record {row} opens a quote that is never closed, what follows cannot be split. Close it or export again."
  },
  broken_quotes: {
    zh: '{file}:第 {row} 条记录的引号之后还有别的字,其后的内容无法分行。值里的引号要写成两个(""),请改正或重新导出。',
    en: '{file}: in record {row} something follows a closing quote, what comes after cannot be split. Write a quote inside a value twice (""), or export again.'
  },
  duplicate_header: {
    zh: "{file}：表头中有重名的列：{column}。请给其中一列改名，否则无法知道该取哪一列。",
    en: "{file}: columns of one name in the header: {column}. Rename one, else nobody can know which is meant."
  },
  missing_column: {
    zh: "{file}：缺少必需的列：{column}（映射 {mapping}）。文件的表头是：{header}。请补上该列，或在映射里写明它在文件中的列名。",
    en: "{file}: missing required column: {column} (mapping {mapping}). The header is: {header}. Add the column, or say in the mapping what the file calls it."
  },
  ambiguous_column: {
    zh: "{file}：映射 {mapping} 说的列「{column}」可以是好几列：{detail}。大小写、空格和全角半角不作区分，请给其中一列改名，或在映射里照原样写全列名。",
    en: "{file}: “{column}” of mapping {mapping} may be any of several columns: {detail}. Case, blanks and width make no difference: rename one, or write the name in the mapping exactly as the file has it."
  },
  nothing_outside: {
    zh: "{file}：映射 {mapping} 要从「{place}」取 {name}，但那里没有与 {pattern} 相合的内容。请改文件名、工作表名或单元格，或在映射里用 value 直接写明，或用 otherwise 写明取不到时的值。",
    en: "{file}: mapping {mapping} takes {name} from “{place}”, but nothing there fits {pattern}. Rename the file or sheet, fill the cell, state it in the mapping with value, or say with otherwise what it is when it is not there."
  },
  missing_period: {
    zh: "{file}：不知道是哪个期间的数据：没有列「{column}」，文件名和工作表名里也没有（映射 {mapping}）。请在文件名中写明（如 …_2024Q2.csv），或加上该列，或在映射里写 period，例如 period: {file_name: '(\\d{4}Q[1-4])'}、period: {sheet: '(.+)'} 或 period: {value: 2024Q2}。",
    en: "{file}: nobody can tell its period: there is no column “{column}”, nor is it in the name of the file or sheet (mapping {mapping}). Put it into the file's name (…_2024Q2.csv), add the column, or write period into the mapping, such as period: {file_name: '(\\d{4}Q[1-4])'}, period: {sheet: '(.+)'} or period: {value: 2024Q2}."
  },
  no_mapping: {
    zh: "{file}：没有映射认得这份文件。表头是：{header}。请用 service-value map 起草一份映射，或在 mappings/ 中自己写（README「映射」一节有完整说明）。",
    en: "{file}: no mapping knows this file. The header is: {header}. Let “service-value map” draft one, or write it in mappings/ (README, “Mappings”, has the whole schema)."
  },
  ambiguous_mapping: {
    zh: "{file}：不止一份映射认得这份文件：{detail}。请给其中一份加上更多 match.header 或 match.file。",
    en: "{file}: more than one mapping knows this file: {detail}. Add to match.header or match.file of one of them."
  },
  ambiguous_dates: {
    zh: '{file}:列「{column}」的日期两种读法都说得通,例如第 {row} 行「{value}」可以是 {day_first},也可以是 {month_first}。请在映射中给这一列写明 format,例如 "%d/%m/%Y"。',
    en: '{file}: the dates of column “{column}” can be read two ways: “{value}” in row {row} is {day_first} or {month_first}. Declare the column\'s format in the mapping, such as "%d/%m/%Y".'
  },
  mixed_dates: {
    zh: "{file}：列「{column}」里混有两种日期：第 {day_row} 行「{day_value}」只能是日在前，第 {month_row} 行「{month_value}」只能是月在前。请统一格式后重新导出。",
    en: "{file}: column “{column}” mixes two kinds of dates: “{day_value}” in row {day_row} can only be day first, “{month_value}” in row {month_row} only month first. Export it in one format."
  },
  old_excel: {
    zh: "{file}：这是旧版 Excel(.xls)或 WPS(.et)的二进制文件，无法直接读取。请用 Excel 或 WPS 打开它，另存为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: a binary file of an old Excel (.xls) or WPS (.et). Open it in Excel or WPS and save it as .xlsx or “CSV UTF-8”."
  },
  html_table: {
    zh: "{file}：内容是网页（HTML 或 XML），其中没有表格。请用 Excel 打开它，另存为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: its content is a web page (HTML or XML) without a table. Open it in Excel and save it as .xlsx or “CSV UTF-8”."
  },
  mhtml: {
    zh: "{file}：这是「单个文件网页」（MHTML），无法直接读取。请用 Excel 打开它，另存为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: a “single file web page” (MHTML). Open it in Excel and save it as .xlsx or “CSV UTF-8”."
  },
  unsupported_file: {
    zh: "{file}：这是{kind}，无法读取。请在能打开它的程序中另存或导出为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: {kind}, which cannot be read. Save or export it as .xlsx or “CSV UTF-8” in the program that opens it."
  },
  unsupported_archive: {
    zh: "{file}：这是{kind}，无法读取。请解压后把其中的文件放入 exports/，或打包成 .zip。",
    en: "{file}: {kind}, which cannot be read. Unpack it and put the files into exports/, or pack them as .zip."
  },
  lock_file: {
    zh: "{file}：这是 Excel 或 WPS 打开文件时留下的锁文件，没有数据。请关闭该工作簿，改为载入名称中没有「~$」的那个文件。",
    en: "{file}: a lock file that Excel or WPS leaves while a workbook is open; it has no data. Close the workbook and load the file without “~$” in its name."
  },
  encrypted_workbook: {
    zh: "{file}：工作簿有密码。请打开它，去掉密码后另存为 .xlsx。",
    en: "{file}: the workbook has a password. Open it, remove the password and save it as .xlsx."
  },
  encrypted_archive: {
    zh: "{file}：压缩包有密码。请用密码解压后把其中的文件放入 exports/，或重新打包且不设密码。",
    en: "{file}: the archive has a password. Unpack it with the password and put the files into exports/, or pack it again without one."
  },
  nested_archive: {
    zh: "{file}：压缩包里还有压缩包。请解压后把其中的文件放入 exports/。",
    en: "{file}: an archive within an archive. Unpack it and put the files into exports/."
  },
  empty_archive: {
    zh: "{file}：压缩包里没有文件。请重新打包，或把文件直接放入 exports/。",
    en: "{file}: an archive without files. Pack it again, or put the files into exports/."
  },
  unknown_archive: {
    zh: "{file}：是压缩包但不是 Excel 工作簿，其中没有映射认得的表：{detail}。请在 mappings/ 中写一份映射（README「映射」一节有完整说明）；若要载入的不是这些，请解压后把文件放入 exports/。",
    en: "{file}: an archive, but no Excel workbook, and no mapping knows a table in it: {detail}. Write a mapping in mappings/ (README, “Mappings”, has the whole schema). Unpack it and put the files into exports/ if it is others you mean."
  },
  unknown_sheets: {
    zh: "{file}：没有映射认得其中任何一张表：{detail}。请在 mappings/ 中写一份映射（README「映射」一节有完整说明）。",
    en: "{file}: no mapping knows any of its tables: {detail}. Write one in mappings/ (README, “Mappings”, has the whole schema)."
  },
  split_header: {
    zh: "{file}：表头像是分成两行，没有映射认得。第 {upper} 行：{header}；第 {lower} 行：{below}。请在映射的 match.header 和字段里写下一行的列名，或「上一行/下一行」。",
    en: "{file}: the header seems to be split over two rows, and no mapping knows it. Row {upper}: {header}; row {lower}: {below}. In match.header and in the fields of a mapping write the lower row's names, or “upper/lower”."
  },
  not_xlsx: {
    zh: "{file}：是压缩包但不是 Excel 工作簿。请解压后把其中的文件放入 exports/。",
    en: "{file}: an archive, but no Excel workbook. Unpack it and put the files into exports/."
  },
  truncated_file: {
    zh: "{file}：文件不完整或已损坏，读到一半就结束了。请重新下载或导出。",
    en: "{file}: cut short or damaged. Download or export it again."
  },
  zip_bomb: {
    zh: "{file}：解压后大得不正常，已拒绝。请确认来源，或拆成较小的文件。",
    en: "{file}: inflates to an abnormal size and was refused. Check where it is from, or split it."
  },
  unreadable_file: {
    zh: "{file}：没有读取权限。请修改文件权限（chmod +r）或用有权限的用户运行。",
    en: "{file}: no permission to read it. Change its permissions (chmod +r) or run as a user who may."
  },
  invalid_mapping: {
    zh: "映射有误，未作任何改动：{detail}\n请按「文件：行」改正后再运行；README「映射」一节有完整说明。",
    en: "a mapping is invalid, nothing was changed:{detail}\nMend the lines named and run again; README, “Mappings”, has the whole schema."
  },
  accounting: {
    zh: "{file}：行数对不上：读到 {read} 行，而接受 {accepted} + 隔离 {quarantined} + 忽略 {ignored}。什么都没有发布，请保留此文件并报告这个错误。",
    en: "{file}: rows do not add up: {read} read, but {accepted} accepted + {quarantined} quarantined + {ignored} ignored. Nothing was published; keep the file and report this."
  },
  withdrawn: {
    zh: "{file} 已撤回：{rows} 行从湖中删除，台账只留下它的摘要。exports/ 里的原文件没有动，run 不会再载入它。",
    en: "{file} is withdrawn: {rows} rows are out of the lake, the ledger keeps its digest only. The file in exports/ is untouched and run will not load it again."
  },
  unread_empty: {zh: "「{sheet}」是空的，没有载入", en: "“{sheet}” is empty and was not loaded"},
  unread_hidden: {
    zh: "「{sheet}」是隐藏的工作表，没有载入；要载入它，请在映射里写 sheet: {sheet}",
    en: "“{sheet}” is a hidden sheet and was not loaded; to load it, say sheet: {sheet} in a mapping"
  },
  unread_unknown: {
    zh: "「{sheet}」没有映射认得，没有载入{header}",
    en: "no mapping knows “{sheet}”, it was not loaded{header}"
  },
  unread_header: {zh: "；表头是：{header}", en: "; the header is: {header}"},
  unread_no_rows: {
    zh: "「{sheet}」只有表头，没有数据行，没有载入",
    en: "“{sheet}” has a header but no rows and was not loaded"
  }
} satisfies Record<string, Text>;
