import {join, resolve} from "node:path";
import {Command, CommanderError} from "commander";
import type {ExtractArguments} from "./extract-command.ts";
import {asFailure, type Exit, exitCodes, Failure} from "./failure.ts";
import {withLock} from "./lock.ts";
import {languageOf, say} from "./messages.ts";
import {type Progress, plainProgress} from "./progress.ts";
import type {Reporter, RunResult, Stage} from "./run.ts";
import {findWorkspace, prepare, type Workspace} from "./workspace.ts";

type Options = ExtractArguments & {
  before?: string;
  hr?: boolean;
  workspace?: string;
  json?: boolean;
  lang?: string;
  asOf?: string;
  site?: boolean;
  serve?: boolean;
  port?: string;
  format?: string;
  file?: string;
  saved?: string;
  list?: boolean;
  param?: string[];
  analysts?: boolean;
  candidate?: boolean;
  tickets?: string;
  seed?: string;
  out?: string;
  calendar?: string;
  by?: string;
  entity?: string;
  sheet?: string;
  headerRow?: string;
};

const language = languageOf(argumentAfter("--lang"), process.env);
const interruption = new AbortController();

// once: whoever presses Ctrl-C again wants out at once, and no step leaves half a state behind
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());

try {
  checkLanguage();
  await program().parseAsync();
} catch (error) {
  process.exitCode = await tellWhy(error);
}

function program(): Command {
  const root = new Command("service-value")
    .description(
      words("服务价值评估:从导出到结论", "what a service organisation is worth, from its own exports")
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
      words("截至日期,如 2024-12-31", "the clock's date, such as 2024-12-31")
    );
    if (name === "run") one.option("--no-site", words("不建站", "without building the site"));
    one.action((options: Options) =>
      runStages(name, options, options.site === false ? list.slice(0, 4) : list)
    );
  }
  command(root, "load", words("载入导出文件", "load exports into the lake"))
    .argument("[files...]", words("文件;不写则载入 exports/ 的全部", "files; without them all of exports/"))
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
    .action(siteCommand);
  command(root, "plan", words("说明一次运行会做什么,不写任何东西", "say what a run would do; writes nothing"))
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
      words("工作日历:查看,或补上一年的放假安排", "working calendars: show them, or add a year's notice")
    );
  command(calendar, "show", words("列出日历,或显示某一年", "list the calendars, or show one year"))
    .argument("[year]")
    .option(
      "--calendar <id>",
      words("哪个日历;不写则为默认日历", "which calendar; the default one unless told")
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
        "通知,CSV:date,kind,name[,source],kind 为 放假 或 上班",
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
    words("写出一份空白模板,填好即可载入", "write a blank form that loads without a mapping")
  )
    .argument("<entity>", words("实体,如 tickets 或 工单", "the entity, such as tickets"))
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

async function runStages(name: string, options: Options, stages: Stage[], files?: string[]): Promise<void> {
  const isReader = name === "run";
  const workspace = workspaceOf(options, isReader);
  const {run} = await import("./run.ts");
  const result = await locked(workspace, name, () =>
    reporting(stages, options, (reporter) =>
      run(workspace, {
        reporter,
        stages,
        asOf: dateOption(options.asOf),
        signal: interruption.signal,
        ...(files ? {files} : {})
      })
    )
  );
  if (options.json) print(runJson(result));
  process.exitCode = exitCodes[result.exit];
}

async function siteCommand(options: Options): Promise<void> {
  const workspace = workspaceOf(options, true);
  const {run} = await import("./run.ts");
  const result = await locked(workspace, "site", () =>
    reporting(["site"], options, (reporter) =>
      run(workspace, {reporter, stages: ["site"], signal: interruption.signal})
    )
  );
  if (options.json) print(runJson(result));
  if (!options.serve) return;
  const {serveSite} = await import("./site.ts");
  await serveUntilEnd(await serveSite(result.site!, options.port ? {port: Number(options.port)} : {}));
}

