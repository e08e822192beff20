import {copyFile, cp, mkdir} from "node:fs/promises";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {headerAt} from "../pipelines/find-header.ts";
import {openSources} from "../pipelines/source.ts";
import {repository} from "../pipelines/workspace.ts";
import {heldWorkspace} from "./held-workspace.ts";
import {shared, withFolder} from "./service-value.ts";
import {runHere} from "./workspaces.ts";

// every figure below is published in ../shared/datasets/README.md; none is this program's own output

type Numbers = Record<string, number>;

describe("UCI incident event log", () => {
  const uci = workspaceOf("uci", "datasets/uci-incident-event-log/incident_event_log.csv.gz");

  it("folds 141,712 events to 24,918 tickets", async () => {
    expect(await uci.rows("select count(*) as tickets from marts.tickets")).toEqual([{tickets: 24918}]);
    expect(await uci.rows("select rows_read, rows_accepted, rows_quarantined from marts.loads")).toEqual([
      {rows_read: 141712, rows_accepted: 141712, rows_quarantined: 0}
    ]);
  });

  it("keeps every event's own level", async () => {
    const events =
      "select recorded_level as level, count(*) as n from staging.ticket_events group by 1 order by 1";
    expect(await uci.rows(events)).toEqual([
      {level: "Critical", n: 2258},
      {level: "High", n: 2972},
      {level: "Low", n: 4030},
      {level: "Moderate", n: 132452}
    ]);
  });

  it("takes level and the source's own flag from the last event, by number and not by text", async () => {
    const flags = `select level, count(*) as n, count(*) filter (where not recorded_on_time) as missed
      from marts.tickets group by 1 order by 1`;
    expect(await uci.rows(flags)).toEqual([
      {level: "Critical", n: 270, missed: 265},
      {level: "High", n: 408, missed: 406},
      {level: "Low", n: 774, missed: 123},
      {level: "Moderate", n: 23466, missed: 8321}
    ]);
    expect(
      await uci.rows("select recorded_on_time, count(*) as n from marts.tickets group by 1 order by 1")
    ).toEqual([
      {recorded_on_time: false, n: 9115},
      {recorded_on_time: true, n: 15803}
    ]);
  });

  it("would count 5,417 missed if the order were read as text, so the order matters", async () => {
    const asText = `with numbered as (
        select ticket_id, recorded_on_time,
          row_number() over (partition by ticket_id order by ltrim(event_order, '0') desc, source_row desc) as place
        from staging.ticket_events
      )
      select count(*) filter (where not recorded_on_time) as missed from numbered where place = 1`;
    const [row] = await uci.rows<Numbers>(asText);
    expect(row!.missed).toBe(5417);
  });

  it("gives the published mean hours from opened to resolved", async () => {
    const means = `select level, round(avg(resolution_elapsed_minutes) / 60, 3) as hours
      from marts.tickets group by 1 order by 1`;
    expect(await uci.rows(means)).toEqual([
      {level: "Critical", hours: 266.084},
      {level: "High", hours: 152.457},
      {level: "Low", hours: 283.186},
      {level: "Moderate", hours: 174.354}
    ]);
  });

  it("gives the median minutes from opened to resolved that Python's statistics.median gives of the file", async () => {
    const medians =
      "select level, median(resolution_elapsed_minutes) as minutes from marts.tickets group by 1 order by 1";
    expect(await uci.rows(medians)).toEqual([
      {level: "Critical", minutes: 4814.5},
      {level: "High", minutes: 2294},
      {level: "Low", minutes: 301},
      {level: "Moderate", minutes: 1293}
    ]);
  });

  // the source sets its flag as it closes a ticket, mostly five days after it was resolved, and its clock rests at
  // weekends; ours, by the four limits of this workspace's policy, ends when the ticket is resolved
  const reasons = {
    closed_late: "resolved within our limit; the source's clock ran on to the closing",
    longer_target:
      "resolved past our limit; on weekdays up to the closing still within the source's own target",
    never_resolved: "nobody wrote when it was resolved: unknown to us, judged by its closing there",
    unexplained: "weekdays up to the closing do not tell"
  };

  it("explains case by case where its verdict and the source's flag differ", async () => {
    // minutes opened to resolved, our limit and verdict, the source's verdict, minutes of weekdays opened to closed
    expect(await uci.rows(differing(tenTickets.map(([id]) => id)))).toEqual(
      tenTickets.map(([ticket_id, minutes, limit, ours, theirs, to_closing, reason]) => {
        return {ticket_id, minutes, limit, ours, theirs, to_closing, reason};
      })
    );
    expect(new Set(tenTickets.map((ticket) => ticket[6]))).toEqual(new Set(Object.keys(reasons)));
  });

  it("differs in 4,139 tickets, of which weekdays up to the closing explain all but 111", async () => {
    // counted from the file in Python; 114 tickets changed their level and keep the strictest one's limit (A-07)
    const counts = `select ours, theirs, reason, count(*) as n from (${differing()}) group by all order by all`;
    expect(await uci.rows(counts)).toEqual([
      {ours: "met", theirs: "missed", reason: "closed_late", n: 1520},
      {ours: "missed", theirs: "met", reason: "longer_target", n: 958},
      {ours: "missed", theirs: "met", reason: "unexplained", n: 105},
      {ours: "unknown", theirs: "met", reason: "never_resolved", n: 1365},
      {ours: "unknown", theirs: "met", reason: "unexplained", n: 6},
      {ours: "unknown", theirs: "missed", reason: "never_resolved", n: 185}
    ]);
  });

  it("counts reopened tickets, missing resolutions and missing assignees", async () => {
    const counts = `select count(*) filter (where count_reopens > 0) as reopened,
      count(*) filter (where resolved_at is null) as unresolved,
      count(*) filter (where assignee_id is null) as unassigned from marts.tickets`;
    expect(await uci.rows(counts)).toEqual([{reopened: 275, unresolved: 1556, unassigned: 725}]);
  });

  it("misreads none of the 9,413 dates that also parse with the month first", async () => {
    const [row] = await uci.rows(`select min(submitted_at)::date::varchar as first_day,
        max(submitted_at)::date::varchar as last_day,
        count(*) filter (where day(submitted_at) <= 12 and day(submitted_at) <> month(submitted_at)) as two_ways,
        count(*) filter (where resolved_at < submitted_at) as backwards
      from marts.tickets`);
    expect(row).toEqual({first_day: "2016-02-29", last_day: "2017-02-16", two_ways: 9413, backwards: 0});
  });

  it("keeps both of the five doubled events", async () => {
    const doubled = `select count(*) as n from (
      select ticket_id, event_order from staging.ticket_events group by all having count(*) > 1)`;
    expect(await uci.rows(doubled)).toEqual([{n: 5}]);
  });

  type Differing = [string, number | null, number, string, string, number, keyof typeof reasons];

  const tenTickets: Differing[] = [
    ["INC0000064", 4850, 4320, "missed", "met", 9230, "unexplained"],
    ["INC0000130", 4355, 4320, "missed", "met", 8719, "longer_target"],
    ["INC0000199", null, 7200, "unknown", "met", 6534, "never_resolved"],
    ["INC0000261", 293, 240, "missed", "met", 293, "longer_target"],
    ["INC0000379", 240, 4320, "met", "missed", 86082, "closed_late"],
    ["INC0000638", 92, 480, "met", "missed", 5074, "closed_late"],
    ["INC0001238", 7190, 7200, "met", "missed", 23444, "closed_late"],
    ["INC0001549", 3, 240, "met", "missed", 4340, "closed_late"],
    ["INC0001708", 9062, 7200, "missed", "met", 10504, "longer_target"],
    ["INC0002883", null, 4320, "unknown", "missed", 19840, "never_resolved"]
  ];

  // the least number of minutes that tells the source's met from its missed best, sought in the file per level
  function differing(tickets?: string[]): string {
    return `with weekdays as (
        select ticket_id, submitted_at, closed_at,
          unnest(generate_series(date_trunc('day', submitted_at), closed_at, interval 1 day)) as day
        from metrics.ticket_timeliness
      ),
      closings as (
        select ticket_id, sum(date_diff('minute', greatest(submitted_at, day),
          least(closed_at, day + interval 1 day))) filter (where isodow(day) < 6)::integer as to_closing
        from weekdays group by all
      ),
      judged as (
        select ticket_id, resolution_elapsed_minutes as minutes, resolution_limit_minutes as limit,
          resolution_verdict as ours, if(recorded_on_time, 'met', 'missed') as theirs, to_closing,
          to_closing <= case level when 'Critical' then 383 when 'High' then 6 when 'Moderate' then 9202
            else 20734 end as is_in_time
        from marts.tickets inner join closings using (ticket_id)
      )
      select * exclude (is_in_time), case
          when is_in_time <> (theirs = 'met') then 'unexplained'
          when ours = 'unknown' then 'never_resolved'
          when theirs = 'missed' then 'closed_late'
          else 'longer_target'
        end as reason
      from judged where ours <> theirs ${tickets ? `and ticket_id in ('${tickets.join("', '")}')` : ""} order by ticket_id`;
  }
});

