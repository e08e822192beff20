import {readdirSync} from "node:fs";
import {copyFile, mkdir, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {parseCsv} from "../../pipelines/csv.ts";
import {matchMapping} from "../../pipelines/mapping/match.ts";
import {readMappings} from "../../pipelines/mapping.ts";
import type {RunResult} from "../../pipelines/run.ts";
import {repository} from "../../pipelines/workspace.ts";
import {shared} from "../service-value.ts";
import {lakeRows, runHere, write} from "../workspaces.ts";

// tables in the vendors' own shapes, as a warehouse keeps them, read where they lie in ../shared; each figure was counted
// in the file, none is this program's output. The shapes of the vendors' own exports have small files of their own below.

const seeds = "datasets/fivetran-seeds";

/** File → mapping, for every file that is to have one: read, accepted, quarantined, ignored. */
const known: Record<string, [string, string, number, number, number, number]> = {
  "zendesk/ticket_data.csv": ["zendesk-tickets", "tickets", 10, 10, 0, 0],
  "zendesk/ticket_field_history_data.csv": ["zendesk-field-history", "ticket_status_changes", 38, 37, 0, 1],
  "zendesk/ticket_comment_data.csv": ["zendesk-comments", "ticket_replies", 20, 20, 0, 0],
  "zendesk/organization_data.csv": ["zendesk-organizations", "customers", 10, 10, 0, 0],
  "zendesk/user_data.csv": ["zendesk-users", "persons", 10, 1, 0, 9],
  "zendesk/user_data_snowflake.csv": ["zendesk-users", "persons", 10, 0, 0, 10],
  "zendesk/group_data.csv": ["zendesk-groups", "org_units", 8, 8, 0, 0],
  "salesforce/sf_account_data.csv": ["salesforce-accounts", "customers", 10, 1, 0, 9],
  "salesforce/sf_opportunity_data.csv": ["salesforce-opportunities", "opportunities", 10, 9, 1, 0],
  "salesforce/sf_opportunity_history_data.csv": [
    "salesforce-opportunity-history",
    "opportunity_stage_events",
    10,
    10,
    0,
    0
  ],
  "salesforce/sf_lead_data.csv": ["salesforce-leads", "leads", 1, 1, 0, 0],
  "salesforce/sf_user_data.csv": ["salesforce-users", "persons", 10, 10, 0, 0],
  "hubspot/deal_data.csv": ["hubspot-deals", "opportunities", 44, 44, 0, 0],
  "hubspot/deal_stage_data.csv": ["hubspot-deal-stages", "opportunity_stage_events", 14, 14, 0, 0],
  "hubspot/ticket_data.csv": ["hubspot-tickets", "tickets", 25, 25, 0, 0],
  "hubspot/ticket_property_history_data.csv": [
    "hubspot-ticket-history",
    "ticket_status_changes",
    15,
    2,
    0,
    13
  ],
  "hubspot/company_data.csv": ["hubspot-companies", "customers", 24, 24, 0, 0],
  "hubspot/company_data_databricks.csv": ["hubspot-companies", "customers", 24, 24, 0, 0],
  "hubspot/company_data_postgres.csv": ["hubspot-companies", "customers", 24, 24, 0, 0],
  "hubspot/company_data_snowflake.csv": ["hubspot-companies", "customers", 24, 24, 0, 0],
  "hubspot/owner_data.csv": ["hubspot-owners", "persons", 100, 100, 0, 0],
  "jira/issue.csv": ["jira-issues", "tickets", 4, 4, 0, 0],
  "jira/issue_field_history.csv": ["jira-field-history", "ticket_status_changes", 10, 0, 0, 10],
  "jira/comment_redshift.csv": ["jira-comments", "ticket_replies", 5, 5, 0, 0],
  "jira/user.csv": ["jira-users", "persons", 3, 3, 0, 0],
  "servicenow/task_data.csv": ["servicenow-tasks", "tickets", 1, 0, 0, 1],
  "servicenow/task_data_snowflake.csv": ["servicenow-tasks", "tickets", 1, 0, 0, 1],
  "servicenow/incident_data.csv": ["servicenow-incident-rows", "ticket_status_changes", 1, 1, 0, 0],
  "servicenow/core_company_data.csv": ["servicenow-companies", "customers", 1, 0, 0, 1],
  "servicenow/sys_user_data.csv": ["servicenow-users", "persons", 1, 1, 0, 0]
};

const vendors = ["zendesk", "salesforce", "hubspot", "jira", "servicenow"];
const files = vendors.flatMap((vendor) =>
  readdirSync(shared(`${seeds}/${vendor}`)).map((file) => `${vendor}/${file}`)
);

it("of all shipped mappings exactly the one meant knows each of the 142 files, or none does", async () => {
  const mappings = await readMappings([join(repository, "data", "mappings")]);
  const matched: Record<string, string> = {};
  for (const file of files) {
    const text = await readFile(shared(`${seeds}/${file}`), "utf8");
    const header = parseCsv(text.split("\n")[0]!)[0]!.cells;
    const found = matchMapping(mappings, basename(file), header);
    if (found) matched[file] = found.name;
  }
  expect(files).toHaveLength(142);
  expect(matched).toEqual(Object.fromEntries(Object.entries(known).map(([file, [name]]) => [file, name])));
});

describe.each(vendors)("%s, as a warehouse keeps it,", (vendor) => {
  let folder = "";
  let result: RunResult;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "service-value-vendors-"));
    await mkdir(join(folder, "exports"));
    for (const file of files.filter((one) => one.startsWith(`${vendor}/`)))
      await copyFile(shared(`${seeds}/${file}`), join(folder, "exports", basename(file)));
    result = await runHere(folder, {stages: ["load"]});
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  it("loads row by row, and refuses what no mapping knows", async () => {
    const loads = `select source_file, mapping, entity, rows_read::integer as r, rows_accepted::integer as a,
        rows_quarantined::integer as q, rows_ignored::integer as i from ledger.loads order by source_file`;
    const [loaded = []] = await lakeRows<Record<string, string | number>>(folder, [loads]);
    expect(
      Object.fromEntries(
        loaded.map(({source_file, ...rest}) => [`${vendor}/${source_file}`, Object.values(rest)])
      )
    ).toEqual(Object.fromEntries(Object.entries(known).filter(([file]) => file.startsWith(`${vendor}/`))));
    const others = files
      .filter((file) => file.startsWith(`${vendor}/`) && !known[file])
      .map((file) => basename(file));
    expect(result.loads!.refused.map(({file}) => file).sort()).toEqual(others.sort());
    for (const {failure} of result.loads!.refused)
      expect(["no_mapping", "near_mapping"]).toContain(failure.key);
  });

  it("gives the cells that stand in its files", async () => {
    const asked = cells[vendor]!;
    expect(
      await lakeRows(
        folder,
        asked.map(({sql}) => sql)
      )
    ).toEqual(asked.map(({rows}) => rows));
  });
});

