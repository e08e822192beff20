import {expect, it} from "vitest";
import {type Cell, modelsOnRows, rowsSql} from "./models-on-rows.ts";

// the block of intelligence (SPEC §7.4) over rows written by hand

it("gives entries per case, R-18 and self-service of one quarter by hand, and unknown before the first entry", async () => {
  const ticket = (resolved: string, level: string, channel: string | null): Cell[] => [
    level,
    channel,
    resolved,
    "closed"
  ];
  const rows = await modelsOnRows(
    ["marts.intelligence_periods"],
    {
      "metrics.periods": rowsSql("period_grain varchar, period_start date, period varchar", [
        ["quarter", "2024-01-01", "2024Q1"],
        ["quarter", "2024-04-01", "2024Q2"]
      ]),
      "metrics.ticket_timeliness": rowsSql(
        "level varchar, channel varchar, resolved_at timestamp, status varchar",
        [
          ticket("2024-02-01 10:00", "L1", "热线"),
          ticket("2024-04-10 10:00", "L3", "自助提交"),
          ticket("2024-05-10 10:00", "L3", "热线"),
          ticket("2024-06-10 10:00", "L3", null), // in neither part of the share
          ticket("2024-06-11 10:00", "L2", "自助提交") // no L3
        ]
      ),
      "warehouse.knowledge_entries": rowsSql("created_at timestamp", [["2024-04-20 10:00"]]),
      "marts.process_deadlines": rowsSql(
        "rule_code varchar, period_grain varchar, period_start date, count_met integer, count_due integer",
        [["R-18", "quarter", "2024-04-01", 1, 3]]
      )
    },
    {asOf: "2024-06-30"}
  );
  const said = rows.map((row) => [row.period, row.indicator, row.value, row.count_n, row.status].join(" "));
  expect(said.sort()).toEqual([
    "2024Q1 entries_per_case  0 unknown",
    "2024Q2 entries_per_case 0.25 4 ok", // 1 ÷ 4
    `2024Q2 linked_to_sales ${1 / 3} 3 ok`,
    "2024Q2 self_service_l3 0.5 2 ok" // 1 ÷ 2
  ]);
});