async function planCommand(options: Options): Promise<void> {
  const {plan} = await import("./plan.ts");
  const planned = await plan(workspaceOf(options, true), {asOf: dateOption(options.asOf)});
  if (options.json) return print(planned);
  const fresh = planned.load.filter(({status}) => status === "new").map(({file}) => file);
  const lines = [
    ...fresh.map((file) => `${say("plan_load", language)}  ${file}`),
    ...planned.rebuild.map((name) => `${say("plan_rebuild", language)}  ${name}`),
    ...(planned.keep.length > 0 ? [`${say("plan_keep", language)}  ${planned.keep.length}`] : []),
    ...(planned.publish ? [`${say("plan_publish", language)}  ${planned.run_id ?? "?"}`] : [])
  ];
  const isNothing = fresh.length === 0 && planned.rebuild.length === 0 && !planned.publish;
  process.stdout.write(`${isNothing ? say("plan_nothing", language) : lines.join("\n")}\n`);
}

async function mapCommand(file: string, options: Options): Promise<void> {
  const {mapToDraft} = await import("./map-draft.ts");
  const {text, json, isUnknown} = await mapToDraft(workspaceOf(options, options.out !== undefined), file, {
    language,
    out: options.out,
    entity: options.entity,
    sheet: options.sheet,
    headerRow: options.headerRow ? countOption("--header-row", options.headerRow) : undefined,
    workspaceName: options.workspace,
    signal: interruption.signal
  });
  if (options.json) print(json);
  else process.stdout.write(text);
  if (isUnknown) process.exitCode = exitCodes.refused;
}

async function queryCommand(sql: string | undefined, options: Options): Promise<void> {
  const {formats, query} = await import("./query.ts");
  const format = formats.find((one) => one === (options.json ? "json" : options.format));
  if (!format)
    throw new Failure("usage", "invalid_option", {
      option: "--format",
      value: options.format!,
      allowed: formats.join(", ")
    });
  const workspace = workspaceOf(options, true);
  const {parseParameters} = await import("./query/parameters.ts");
  if ([sql, options.file, options.saved, options.list].filter((one) => one !== undefined).length > 1)
    throw new Failure("usage", "query_either");
  if (options.list) return listQueries(workspace, options);
  const asked = await askedQuery(workspace, options, sql);
  if (!asked.sql?.replace(/[;\s]/g, "")) throw new Failure("usage", "missing_argument", {detail: "SQL"});
  const parameters = asked.withDefaults(parseParameters(options.param ?? []));
  const {candidate: isCandidate = false, analysts: isAnalysts = false} = options;
  const {signal} = interruption;
  process.stdout.write(
    await query(workspace, asked.sql, {format, isCandidate, isAnalysts, parameters, file: asked.file, signal})
  );
}

type Asked = {
  sql?: string | undefined;
  file?: string;
  withDefaults(given: Record<string, string>): Record<string, string>;
};

async function askedQuery(
  workspace: Workspace,
  {file, saved}: Options,
  sql: string | undefined
): Promise<Asked> {
  if (saved !== undefined) {
    const {savedQuery, withDefaults} = await import("./query/saved.ts");
    const found = await savedQuery(workspace, saved);
    return {sql: found.sql, file: found.file, withDefaults: (given) => withDefaults(found, given)};
  }
  const withDefaults = (given: Record<string, string>) => given;
  return file === undefined ? {sql, withDefaults} : {sql: await readSql(file), file, withDefaults};
}

async function listQueries(workspace: Workspace, options: Options): Promise<void> {
  const {savedQueries, savedText} = await import("./query/saved.ts");
  const queries = await savedQueries(workspace);
  if (options.json) print({queries});
  else process.stdout.write(savedText(queries, language));
}

async function notebooksCommand(names: string[], options: Options): Promise<void> {
  const workspace = workspaceOf(options, true);
  if (options.serve) {
    const {serveNotebooks} = await import("./notebooks/serve.ts");
    const port = options.port ? {port: Number(options.port)} : {};
    return serveUntilEnd(await serveNotebooks(workspace, {language, ...port}));
  }
  const {buildNotebooks} = await import("./notebooks.ts");
  const out = resolve(options.out ?? join(workspace.root, "notebooks", "dist"));
  const {files} = await buildNotebooks(workspace, {names, out, signal: interruption.signal});
  if (options.json) print({files});
  else process.stdout.write(`${say("files_done", language, {files: files.length, folder: out})}\n`);
}

async function docsCommand(options: Options): Promise<void> {
  const {writeDocs} = await import("./docs.ts");
  const files = await writeDocs(workspaceOf(options, true), resolve(options.out!));
  if (options.json) print({files});
  else process.stdout.write(`${say("files_done", language, {files: files.length, folder: options.out!})}\n`);
}

