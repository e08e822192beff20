import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {withFolder} from "./service-value.ts";
import {type Ask, withBuilt} from "./workspaces.ts";

// at most six rows a table, each answer worked by hand in the comments

const ticketHeader = "问题编号,客户名称,问题级别,提交时间,分配时间,首次响应时间,解决时间,工单状态";
const tickets = [
  "FW1,甲公司,L2,2024-05-15 09:15,,2024-05-15 09:30,2024-05-15 17:45,已关闭", // 510 min > 480: missed; V-01
  "FW2,甲公司,L2,2024-05-15 09:15,2024-05-15 09:45,,2024-05-15 17:15:59,已关闭", // 480 min: met, seconds floored
  "FW3,乙公司,L1,2024-05-16 23:00,,,,处理中", // due 03:00 the next day, after the clock: pending
  "FW4,乙公司,L1,2024-05-16 19:00,,,,处理中", // due 23:00, before the clock: missed
  "FW5,丙公司,L3(一般),2024-05-15 08:00,,,2024-05-15 10:00,已关闭", // 120 min: met
  "FW6,丙公司,L2,2024-05-15 08:00,,,,重复" // void
];

describe("timeliness on 2024-05-16", () => {
  it("judges each resolution: V-01 is 8 h 30 min, due 17:15, 30 minutes late", async () => {
    await withTickets(tickets, async (ask) => {
      const verdicts = `select ticket_id, resolution_elapsed_minutes as minutes, resolution_verdict as verdict,
        resolution_due_at::varchar as due from marts.tickets order by 1`;
      expect(await ask(verdicts)).toEqual([
        {ticket_id: "FW1", minutes: 510, verdict: "missed", due: "2024-05-15 17:15:00"},
        {ticket_id: "FW2", minutes: 480, verdict: "met", due: "2024-05-15 17:15:00"},
        {ticket_id: "FW3", minutes: null, verdict: "pending", due: "2024-05-17 03:00:00"},
        {ticket_id: "FW4", minutes: null, verdict: "missed", due: "2024-05-16 23:00:00"},
        {ticket_id: "FW5", minutes: 120, verdict: "met", due: "2024-05-16 08:00:00"},
        {ticket_id: "FW6", minutes: null, verdict: "void", due: "2024-05-15 16:00:00"}
      ]);
    });
  });

  it("gives M-08 1 of 3 (FW2 of FW1, FW2, FW4), M-09 1 of 1, and medians over what is finished", async () => {
    await withTickets(tickets, async (ask) => {
      const may = `select level, count_due, count_met, count_missed, count_pending, count_void, on_time_ratio,
        median_minutes, p90_minutes from marts.timeliness_periods
        where measure = 'resolution' and basis = 'applied' and period = '2024-05' and level in ('headline', 'L3') order by 1`;
      // headline finished: 480 and 510, so the median is 495 and the 90th percentile 480 + 0.9 × 30 = 507
      expect(await ask(may)).toEqual([
        {
          level: "L3",
          count_due: 1,
          count_met: 1,
          count_missed: 0,
          count_pending: 0,
          count_void: 0,
          on_time_ratio: 1,
          median_minutes: 120,
          p90_minutes: 120
        },
        {
          level: "headline",
          count_due: 3,
          count_met: 1,
          count_missed: 2,
          count_pending: 1,
          count_void: 1,
          on_time_ratio: 1 / 3,
          median_minutes: 495,
          p90_minutes: 507
        }
      ]);
      expect(await metric(ask, "M-08", "2024-05")).toEqual({value: 1 / 3, n: 3, status: "ok"});
      expect(await metric(ask, "M-09", "2024-05")).toEqual({value: 1, n: 1, status: "ok"});
    });
  });

  it("gives M-03 1 of 4 and M-04 2 of 3: an assignment stands in, a closed ticket without either is unknown", async () => {
    await withTickets(tickets, async (ask) => {
      // acknowledged in 15 min: FW1 15 yes; FW2 30 (assigned) no; FW3 open 60 no; FW4 open 300 no; FW5 unknown; FW6 void
      expect(await metric(ask, "M-03", "2024-05")).toEqual({value: 1 / 4, n: 4, status: "ok"});
      // by level: FW1 15 ≤ 120, FW2 30 ≤ 120, FW3 open 60 of 60: pending, FW4 open 300 > 60: missed
      expect(await metric(ask, "M-04", "2024-05")).toEqual({value: 2 / 3, n: 3, status: "ok"});
    });
  });

  it("never shows a rate of nothing: a month with only a pending ticket has no ratio", async () => {
    await withTickets(tickets.slice(2, 3), async (ask) => {
      expect(await metric(ask, "M-08", "2024-05")).toEqual({value: null, n: 0, status: "unknown"});
    });
  });

  it("does not improve when a late ticket is left open", async () => {
    const solvedLate = tickets.map((row) =>
      row.replace(
        "FW4,乙公司,L1,2024-05-16 19:00,,,,处理中",
        "FW4,乙公司,L1,2024-05-16 19:00,,,2024-05-16 23:30,已关闭"
      )
    );
    for (const rows of [tickets, solvedLate])
      await withTickets(rows, async (ask) => {
        expect((await metric(ask, "M-08", "2024-05")).value).toBeCloseTo(1 / 3);
      });
  });
});

