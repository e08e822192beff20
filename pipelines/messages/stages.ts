import type {Text} from "./text.ts";

/** What a run says of its stages. */
export const stages = {
  audit_failed: {
    zh: "审计未通过，什么都没有发布，上一次的结果仍然有效：\n{detail}",
    en: "audits failed, nothing was published, the last good state stands:\n{detail}"
  },
  over_quarantine: {
    zh: "隔离的行超过 {limit}（设置 quarantine_max_ratio），没有发布，上一次的结果仍然有效：\n{detail}\n请用 service-value repair --out 修正.xlsx 写出这些行改正，或改正后用原文件名重新导出再运行，或撤回该文件（service-value withdraw 文件名），或在 policy/settings.csv 中调整 quarantine_max_ratio。",
    en: "more than {limit} of the rows are quarantined (setting quarantine_max_ratio); nothing was published, the last good state stands:\n{detail}\nCorrect these rows (service-value repair --out FILE.xlsx), or mend the export under its own name and run again, or take it out (service-value withdraw FILE), or change quarantine_max_ratio in policy/settings.csv."
  },
  over_file: {
    zh: "  {file}：读到 {read} 行，隔离 {quarantined} 行（{share}）",
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
    zh: "以下数据已陈旧（比最新导出旧 {days} 天以上）：{detail}。已发布，并在页面上标明。",
    en: "stale by more than {days} days behind the newest export: {detail}. Published, with a banner."
  },
  browser_missing: {
    zh: "没有能用的浏览器来生成 PDF:{detail}\n请安装 Chrome 或 Edge，或用环境变量 CHROMIUM_PATH 指明一个 Chromium，再运行。",
    en: "no browser to make the PDF with: {detail}\nInstall Chrome or Edge, or name a Chromium in the environment variable CHROMIUM_PATH, and run again."
  },
  pdf_done: {
    zh: "{files} 个文件，{size} MB，位于 {folder}",
    en: "{files} files, {size} MB, in {folder}"
  },
  site_failed: {
    zh: "页面没有建成，上一次的页面仍然有效：{detail}",
    en: "the site could not be built, the last one stands: {detail}"
  },
  stage_load: {zh: "载入", en: "load"},
  stage_build: {zh: "计算", en: "build"},
  stage_audit: {zh: "审计", en: "audit"},
  stage_publish: {zh: "发布", en: "publish"},
  stage_site: {zh: "页面", en: "site"},
  load_done: {
    zh: "{loaded} 个文件载入，{unchanged} 个未变，{refused} 个被拒绝；接受 {accepted} 行，隔离 {quarantined} 行",
    en: "{loaded} files loaded, {unchanged} unchanged, {refused} refused; {accepted} rows accepted, {quarantined} quarantined"
  },
  build_done: {zh: "{built} 个模型重算，{kept} 个沿用", en: "{built} models rebuilt, {kept} kept"},
  build_nothing: {zh: "没有变化，什么都不用重算", en: "nothing has changed, nothing was rebuilt"},
  audit_done: {zh: "{count} 项审计通过", en: "{count} audits passed"},
  publish_done: {zh: "{files} 个文件，运行 {run}", en: "{files} files, run {run}"},
  publish_nothing: {
    zh: "已经发布过同样的结果，运行 {run}",
    en: "the same result is published already, run {run}"
  },
  site_done: {zh: "{files} 个文件，{size} MB，位于 {folder}", en: "{files} files, {size} MB, in {folder}"},
  site_nothing: {zh: "页面已是最新", en: "the site is up to date"},
  sample_progress: {zh: "{done} / {tickets} 张工单", en: "{done} of {tickets} tickets"},
  sample_done: {zh: "写了 {files} 个文件到 {folder}", en: "wrote {files} files to {folder}"},
  plan_load: {zh: "载入", en: "load"},
  plan_keep: {zh: "不变", en: "keep"},
  plan_rebuild: {zh: "重算", en: "rebuild"},
  plan_publish: {zh: "发布", en: "publish"},
  plan_nothing: {zh: "什么都不用做：没有变化", en: "nothing to do: nothing has changed"}
} satisfies Record<string, Text>;