async function serveUntilEnd(server: {address: string; close(): Promise<void>}): Promise<void> {
  process.stdout.write(`${say("serving", language, {address: server.address})}\n`);
  await new Promise((done) => interruption.signal.addEventListener("abort", done));
  await server.close();
}

async function readSql(file: string): Promise<string> {
  const {readFile} = await import("node:fs/promises");
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "EISDIR") throw error;
    throw new Failure(
      "usage",
      error.code === "ENOENT" ? "file_not_found" : "is_folder",
      {file},
      {cause: error}
    );
  });
}

async function explainCommand(subject: string, id: string, options: Options): Promise<void> {
  const {explain} = await import("./explain.ts");
  const {whoAsks} = await import("./extract-command.ts");
  const hr = options.hr ? {hr: {by: whoAsks(options.by)}} : {};
  const trace = await explain(workspaceOf(options, true), subject, id, hr);
  if (options.json) {
    const sections = trace.sections.map(({section, rows}) => [section.name, rows]);
    return print({subject, id, run_id: trace.run_id, ...Object.fromEntries(sections)});
  }
  const {explainText} = await import("./explain-text.ts");
  process.stdout.write(explainText(trace, language));
}

async function diffCommand(a: string, b: string, options: Options): Promise<void> {
  const {diff} = await import("./diff.ts");
  const {diffText, causeName} = await import("./diff-text.ts");
  const {readPolicy} = await import("./policy.ts");
  const workspace = workspaceOf(options, true);
  const found = await locked(workspace, "diff", async () =>
    diff(workspace, a, b, {
      policy: await readPolicy(workspace),
      signal: interruption.signal,
      onStep: (cause) =>
        process.stderr.write(`${say("diff_step", language, {cause: causeName(cause, language)})}\n`)
    })
  );
  if (options.json) print(found);
  else process.stdout.write(diffText(found, language));
}

async function extractCommand(options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const {extractAs} = await import("./extract-command.ts");
  const {text, json, exit} = await locked(workspace, "extract", () =>
    extractAs(workspace, options, language)
  );
  if (options.json) print({exit: exitCodes[exit], ...(json as object)});
  else if (exit === "done") process.stdout.write(`${text}\n`);
  if (exit !== "done") process.stderr.write(`${text}\n`);
  process.exitCode = exitCodes[exit];
}

async function purgeCommand(options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const before = dateOption(options.before, "--before")!;
  const {purge} = await import("./purge.ts");
  const {whoAsks} = await import("./extract-command.ts");
  const done = await locked(workspace, "purge", () => purge(workspace, {before, by: whoAsks(options.by)}));
  if (options.json) return print(done);
  const told = {date: before, files: done.files.length, extracts: done.extracts.length};
  process.stdout.write(`${say("purge_done", language, told)}\n`);
}

async function statusCommand(options: Options): Promise<void> {
  const {status} = await import("./status.ts");
  const {statusText} = await import("./status-text.ts");
  const found = await status(workspaceOf(options, true));
  if (options.json) print(found);
  else process.stdout.write(statusText(found, language));
}

async function withdrawCommand(file: string, options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const {withdraw} = await import("./withdraw.ts");
  const taken = await locked(workspace, "withdraw", () => withdraw(workspace, file));
  if (options.json) print(taken);
  else process.stdout.write(`${say("withdrawn", language, {file: taken.file, rows: taken.rows})}\n`);
}

async function showCalendarCommand(year: string | undefined, options: Options): Promise<void> {
  const {readPolicy} = await import("./policy.ts");
  const {calendarsOf, daysOf} = await import("./calendar-days.ts");
  const {calendarsText, yearText} = await import("./calendar-text.ts");
  const policy = await readPolicy(workspaceOf(options, true));
  const calendars = await calendarsOf(policy);
  const found = options.calendar
    ? calendars.find(({calendar}) => calendar === options.calendar)
    : calendars.find(({is_default}) => is_default);
  if (!found)
    throw new Failure("usage", "unknown_calendar", {
      name: options.calendar!,
      allowed: calendars.map(({calendar}) => calendar).join(", ")
    });
  if (year === undefined) {
    const listed = options.calendar ? [found] : calendars;
    return options.json
      ? print({calendars: listed})
      : void process.stdout.write(calendarsText(listed, language));
  }
  const days = await daysOf(policy, found.calendar, yearOption(year));
  if (days.length === 0) throw new Failure("usage", "uncovered_year", {calendar: found.calendar, year});
  if (options.json) print({calendar: found.calendar, year: Number(year), days});
  else process.stdout.write(yearText(days, language));
}

