import type {Text} from "./text.ts";

/** What `diff` says. */
export const diff = {
  unknown_run: {
    zh: "没有运行「{run}」，或有不止一个。请写发布编号或其开头至少四位，或 current、previous。最近的有：{known}。",
    en: "no run “{run}”, or more than one. Write a run's id or at least its first four letters, or current or previous. The last ones are: {known}."
  },
  run_gone: {
    zh: "运行 {run} 的发布文件已不在（只保留最近五次）。请换一次仍保留的运行。",
    en: "the published files of run {run} are gone (the last five are kept). Name one that is still there."
  },
  diff_head: {
    zh: "从 {a}（截至 {a_of}）到 {b}（截至 {b_of}）",
    en: "from {a} (as of {a_of}) to {b} (as of {b_of})"
  },
  diff_nothing: {zh: "没有任何变化。", en: "nothing changed."},
  diff_changed: {zh: "变了什么", en: "what changed"},
  diff_none_moved: {zh: "没有指标移动。", en: "no metric moved."},
  diff_moved: {zh: "移动的指标（{count} 个数）", en: "figures that moved ({count})"},
  diff_more: {
    zh: "……另有 {count} 个，用 --json 看全部",
    en: "… and {count} more; --json has them all"
  },
  diff_marts: {zh: "数据表的行", en: "rows of marts"},
  diff_together: {
    zh: "几个原因同时变了，分不开：其中一次运行的代码不是现在的，或当时的输入已不在。下面只列前后，原因合在一起。",
    en: "several causes changed at once and cannot be told apart: one of the runs had other code than today's, or its inputs are gone. Below are before and after, the causes together."
  },
  diff_rebuilt: {
    zh: "几个原因同时变了：按所列顺序逐个换上并重算，各步的差归于该步的原因。",
    en: "several causes changed at once: each was put in place in the order listed and the figures computed again; the difference of a step is due to its cause."
  },
  diff_step: {zh: "重算：换上 {cause}", en: "computing again with {cause} in place"},
  diff_figure: {zh: "指标", en: "metric"},
  diff_period: {zh: "期间", en: "period"},
  diff_scope: {zh: "范围", en: "of"},
  diff_before: {zh: "前", en: "before"},
  diff_after: {zh: "后", en: "after"},
  diff_cause: {zh: "原因", en: "because of"},
  diff_added: {zh: "新增", en: "added"},
  diff_removed: {zh: "减少", en: "removed"},
  diff_rows_changed: {zh: "改变", en: "changed"},
  diff_mart: {zh: "数据表", en: "mart"},
  cause_code: {zh: "代码", en: "code"},
  cause_data: {zh: "数据", en: "data"},
  cause_correction: {zh: "更正", en: "correction"},
  cause_policy: {zh: "制度", en: "policy"},
  cause_calendar: {zh: "日历", en: "calendar"}
} satisfies Record<string, Text>;