const cells: Record<string, {sql: string; rows: unknown[]}[]> = {
  zendesk: [
    {
      sql: `select ticket_id, customer_id, level, status, assignee_id, submitted_at, channel from lake.tickets
        where ticket_id in ('1595', '11071', '16988') order by 1`,
      rows: [
        {
          ticket_id: "11071",
          customer_id: null,
          level: "L1",
          status: "closed",
          assignee_id: "1111",
          submitted_at: "2020-08-29 02:06:36",
          channel: "email"
        },
        {
          ticket_id: "1595",
          customer_id: "370295712714",
          level: null,
          status: "void",
          assignee_id: null,
          submitted_at: "2020-02-19 09:54:52",
          channel: "web"
        },
        {
          ticket_id: "16988",
          customer_id: "370469077513",
          level: null,
          status: "closed",
          assignee_id: "418284131934",
          submitted_at: "2020-12-22 08:19:23",
          channel: "email"
        }
      ]
    },
    {
      sql: `select changed_at, status, level, assignee_id from lake.ticket_status_changes
        where ticket_id = '11071' and changed_at between '2020-08-28' and '2020-09-03' order by all`,
      rows: [
        {changed_at: "2020-08-28 19:01:27", status: "open", level: null, assignee_id: null},
        {changed_at: "2020-08-28 19:01:27", status: null, level: "L3", assignee_id: null},
        {changed_at: "2020-08-28 19:01:27", status: null, level: null, assignee_id: "1111"},
        {changed_at: "2020-08-29 19:01:27", status: "paused", level: null, assignee_id: null},
        {changed_at: "2020-09-02 19:01:27", status: "paused", level: null, assignee_id: null}
      ]
    },
    {
      sql: "select person_id, person_name, role, status from lake.persons",
      rows: [{person_id: "1111", person_name: "Arthur Agent", role: "agent", status: "employed"}]
    },
    {
      sql: "select ticket_id, replied_at, replied_by_id, is_internal from lake.ticket_replies where reply_id = '1030820361033'",
      rows: [
        {
          ticket_id: "1077",
          replied_at: "2020-02-11 15:49:14",
          replied_by_id: "402935450113",
          is_internal: "false"
        }
      ]
    }
  ],
  salesforce: [
    {
      sql: `select customer_id, status, amount, win_ratio, owner_id, created_at, closed_at, expected_signed_date
        from lake.opportunities where opportunity_id = '006q000000HK8jdAAD'`,
      rows: [
        {
          customer_id: "TK5MTSsiOYoDQoJiSbkugA==",
          status: "void",
          amount: "200000.00",
          win_ratio: "0.000000",
          owner_id: "QEaGoY7B8nGfro2vhOCMvA==",
          created_at: "2018-11-15 03:12:53",
          closed_at: "2018-11-21 00:00:00",
          expected_signed_date: "2018-11-21"
        }
      ]
    },
    {
      sql: "select source_row, column_name, reason, original_text from ledger.quarantine",
      rows: [{source_row: 2, column_name: "probability", reason: "out of range", original_text: "1000"}]
    },
    {
      sql: "select customer_id, status, created_at, converted_at from lake.leads",
      rows: [
        {
          customer_id: "0011G00000tLWKnQAO",
          status: "converted",
          created_at: "2019-11-12 01:23:34",
          converted_at: "2019-11-12 01:23:34"
        }
      ]
    }
  ],
  hubspot: [
    {
      sql: `select status, submitted_at, first_response_at, closed_at from lake.tickets
        where ticket_id in ('307034542', '293370454') order by ticket_id`,
      rows: [
        {
          status: "open",
          submitted_at: "2021-01-29 23:02:38",
          first_response_at: "2021-01-29 23:37:44",
          closed_at: null
        },
        {
          status: "closed",
          submitted_at: "2021-02-17 04:31:05",
          first_response_at: "2021-02-18 05:59:58",
          closed_at: "2020-11-10 22:54:50"
        }
      ]
    },
    {
      sql: "select status, status_recorded, changed_at from lake.ticket_status_changes order by changed_at",
      rows: [
        {status: null, status_recorded: "14863823", changed_at: "2020-07-09 19:06:21"},
        {status: null, status_recorded: "14863823a", changed_at: "2025-01-01 08:00:00"}
      ]
    },
    {
      sql: "select count(*)::integer as n, count(distinct person_name)::integer as names from lake.persons",
      rows: [{n: 100, names: 76}]
    },
    {
      sql: "select opportunity_id, status, created_at from lake.opportunities where opportunity_id = '1244495215'",
      rows: [{opportunity_id: "1244495215", status: "open", created_at: "2019-12-04 20:48:22"}]
    }
  ],
  jira: [
    {
      sql: "select ticket_id, level, status, submitted_at, resolved_at from lake.tickets where ticket_id in ('10011', '10027') order by 1",
      rows: [
        {
          ticket_id: "10011",
          level: "L3",
          status: "closed",
          submitted_at: "2020-04-01 16:33:58",
          resolved_at: "2020-05-29 19:33:53"
        },
        {
          ticket_id: "10027",
          level: "L1",
          status: "open",
          submitted_at: "2020-11-16 03:11:45",
          resolved_at: null
        }
      ]
    },
    {
      sql: "select person_id, person_name, status from lake.persons where person_name like 'Scrappy%'",
      rows: [
        {person_id: "5ed0edbe2999b60c23255b4f", person_name: "Scrappy Cornelius Doo", status: "employed"}
      ]
    }
  ],
  servicenow: [
    {
      sql: "select ticket_id, status, changed_at from lake.ticket_status_changes",
      rows: [
        {ticket_id: "a9e30c7dc61122760116894de7bcc7bd", status: "open", changed_at: "2023-06-03 06:37:27"}
      ]
    },
    {
      sql: "select person_id, person_name, status from lake.persons",
      rows: [{person_id: "b0f31e5673500010c2e7660c4cf6a711", person_name: "First Last", status: "employed"}]
    }
  ]
};