async function addCalendarCommand(text: string, options: Options): Promise<void> {
  const workspace = workspaceOf(options, false);
  const year = yearOption(text);
  const {addYear} = await import("./calendar.ts");
  const added = await locked(workspace, "calendar", () => addYear(workspace, year, options.file!));
  if (options.json) return print(added);
  const replaced = added.is_replaced ? say("calendar_replaced", language) : "";
  const {count_holidays: holidays, count_makeup_days: makeup, count_workdays: workdays, file} = added;
  const said = {file, year, holidays, makeup, workdays, replaced};
  process.stdout.write(`${say("calendar_added", language, said)}\n`);
}

async function repairCommand(file: string | undefined, options: Options): Promise<void> {
  const {out} = options;
  if (file && out) throw new Failure("usage", "repair_either");
  const workspace = workspaceOf(options, false);
  if (file) return takeCommand(workspace, file, options);
  if (!out) throw new Failure("usage", "missing_argument", {detail: "--out FILE | FILE --by NAME"});
  const {givenText, giveRepair} = await import("./repair.ts");
  const {signal} = interruption;
  const given = await locked(workspace, "repair", () => giveRepair(workspace, out, {language, signal}));
  if (options.json) print(given);
  else process.stdout.write(`${givenText(given, language)}\n`);
}

async function takeCommand(workspace: Workspace, file: string, options: Options): Promise<void> {
  const {takeRepair, takenText, wrongText} = await import("./repair.ts");
  const by = nameOption(options.by);
  const {signal} = interruption;
  const taken = await locked(workspace, "repair", () => takeRepair(workspace, resolve(file), {by, signal}));
  const exit = exitCodes[taken.wrong.length > 0 ? "refused" : "done"];
  if (options.json) print({exit, ...taken});
  else process.stdout.write(`${takenText(taken, language)}\n`);
  if (taken.wrong.length > 0) process.stderr.write(`${wrongText(taken.wrong, language)}\n`);
  process.exitCode = exit;
}

async function templateCommand(entity: string, options: Options): Promise<void> {
  const {writeTemplate} = await import("./template.ts");
  const written = await writeTemplate(workspaceOf(options, true), entity, {language, out: options.out});
  if (options.json) print(written);
  else process.stdout.write(`${say("template_done", language, {file: written.file})}\n`);
}

async function initCommand(dir: string, options: Options): Promise<void> {
  const {init} = await import("./init.ts");
  await init(resolve(dir));
  if (options.json) print({workspace: resolve(dir)});
  else process.stdout.write(`${say("init_done", language, {folder: dir})}\n`);
}

async function sampleCommand(options: Options): Promise<void> {
  const {writeSample} = await import("./sample.ts");
  const tickets = countOption("--tickets", options.tickets!);
  const {files} = await writeSample(resolve(options.out!), {
    tickets,
    seed: countOption("--seed", options.seed!),
    onProgress: sampleProgress(tickets)
  });
  if (options.json) print({files});
  else process.stdout.write(`${say("sample_done", language, {files: files.length, folder: options.out!})}\n`);
}

/** Says how far a large sample is, at every twentieth part of it. */
function sampleProgress(tickets: number): (done: number) => void {
  let part = 0;
  return (done) => {
    const reached = Math.floor((done * 20) / tickets);
    if (tickets < 50_000 || reached === part) return;
    part = reached;
    process.stderr.write(`${say("sample_progress", language, {done, tickets})}\n`);
  };
}

function workspaceOf(options: Options, allowSample: boolean): Workspace {
  return findWorkspace(options.workspace, {from: process.cwd(), allowSample});
}

async function locked<T>(workspace: Workspace, name: string, use: () => Promise<T>): Promise<T> {
  try {
    await prepare(workspace);
    return await withLock(workspace.ledger, `service-value ${name}`, use);
  } catch (error) {
    const failure = asFailure(error);
    if (!(failure instanceof Failure) || failure.key !== "disk_full") throw error;
    throw new Failure(failure.exit, failure.key, {...failure.params, folder: workspace.root}, {cause: error});
  }
}

