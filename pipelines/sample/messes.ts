import type {FormName} from "./forms.ts";
import {widenDigits} from "./money.ts";
import type {World} from "./world.ts";

/** What must become of the row: quarantined, replaced by its double, or read all the same. */
export type Outcome = "quarantined" | "superseded" | "aliased" | "unmatched" | "read";
type Write = (cell: string, world: World) => string | undefined; // undefined: nothing to spoil here

/**
 * Every kind of mess within a file. Those of whole files are in `forms`: GB18030, UTF-8 with and without BOM, tab-separated
 * UTF-16, gzip, workbooks with a merged title and a 合计 row, a correction of an earlier export, an old export handed in
 * late. The generators add records exported twice, dates in three styles, 万元, `value(note)` and five ways to say nothing.
 */
const kinds = {
  "unknown level": ["quarantined", () => "L9"],
  "unknown word": ["quarantined", () => "待定"],
  "impossible date": ["quarantined", (cell: string) => `${/\d{4}/.exec(cell)?.[0] ?? 2024}-02-30`],
  "impossible time": ["quarantined", (cell: string) => `${/\d{4}/.exec(cell)?.[0] ?? 2024}-02-30 10:15`],
  "letters for a number": ["quarantined", () => "abc"],
  "score off the scale": ["quarantined", () => "7"],
  "words for an amount": ["quarantined", () => "面议"],
  "negative amount": ["quarantined", () => "-5,000"],
  "foreign money": ["quarantined", () => "USD"],
  "number ruined by Excel": ["quarantined", () => "2.0241E+11"],
  "missing required cell": ["quarantined", () => ""],
  "same row twice": ["superseded", (cell: string) => cell],
  estimate: ["read", (cell: string) => (cell ? `约${cell}` : undefined)],
  "lost number": ["read", () => "预计可带来万元增购订单"],
  "full-width digits": ["read", widenDigits],
  "spaces around": ["read", (cell: string) => `\u3000${cell} `],
  "wide brackets": ["read", (cell: string) => cell.replace("(", "（").replace(")", "）")],
  "short name": ["aliased", (cell: string, world: World) => world.aliases.get(cell)],
  "unknown name": ["unmatched", (cell: string) => (cell.length > 8 ? `${cell.slice(2, -2)}厂` : undefined)]
} satisfies Record<string, [Outcome, Write]>;

type Kind = keyof typeof kinds;
type Mess = {
  form: FormName;
  column: string | undefined;
  kind: Kind;
  every: number;
  at: number;
  becomes: Outcome;
  write: Write;
};

/** Which rows of which form are spoilt and how: at most one in 24 of a form is quarantined, of a long one less than 1 %. */
export const messes: Mess[] = [
  ...spoil("tickets", 1200, [
    [137, "问题级别", "unknown level"],
    [537, "提交时间", "impossible time"],
    [937, "客户满意度", "letters for a number"],
    [1081, "提交时间", "missing required cell"]
  ]),
  ...loosen("tickets", 60),
  ...spoil("customers", 900, [[31, "重点客户类别", "unknown word"]]),
  ...spoil("handovers", 900, [
    [29, "合同金额", "words for an amount"],
    [463, "交接时间", "impossible time"]
  ]),
  ...spoil("ticket_status_changes", 4000, [
    [211, "变更后状态", "unknown word"],
    [1777, "变更时间", "missing required cell"]
  ]),
  ...spoil("ticket_replies", 2000, [
    [47, "回复时间", "impossible time"],
    [313, undefined, "same row twice"],
    [911, "问题编号", "number ruined by Excel"]
  ]),
  ...spoil("progress_updates", 2000, [
    [53, "更新时间", "missing required cell"],
    [157, undefined, "same row twice"]
  ]),
  ...spoil("surveys", 1500, [
    [83, "服务态度", "score off the scale"],
    [411, "评测日期", "impossible time"],
    [127, undefined, "same row twice"]
  ]),
  ...spoil("ratings", 1500, [
    [61, "打分", "missing required cell"],
    [233, "打分时间", "impossible time"]
  ]),
  ...spoil("feedback", 900, [
    [26, "反馈类型", "unknown word"],
    [611, "提交时间", "missing required cell"],
    [19, "客户价值预估", "lost number"]
  ]),
  ...loosen("feedback", 90),
  ...spoil("contracts", 1100, [
    [43, "签约日期", "impossible date"],
    [389, "币种", "foreign money"],
    [5, "合同金额", "full-width digits"],
    [21, "合同金额", "estimate"],
    [9, "客户名称", "spaces around"]
  ]),
  ...spoil("payments", 900, [
    [37, "回款金额", "words for an amount"],
    [91, "合同编号", "number ruined by Excel"],
    [13, "应收金额", "full-width digits"]
  ]),
  ...spoil("leads", 700, [
    [27, "线索状态", "unknown word"],
    [7, "预估金额", "estimate"]
  ]),
  ...spoil("opportunities", 1300, [
    [33, "商机金额", "negative amount"],
    [4, "商机金额", "full-width digits"],
    [11, "商机金额", "estimate"]
  ]),
  ...loosen("opportunities", 80),
  ...spoil("opportunity_stage_events", 1500, [
    [71, "审批结果", "unknown word"],
    [97, undefined, "same row twice"]
  ]),
  ...spoil("delivery_projects", 600, [[25, "项目金额", "words for an amount"]]),
  ...spoil("timesheets", 3000, [
    [59, "工时", "letters for a number"],
    [103, "工单编号", "number ruined by Excel"],
    [217, "工作日期", "impossible date"],
    [401, undefined, "same row twice"]
  ]),
  ...spoil("expenses", 900, [
    [24, "费用金额", "words for an amount"],
    [8, "费用金额", "full-width digits"]
  ]),
  ...spoil("meetings", 1200, [[41, "召开时间", "impossible time"]]),
  ...spoil("key_person_scores", 1600, [
    [67, "方案认可度", "score off the scale"],
    [139, "评分日期", "missing required cell"],
    [181, undefined, "same row twice"]
  ]),
  ...spoil("service_requests", 800, [[28, "受理日期", "missing required cell"]]),
  ...spoil("service_orders", 800, [[30, "合计金额", "words for an amount"]]),
  ...spoil("service_tasks", 900, [[35, "任务方式", "unknown word"]])
];

function spoil(form: FormName, every: number, at: [number, string | undefined, Kind][]): Mess[] {
  return at.map(([position, column, kind]) => {
    const [becomes, write] = kinds[kind] as [Outcome, Write];
    return {form, column, kind, every, at: position, becomes, write};
  });
}

/** Four ways to write a customer's name: two that are the same name, one with an alias, one nobody knows. */
function loosen(form: FormName, every: number): Mess[] {
  return [
    ...spoil(form, every, [
      [3, "客户名称", "spaces around"],
      [22, "客户名称", "wide brackets"]
    ]),
    ...spoil(form, every * 2, [[16, "客户名称", "short name"]]),
    ...spoil(form, every * 3, [[38, "客户名称", "unknown name"]])
  ];
}
