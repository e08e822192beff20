export type Language = "zh" | "en";
/** A text that is put into words once the reader's language is known. */
export type Localized = (language: Language) => string;
export type Params = Record<string, string | number | Localized>;
type Text = {zh: string; en: string};

/** Everything the command line says: what happened, where, and the way out. */
const messages = {
  empty_file: {
    zh: "{file}:空文件,没有表头也没有数据。请重新导出后再放入 exports/。",
    en: "{file}: empty file, neither header nor data. Export it again and put it back into exports/."
  },
  unknown_record: {
    zh: "没有编号为「{id}」的记录（{subject}）。最接近的是：{near}。",
    en: "no {subject} has the id “{id}”. The nearest are: {near}."
  },
  explained_run: {zh: "来自发布 {run}", en: "from the published run {run}"},
  no_rows: {
    zh: "{file}:只有表头,没有数据行。请检查导出时的筛选条件后重新导出。",
    en: "{file}: a header but no data rows. Check the filter of the export and export it again."
  },
  wrong_encoding: {
    zh: "{file}:第 {line} 行「{value}」之后的字节不是 UTF-8,也不是 GB18030。请在 Excel 中打开,检查这一行,另存为「CSV UTF-8」。",
    en: "{file}: line {line}: the bytes after “{value}” are neither UTF-8 nor GB18030. Open it in Excel, look at that line and save it as “CSV UTF-8”."
  },
  broken_utf8: {
    zh: "{file}:文件是 UTF-8,但第 {line} 行「{value}」之后有损坏的字节。请重新导出,或改正这一行后另存为「CSV UTF-8」。",
    en: "{file}: the file is UTF-8, but on line {line} a byte after “{value}” is broken. Export it again, or mend that line and save it as “CSV UTF-8”."
  },
  unterminated_quote: {
    zh: "{file}:第 {row} 条记录的引号没有结束,其后的内容无法分行。请补上引号或重新导出。",
    en: "{file}: record {row} opens a quote that is never closed, what follows cannot be split. Close it or export again."
  },
  broken_quotes: {
    zh: '{file}:第 {row} 条记录的引号之后还有别的字,其后的内容无法分行。值里的引号要写成两个(""),请改正或重新导出。',
    en: '{file}: in record {row} something follows a closing quote, what comes after cannot be split. Write a quote inside a value twice (""), or export again.'
  },
  duplicate_header: {
    zh: "{file}:表头中有重名的列:{column}。请给其中一列改名,否则无法知道该取哪一列。",
    en: "{file}: columns of one name in the header: {column}. Rename one, else nobody can know which is meant."
  },
  blank_template: {
    zh: "{file}：模板还没有填写，只有表头。请从第 2 行起填写，每行一条，保存后再载入；「说明」工作表写明了每一列怎么填。",
    en: "{file}: the template is blank, it has its header only. Fill it in from row 2 on, one row each, save it and load it again; the sheet “help” says how."
  },
  not_a_repair: {
    zh: "{file}：不是 repair 写出的修正表，没有采用任何内容。请用 service-value repair --out 修正.xlsx 写出一份，在其中改正后再交回。",
    en: "{file}: not a workbook written by repair, nothing was taken. Write one with service-value repair --out FILE.xlsx, correct that and give it back."
  },
  invalid_repair: {
    zh: "{file}：修正表的结构被改动了，没有采用任何内容：{detail}\n请恢复这些地方后再交回，或重新写出一份（service-value repair --out 修正.xlsx）。",
    en: "{file}: the workbook's structure was changed, nothing was taken:{detail}\nRestore these places and give it back, or write a new one (service-value repair --out FILE.xlsx)."
  },
  repair_foreign: {
    zh: "{file}：这份修正表出自另一个工作区（{folder}），其中的导出这里都没有载入过，没有采用任何内容。请用 --workspace 指明它的工作区。",
    en: "{file}: written by another workspace ({folder}); none of its exports was ever loaded here and nothing was taken. Name its workspace with --workspace."
  },
  repair_either: {
    zh: "repair 要么写出修正表（--out 文件），要么收回修正表（repair 文件 --by 姓名），不能同时。",
    en: "repair either writes a workbook (--out FILE) or takes one back (repair FILE --by NAME), not both."
  },
  invalid_name: {
    zh: "--by：「{value}」不可用，请写改正人的姓名或工号，一行，不超过 64 个字。",
    en: "--by: “{value}” is not allowed; write the name or staff number of who corrected, one line of at most 64 letters."
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
    zh: "{file}：这份修正所修正的导出 {original} 没有载入（没有载入过或已撤回）,修正也没有载入。请先载入那份导出，或撤回这份修正(service-value withdraw)。",
    en: "{file}: the export it corrects, {original}, is not loaded (never, or withdrawn), so the corrections were not. Load that export first, or withdraw these corrections (service-value withdraw)."
  },
  repair_in_exports: {
    zh: "{file}：这是 repair 写出的修正表，不是导出，没有载入。请移出 exports/,改好后运行 service-value repair 文件 --by 姓名。",
    en: "{file}: a workbook written by repair, not an export; it was not loaded. Move it out of exports/ and, once corrected, run: service-value repair FILE --by NAME"
  },
  missing_column: {
    zh: "{file}:缺少必需的列:{column}(映射 {mapping})。文件的表头是:{header}。请补上该列,或在映射里写明它在文件中的列名。",
    en: "{file}: missing required column: {column} (mapping {mapping}). The header is: {header}. Add the column, or say in the mapping what the file calls it."
  },
  ambiguous_column: {
    zh: "{file}:映射 {mapping} 说的列「{column}」可以是好几列:{detail}。大小写、空格和全角半角不作区分,请给其中一列改名,或在映射里照原样写全列名。",
    en: "{file}: “{column}” of mapping {mapping} may be any of several columns: {detail}. Case, blanks and width make no difference: rename one, or write the name in the mapping exactly as the file has it."
  },
  nothing_outside: {
    zh: "{file}:映射 {mapping} 要从「{place}」取 {name},但那里没有与 {pattern} 相合的内容。请改文件名、工作表名或单元格,或在映射里用 value 直接写明,或用 otherwise 写明取不到时的值。",
    en: "{file}: mapping {mapping} takes {name} from “{place}”, but nothing there fits {pattern}. Rename the file or sheet, fill the cell, state it in the mapping with value, or say with otherwise what it is when it is not there."
  },
  missing_period: {
    zh: "{file}:不知道是哪个期间的数据:没有列「{column}」,文件名和工作表名里也没有(映射 {mapping})。请在文件名中写明(如 …_2024Q2.csv),或加上该列,或在映射里写 period,例如 period: {file_name: '(\\d{4}Q[1-4])'}、period: {sheet: '(.+)'} 或 period: {value: 2024Q2}。",
    en: "{file}: nobody can tell its period: there is no column “{column}”, nor is it in the name of the file or sheet (mapping {mapping}). Put it into the file's name (…_2024Q2.csv), add the column, or write period into the mapping, such as period: {file_name: '(\\d{4}Q[1-4])'}, period: {sheet: '(.+)'} or period: {value: 2024Q2}."
  },
  no_mapping: {
    zh: "{file}:没有映射认得这份文件。表头是:{header}。请在 mappings/ 中写一份映射(README「映射」一节有完整说明)。",
    en: "{file}: no mapping knows this file. The header is: {header}. Write one in mappings/ (README, “Mappings”, has the whole schema)."
  },
  near_mapping: {
    zh: "{file}:没有映射认得这份文件。最接近的是 {mapping},但缺少列:{column}。表头是:{header}。请补上该列后重新导出,或在 mappings/ 中写一份映射(README「映射」一节有完整说明)。",
    en: "{file}: no mapping knows this file. The closest is {mapping}, but columns are missing: {column}. The header is: {header}. Export it with them, or write a mapping in mappings/ (README, “Mappings”, has the whole schema)."
  },
  ambiguous_mapping: {
    zh: "{file}:不止一份映射认得这份文件:{detail}。请给其中一份加上更多 match.header 或 match.file。",
    en: "{file}: more than one mapping knows this file: {detail}. Add to match.header or match.file of one of them."
  },
  ambiguous_dates: {
    zh: '{file}:列「{column}」的日期两种读法都说得通,例如第 {row} 行「{value}」可以是 {day_first},也可以是 {month_first}。请在映射中给这一列写明 format,例如 "%d/%m/%Y"。',
    en: '{file}: the dates of column “{column}” can be read two ways: “{value}” in row {row} is {day_first} or {month_first}. Declare the column\'s format in the mapping, such as "%d/%m/%Y".'
  },
  mixed_dates: {
    zh: "{file}:列「{column}」里混有两种日期:第 {day_row} 行「{day_value}」只能是日在前,第 {month_row} 行「{month_value}」只能是月在前。请统一格式后重新导出。",
    en: "{file}: column “{column}” mixes two kinds of dates: “{day_value}” in row {day_row} can only be day first, “{month_value}” in row {month_row} only month first. Export it in one format."
  },
  old_excel: {
    zh: "{file}:这是旧版 Excel(.xls)或 WPS(.et)的二进制文件,无法直接读取。请用 Excel 或 WPS 打开它,另存为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: a binary file of an old Excel (.xls) or WPS (.et). Open it in Excel or WPS and save it as .xlsx or “CSV UTF-8”."
  },
  html_table: {
    zh: "{file}:内容是网页(HTML 或 XML),其中没有表格。请用 Excel 打开它,另存为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: its content is a web page (HTML or XML) without a table. Open it in Excel and save it as .xlsx or “CSV UTF-8”."
  },
  mhtml: {
    zh: "{file}:这是「单个文件网页」(MHTML),无法直接读取。请用 Excel 打开它,另存为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: a “single file web page” (MHTML). Open it in Excel and save it as .xlsx or “CSV UTF-8”."
  },
  unsupported_file: {
    zh: "{file}:这是{kind},无法读取。请在能打开它的程序中另存或导出为 .xlsx 或「CSV UTF-8」。",
    en: "{file}: {kind}, which cannot be read. Save or export it as .xlsx or “CSV UTF-8” in the program that opens it."
  },
  unsupported_archive: {
    zh: "{file}:这是{kind},无法读取。请解压后把其中的文件放入 exports/,或打包成 .zip。",
    en: "{file}: {kind}, which cannot be read. Unpack it and put the files into exports/, or pack them as .zip."
  },
  lock_file: {
    zh: "{file}:这是 Excel 或 WPS 打开文件时留下的锁文件,没有数据。请关闭该工作簿,改为载入名称中没有「~$」的那个文件。",
    en: "{file}: a lock file that Excel or WPS leaves while a workbook is open; it has no data. Close the workbook and load the file without “~$” in its name."
  },
  encrypted_workbook: {
    zh: "{file}:工作簿有密码。请打开它,去掉密码后另存为 .xlsx。",
    en: "{file}: the workbook has a password. Open it, remove the password and save it as .xlsx."
  },
  encrypted_archive: {
    zh: "{file}:压缩包有密码。请用密码解压后把其中的文件放入 exports/,或重新打包且不设密码。",
    en: "{file}: the archive has a password. Unpack it with the password and put the files into exports/, or pack it again without one."
  },
  nested_archive: {
    zh: "{file}:压缩包里还有压缩包。请解压后把其中的文件放入 exports/。",
    en: "{file}: an archive within an archive. Unpack it and put the files into exports/."
  },
  empty_archive: {
    zh: "{file}:压缩包里没有文件。请重新打包,或把文件直接放入 exports/。",
    en: "{file}: an archive without files. Pack it again, or put the files into exports/."
  },
  unknown_archive: {
    zh: "{file}:是压缩包但不是 Excel 工作簿,其中没有映射认得的表:{detail}。请在 mappings/ 中写一份映射(README「映射」一节有完整说明);若要载入的不是这些,请解压后把文件放入 exports/。",
    en: "{file}: an archive, but no Excel workbook, and no mapping knows a table in it: {detail}. Write a mapping in mappings/ (README, “Mappings”, has the whole schema). Unpack it and put the files into exports/ if it is others you mean."
  },
  unknown_sheets: {
    zh: "{file}:没有映射认得其中任何一张表:{detail}。请在 mappings/ 中写一份映射(README「映射」一节有完整说明)。",
    en: "{file}: no mapping knows any of its tables: {detail}. Write one in mappings/ (README, “Mappings”, has the whole schema)."
  },
  split_header: {
    zh: "{file}:表头像是分成两行,没有映射认得。第 {upper} 行:{header};第 {lower} 行:{below}。请在映射的 match.header 和字段里写下一行的列名,或「上一行/下一行」。",
    en: "{file}: the header seems to be split over two rows, and no mapping knows it. Row {upper}: {header}; row {lower}: {below}. In match.header and in the fields of a mapping write the lower row's names, or “upper/lower”."
  },
  not_xlsx: {
    zh: "{file}:是压缩包但不是 Excel 工作簿。请解压后把其中的文件放入 exports/。",
    en: "{file}: an archive, but no Excel workbook. Unpack it and put the files into exports/."
  },
  truncated_file: {
    zh: "{file}:文件不完整或已损坏,读到一半就结束了。请重新下载或导出。",
    en: "{file}: cut short or damaged. Download or export it again."
  },
  zip_bomb: {
    zh: "{file}:解压后大得不正常,已拒绝。请确认来源,或拆成较小的文件。",
    en: "{file}: inflates to an abnormal size and was refused. Check where it is from, or split it."
  },
  unreadable_file: {
    zh: "{file}:没有读取权限。请修改文件权限(chmod +r)或用有权限的用户运行。",
    en: "{file}: no permission to read it. Change its permissions (chmod +r) or run as a user who may."
  },
  is_folder: {
    zh: "{file}:是文件夹,不是文件。请写出其中的文件,或把它们放进 exports/ 后不写文件名。",
    en: "{file}: a folder, not a file. Name the files in it, or put them into exports/ and name none."
  },
  no_permission: {
    zh: "没有权限:{detail}。请修改该文件或文件夹的权限,或用有权限的用户运行。",
    en: "no permission: {detail}. Change the permissions of that file or folder, or run as a user who may."
  },
  not_a_folder: {
    zh: "{folder}:不是文件夹。请指明一个文件夹。",
    en: "{folder}: not a folder. Name a folder."
  },
  file_not_found: {
    zh: "{file}:文件不存在。请检查路径。",
    en: "{file}: not found. Check the path."
  },
  invalid_mapping: {
    zh: "映射有误,未作任何改动:{detail}\n请按「文件:行」改正后再运行;README「映射」一节有完整说明。",
    en: "a mapping is invalid, nothing was changed:{detail}\nMend the lines named and run again; README, “Mappings”, has the whole schema."
  },
  invalid_policy: {
    zh: "制度表有误,未作任何改动:{detail}\n请按「文件:行」改正后再运行。",
    en: "the policy is invalid, nothing was changed:{detail}\nMend the lines named and run again."
  },
  invalid_notice: {
    zh: "放假安排有误,没有写入:{detail}\n请按「文件:行」改正后再运行。",
    en: "the notice is invalid, nothing was written:{detail}\nMend the lines named and run again."
  },
  unknown_calendar: {
    zh: "没有日历「{name}」,policy/calendars.csv 中只有 {allowed}。",
    en: "there is no calendar “{name}”, policy/calendars.csv has only {allowed}."
  },
  uncovered_year: {
    zh: "日历 {calendar} 没有覆盖 {year} 年(日历未覆盖),涉及该年的工作时间一律判为「无法判定」。请用 service-value calendar add {year} --file 通知.csv 补上。",
    en: "calendar {calendar} does not cover {year}: working time that touches it is unknown. Add it with: service-value calendar add {year} --file notice.csv"
  },
  invalid_option: {
    zh: "{option}:「{value}」不可用,可以写 {allowed}。",
    en: "{option}: “{value}” is not allowed, use {allowed}."
  },
  unknown_option: {
    zh: "没有这个命令或选项:{detail}。用 --help 查看可用的命令和选项。",
    en: "no such command or option: {detail}. See --help for those there are."
  },
  excess_argument: {
    zh: "多余的参数:{detail}。用 --help 查看用法。",
    en: "too many arguments: {detail}. See --help."
  },
  missing_argument: {
    zh: "缺少参数:{detail}。用 --help 查看用法。",
    en: "missing argument: {detail}. See --help."
  },
  invalid_date: {
    zh: "{option}:「{value}」不是日期。请写成 2024-12-31 的形式。",
    en: "{option}: “{value}” is no date. Write it as 2024-12-31."
  },
  workspace_not_found: {
    zh: "文件夹不存在:{folder}。用 service-value init {folder} 新建一个工作区。",
    en: "folder not found: {folder}. Make a workspace with: service-value init {folder}"
  },
  outside_workspace: {
    zh: "{folder} 不是工作区(没有 exports/)。请进入工作区文件夹,或用 --workspace 指明,或用 service-value init 新建。",
    en: "{folder} is no workspace (it has no exports/). Change into one, name it with --workspace, or make one with: service-value init DIR"
  },
  workspace_exists: {
    zh: "{folder} 已经是工作区或不为空,没有改动。请换一个文件夹。",
    en: "{folder} is a workspace already or not empty, nothing was changed. Choose another folder."
  },
  workspace_busy: {
    zh: "工作区正被占用:进程 {pid}({host})自 {since} 起在运行「{command}」。请等它结束。",
    en: "the workspace is held by process {pid} on {host}, running “{command}” since {since}. Wait until it ends."
  },
  file_exists: {
    zh: "{file}：已经存在，没有覆盖。请换一个文件名，或先把它移走。",
    en: "{file}: is there already and was not overwritten. Choose another name or move it away."
  },
  folder_not_found: {
    zh: "{folder}：文件夹不存在。请先建好文件夹。",
    en: "{folder}: folder not found. Make it first."
  },
  no_warehouse: {
    zh: "还没有建好的仓库。请先运行 service-value run。",
    en: "there is no warehouse yet. Run: service-value run"
  },
  nothing_loaded: {
    zh: "没有任何已载入的导出。请把导出文件放入 exports/ 后再运行。",
    en: "nothing is loaded. Put exports into exports/ and run again."
  },
  not_loaded: {
    zh: "{file}:没有载入过这份文件。用 service-value status 查看已载入的文件。",
    en: "{file}: was never loaded. See service-value status."
  },
  invalid_query: {
    zh: "查询有误:{detail}",
    en: "invalid query: {detail}"
  },
  query_reads: {
    zh: "query 只能读取本工作区的仓库,不能修改数据,也不能读写别的文件:{detail}。要导出结果,请用 --format csv、json 或 parquet,再用 > 写到文件。",
    en: "query only reads the workspace's warehouse; it changes nothing and reads or writes no other file: {detail}. To keep a result use --format csv, json or parquet and > FILE."
  },
  accounting: {
    zh: "{file}:行数对不上:读到 {read} 行,而接受 {accepted} + 隔离 {quarantined} + 忽略 {ignored}。什么都没有发布,请保留此文件并报告这个错误。",
    en: "{file}: rows do not add up: {read} read, but {accepted} accepted + {quarantined} quarantined + {ignored} ignored. Nothing was published; keep the file and report this."
  },
  audit_failed: {
    zh: "审计未通过,什么都没有发布,上一次的结果仍然有效:\n{detail}",
    en: "audits failed, nothing was published, the last good state stands:\n{detail}"
  },
  over_quarantine: {
    zh: "隔离的行超过 {limit}(设置 quarantine_max_ratio),没有发布,上一次的结果仍然有效:\n{detail}\n请用 service-value repair --out 修正.xlsx 写出这些行改正,或改正后用原文件名重新导出再运行,或撤回该文件(service-value withdraw 文件名),或在 policy/settings.csv 中调整 quarantine_max_ratio。",
    en: "more than {limit} of the rows are quarantined (setting quarantine_max_ratio); nothing was published, the last good state stands:\n{detail}\nCorrect these rows (service-value repair --out FILE.xlsx), or mend the export under its own name and run again, or take it out (service-value withdraw FILE), or change quarantine_max_ratio in policy/settings.csv."
  },
  over_file: {
    zh: "  {file}:读到 {read} 行,隔离 {quarantined} 行({share})",
    en: "  {file}: {quarantined} of {read} rows quarantined ({share})"
  },
  quarantined: {
    zh: "  {file} 第 {row} 行 · {column} · {reason} · 「{value}」",
    en: "  {file} row {row} · {column} · {reason} · “{value}”"
  },
  quarantined_more: {
    zh: '  …另有 {count} 行,用 service-value query --candidate "select * from marts.quarantine" 查看',
    en: '  … and {count} more: service-value query --candidate "select * from marts.quarantine"'
  },
  stale: {
    zh: "以下数据已陈旧(比最新导出旧 {days} 天以上):{detail}。已发布,并在页面上标明。",
    en: "stale by more than {days} days behind the newest export: {detail}. Published, with a banner."
  },
  disk_full: {
    zh: "磁盘已满(工作区 {folder}):{detail}。上一次的结果没有变,腾出空间后重新运行即可。",
    en: "the disk is full (workspace {folder}): {detail}. The last state stands; free some space and run again."
  },
  memory_full: {
    zh: "内存不足:{detail}。上一次的结果没有变。",
    en: "out of memory: {detail}. The last state stands."
  },
  interrupted: {
    zh: "已中断,没有留下半成品:已发布的结果仍然完好,重新运行即可继续。",
    en: "interrupted, nothing half-done is left: what is published stands, run again to go on."
  },
  bug: {
    zh: "程序出错(请报告):{detail}",
    en: "a bug (please report it): {detail}"
  },
  site_failed: {
    zh: "页面没有建成,上一次的页面仍然有效:{detail}",
    en: "the site could not be built, the last one stands: {detail}"
  },
  did_you_mean: {zh: "(是否想写 {name}?)", en: " (did you mean {name}?)"},
  fault_missing: {zh: "缺少内容", en: "missing"},
  fault_type: {zh: "应为{expected}", en: "must be {expected}"},
  fault_value: {zh: "只能写 {allowed}", en: "must be one of {allowed}"},
  fault_date: {zh: "不是存在的日期,请写成 2024-12-31 的形式", en: "no such date, write it as 2024-12-31"},
  fault_small: {zh: "必须 {bound} {limit}", en: "must be {bound} {limit}"},
  fault_big: {zh: "必须 ≤ {limit}", en: "must be ≤ {limit}"},
  fault_company: {
    zh: "dimension 为 company 时只能写 all",
    en: "must be all where the dimension is company"
  },
  fault_zone: {
    zh: "没有这个时区,请写 Asia/Shanghai 这样的名称",
    en: "no such time zone, write a name such as Asia/Shanghai"
  },
  fault_format: {
    zh: '不是日期格式,请写 "%Y-%m-%d %H:%M" 这样的格式',
    en: 'no date format, write one such as "%Y-%m-%d %H:%M"'
  },
  fault_pattern: {
    zh: "不是带括号组的正则表达式,请写 '(\\d{4})(\\d{2})(\\d{2})' 这样的表达式",
    en: "no regular expression with groups, write one such as '(\\d{4})(\\d{2})(\\d{2})'"
  },
  fault_cell_pattern: {
    zh: "不是恰好有一个括号组的正则表达式(也不支持前后查找与反向引用),请写 '工单号:(\\w+)' 这样的表达式",
    en: "no regular expression with exactly one group (and without looking ahead, behind or back), write one such as 'Ticket (\\w+)'"
  },
  fault_cell: {
    zh: "不是单元格,请写 B2 这样的位置",
    en: "no cell, write a place such as B2"
  },
  fault_source: {
    zh: "要写明、且只能写明一个来源,如 column 或 value",
    en: "name one source and only one, such as column or value"
  },
  fault_unit: {zh: "只有金额才有单位", en: "only amounts have a unit"},
  fault_status: {
    zh: "「{name}」不是这个字段的取值,可用的有 {allowed}",
    en: "“{name}” is no value of this field, only {allowed}"
  },
  fault_entities: {zh: "至少要写一个实体,如 tickets", en: "name at least one entity, such as tickets"},
  fault_missing_column: {zh: "缺少列「{name}」", en: "missing column “{name}”"},
  fault_unknown_column: {
    zh: "没有列「{name}」,只有 {allowed}",
    en: "there is no column “{name}”, only {allowed}"
  },
  fault_unknown_setting: {
    zh: "没有设置「{name}」,只有 {allowed}",
    en: "there is no setting “{name}”, only {allowed}"
  },
  fault_wide: {
    zh: "有 {count} 格,表头只有 {columns} 列;含逗号的值要加引号",
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
  fault_unknown_reference: {
    zh: "没有日历「{name}」,policy/calendars.csv 中只有 {allowed}",
    en: "there is no calendar “{name}”, policy/calendars.csv has only {allowed}"
  },
  fault_time: {
    zh: "不是时刻,请写成 09:00 的形式;一天的结束写 24:00,过夜的写次日时刻",
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
    zh: "没有默认日历,请把其中一个的 is_default 写成 true",
    en: "no default calendar, set is_default of one to true"
  },
  fault_two_defaults: {
    zh: "第 {line} 行已是默认日历,只能有一个",
    en: "line {line} is the default already, there can be one only"
  },
  fault_no_hours: {
    zh: "日历「{calendar}」在 calendar_hours.csv 中没有工作时间",
    en: "calendar “{calendar}” has no hours in calendar_hours.csv"
  },
  fault_empty_hours: {
    zh: "开始与结束相同;整天请写 00:00–24:00",
    en: "begins and ends at the same time; write a whole day as 00:00 to 24:00"
  },
  fault_no_anchor: {
    zh: "every_weeks 大于 1 时要写 valid_from,从那一周起数",
    en: "every_weeks above 1 wants valid_from, the week it is counted from"
  },
  fault_hours_missing: {
    zh: "kind 为 hours 时要写 start_time 和 end_time",
    en: "kind hours wants start_time and end_time"
  },
  fault_hours_unwanted: {
    zh: "kind 为 {kind} 时不写时刻;只上半天请用 hours",
    en: "kind {kind} takes no times; for a half day write hours"
  },
  fault_two_kinds: {
    zh: "{date} 在第 {line} 行已有另一种安排",
    en: "{date} is arranged otherwise on line {line} already"
  },
  fault_hours_overlap: {
    zh: "与第 {line} 行的工作时间重叠;旧的一行请写 valid_to",
    en: "overlaps the hours of line {line}; give the older one a valid_to"
  },
  fault_other_year: {
    zh: "{date} 不属于 {year} 年的通知(可含上一年 12 月 20 日之后)",
    en: "{date} is not of the notice for {year} (which may reach back to 20 December before)"
  },
  fault_no_statutory: {
    zh: "{date} 没有放假;{year} 年的通知似乎不全,全年要一次写齐",
    en: "{date} is not off; the notice for {year} seems incomplete, it has to be given whole"
  },
  fault_weekday: {
    zh: "{date} 本来就是工作日(周一至周五),不会是补班;请核对日期",
    en: "{date} is a weekday and worked anyway, no make-up workday; check the date"
  },
  fault_twice: {zh: "{key} 已在第 {line} 行出现", en: "{key} stands on line {line} already"},
  fault_unknown_key: {zh: "没有「{name}」这一项", en: "there is no “{name}”"},
  fault_unknown_entity: {
    zh: "没有实体「{name}」,可用的有 {allowed}",
    en: "there is no entity “{name}”, only {allowed}"
  },
  fault_unknown_field: {
    zh: "没有字段「{name}」,可用的有 {allowed}",
    en: "there is no field “{name}”, only {allowed}"
  },
  fault_dropped: {
    zh: "列「{name}」是个人信息,一律不载入(README「实体」),请从映射中删去",
    en: "column “{name}” is personal data and never loaded (README, “Entities”): take it out of the mapping"
  },
  type_text: {zh: "文字", en: "text"},
  type_number: {zh: "数字", en: "a number"},
  type_whole: {zh: "整数", en: "a whole number"},
  type_flag: {zh: " true 或 false", en: "true or false"},
  type_list: {zh: "列表", en: "a list"},
  type_map: {zh: "「名称: 值」", en: "a map of names to values"},
  stage_load: {zh: "载入", en: "load"},
  stage_build: {zh: "计算", en: "build"},
  stage_audit: {zh: "审计", en: "audit"},
  stage_publish: {zh: "发布", en: "publish"},
  stage_site: {zh: "页面", en: "site"},
  load_done: {
    zh: "{loaded} 个文件载入,{unchanged} 个未变,{refused} 个被拒绝;接受 {accepted} 行,隔离 {quarantined} 行",
    en: "{loaded} files loaded, {unchanged} unchanged, {refused} refused; {accepted} rows accepted, {quarantined} quarantined"
  },
  build_done: {zh: "{built} 个模型重算,{kept} 个沿用", en: "{built} models rebuilt, {kept} kept"},
  build_nothing: {zh: "没有变化,什么都不用重算", en: "nothing has changed, nothing was rebuilt"},
  audit_done: {zh: "{count} 项审计通过", en: "{count} audits passed"},
  publish_done: {zh: "{files} 个文件,运行 {run}", en: "{files} files, run {run}"},
  publish_nothing: {
    zh: "已经发布过同样的结果,运行 {run}",
    en: "the same result is published already, run {run}"
  },
  site_done: {zh: "{files} 个文件,{size} MB,位于 {folder}", en: "{files} files, {size} MB, in {folder}"},
  site_nothing: {zh: "页面已是最新", en: "the site is up to date"},
  serving: {zh: "页面地址:{address}(按 Ctrl-C 结束)", en: "serving at {address} (Ctrl-C ends it)"},
  refused_file: {zh: "拒绝 {file}", en: "refused {file}"},
  withdrawn: {
    zh: "{file} 已撤回:{rows} 行从湖中删除,台账只留下它的摘要。exports/ 里的原文件没有动,run 不会再载入它。",
    en: "{file} is withdrawn: {rows} rows are out of the lake, the ledger keeps its digest only. The file in exports/ is untouched and run will not load it again."
  },
  init_done: {
    zh: "工作区已建好:{folder}\n1. 把导出文件放进 exports/\n2. 看一遍 policy/ 里的表,它们就是贵公司的规定\n3. 运行 service-value run --workspace {folder}",
    en: "made the workspace {folder}\n1. put exports into exports/\n2. read the tables in policy/, they are your company's rules\n3. service-value run --workspace {folder}"
  },
  calendar_added: {
    zh: "已写入 {file}:{year} 年放假 {holidays} 天(含周末),补班 {makeup} 天,全年工作日 {workdays} 天{replaced}。下次 run 只重算用到日历的部分。",
    en: "wrote {file}: {year} has {holidays} days off (weekends among them), {makeup} make-up workdays, {workdays} working days in all{replaced}. The next run rebuilds only what reads the calendars."
  },
  calendar_replaced: {zh: ",取代原有的这一年", en: ", in place of what was there for that year"},
  calendar_default: {zh: "默认", en: "default"},
  calendar_weekdays: {zh: "一 二 三 四 五 六 日", en: "M T W T F S S"},
  calendar_marks: {zh: "休 班 半", en: "- + ~"},
  calendar_summary: {
    zh: "工作日 {workdays} 天 · 休(法定放假){holidays} 天 · 班(补班){makeup} 天 · 半(另定时间){own} 天",
    en: "{workdays} working days · - {holidays} official days off · + {makeup} make-up workdays · ~ {own} days with hours of their own"
  },
  sample_progress: {zh: "{done} / {tickets} 张工单", en: "{done} of {tickets} tickets"},
  sample_done: {zh: "写了 {files} 个文件到 {folder}", en: "wrote {files} files to {folder}"},
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
  repair_ambiguous: {zh: "有两个以上的客户编号用这个名称", en: "two or more customer ids have it"},
  plan_load: {zh: "载入", en: "load"},
  plan_keep: {zh: "不变", en: "keep"},
  plan_rebuild: {zh: "重算", en: "rebuild"},
  plan_publish: {zh: "发布", en: "publish"},
  plan_nothing: {zh: "什么都不用做:没有变化", en: "nothing to do: nothing has changed"},
  unread_empty: {zh: "「{sheet}」是空的,没有载入", en: "“{sheet}” is empty and was not loaded"},
  unread_hidden: {
    zh: "「{sheet}」是隐藏的工作表,没有载入;要载入它,请在映射里写 sheet: {sheet}",
    en: "“{sheet}” is a hidden sheet and was not loaded; to load it, say sheet: {sheet} in a mapping"
  },
  unread_unknown: {
    zh: "「{sheet}」没有映射认得,没有载入{header}",
    en: "no mapping knows “{sheet}”, it was not loaded{header}"
  },
  unread_header: {zh: ";表头是:{header}", en: "; the header is: {header}"},
  unread_no_rows: {
    zh: "「{sheet}」只有表头,没有数据行,没有载入",
    en: "“{sheet}” has a header but no rows and was not loaded"
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
  },
  reason_new: {zh: "新文件", en: "new file"},
  reason_mapping: {zh: "映射已改", en: "mapping changed"},
  reason_refused: {zh: "将被拒绝", en: "will be refused"}
} satisfies Record<string, Text>;

const longest = 600;

export type Key = keyof typeof messages;

export function say(key: Key, language: Language, params: Params = {}): string {
  return messages[key][language].replace(/\{([a-z]\w*)\}/g, (_, name: string) => {
    const value = params[name] ?? "";
    if (typeof value === "function") return value(language);
    return name === "detail" ? String(value) : clip(String(value));
  });
}

/** Returns why a sheet, entry or table of a file was not loaded. */
export function sayUnread(
  {
    sheet,
    reason,
    header = ""
  }: {sheet: string; reason: "empty" | "hidden" | "unknown" | "no_rows"; header?: string},
  language: Language
): string {
  const shown = header === "" ? "" : say("unread_header", language, {header});
  return say(`unread_${reason}`, language, {sheet, header: shown});
}

// a cell of three megabytes or a header of one line is no message
function clip(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Reasons of quarantine, in the reader's language. */
const reasons: Record<string, Text> = {
  "missing required value": {zh: "缺少必填值", en: "missing required value"},
  "impossible date": {zh: "不存在的日期", en: "impossible date"},
  "unknown level": {zh: "级别不在 policy/levels.csv 中", en: "level not in policy/levels.csv"},
  "unknown value": {zh: "不认识的取值", en: "unknown value"},
  "not an amount": {zh: "不是金额", en: "not an amount"},
  "negative amount": {zh: "金额为负", en: "negative amount"},
  "not an integer": {zh: "不是整数", en: "not an integer"},
  "not a number": {zh: "不是数字", en: "not a number"},
  "not a percentage": {zh: "不是百分比", en: "not a percentage"},
  "not a duration": {zh: "不是时长", en: "not a duration"},
  "not a period": {zh: "不是期间", en: "not a period"},
  "not a score": {zh: "不是评分", en: "not a score"},
  "out of range": {zh: "超出范围", en: "out of range"},
  "scientific notation": {zh: "编号成了科学计数法", en: "id in scientific notation"},
  "does not fit the pattern": {zh: "不合映射里的 pattern", en: "does not fit the mapping's pattern"},
  "row of another entity": {
    zh: "按映射的 where 已不属于这类数据",
    en: "by the mapping's where it is of this kind no more"
  },
  "total row": {zh: "编号是合计字样，会被当作合计行", en: "the key is a word for a total"},
  "unknown customer": {zh: "没有这个客户名称", en: "no customer has this name"},
  "alias decided otherwise": {
    zh: "policy/customer_aliases.csv 中已指向别的客户",
    en: "policy/customer_aliases.csv says otherwise already"
  },
  "not an unmatched name": {zh: "不是本表写出的名称", en: "not a name this workbook lists"},
  "missing columns": {zh: "列数不足", en: "too few columns"},
  "too many columns": {zh: "列数过多", en: "too many columns"},
  "unquoted value": {zh: "引号错误", en: "broken quotes"},
  "invalid encoding": {zh: "编码错误", en: "invalid encoding"},
  "line size over maximum": {zh: "行过长", en: "line too long"}
};

export function sayReason(reason: string, language: Language): string {
  return reasons[reason]?.[language] ?? reason;
}

/** Returns the language asked for, else the environment's: Chinese unless it says English. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (asked === "zh" || asked === "en") return asked;
  return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || "") ? "en" : "zh";
}