describe("UNL contracts", () => {
  const unl = workspaceOf("unl", "datasets/unl-contracts/Scraped_Contracts.csv");

  it("adds up to 563,509,992.43", async () => {
    expect(
      await unl.rows("select count(*) as n, sum(amount)::varchar as amount from marts.contracts")
    ).toEqual([{n: 3699, amount: "563509992.43"}]);
  });

  it("reads end years 2099 and 9999 as open ends, not as dates", async () => {
    const sentinels = `select year(end_date_sentinel) as year, count(*) as n from staging.contracts
      where end_date_sentinel is not null group by 1 order by 1`;
    expect(await unl.rows(sentinels)).toEqual([
      {year: 2099, n: 3190},
      {year: 2100, n: 1},
      {year: 2999, n: 1},
      {year: 9999, n: 91}
    ]);
    const ends = `select count(*) filter (where is_open_ended) as open, max(year(end_date)) as last,
      count(*) filter (where is_open_ended and end_date is not null) as dated from marts.contracts`;
    expect(await unl.rows(ends)).toEqual([{open: 3283, last: 2050, dated: 0}]);
  });

  it("keeps 158 zero amounts as zero and the leading zero of entity 051", async () => {
    expect(
      await unl.rows(
        "select count(*) filter (where amount = 0) as zero, min(signing_entity) as entity from marts.contracts"
      )
    ).toEqual([{zero: 158, entity: "051"}]);
  });

  it("accepts a column without a name and one called 0", async () => {
    expect(await unl.rows("select rows_read, rows_accepted, rows_quarantined from marts.loads")).toEqual([
      {rows_read: 3699, rows_accepted: 3699, rows_quarantined: 0}
    ]);
  });
});

