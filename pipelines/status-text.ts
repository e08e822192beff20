import {type Language, sayUnread} from "./messages.ts";
import type {Status} from "./status.ts";

const labels = {
  zh: {
    workspace: "工作区",
    newest: "最新导出",
    none: "没有",
    run: "最近发布",
    as_of: "截至",
    rows: "读到 {rows_read} = 接受 {rows_accepted} + 隔离 {rows_quarantined}(已更正 {rows_repaired})+ 忽略 {rows_ignored};接受 = 现行 {rows_current} + 被取代 {rows_superseded}",
    withdrawn: "撤回的文件",
    shown: "页面上显示为"
  },
  en: {
    workspace: "workspace",
    newest: "newest export",
    none: "none",
    run: "published run",
    as_of: "as of",
    rows: "{rows_read} read = {rows_accepted} accepted + {rows_quarantined} quarantined ({rows_repaired} repaired) + {rows_ignored} ignored; accepted = {rows_current} current + {rows_superseded} superseded",
    withdrawn: "files withdrawn",
    shown: "on pages"
  }
} as const;

/** Returns a workspace's status as lines to read. */
export function statusText(status: Status, language: Language): string {
  const label = labels[language];
  const {run} = status;
  const rows = label.rows.replace(/\{(\w+)\}/g, (_, name: string) => String(status.rows[name]));
  const files = status.loads.map(
    (load) =>
      `  ${[load.source_file, load.source_sheet].filter(Boolean).join(" · ")} · ${load.entity} · ${load.mapping} · ${load.exported_at} · ${load.rows_current}${shownAs(load, label.shown)}`
  );
  return [
    `${label.workspace}: ${status.workspace}`,
    `${label.newest}: ${status.newest_export ?? label.none}`,
    `${label.run}: ${run ? `${run.run_id} (${label.as_of} ${run.as_of}, ${run.at})` : label.none}`,
    rows,
    ...(status.withdrawn > 0 ? [`${label.withdrawn}: ${status.withdrawn}`] : []),
    ...files,
    ...status.unread.map((one) => `  ${one.file} · ${sayUnread(one, language)}`),
    ""
  ].join("\n");
}

// only where it is not what the file is called
function shownAs(load: Status["loads"][number], label: string): string {
  const isSame = load.published_file === load.source_file && load.published_sheet === load.source_sheet;
  const names = [load.published_file, load.published_sheet].filter(Boolean).join(" · ");
  return isSame ? "" : ` (${label} ${names})`;
}
