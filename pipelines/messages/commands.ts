import type {Text} from "./text.ts";

/** What is said of the command line, the workspace and the machine. */
export const commands = {
  unknown_record: {
    zh: "没有编号为「{id}」的记录（{subject}）。最接近的是：{near}。",
    en: "no {subject} has the id “{id}”. The nearest are: {near}."
  },
  explained_run: {zh: "来自发布 {run}", en: "from the published run {run}"},
  not_a_repair: {
    zh: "{file}：不是 repair 写出的修正表，没有采用任何内容。请用 service-value repair --out 修正.xlsx 写出一份，在其中改正后再交回。",
    en: "{file}: not a workbook written by repair, nothing was taken. Write one with service-value repair --out FILE.xlsx, correct that and give it back."
  },
  invalid_repair: {
    zh: "{file}：修正表的结构被改动了，没有采用任何内容：{detail}\n请恢复这些地方后再交回，或重新写出一份（service-value repair --out 修正.xlsx）。",
    en: "{file}: the workbook's structure was changed, nothing was taken:{detail}\nRestore these places and give it back, or write a new one (service-value repair --out FILE.xlsx)."
  },
  invalid_name: {
    zh: "--by：「{value}」不可用，请写改正人的姓名或工号，一行，不超过 64 个字。",
    en: "--by: “{value}” is not allowed; write the name or staff number of who corrected, one line of at most 64 letters."
  },
  is_folder: {
    zh: "{file}：是文件夹，不是文件。请写出其中的文件，或把它们放进 exports/ 后不写文件名。",
    en: "{file}: a folder, not a file. Name the files in it, or put them into exports/ and name none."
  },
  no_permission: {
    zh: "没有权限：{detail}。请修改该文件或文件夹的权限，或用有权限的用户运行。",
    en: "no permission: {detail}. Change the permissions of that file or folder, or run as a user who may."
  },
  not_a_folder: {
    zh: "{folder}：不是文件夹。请指明一个文件夹。",
    en: "{folder}: not a folder. Name a folder."
  },
  file_not_found: {
    zh: "{file}：文件不存在。请检查路径。",
    en: "{file}: not found. Check the path."
  },
  invalid_notice: {
    zh: "放假安排有误，没有写入：{detail}\n请按「文件：行」改正后再运行。",
    en: "the notice is invalid, nothing was written:{detail}\nMend the lines named and run again."
  },
  unknown_calendar: {
    zh: "没有日历「{name}」，policy/calendars.csv 中只有 {allowed}。",
    en: "there is no calendar “{name}”, policy/calendars.csv has only {allowed}."
  },
  uncovered_year: {
    zh: "日历 {calendar} 没有覆盖 {year} 年（日历未覆盖），涉及该年的工作时间一律判为「无法判定」。请用 service-value calendar add {year} --file 通知.csv 补上。",
    en: "calendar {calendar} does not cover {year}: working time that touches it is unknown. Add it with: service-value calendar add {year} --file notice.csv"
  },
  invalid_option: {
    zh: "{option}：「{value}」不可用，可以写 {allowed}。",
    en: "{option}: “{value}” is not allowed, use {allowed}."
  },
  unknown_option: {
    zh: "没有这个命令或选项：{detail}。用 --help 查看可用的命令和选项。",
    en: "no such command or option: {detail}. See --help for those there are."
  },
  excess_argument: {
    zh: "多余的参数：{detail}。用 --help 查看用法。",
    en: "too many arguments: {detail}. See --help."
  },
  missing_argument: {
    zh: "缺少参数：{detail}。用 --help 查看用法。",
    en: "missing argument: {detail}. See --help."
  },
  invalid_date: {
    zh: "{option}：「{value}」不是日期。请写成 2024-12-31 的形式。",
    en: "{option}: “{value}” is no date. Write it as 2024-12-31."
  },
  workspace_not_found: {
    zh: "文件夹不存在：{folder}。用 service-value init {folder} 新建一个工作区。",
    en: "folder not found: {folder}. Make a workspace with: service-value init {folder}"
  },
  outside_workspace: {
    zh: "{folder} 不是工作区（没有 exports/）。请进入工作区文件夹，或用 --workspace 指明，或用 service-value init 新建。",
    en: "{folder} is no workspace (it has no exports/). Change into one, name it with --workspace, or make one with: service-value init DIR"
  },
  workspace_exists: {
    zh: "{folder} 已经是工作区或不为空，没有改动。请换一个文件夹。",
    en: "{folder} is a workspace already or not empty, nothing was changed. Choose another folder."
  },
  workspace_busy: {
    zh: "工作区正被占用：进程 {pid}({host})自 {since} 起在运行「{command}」。请等它结束。",
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
    zh: "{file}：没有载入过这份文件。用 service-value status 查看已载入的文件。",
    en: "{file}: was never loaded. See service-value status."
  },
  invalid_query: {
    zh: "查询有误：{detail}",
    en: "invalid query: {detail}"
  },
  query_at: {zh: "{detail}第 {line} 行第 {column} 列：", en: "{detail}line {line}, column {column}:"},
  query_nearest: {zh: "最接近的名称：{detail}", en: "nearest names: {detail}"},
  invalid_parameter: {
    zh: "--param：「{value}」不可用，请写成 名称=值，如 --param level=L2，每个名称只写一次。",
    en: "--param: “{value}” is not allowed; write name=value, such as --param level=L2, each name once."
  },
  missing_parameter: {
    zh: "查询缺少参数 {detail}，请用 --param 名称=值 给出。",
    en: "the query lacks a value for {detail}; give it with --param name=value."
  },
  unknown_parameter: {
    zh: "查询没有参数 {detail}{near}，其中的参数有：{known}。",
    en: "the query has no parameter {detail}{near}; those it has: {known}."
  },
  unknown_saved_query: {
    zh: "没有保存的查询「{name}」{near}，现有：{detail}。自己的查询放在工作区的 queries/ 下，文件名即名称。",
    en: "there is no saved query “{name}”{near}; there are: {detail}. Your own go into queries/ of the workspace, named by their file."
  },
  notebook_cell: {
    zh: "笔记本 {notebook}，第 {cell} 格：{detail}",
    en: "notebook {notebook}, cell {cell}: {detail}"
  },
  unknown_notebook: {
    zh: "没有笔记本「{name}」{near}，现有：{detail}。自己的笔记本放在工作区的 notebooks/ 下。",
    en: "there is no notebook “{name}”{near}; there are: {detail}. Your own go into notebooks/ of the workspace."
  },
  files_done: {zh: "{files} 个文件写到 {folder}", en: "wrote {files} files to {folder}"},
  query_either: {
    zh: "SQL、--file、--saved 与 --list 只能用其中一个。",
    en: "give one of SQL, --file, --saved and --list."
  },
  query_reads: {
    zh: "query 只能读取本工作区的仓库，不能修改数据，也不能读写别的文件：{detail}。要导出结果，请用 --format csv、json 或 parquet，再用 > 写到文件。",
    en: "query only reads the workspace's warehouse; it changes nothing and reads or writes no other file: {detail}. To keep a result use --format csv, json or parquet and > FILE."
  },
  disk_full: {
    zh: "磁盘已满（工作区 {folder}）：{detail}。上一次的结果没有变，腾出空间后重新运行即可。",
    en: "the disk is full (workspace {folder}): {detail}. The last state stands; free some space and run again."
  },
  memory_full: {
    zh: "内存不足：{detail}。上一次的结果没有变。",
    en: "out of memory: {detail}. The last state stands."
  },
  interrupted: {
    zh: "已中断，没有留下半成品：已发布的结果仍然完好，重新运行即可继续。",
    en: "interrupted, nothing half-done is left: what is published stands, run again to go on."
  },
  bug: {
    zh: "程序出错（请报告）：{detail}",
    en: "a bug (please report it): {detail}"
  },
  did_you_mean: {zh: "（是否想写 {name}？）", en: " (did you mean {name}?)"},
  serving: {zh: "页面地址：{address} ，按 Ctrl-C 结束", en: "serving at {address} (Ctrl-C ends it)"},
  init_done: {
    zh: "工作区已建好：{folder}\n1. 把导出文件放进 exports/\n2. 看一遍 policy/ 里的表，它们就是贵公司的规定\n3. 运行 service-value run --workspace {folder}",
    en: "made the workspace {folder}\n1. put exports into exports/\n2. read the tables in policy/, they are your company's rules\n3. service-value run --workspace {folder}"
  },
  calendar_added: {
    zh: "已写入 {file}：{year} 年放假 {holidays} 天（含周末），补班 {makeup} 天，全年工作日 {workdays} 天{replaced}。下次 run 只重算用到日历的部分。",
    en: "wrote {file}: {year} has {holidays} days off (weekends among them), {makeup} make-up workdays, {workdays} working days in all{replaced}. The next run rebuilds only what reads the calendars."
  },
  calendar_replaced: {zh: "，取代原有的这一年", en: ", in place of what was there for that year"},
  calendar_default: {zh: "默认", en: "default"},
  calendar_weekdays: {zh: "一 二 三 四 五 六 日", en: "M T W T F S S"},
  calendar_marks: {zh: "休 班 半", en: "- + ~"},
  calendar_summary: {
    zh: "工作日 {workdays} 天 · 休（法定放假）{holidays} 天 · 班（补班）{makeup} 天 · 半（另定时间）{own} 天",
    en: "{workdays} working days · - {holidays} official days off · + {makeup} make-up workdays · ~ {own} days with hours of their own"
  }
} satisfies Record<string, Text>;