describe("service-born opportunities", () => {
  const header = "商机编号,客户名称,商机状态,商机金额,赢单金额,来源类型,创建日期,赢单日期";
  const rows = [
    "SJ1,甲公司,赢单,80万元,750000,服务工单,2024-04-02,2024-05-10",
    'SJ2,甲公司,进行中,"200,000",,客户反馈,2024-05-03,',
    "SJ3,乙公司,进行中,,,服务工单,2024-05-04,", // no amount: counts in number, adds nothing
    "SJ4,乙公司,进行中,500000,,市场活动,2024-05-05,", // not of service
    "SJ5,乙公司,输单,100000,0,,2024-05-06,", // origin unknown: not counted as service's
    "SJ6,丙公司,进行中,0,,服务工单,2024-05-07," // 0 is an amount
  ];

  it("gives M-40, M-42 and M-43 of May by hand", async () => {
    await withExports({"商机_20240516.csv": [header, ...rows]}, async (ask) => {
      expect(await metric(ask, "M-40", "2024-05")).toEqual({value: 200000, n: 3, status: "ok"}); // SJ2 + SJ6
      expect(await metric(ask, "M-43", "2024-05")).toEqual({value: 3, n: 3, status: "ok"}); // SJ2, SJ3, SJ6
      expect(await metric(ask, "M-42", "2024-05")).toEqual({value: 750000, n: 1, status: "ok"}); // SJ1
      expect(await metric(ask, "M-42", "2024-04")).toEqual({value: 0, n: 0, status: "ok"});
      const unknown = "select is_service_born from marts.opportunities where opportunity_id = 'SJ5'";
      expect(await ask(unknown)).toEqual([{is_service_born: null}]);
    });
  });

  it("knows nothing of what service brought in when no origin is recorded", async () => {
    await withExports({"商机_20240516.csv": [header, rows[4]!]}, async (ask) => {
      expect(await metric(ask, "M-40", "2024-05")).toEqual({value: null, n: 0, status: "no_data"});
    });
  });
});

describe("customers", () => {
  const contracts = [
    "合同编号,客户编号,客户名称,合同金额,签约日期",
    "HT1,CUS1,华东精密（上海）有限公司,1,2024-01-01"
  ];
  const opportunities = [
    "商机编号,客户名称,商机金额",
    "SJ1,华东精密(上海) 有限公司,1",
    "SJ2,华东精密(上海),1",
    "SJ3,华精,1"
  ];
  const files = {"合同_20240516.csv": contracts, "商机_20240516.csv": opportunities};
  const ids = "select opportunity_id as id, customer_id as customer from marts.opportunities order by 1";

  it("match by exact name only, and leave the rest unmatched", async () => {
    await withExports(files, async (ask) => {
      expect(await ask(ids)).toEqual([
        {id: "SJ1", customer: "CUS1"},
        {id: "SJ2", customer: null},
        {id: "SJ3", customer: null}
      ]);
    });
  });

  it("match by an alias of the policy", async () => {
    await withExports(
      files,
      async (ask) => {
        expect((await ask(ids))[2]).toEqual({id: "SJ3", customer: "CUS1"});
      },
      {"customer_aliases.csv": "alias,customer_name\n华 精,华东精密（上海）有限公司\n"}
    );
  });

  it("with one name and two ids match neither", async () => {
    const two = [...contracts, "HT2,CUS2,华东精密(上海)有限公司,1,2024-01-01"];
    await withExports({...files, "合同_20240516.csv": two}, async (ask) => {
      expect((await ask(ids))[0]).toEqual({id: "SJ1", customer: null});
    });
  });

  it("are their names when no export holds an id", async () => {
    await withExports({"商机_20240516.csv": opportunities}, async (ask) => {
      expect((await ask(ids))[0]).toEqual({id: "SJ1", customer: "name:华东精密(上海)有限公司"});
    });
  });
});

// a period of which a theme says nothing is one without data
async function metric(ask: Ask, code: string, period: string) {
  const theme = code < "M-40" ? "timeliness" : "opportunity";
  const [row] = await ask(
    `select value, count_n as n, status from marts.${theme}_values
    where metric_code = '${code}' and period_grain = 'month' and period_start = date '${period}-01' and dimension = 'company'`
  );
  return row ?? {value: null, n: 0, status: "no_data"};
}

function withTickets(rows: string[], use: (ask: Ask) => Promise<void>) {
  return withExports({"工单_20240516.csv": [ticketHeader, ...rows]}, use);
}

function withExports(
  files: Record<string, string[]>,
  use: (ask: Ask) => Promise<void>,
  policy: Record<string, string> = {}
) {
  return withFolder(async (workspace) => {
    for (const folder of ["exports", "policy"]) await mkdir(join(workspace, folder));
    for (const [name, lines] of Object.entries(files))
      await writeFile(join(workspace, "exports", name), `${lines.join("\n")}\n`);
    for (const [name, text] of Object.entries(policy)) await writeFile(join(workspace, "policy", name), text);
    const isOfTickets = Object.keys(files).some((name) => name.startsWith("工单"));
    const names = isOfTickets
      ? ["marts.tickets", "marts.timeliness_periods", "marts.timeliness_values"]
      : ["marts.opportunities", "marts.opportunity_values"];
    await withBuilt(workspace, names, use);
  });
}