/** The vendors' own exports, by the headers that they write. */
const exports: {name: string; text: string; sql: string; rows: unknown[]}[] = [
  {
    name: "zendesk-tickets-csv",
    text: `Summation column,Id,Requester,Requester id,Assignee,Group,Subject,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Reopens
1,42,Ada,7,Bob,Support,Down,Solved,Urgent,Mail,Incident,2024-05-01 09:00,2024-05-01 12:00,2024-05-01 09:20,甲公司,,2024-05-01 09:10,2024-05-01 11:30,1
2,43,Ada,7,,Support,Up,On-hold,Low,Web,Question,2024-05-02 09:00,2024-05-02 12:00,,甲公司,,,,0
`,
    sql: "select ticket_id, customer_name, level, status, assigned_at, resolved_at, count_reopens from lake.tickets where source_file = $file order by 1",
    rows: [
      {
        ticket_id: "42",
        customer_name: "甲公司",
        level: "L1",
        status: "closed",
        assigned_at: "2024-05-01 09:10:00",
        resolved_at: "2024-05-01 11:30:00",
        count_reopens: "1"
      },
      {
        ticket_id: "43",
        customer_name: "甲公司",
        level: "L3",
        status: "open",
        assigned_at: null,
        resolved_at: null,
        count_reopens: "0"
      }
    ]
  },
  {
    name: "salesforce-opportunities",
    text: `"Id","IsDeleted","AccountId","Name","StageName","Amount","Probability","CloseDate","LeadSource","IsClosed","IsWon","OwnerId","CreatedDate"
"006A","false","001A","Deal","Closed Won","1200.5","100","2024-06-30","Web","true","true","005A","2024-05-01T02:00:00.000Z"
"006B","false","001A","Deal","Prospecting","","10","2024-07-31","","false","false","005A","2024-05-31T20:00:00.000Z"
"006C","true","001B","Deal","Closed Won","5","100","2024-06-30","","true","true","005A","2024-05-01T02:00:00.000Z"
`,
    sql: "select opportunity_id, status, amount, won_amount, won_at, created_at from lake.opportunities where source_file = $file order by 1",
    rows: [
      {
        opportunity_id: "006A",
        status: "won",
        amount: "1200.50",
        won_amount: "1200.50",
        won_at: "2024-06-30 00:00:00",
        created_at: "2024-05-01 10:00:00"
      },
      {
        opportunity_id: "006B",
        status: "open",
        amount: null,
        won_amount: null,
        won_at: null,
        created_at: "2024-06-01 04:00:00"
      },
      {
        opportunity_id: "006C",
        status: "void",
        amount: "5.00",
        won_amount: "5.00",
        won_at: "2024-06-30 00:00:00",
        created_at: "2024-05-01 10:00:00"
      }
    ]
  },
  {
    name: "salesforce-opportunity-report",
    text: `"Opportunity ID","Opportunity Name","Account Name","Stage","Amount","Close Date","Created Date","Opportunity Owner","Won"
"006A","Deal","Acme","Closed Won","1200.00","6/30/2024","5/1/2024","Ada Lovelace","1"
"006B","Deal","Acme","Gewonnen","10.00","6/30/2024","5/13/2024","Ada Lovelace","1"
"006C","Deal","Acme","Negotiation","","7/31/2024","5/1/2024","Ada Lovelace","0"
`,
    sql: "select opportunity_id, status, won_amount, won_at, owner_id from lake.opportunities where source_file = $file order by 1",
    rows: [
      {
        opportunity_id: "006A",
        status: "won",
        won_amount: "1200.00",
        won_at: "2024-06-30 00:00:00",
        owner_id: "name:Ada Lovelace"
      },
      {
        opportunity_id: "006B",
        status: "won",
        won_amount: "10.00",
        won_at: "2024-06-30 00:00:00",
        owner_id: "name:Ada Lovelace"
      },
      {opportunity_id: "006C", status: "open", won_amount: null, won_at: null, owner_id: "name:Ada Lovelace"}
    ]
  },
  {
    name: "salesforce-cases",
    text: `Id,CaseNumber,AccountId,Subject,Status,Priority,Origin,IsClosed,OwnerId,CreatedDate,ClosedDate
500A,00001026,001A,Down,Closed,High,Phone,1,005A,2024-05-01 02:00:00,2024-05-01 04:00:00
500B,00001027,001A,Down,Escalated,Low,Web,0,005A,2024-05-01 02:00:00,
`,
    sql: "select ticket_id, level, status, assignee_id, submitted_at, resolved_at from lake.tickets where source_file = $file order by 1",
    rows: [
      {
        ticket_id: "00001026",
        level: "L1",
        status: "closed",
        assignee_id: "005A",
        submitted_at: "2024-05-01 10:00:00",
        resolved_at: "2024-05-01 12:00:00"
      },
      {
        ticket_id: "00001027",
        level: "L3",
        status: "open",
        assignee_id: "005A",
        submitted_at: "2024-05-01 10:00:00",
        resolved_at: null
      }
    ]
  },
  {
    name: "salesforce-case-report",
    text: `"Case Number","Account Name","Subject","Status","Priority","Case Owner","Date/Time Opened","Date/Time Closed"
"00001026","Acme","Down","Done","Medium","Ada","5/13/2024, 2:05 PM","5/14/2024, 9:00 AM"
"00001027","Acme","Down","Working","High","Ada","5/13/2024, 2:05 PM",""
`,
    sql: "select ticket_id, level, status, submitted_at, resolved_at from lake.tickets where source_file = $file order by 1",
    rows: [
      {
        ticket_id: "00001026",
        level: "L2",
        status: "closed",
        submitted_at: "2024-05-13 14:05:00",
        resolved_at: "2024-05-14 09:00:00"
      },
      {
        ticket_id: "00001027",
        level: "L1",
        status: "open",
        submitted_at: "2024-05-13 14:05:00",
        resolved_at: null
      }
    ]
  },
  {
    name: "salesforce-contracts",
    text: `Contract Number,Account Name,Contract Start Date,Contract End Date,Status,Contract Owner
00000101,Acme,2024-01-01,2024-12-31,Activated,Ada
00000102,Acme,2024-01-01,,In Approval Process,Ada
`,
    sql: "select contract_id, customer_name, start_date, end_date, status from lake.contracts where source_file = $file order by 1",
    rows: [
      {
        contract_id: "00000101",
        customer_name: "Acme",
        start_date: "2024-01-01",
        end_date: "2024-12-31",
        status: "active"
      },
      {
        contract_id: "00000102",
        customer_name: "Acme",
        start_date: "2024-01-01",
        end_date: null,
        status: "draft"
      }
    ]
  },
  {
    name: "hubspot-deals-csv",
    text: `Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner,Pipeline,Associated Company,Associated Company IDs
901,Deal,Closed won,"75,000",2024-06-30 10:00,2024-05-01 09:00,Alice,Sales,Acme GmbH,9001;9002
902,Deal,Proposal,,,2024-05-02 09:00,Alice,Sales,,
`,
    sql: "select opportunity_id, customer_id, status, won_amount, won_at from lake.opportunities where source_file = $file order by 1",
    rows: [
      {
        opportunity_id: "901",
        customer_id: "9001",
        status: "won",
        won_amount: "75000.00",
        won_at: "2024-06-30 10:00:00"
      },
      {opportunity_id: "902", customer_id: null, status: "open", won_amount: null, won_at: null}
    ]
  },
  {
    name: "hubspot-tickets-csv",
    text: `Ticket ID,Ticket name,Pipeline,Ticket status,Priority,Ticket owner,Create date,Close date,Source
11,Down,Support,Closed,High,Alice,2024-05-01 09:00,2024-05-01 12:00,Email
12,Up,Support,Waiting on us,Low,,2024-05-01 09:00,,Chat
`,
    sql: "select ticket_id, level, status, resolved_at from lake.tickets where source_file = $file order by 1",
    rows: [
      {ticket_id: "11", level: "L2", status: "closed", resolved_at: "2024-05-01 12:00:00"},
      {ticket_id: "12", level: "L3", status: "open", resolved_at: null}
    ]
  },
  {
    name: "hubspot-companies-csv",
    text: "Record ID,Company name,Company owner,Create Date,City\n9001,Acme GmbH,Alice,2024-01-01 08:00,Berlin\n",
    sql: "select customer_id, customer_name, account_manager_id from lake.customers where source_file = $file",
    rows: [{customer_id: "9001", customer_name: "Acme GmbH", account_manager_id: "name:Alice"}]
  },
  {
    name: "jira-issues-csv",
    text: `Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Resolution,Assignee,Reporter,Created,Updated,Resolved,Due date,Watchers,Watchers,Custom field (Organizations)
Down,WEB-1,1001,Bug,Done,WEB,Highest,Done,Ada,Bob,30/Oct/24 5:00 PM,31/Oct/24 5:00 PM,31/Oct/24 9:05 AM,02/Nov/24 12:00 AM,x,y,Acme
Twice,WEB-2,1002,Bug,Done,WEB,Low,Duplicate,,Bob,30/Oct/24 17:00,31/Oct/24 17:00,31/Oct/24 09:05,,x,y,
Open,WEB-3,1003,Bug,In Review,WEB,Medium,,,Bob,2024-10-30 17:00,,,,x,y,
`,
    sql: "select ticket_id, customer_name, level, status, submitted_at, resolved_at from lake.tickets where source_file = $file order by 1",
    rows: [
      {
        ticket_id: "WEB-1",
        customer_name: "Acme",
        level: "L1",
        status: "closed",
        submitted_at: "2024-10-30 17:00:00",
        resolved_at: "2024-10-31 09:05:00"
      },
      {
        ticket_id: "WEB-2",
        customer_name: null,
        level: "L3",
        status: "void",
        submitted_at: "2024-10-30 17:00:00",
        resolved_at: "2024-10-31 09:05:00"
      },
      {
        ticket_id: "WEB-3",
        customer_name: null,
        level: "L3",
        status: "open",
        submitted_at: "2024-10-30 17:00:00",
        resolved_at: null
      }
    ]
  },
  {
    name: "servicenow-incidents",
    text: `"number","opened_at","short_description","caller_id","priority","state","category","assignment_group","assigned_to","sys_updated_on","resolved_at","closed_at","company"
"INC0000015","2024-05-01 09:00:00","Down","Ada","1 - Critical","Resolved","Software","Desk","Bob","2024-05-01 12:00:00","2024-05-01 11:00:00","","Acme"
"INC0000016","2024-05-01 09:00:00","Up","Ada","5 - Planning","On Hold","Software","Desk","","2024-05-01 12:00:00","","","Acme"
`,
    sql: "select ticket_id, customer_name, level, status, resolved_at from lake.tickets where source_file = $file order by 1",
    rows: [
      {
        ticket_id: "INC0000015",
        customer_name: "Acme",
        level: "L1",
        status: "closed",
        resolved_at: "2024-05-01 11:00:00"
      },
      {ticket_id: "INC0000016", customer_name: "Acme", level: "L3", status: "open", resolved_at: null}
    ]
  },
  {
    name: "servicenow-incidents",
    text: "Number,Opened,Short description,Caller,Priority,State,Category,Assigned to,Updated,Resolved\nINC1,2024-05-01 09:00:00,Down,Ada,2 - High,Canceled,Software,Bob,2024-05-01 12:00:00,\n",
    sql: "select ticket_id, level, status, assignee_id from lake.tickets where source_file = $file",
    rows: [{ticket_id: "INC1", level: "L2", status: "void", assignee_id: "name:Bob"}]
  },
  {
    name: "servicenow-tasks",
    text: `sys_id,_fivetran_deleted,number,sys_class_name,opened_at,state,priority,assigned_to_value,closed_at,company_value,resolved_at
a1,FALSE,INC1,incident,2024-05-01 01:00:00,6,1,b1,,c1,2024-05-01 03:00:00
a2,TRUE,INC2,incident,2024-05-01 01:00:00,1,4,b1,,c1,
a3,FALSE,CHG1,change_request,2024-05-01 01:00:00,1,4,b1,,c1,
`,
    sql: "select ticket_id, customer_id, level, status, assignee_id, submitted_at, resolved_at from lake.tickets where source_file = $file order by 1",
    rows: [
      {
        ticket_id: "a1",
        customer_id: "c1",
        level: "L1",
        status: "closed",
        assignee_id: "b1",
        submitted_at: "2024-05-01 09:00:00",
        resolved_at: "2024-05-01 11:00:00"
      },
      {
        ticket_id: "a2",
        customer_id: "c1",
        level: "L3",
        status: "void",
        assignee_id: "b1",
        submitted_at: "2024-05-01 09:00:00",
        resolved_at: null
      }
    ]
  }
];

describe("a vendor's own export", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "service-value-vendors-"));
    for (const [i, {text}] of exports.entries()) await write(join(folder, "exports", `${i}.csv`), text);
    await runHere(folder, {stages: ["load"]});
  });
  afterAll(() => rm(folder, {recursive: true, force: true}));

  it.each(exports.map((one, i) => ({...one, file: `'${i}.csv'`})))(
    "is read by $name",
    async ({name, sql, file, rows}) => {
      const loads = `select mapping, rows_quarantined::integer as bad from ledger.loads where source_file = ${file}`;
      const answers = await lakeRows(folder, [sql.replace("$file", file), loads]);
      expect(answers).toEqual([rows, [{mapping: name, bad: 0}]]);
    }
  );
});