async function reporting<T>(
  stages: Stage[],
  options: Options,
  use: (reporter: Reporter) => Promise<T>
): Promise<T> {
  const progress = await progressFor(stages, process.stderr.isTTY && !options.json);
  try {
    const result = await use(progress);
    await progress.end();
    return result;
  } catch (error) {
    await progress.end(error);
    throw error;
  }
}

async function progressFor(stages: Stage[], isTerminal: boolean): Promise<Progress> {
  if (!isTerminal) return plainProgress(language);
  const {terminalProgress} = await import("./progress-terminal.ts");
  return terminalProgress(stages, language);
}

function runJson({exit, loads, ...rest}: RunResult) {
  return {
    exit: exitCodes[exit],
    ...rest,
    files: loads?.files.map(({file, status, records, unread}) => ({
      file,
      status,
      mapping: records[0]?.mapping,
      entities: records.flatMap((one) => one.entities),
      sheets: records.map(({source_sheet, mapping, entities}) => ({sheet: source_sheet, mapping, entities})),
      unread: unread.map(({sheet, reason}) => ({sheet, reason}))
    })),
    refused: loads?.refused.map(({file, failure}) => ({
      file,
      message: say(failure.key, language, failure.params)
    }))
  };
}

async function tellWhy(raised: unknown): Promise<number> {
  const error = asFailure(raised);
  if (interruption.signal.aborted) return tell("interrupted", say("interrupted", language));
  if (error instanceof CommanderError) return usage(error);
  if (error instanceof Failure) return tell(error.exit, say(error.key, language, error.params));
  return tell("bug", say("bug", language, {detail: (error as Error).stack ?? String(error)}));
}

function usage(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  if (error.code === "commander.help") return tell("usage", program().helpInformation().trim());
  const detail = error.message.replace(/^error: /, "").replace(/\n/g, " ");
  if (error.code === "commander.excessArguments")
    return tell(
      "usage",
      say("excess_argument", language, {detail: detail.match(/but got \d+: (.*?)\.?$/)?.[1] ?? detail})
    );
  const quoted = detail.match(/'[^']+'/)?.[0] ?? detail;
  const key = /missing/i.test(error.code) ? "missing_argument" : "unknown_option";
  return tell("usage", say(key, language, {detail: quoted + hint(detail)}));
}

function hint(detail: string): string {
  const meant = detail.match(/\(Did you mean (?:one of )?(.*)\?\)/)?.[1];
  return meant ? say("did_you_mean", language, {name: meant}) : "";
}

function tell(exit: Exit, text: string): number {
  process.stderr.write(`${text}\n`);
  if (process.argv.includes("--json")) print({exit: exitCodes[exit], message: text});
  return exitCodes[exit];
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function checkLanguage(): void {
  const value = argumentAfter("--lang");
  if (value !== undefined && value !== "zh" && value !== "en")
    throw new Failure("usage", "invalid_option", {option: "--lang", value, allowed: "zh, en"});
}

function dateOption(text: string | undefined, option = "--as-of"): string | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDate) throw new Failure("usage", "invalid_date", {option, value: text});
  return text;
}

function nameOption(text: string | undefined): string {
  if (text === undefined) throw new Failure("usage", "missing_argument", {detail: "--by NAME"});
  const name = text.trim();
  if (name === "" || name.length > 64 || /\p{Cc}/u.test(name))
    throw new Failure("usage", "invalid_name", {value: text});
  return name;
}

function countOption(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Failure("usage", "invalid_option", {
      option,
      value: text,
      allowed: words("整数", "a whole number")
    });
  return Number(text);
}

function yearOption(text: string): number {
  if (/^(19[89]|20\d)\d$/.test(text)) return Number(text);
  throw new Failure("usage", "invalid_option", {
    option: "year",
    value: text,
    allowed: words("年份,如 2027", "a year such as 2027")
  });
}

function words(zh: string, en: string): string {
  return language === "zh" ? zh : en;
}

function argumentAfter(name: string): string | undefined {
  const i = process.argv.findIndex((one) => one === name || one.startsWith(`${name}=`));
  if (i < 0) return undefined;
  return process.argv[i]!.includes("=") ? process.argv[i]!.split("=")[1] : process.argv[i + 1];
}
