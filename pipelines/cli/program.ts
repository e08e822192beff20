import {resolve} from "node:path";
import {Command} from "commander";
import type {Stage} from "../run.ts";
import {addCalendarCommand, showCalendarCommand} from "./calendar.ts";
import {
  initCommand,
  mapCommand,
  repairCommand,
  sampleCommand,
  templateCommand,
  withdrawCommand
} from "./data.ts";
import {extractCommand, purgeCommand} from "./people.ts";
import {queryCommand} from "./query.ts";
import {diffCommand, docsCommand, explainCommand, notebooksCommand, statusCommand} from "./readers.ts";
import {planCommand, runStages, siteCommand} from "./run.ts";
import {type Options, words} from "./session.ts";

/** Returns every command with its options. */
export function program(): Command {
  const root = new Command("service-value")
    .description(
      words("服务价值评估：从导出到结论", "what a service organisation is worth, from its own exports")
    )
    .exitOverride()
    .configureOutput({writeErr: () => {}})
    .showSuggestionAfterError(true);
  const stages: [string, string, string, Stage[]][] = [
    [
      "run",
      "载入、计算、审计、发布并建站",
      "load, build, audit, publish and build the site",
      ["load", "build", "audit", "publish", "site"]
    ],
    ["build", "只计算:重算有变化的模型", "build only: rebuild the models that changed", ["build"]],
    ["audit", "计算并审计", "build and audit", ["build", "audit"]],
    ["publish", "计算、审计并发布", "build, audit and publish", ["build", "audit", "publish"]]
  ];
  for (const [name, zh, en, list] of stages) {
    const one = command(root, name, words(zh, en)).option(
      "--as-of <date>",
      words("截至日期，如 2024-12-31", "the clock's date, such as 2024-12-31")
    );
    if (name === "run") one.option("--no-site", words("不建站", "without building the site"));
    one.action((options: Options) =>
      runStages(name, options, options.site === false ? list.slice(0, 4) : list)
    );
  }
  command(root, "load", words("载入导出文件", "load exports into the lake"))
    .argument("[files...]", words("文件；不写则载入 exports/ 的全部", "files; without them all of exports/"))
    .action((files: string[], options: Options) =>
      runStages("load", options, ["load"], files.length > 0 ? files.map((file) => resolve(file)) : undefined)
    );
  command(
    root,
    "map",
    words("看一份没见过的导出是什么，起草映射", "say what an unknown export is and draft its mapping")
  )
    .argument("<file>")
    .option("--out <file>", words("草稿写到哪里", "where to write the draft"))
    .option("--entity <name>", words("它是哪一类数据", "what it holds"))
    .option("--sheet <name>", words("哪张工作表", "which sheet"))
    .option("--header-row <n>", words("表头在第几行", "the row of the header"))
    .action(mapCommand);
  command(root, "site", words("建站", "build the site"))
    .option("--serve", words("建好后在本机预览", "preview it on this machine"))
    .option("--port <port>", words("预览端口", "port of the preview"))
    .option(
      "--pdf",
      words(
        "每页一份 PDF，另有月度简报（PDF 与长图）；不写 --lang 则两种语言都做",
        "every page as PDF and a monthly brief (PDF and picture), in both languages unless --lang"
      )
    )
    .option(
      "--out <dir>",
      words(
        "PDF 写到哪个文件夹；不写则为工作区的 pdf/",
        "the folder of the PDF, pdf/ of the workspace unless told"
      )
    )
    .action(siteCommand);
  command(
    root,
    "plan",
    words("说明一次运行会做什么，不写任何东西", "say what a run would do; writes nothing")
  )
    .option("--as-of <date>")
    .action(planCommand);
  command(root, "query", words("对仓库做只读查询", "query the warehouse, read-only"))
    .argument("[sql]", "SQL")
    .option("--file <path>", words("从文件读 SQL", "read the SQL from a file"))
    .option("--format <format>", "table | csv | json | parquet", "table")
    .option("--saved <name>", words("运行保存的查询", "run a saved query"))
    .option("--list", words("列出保存的查询", "list the saved queries"))
    .option(
      "--param <name=value>",
      words("SQL 中 $name 的值，可重复", "the value of $name in the SQL; may be repeated"),
      (pair: string, before: string[]) => [...before, pair],
      []
    )
    .option(
      "--analysts",
      words("只查询已发布给分析师的数据库", "query the analysts' published database and nothing else")
    )
    .option("--candidate", words("查询未通过审计的那次计算", "query the build that failed its audit"))
    .action(queryCommand);
  command(
    root,
    "notebooks",
    words("生成 SQL 笔记本，每个一份自足的网页", "render the SQL notebooks, each whole in one page")
  )
    .argument("[names...]", words("笔记本；不写则全部", "notebooks; without them all"))
    .option("--out <dir>", words("写到哪个文件夹", "the folder to write to"))
    .option("--serve", words("在本机打开，保存即更新", "serve them on this machine, live on save"))
    .option("--port <port>", words("端口", "port"))
    .action(notebooksCommand);
  command(
    root,
    "docs",
    words(
      "写出数据字典、来源、指标与现行制度（Markdown 与 JSON）",
      "write the dictionary, lineage, metrics and policy in force"
    )
  )
    .requiredOption("--out <dir>", words("写到哪个文件夹", "the folder to write to"))
    .action(docsCommand);
  command(root, "explain", words("说明一个数是怎么来的", "say how a figure came about"))
    .argument("<subject>", "ticket | opportunity | customer | person")
    .argument("<id>", words("编号", "its id"))
    .option("--hr", words("人事查阅个人考核（会记入日志）", "look at a person's appraisal as HR (logged)"))
    .option("--by <name>", words("谁查阅", "who looks"))
    .action(explainCommand);
  command(
    root,
    "diff",
    words("两次发布之间哪些数变了，因为什么", "which published figures moved between two runs, and why")
  )
    .argument("<run_a>", words("发布编号，或 previous", "a run's id, or previous"))
    .argument("<run_b>", words("发布编号，或 current", "a run's id, or current"))
    .action(diffCommand);
  command(
    root,
    "status",
    words("已载入什么、是否新鲜、每行的去向", "what is loaded, how fresh, what became of every row")
  ).action(statusCommand);
  command(root, "withdraw", words("撤回一份已载入的文件", "take a loaded file out again"))
    .argument("<file>")
    .action(withdrawCommand);
  const calendar = root
    .command("calendar")
    .description(
      words("工作日历：查看，或补上一年的放假安排", "working calendars: show them, or add a year's notice")
    );
  command(calendar, "show", words("列出日历，或显示某一年", "list the calendars, or show one year"))
    .argument("[year]")
    .option(
      "--calendar <id>",
      words("哪个日历；不写则为默认日历", "which calendar; the default one unless told")
    )
    .action(showCalendarCommand);
  command(
    calendar,
    "add",
    words("补上一年的法定节假日与调休", "add a year's official days off and make-up days")
  )
    .argument("<year>")
    .requiredOption(
      "--file <path>",
      words(
        "通知，CSV:date,kind,name[,source],kind 为 放假 或 上班",
        "the notice as CSV: date,kind,name[,source]; kind is holiday or workday"
      )
    )
    .action(addCalendarCommand);
  command(
    root,
    "repair",
    words(
      "写出隔离的行与未对上的客户名称（--out），或收回改正后的表",
      "quarantined rows and unmatched names out as a workbook (--out), or back in corrected"
    )
  )
    .argument("[file]", words("改正后的表", "the corrected workbook"))
    .option("--out <file>", words("写到哪个文件", "the workbook to write"))
    .option("--by <name>", words("改正人", "who corrected"))
    .action(repairCommand);
  command(root, "extract", words("导出人事考核文件", "write HR's appraisal files"))
    .option("--period <period>", words("期间，如 2024Q2", "the period, such as 2024Q2"))
    .option(
      "--unit <id>",
      words("部门编号，含其下级，可写多次", "a unit with those below it; may be given again"),
      (unit: string, units: string[] = []) => [...units, unit]
    )
    .option("--review", words("开始复核", "begin the review"))
    .option("--lock", words("锁定这些数字", "lock these figures"))
    .option("--amend", words("写出已锁定期间的修订版", "write a revision of a locked period"))
    .option("--reason <text>", words("修订原因", "why it is amended"))
    .option("--by <name>", words("经办人", "who extracts"))
    .option("--sign <key>", words("Ed25519 私钥（PEM）", "an Ed25519 private key (PEM)"))
    .option("--verify <folder>", words("核对一个导出文件夹", "check a folder of an extract"))
    .option("--key <key>", words("核对签名的公钥（PEM）", "the public key (PEM) to check the signature"))
    .option("--person <id>", words("某人的全部考核数据", "all appraisal data of one person"))
    .action(extractCommand);
  command(root, "purge", words("清除到期的来源与人事文件", "take away sources and HR files past their time"))
    .requiredOption("--before <date>", words("此日期之前的，如 2022-01-01", "older than this date"))
    .option("--by <name>", words("经办人", "who purges"))
    .action(purgeCommand);
  command(
    root,
    "template",
    words("写出一份空白模板，填好即可载入", "write a blank form that loads without a mapping")
  )
    .argument("<entity>", words("实体，如 tickets 或 工单", "the entity, such as tickets"))
    .option("--out <file>", words("写到哪个文件", "the file to write"))
    .action(templateCommand);
  command(root, "init", words("新建工作区", "make a new workspace")).argument("<dir>").action(initCommand);
  command(root, "sample", words("生成合成的示例导出", "write synthetic exports"))
    .requiredOption("--out <dir>", words("写到哪个文件夹", "where to"))
    .option("--tickets <n>", words("工单数", "tickets"), "1000")
    .option("--seed <n>", words("随机种子", "seed"), "20240515")
    .action(sampleCommand);
  return root;
}

function command(root: Command, name: string, about: string): Command {
  return root
    .command(name)
    .description(about)
    .option("--workspace <dir>", words("工作区文件夹", "the workspace"))
    .option("--json", words("结果输出为一个 JSON 对象", "print the result as one JSON object"))
    .option("--lang <lang>", "zh | en");
}
