import type {Text} from "./text.ts";

/** What is said of appraisal schemes and of HR's extracts. */
export const appraisal = {
  fault_weights: {
    zh: "岗位「{role}」的权重合计为 {sum}，必须为 100；请改第 {lines} 行的权重",
    en: "the weights of the post “{role}” sum to {sum}, not 100; change the weights of lines {lines}"
  },
  fault_weights_from: {
    zh: "岗位「{role}」自 {day} 起的权重合计为 {sum}，必须为 100；请改第 {lines} 行的权重或生效日期",
    en: "from {day} the weights of the post “{role}” sum to {sum}, not 100; change the weights or dates of lines {lines}"
  },
  fault_no_steps: {
    zh: "扣分制指标「{code}」缺少 step（每差多少）或 points_per_step（扣几分）",
    en: "the deduction KPI “{code}” lacks step (for how much) or points_per_step (how many points off)"
  },
  fault_no_bands: {
    zh: "分档指标「{code}」在 kpi_bands.csv 中没有分档，请补上各档的 from_value 与 score",
    en: "the band KPI “{code}” has no bands in kpi_bands.csv; add from_value and score of each"
  },
  fault_floor_above_cap: {
    zh: "指标「{code}」的下限高于上限",
    en: "the floor of the KPI “{code}” is above its cap"
  },
  fault_no_target_period: {
    zh: "指标「{code}」的目标随期间长短而变，请在 target_period 写明是 month、quarter 还是 year 的目标",
    en: "the target of the KPI “{code}” depends on the period's length: say in target_period whether it is for a month, quarter or year"
  },
  extract_no_rule: {
    zh: "没有规章制度编号，不能导出人事文件：请在 policy/settings.csv 写明 rule_number（依法制定、已公示的考核制度的编号）",
    en: "no labour rule, so no HR files: give its number as rule_number in policy/settings.csv"
  },
  extract_no_units: {
    zh: "请用 --unit 写明部门编号，可写多次；没有写明部门就什么都不导出（没有部门的人用 none）",
    en: "name the units by --unit, once for each; nothing is extracted without (none for people of no unit)"
  },
  extract_no_period: {
    zh: "没有考核期间「{period}」，现有 {allowed}",
    en: "there is no appraisal period “{period}”, only {allowed}"
  },
  extract_no_unit: {
    zh: "期末的组织里没有部门「{unit}」，现有 {allowed}",
    en: "there is no unit “{unit}” at the period's end, only {allowed}"
  },
  extract_not_published: {
    zh: "数据或制度有变，与已发布的运行不同；请先运行 service-value run，再导出",
    en: "data or policy differ from the published run: do service-value run first, then extract"
  },
  extract_done: {
    zh: "{unit} · {status} · {people} 人 · {files} 个文件 · {folder}",
    en: "{unit} · {status} · {people} people · {files} files · {folder}"
  },
  lock_not_ended: {
    zh: "期间 {period} 到 {end} 才结束，不能锁定；可先用 --review",
    en: "the period {period} ends on {end} and cannot be locked yet; --review can"
  },
  amend_not_locked: {
    zh: "{unit} 的 {period} 没有锁定，不需要 --amend",
    en: "{period} of {unit} is not locked: no need of --amend"
  },
  amend_no_reason: {zh: "--amend 要用 --reason 写明原因", en: "--amend needs --reason"},
  locked_differs: {
    zh: '{unit} 的 {period} 已锁定，现在的数字有 {count} 处不同，没有写出任何文件：{detail}\n如确需修订，请加 --amend --reason "原因"。',
    en: '{period} of {unit} is locked and {count} figures now differ; nothing was written:{detail}\nTo write a revision add --amend --reason "why".'
  },
  locked_adjusted: {
    zh: "{unit} 的 {period} 已锁定（第 {revision} 版），现在的数字有 {count} 处不同，页面仍显示锁定的数字：{detail}{more}\n如确需修订，请用 extract --amend --reason。",
    en: "{period} of {unit} is locked (revision {revision}) and {count} figures now differ; pages go on showing those locked:{detail}{more}\nTo write a revision use extract --amend --reason."
  },
  locked_more: {
    zh: "\n  另有 {count} 处，见 --json 的 adjustments",
    en: "\n  and {count} more, in adjustments of --json"
  },
  lock_tampered: {
    zh: "锁定的数字被改动过：ledger/{file} 与锁定时的摘要不符；请从备份恢复",
    en: "locked figures were tampered with: ledger/{file} is not what was locked; restore it from a backup"
  },
  lock_missing: {
    zh: "锁定的数字不在了：ledger/{file}；请从备份恢复，或它已按保留期限清除",
    en: "locked figures are gone: ledger/{file}; restore it from a backup, or it was purged"
  },
  extract_no_sums: {
    zh: "{folder} 里没有 SHA256SUMS，不是人事导出的文件夹",
    en: "{folder} has no SHA256SUMS: no extract"
  },
  extract_bad_key: {
    zh: "密钥不可用，应为 Ed25519 的 PEM：{detail}",
    en: "no usable key, it must be an Ed25519 PEM: {detail}"
  },
  extract_unsigned: {zh: "{folder} 没有签名", en: "{folder} is not signed"},
  extract_bad_signature: {
    zh: "{folder} 的签名不符：SHA256SUMS 被改动过，或不是这把密钥签的",
    en: "the signature of {folder} does not fit: SHA256SUMS was changed, or signed by another key"
  },
  verify_good: {
    zh: "{folder} 完好：{files} 个文件与 SHA256SUMS 一致，导出日志完好",
    en: "{folder} is whole: {files} files as in SHA256SUMS, and the log of extracts is whole"
  },
  verify_changed: {zh: "被改动 {file}", en: "changed {file}"},
  verify_missing: {zh: "不见了 {file}", en: "missing {file}"},
  verify_added: {zh: "多出来 {file}", en: "added {file}"},
  verify_log: {
    zh: "导出日志 ledger/extracts.jsonl 第 {lines} 行被改动过，或其前有行被删去",
    en: "ledger/extracts.jsonl was changed at line {lines}, or a line before it was taken out"
  },
  verify_unlogged: {
    zh: "{folder} 不在导出日志里：不是由本工作区导出，或日志被截短",
    en: "{folder} is not in the log of extracts: not extracted here, or the log was cut short"
  },
  verify_failed: {zh: "不完好：{detail}", en: "not whole: {detail}"},
  person_unknown: {
    zh: "没有工号「{id}」的任何考核数据",
    en: "there are no appraisal data of “{id}”"
  },
  person_done: {
    zh: "{id} 的全部考核数据：{folder}（{files} 个文件）",
    en: "all appraisal data of {id}: {folder} ({files} files)"
  },
  purge_done: {
    zh: "已从 lake 清除 {date} 之前的 {files} 份来源文件，并清除 {extracts} 份人事文件与锁定的行；账目与日志只留摘要。请再运行 service-value run，使仓库与页面也不再含有它们",
    en: "purged {files} source files from before {date} out of the lake, and {extracts} HR extracts and locked rows; ledger and log keep their digests only. Do service-value run, so that warehouse and pages hold them no more"
  },
  purge_remaining: {
    zh: "这些来源文件还在 exports/，请自行删除：{files}",
    en: "these source files still lie in exports/; delete them yourself: {files}"
  },
  explain_needs_hr: {
    zh: "个人的考核只供人事查阅：请加 --hr 表明用途，查阅会记入导出日志",
    en: "a person's appraisal is for HR only: add --hr to say so; the look is written into the log of extracts"
  }
} satisfies Record<string, Text>;
