import {cp, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {entities} from "../../models/exports/index.ts";
import type {Written} from "../../pipelines/sample/desk.ts";
import {checkedInSample, writeSample} from "../../pipelines/sample.ts";
import {repository} from "../../pipelines/workspace.ts";
import {rowsHere, runHere} from "../workspaces.ts";

// what data/sample comes to through the shipped mappings, against what the generator says it did

let folder: string;
let files: Written[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-load-"));
  const there = join(repository, "data", "sample");
  for (const part of ["exports", "policy"])
    await cp(join(there, part), join(folder, part), {recursive: true});
  ({files} = await writeSample(join(folder, "again"), checkedInSample));
  const {exit} = await runHere(folder, {stages: ["load", "build", "audit"]});
  expect(exit).toBe("done");
}, 300_000);

afterAll(() => rm(folder, {recursive: true, force: true}));

describe("the whole sample, loaded without a mapping of its own", () => {
  it("has rows of every entity", async () => {
    const rows = await rowsHere<{entity: string}>(
      folder,
      "select distinct entity from marts.loads order by 1"
    );
    expect(rows.map(({entity}) => entity)).toEqual(Object.keys(entities).sort());
  });

  it("is quarantined, superseded and ignored in every file exactly as planned", async () => {
    const sums = ["accepted", "quarantined", "ignored", "superseded"].map(
      (part) => `sum(rows_${part})::int as ${part}`
    );
    const rows = await rowsHere<Account>(
      folder,
      `select source_file, entity, ${sums.join(", ")} from marts.loads group by source_file, entity order by 1, 2`
    );
    const planned = files.map(accountOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    expect(rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))).toEqual(planned);
    expect(planned.filter(({quarantined}) => quarantined > 0).length).toBeGreaterThan(10);
    for (const {accepted, quarantined} of planned)
      expect(quarantined).toBeLessThanOrEqual((accepted + quarantined) / 24);
  });

  it.each(["tickets", "feedback", "opportunities"])(
    "knows no customer of %s but the planned ones",
    async (entity) => {
      const [{unmatched, aliased}] = (await rowsHere(
        folder,
        `select count(*) filter (where facts.customer_id is null)::int as unmatched,
        count(*) filter (where names.identity_basis = 'alias')::int as aliased
      from warehouse.${entity} as facts
      left join warehouse.customer_names as names on facts.customer_key = names.customer_key`
      )) as [{unmatched: number; aliased: number}];
      const {planned} = files.find(({form}) => form === entity)!;
      expect({unmatched, aliased}).toEqual({unmatched: planned.unmatched, aliased: planned.aliased});
      expect(planned.unmatched).toBeGreaterThan(0);
      expect(planned.aliased).toBeGreaterThan(0);
    }
  );

  it("leads from every fact to what it names, but for rows spoilt on purpose", async () => {
    const rows = await rowsHere<Link>(
      folder,
      `with spoilt as (select string_agg(record) as records from read_parquet('lake/quarantine/*.parquet'))
      ${links().map(linkSql).join(" union all ")}`
    );
    expect(rows).toHaveLength(links().length);
    expect(rows.filter(({resolved, spoilt, count}) => resolved === 0 || resolved + spoilt !== count)).toEqual(
      []
    );
  });
});

type Link = {link: string; count: number; resolved: number; spoilt: number};

// what is not among the current rows stands in quarantine, or was refused by a rule of policy
function linkSql([from, column, to, key]: string[]): string {
  return `select '${from}.${column} → ${to}' as link, count(*)::int as count, count(targets.${key})::int as resolved,
      count(*) filter (where targets.${key} is null
        and (refused.${key} is not null or contains(spoilt.records, facts.${column})))::int as spoilt
    from warehouse.${from} as facts
    cross join spoilt
    left join (select distinct ${key} from warehouse.${to}) as targets on facts.${column} = targets.${key}
    left join (select distinct ${key} from staging.${to}) as refused on facts.${column} = refused.${key}
    where facts.${column} is not null`;
}

type Account = {
  source_file: string;
  entity: string;
  accepted: number;
  quarantined: number;
  ignored: number;
  superseded: number;
};

function accountOf({path, entity, rows, planned}: Written): Account {
  const {quarantined, superseded, blanks, totals, titles} = planned;
  return {
    source_file: path.split("/exports/")[1]!,
    entity,
    accepted: rows - quarantined,
    quarantined,
    ignored: blanks + totals + titles,
    superseded
  };
}

function keyOf({source_file, entity}: Account): string {
  return `${source_file} ${entity}`;
}

/** Facts, their column, what it names, and by which column: the latter's name where none is given. */
function links(): [string, string, string, string][] {
  const of = {
    tickets: [
      "ticket_status_changes ticket_replies progress_updates surveys ratings timesheets expenses violations",
      "service_tasks knowledge_entries meetings feedback opportunities"
    ],
    opportunities: ["opportunity_stage_events leads timesheets contracts delivery_projects"],
    contracts: ["opportunities handovers payments delivery_projects"],
    feedback: ["opportunities follow_up_steps progress_updates knowledge_entries"],
    meetings: ["opportunities"],
    leads: ["opportunities"],
    delivery_projects: ["behaviour_patterns"],
    service_requests: [
      "service_tasks service_request_notes maintenance_records service_orders surveys expenses"
    ],
    service_orders: ["service_order_lines"],
    assets: ["service_requests asset_coverages"],
    service_contracts: ["service_requests asset_coverages"],
    service_products: ["service_product_sales"],
    key_persons: ["key_person_scores"],
    org_units: ["persons assignments"],
    persons: ["assignments timesheets memberships expenses violations"],
    customers: [
      "contracts handovers key_persons key_person_scores health_assessments retention_plans memberships assets",
      "expert_services service_product_sales delivery_projects service_requests meetings"
    ]
  };
  const keys: Record<string, string> = {
    tickets: "ticket_id",
    opportunities: "opportunity_id",
    contracts: "contract_id",
    feedback: "feedback_id",
    meetings: "meeting_id",
    leads: "lead_id",
    delivery_projects: "project_id",
    service_requests: "request_id",
    service_orders: "order_id",
    assets: "asset_id",
    service_contracts: "contract_id",
    service_products: "product_id",
    key_persons: "key_person_id",
    org_units: "unit_id",
    persons: "person_id",
    customers: "customer_id"
  };
  const found = Object.entries(of).flatMap(([to, from]) =>
    from
      .join(" ")
      .split(" ")
      .map((one): [string, string, string, string] => [one, keys[to]!, to, keys[to]!])
  );
  const named: [string, string, string, string][] = [
    ["contracts", "previous_contract_id", "contracts", "contract_id"],
    ["tickets", "assignee_id", "persons", "person_id"],
    ["tickets", "owner_id", "persons", "person_id"],
    ["ratings", "appraiser_id", "persons", "person_id"],
    ["ratings", "appraisee_id", "persons", "person_id"],
    ["key_person_scores", "rater_id", "persons", "person_id"],
    ["opportunities", "originator_id", "persons", "person_id"],
    ["expert_services", "expert_id", "persons", "person_id"]
  ];
  return [...found, ...named];
}