describe("Maven opportunities", () => {
  const maven = workspaceOf(
    "maven",
    ...["sales_pipeline", "products", "accounts", "sales_teams"].map(
      (name) => `datasets/maven-crm/${name}.csv`
    )
  );

  it("counts every stage", async () => {
    expect(
      await maven.rows("select stage, count(*) as n from marts.opportunities group by 1 order by 1")
    ).toEqual([
      {stage: "Engaging", n: 1589},
      {stage: "Lost", n: 2473},
      {stage: "Prospecting", n: 500},
      {stage: "Won", n: 4238}
    ]);
  });

  it("gives the won value in total and by quarter", async () => {
    expect(await maven.rows("select sum(won_amount)::varchar as won from marts.opportunities")).toEqual([
      {won: "10005534.00"}
    ]);
    const quarters = `select quarter(won_at) as quarter, sum(won_amount)::bigint as won
      from marts.opportunities where won_at is not null group by 1 order by 1`;
    expect(await maven.rows(quarters)).toEqual([
      {quarter: 1, won: 1134672},
      {quarter: 2, won: 3086111},
      {quarter: 3, won: 2982255},
      {quarter: 4, won: 2802496}
    ]);
  });

  it("gives the same won value and win ratio by period, and the agent who won most by credits", async () => {
    // 4,238 won and 2,473 lost of the README; the agent summed from the file by hand: 349 deals, 1,153,214
    const decided = `select sum(count_won)::integer as won, sum(count_lost)::integer as lost,
        sum(won_amount)::bigint as amount, round(sum(count_won) / sum(count_decided), 6) as ratio
      from marts.opportunity_outcomes where dimension = 'company' and period_grain = 'quarter'`;
    expect(await maven.rows(decided)).toEqual([{won: 4238, lost: 2473, amount: 10005534, ratio: 0.631501}]);
    const agents = `select person_id as agent, count(credited_won_amount) as deals, sum(credited_won_amount)::bigint as amount
      from marts.opportunity_credits group by 1 order by amount desc limit 1`;
    expect(await maven.rows(agents)).toEqual([{agent: "name:Darcel Schlecht", deals: 349, amount: 1153214}]);
    const byAmount = `select count(win_amount_ratio) as known, count(*) as quarters from marts.opportunity_outcomes
      where dimension = 'company' and period_grain = 'quarter'`;
    // every lost deal has value 0: by amount nothing can be said, least of all 100 %
    expect(await maven.rows(byAmount)).toEqual([{known: 0, quarters: 4}]);
  });

  it("drops none of the 729 won deals of GTXPro, which no product list knows", async () => {
    const deals = `select count(*) filter (where product = 'GTXPro') as gtxpro,
      sum(won_amount) filter (where product <> 'GTXPro')::bigint as others
      from marts.opportunities where status = 'won'`;
    expect(await maven.rows(deals)).toEqual([{gtxpro: 729, others: 6494956}]);
  });

  it("reports GTXPro as a name that the product list does not know, and which it probably means", async () => {
    expect(await maven.rows("select * exclude (source_file, source_row) from marts.unmatched_names")).toEqual(
      [
        {
          kind: "product",
          entity: "opportunities",
          name: "GTXPro",
          likely_name: "GTX Pro",
          count_records: 1480,
          won_amount: "3510578.00"
        }
      ]
    );
  });

  it("loads the 85 accounts, 7 products and 35 agents beside them", async () => {
    const counts = `select entity, rows_read, rows_accepted from marts.loads order by entity`;
    expect(await maven.rows(counts)).toEqual([
      {entity: "customers", rows_read: 85, rows_accepted: 85},
      {entity: "opportunities", rows_read: 8800, rows_accepted: 8800},
      {entity: "persons", rows_read: 35, rows_accepted: 35},
      {entity: "service_products", rows_read: 7, rows_accepted: 7}
    ]);
  });

  it("tells zero from nothing: lost is 0, open has no amount", async () => {
    const amounts = `select status, count(*) filter (where amount = 0) as zero, count(*) filter (where amount is null) as nothing
      from marts.opportunities where status <> 'won' group by 1 order by 1`;
    expect(await maven.rows(amounts)).toEqual([
      {status: "lost", zero: 2473, nothing: 0},
      {status: "open", zero: 0, nothing: 2089}
    ]);
  });

  it("leaves 1,425 opportunities without a customer and counts 85 accounts and 30 agents", async () => {
    const people = `select count(*) filter (where customer_name is null) as nobody,
      count(distinct customer_name) as customers, count(distinct owner_id) as agents from marts.opportunities`;
    const [row] = await maven.rows<Numbers>(people);
    expect(row).toEqual({nobody: 1425, customers: 85, agents: 30});
  });
});

describe("Mendeley help-desk turns", () => {
  const workbook = "datasets/mendeley-helpdesk/issues_snapshot_sample.xlsx";
  const mendeley = workspaceOf("mendeley", workbook);

  it("loses none of 747 turns of 360 tickets, nor of the 387 whose first cells are merged with those above", async () => {
    expect(
      await mendeley.rows(
        "select entity, rows_read, rows_accepted, rows_quarantined, rows_ignored from marts.loads order by entity"
      )
    ).toEqual([
      // 19 turns of nobody rate nobody, and are told
      {entity: "ratings", rows_read: 747, rows_accepted: 728, rows_quarantined: 19, rows_ignored: 0},
      {entity: "ticket_events", rows_read: 747, rows_accepted: 747, rows_quarantined: 0, rows_ignored: 0}
    ]);
    const turns = `select count(*) as turns, count(distinct ticket_id) as tickets,
      count(*) filter (where event_order::integer > 1) as merged,
      count(*) filter (where ticket_id is null or customer_name is null or recorded_level is null) as torn
      from staging.ticket_events`;
    expect(await mendeley.rows(turns)).toEqual([{turns: 747, tickets: 360, merged: 387, torn: 0}]);
    expect(await mendeley.rows("select count(*) as n from marts.tickets")).toEqual([{n: 360}]);
  });

  it("knows 119 projects, 19 turns of nobody, and with nobody 104 people", async () => {
    const counts = `select count(distinct customer_name) as projects,
      count(*) filter (where assignee_id is null) as nobody,
      count(distinct coalesce(assignee_id, '')) as people from staging.ticket_events`;
    expect(await mendeley.rows(counts)).toEqual([{projects: 119, nobody: 19, people: 104}]);
  });

  it("gives the published mean of each question", async () => {
    const means = `select round(avg(c15::double), 4) as q1, round(avg(c16::double), 4) as q2,
      round(avg(c17::double), 4) as q3 from `;
    expect(await fromSheet(means)).toEqual([{q1: 3.324, q2: 3.3079, q3: 3.3454}]);
  });

  it("takes the manager's first question as ratings: those of somebody and the 19 of nobody make the published mean", async () => {
    const rated = "select sum(score)::double as points, count(*) as turns from staging.ratings";
    const [some] = (await mendeley.rows<Numbers>(rated)) as [Numbers];
    const [nobody] = (await fromSheet(
      "select sum(c15::double) as points, count(*) as turns from (select * from",
      ") where c8 is null"
    )) as [Numbers];
    expect([some.turns, nobody.turns]).toEqual([728, 19]);
    expect(Number(((some.points! + nobody.points!) / 747).toFixed(4))).toBe(3.324);
  });

  it("scores each person by the last rating of a ticket, from three on, as the sheet itself says", async () => {
    const scored = await mendeley.rows<{person_id: string; score: number}>(
      "select replace(person_id, 'name:', '') as person_id, score from marts.appraisal_totals where period = '2022' and score is not null order by person_id"
    );
    const found = await fromSheet(
      `select c8 as person_id, round(avg(score) * 20, 2) as score from (
        select c8, max_by(c15::double, source_row) as score,
          max_by(c10::timestamptz at time zone 'Asia/Shanghai', source_row) as ended
        from (select * from`,
      `) where c8 is not null group by c0, c8
      ) where year(ended) = 2022 group by c8 having count(*) >= 3 order by c8`
    );
    expect(scored).toEqual(found);
    expect(scored.length).toBe(61);
  });

  it("keeps both ends of every turn: the hours in between are those the sheet gives", async () => {
    const hours = `select count(*) as turns, count(*) filter (where abs(c11::double
      - date_diff('millisecond', c9::timestamptz, c10::timestamptz) / 3600000.0) > 0.001) as off from `;
    expect(await fromSheet(hours)).toEqual([{turns: 747, off: 0}]);
    const loaded = `select sum(date_diff('second', submitted_at, resolved_at))::bigint as seconds
      from staging.ticket_events`;
    const told = "select round(sum(c11::double)) as hours from ";
    const [{seconds}] = (await mendeley.rows<Numbers>(loaded)) as [{seconds: number}];
    const [{hours: all}] = (await fromSheet(told)) as [{hours: number}];
    expect(Math.round(seconds / 3600)).toBe(all);
  });

  /** Asks the sheet as it is read, before any mapping: `c0` is its first column. */
  async function fromSheet(select: string, after = ""): Promise<Numbers[]> {
    return withFolder((temp) =>
      withMemory(async (connection) => {
        const [opened] = await openSources(shared(workbook), {name: "sheet", temp});
        const [view] = opened!.views;
        const {table} = await opened!.read(connection, view!, headerAt(view!, view!.rows[0]!));
        return rowsOf<Numbers>(connection, `${select} ${table} ${after}`);
      })
    );
  }
});

function workspaceOf(name: string, ...datasets: string[]) {
  return heldWorkspace(async (made) => {
    await cp(join(repository, "test", "input", name), made, {recursive: true});
    await mkdir(join(made, "exports"));
    for (const dataset of datasets) await copyFile(shared(dataset), join(made, "exports", basename(dataset)));
    const ran = await runHere(made, {stages: ["load", "build"]});
    if (ran.exit !== "done") throw new Error(JSON.stringify(ran.loads?.refused));
  });
}
