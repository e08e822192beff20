import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {headerKey, placesOf} from "../pipelines/mapping/header.ts";
import {knownNames} from "../pipelines/mapping/schema.ts";
import {readMappings} from "../pipelines/mapping.ts";

import {say} from "../pipelines/messages.ts";
import {repository} from "../pipelines/workspace.ts";
import {writeWorkbook} from "../pipelines/xlsx/write.ts";
import {withFolder} from "./service-value.ts";
import {builtRows, lakeRows, rowsHere, runHere, write} from "./workspaces.ts";

// each option of a mapping, on a small export of its own: mapping, file, what must come out

type Case = {name: string; mapping: string; file: string; text: string};

const cases: Case[] = [
  {
    name: "pattern",
    mapping: `
match: {header: [Ref, Opened P]}
exported_at: {value: "2024-12-31"}
entities:
  tickets:
    fields:
      ticket_id: {column: Ref, pattern: '#(\\w+)'}
      submitted_at: Opened P
      product: {column: Item, pattern: '^\\[(.+?)\\]', otherwise: null}
      channel: {column: Item, pattern: 'via (\\w+)', otherwise: other}`,
    file: "pattern.csv",
    text: "Ref,Opened P,Item\nTicket #P1 (new),2024-05-01 09:00,[Cloud] via mail\nTicket P2,2024-05-01 09:00,x\n #P3,2024-05-01 09:00,none\n"
  },
  {
    name: "made",
    mapping: `
match: {header: [Nr, Angelegt]}
exported_at: {value: "2024-12-31"}
entities:
  tickets:
    fields:
      ticket_id: Nr
      submitted_at: Angelegt
      assignee: {column: [Techniker, Gruppe, Abteilung], missing: [niemand]}
      channel: {value: 热线}
      owner: {column: Gruppe, id: true}
      product: {column: [Gruppe, Techniker], join: " + ", missing: [niemand]}
      collaboration_type: {column: Zustand, where: {fertig: nein}}
      status:
        cases:
          - {where: {geloescht: [true, 1]}, value: void}
          - {where: {fertig: "ja", geloescht: {not: ["true", "1"]}}, value: closed}
        column: Zustand
        values: {offen: open, kaputt: unsolvable}
        otherwise: open`,
    file: "made.csv",
    text: "Nr,Angelegt,Techniker,Gruppe,geloescht,fertig,Zustand\nM1,2024-05-01 09:00,niemand,g-1,TRUE,ja,offen\nM2,2024-05-01 09:00,T2,G2,,Ja ,offen\nM3,2024-05-01 09:00,-,G3,,nein,kaputt\nM4,2024-05-01 09:00,T4,,false,nein,sonst\n"
  },
  {
    name: "units",
    mapping: `
match: {header: [合同号码, 金额(万元)]}
exported_at: {value: "2024-12-31"}
entities:
  contracts:
    fields:
      contract_id: 合同号码
      amount: {column: 金额(万元), unit: 万元}
      signed_date: 日期`,
    file: "units.csv",
    text: "合同号码,金额(万元),日期\nU1,12.345678,2024-01-02\nU2,0.07,2024-01-02\nU3,500元,2024-01-02\nU4,80万,2024-01-02\nU5,-1,2024-01-02\nU6,3 万元,2024-01-02\n"
  },
  {
    name: "mixed",
    mapping: `
match: {header: [kind, key, when]}
exported_at: {column: synced}
zone: UTC
entities:
  tickets:
    where: {kind: [ticket, 工单], gone: {not: true}}
    fields: {ticket_id: key, submitted_at: when, description: text}
  contracts:
    where: {kind: contract}
    fields: {contract_id: key, signed_date: when, amount: text}`,
    file: "mixed.csv",
    text: "kind,key,when,text,gone,synced\nticket,X1,2024-05-01 20:00,hello,false,2024-06-01 20:00:00.5\nTicket ,X2,2024-05-02 20:00,hello,TRUE,\n工单,X3,2024-05-03,hello,,2024-06-03T00:00:00Z\ncontract,X4,2024-05-04,12.50,,\nnote,X5,yesterday,,,\n,,,,,\n"
  },
  {
    name: "positions",
    mapping: `
match: {header: ["0", Kunde]}
exported_at: {value: "2024-12-31"}
entities:
  contracts:
    fields: {contract_id: "0", customer_name: Kunde, amount: "#3", contract_type: "#D", signing_entity: {column: "#5"}}`,
    file: "positions.csv",
    text: "0,Kunde,,,#5\n007,甲公司,12,T,E\n008,乙公司,13,T,E\n"
  },
  {
    name: "loose",
    mapping: `
match: {header: [Ticket ID, "Created Date", [Prio, Priority]], without: [legacy id]}
exported_at: {value: "2024-12-31"}
entities:
  tickets:
    optional: true
    fields: {ticket_id: ticket id, submitted_at: Created Date, level: [Prio], product: Nowhere}`.replace(
      "level: [Prio]",
      "level: {column: [Prio, priority]}"
    ),
    file: "loose.csv",
    text: "＊ＴＩＣＫＥＴ  id（必填）,created  DATE,PRIORITY*\nL1,2024-05-01 09:00,L2\n"
  }
];

cases.push({
  name: "twice",
  mapping: `
match: {header: [Issue key, Created]}
exported_at: {value: "2024-12-31"}
entities:
  tickets:
    fields:
      ticket_id: Issue key
      submitted_at: {column: Created, format: ["%d/%b/%y %I:%M %p", standard]}
      level: Priority`,
  file: "twice.csv",
  text: "Issue key,Watchers,Created,Watchers,WATCHERS,Priority\nA-1,x,30/Oct/24 5:00 PM,y,z,L1\nA-2,x,2024-10-30 17:05,y,z,L2\nA-3,x,13/10/2024 08:00,y,z,L2\nA-4,x,30.Okt.2024,y,z,L9\n"
});

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "service-value-mapping-"));
  for (const {name, mapping, file, text} of cases) {
    await write(join(folder, "mappings", `${name}.yaml`), `name: ${name}${mapping}\n`);
    await write(join(folder, "exports", file), text);
  }
  await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,0.5\n");
  await runHere(folder, {stages: ["load", "build"]});
});
afterAll(() => rm(folder, {recursive: true, force: true}));

describe("a mapping's field", () => {
  it("takes out of the cell what its pattern's group holds; a cell that does not fit is quarantined or told by otherwise", async () => {
    const rows = await rowsHere(
      folder,
      "select ticket_id, product, channel from staging.tickets where source_file = 'pattern.csv' order by 1"
    );
    expect(rows).toEqual([
      {ticket_id: "P1", product: "Cloud", channel: "mail"},
      {ticket_id: "P3", product: null, channel: "other"}
    ]);
    const problems =
      "select source_row, column_name, reason, original_text from marts.quarantine where source_file = 'pattern.csv'";
    expect(await rowsHere(folder, problems)).toEqual([
      {source_row: 3, column_name: "Ref", reason: "does not fit the pattern", original_text: "Ticket P2"}
    ]);
  });

  it("is the first of several columns that holds something, all of them joined, a constant, or what the first case that fits says", async () => {
    const rows = await rowsHere(
      folder,
      "select ticket_id, assignee_id, channel, owner_id, product, collaboration_type, status from staging.tickets where source_file = 'made.csv' order by 1"
    );
    expect(rows).toEqual([
      {
        ticket_id: "M1",
        assignee_id: "name:g-1",
        channel: "热线",
        owner_id: "g-1",
        product: "g-1",
        collaboration_type: null,
        status: "void"
      },
      {
        ticket_id: "M2",
        assignee_id: "T2",
        channel: "热线",
        owner_id: "G2",
        product: "G2 + T2",
        collaboration_type: null,
        status: "closed"
      },
      {
        ticket_id: "M3",
        assignee_id: "G3",
        channel: "热线",
        owner_id: "G3",
        product: "G3",
        collaboration_type: "kaputt",
        status: "unsolvable"
      },
      {
        ticket_id: "M4",
        assignee_id: "T4",
        channel: "热线",
        owner_id: null,
        product: "T4",
        collaboration_type: "sonst",
        status: "open"
      }
    ]);
  });

  it("has its column's unit, exact to the cent, unless the cell names its own", async () => {
    const rows = await rowsHere<{id: string; amount: string}>(
      folder,
      "select contract_id as id, amount::varchar as amount from staging.contracts where source_file = 'units.csv' order by 1"
    );
    expect(rows.map(({id, amount}) => [id, amount])).toEqual([
      ["U1", "123456.78"],
      ["U2", "700.00"],
      ["U3", "500.00"],
      ["U4", "800000.00"],
      ["U5", "-10000.00"],
      ["U6", "30000.00"]
    ]);
  });

  it("is found by its place where its column has no name, and by its name where that looks like a place", async () => {
    const rows = await rowsHere(
      folder,
      "select contract_id, amount::varchar as amount, contract_type, signing_entity from staging.contracts where source_file = 'positions.csv' order by 1"
    );
    expect(rows[0]).toEqual({contract_id: "007", amount: "12.00", contract_type: "T", signing_entity: "E"});
  });
});

describe("an entity's where", () => {
  it("gives each row to the entity it belongs to and counts the others by the column that decided", async () => {
    expect(
      await rowsHere(
        folder,
        "select ticket_id, submitted_at::varchar as at from staging.tickets where source_file = 'mixed.csv' order by 1"
      )
    ).toEqual([
      {ticket_id: "X1", at: "2024-05-02 04:00:00"},
      {ticket_id: "X3", at: "2024-05-03 00:00:00"}
    ]);
    const loads = `select entity, rows_read, rows_accepted, rows_quarantined, rows_ignored from marts.loads
      where source_file = 'mixed.csv' order by entity`;
    expect(await rowsHere(folder, loads)).toEqual([
      {entity: "contracts", rows_read: 6, rows_accepted: 1, rows_quarantined: 0, rows_ignored: 5},
      {entity: "tickets", rows_read: 6, rows_accepted: 2, rows_quarantined: 0, rows_ignored: 4}
    ]);
    expect(await ignoredOf(folder, "mixed.csv")).toEqual({
      tickets: {"blank row": 1, "not where: gone": 1, "not where: kind": 2},
      contracts: {"blank row": 1, "not where: kind": 4}
    });
  });
});

describe("a header", () => {
  it("is compared without regard to case, width, blanks, underscores, line breaks, quotes and a form's marks", () => {
    const spellings = [
      "Ticket ID",
      " ticket id ",
      "ticket_id",
      "TicketId",
      "ＴＩＣＫＥＴ　ＩＤ",
      "Ticket\n ID",
      '"TICKET_ID"',
      "*Ticket ID",
      "Ticket ID（必填）"
    ];
    expect(new Set(spellings.map(headerKey))).toEqual(new Set(["ticketid"]));
    expect(headerKey("客 户\n名称 (必填) *")).toBe("客户名称");
  });

  it("keeps apart what brackets, letters and signs tell apart", () => {
    const spellings = ["合同金额", "合同金额(元)", "合同金额(万元)", "Time Spent", "Σ Time Spent", "#3", "3"];
    expect(new Set(spellings.map(headerKey)).size).toBe(spellings.length);
  });

  it("finds the column written exactly so before those alike", () => {
    expect(placesOf("Name", ["name", "Name", "NAME"])).toEqual([1]);
    expect(placesOf("nAME", ["name", "Name"])).toEqual([0, 1]);
    expect(placesOf("#2", ["a", "", "#2"])).toEqual([2]);
    expect(placesOf("#2", ["a", ""])).toEqual([1]);
    expect(placesOf("#aa", ["a", ""])).toEqual([]);
  });

  it("fits whichever spelling it has, any of several names, and lacks optional columns", async () => {
    const rows = await rowsHere(
      folder,
      "select ticket_id, submitted_at::varchar as at, recorded_level from staging.tickets where source_file = 'loose.csv'"
    );
    expect(rows).toEqual([{ticket_id: "L1", at: "2024-05-01 09:00:00", recorded_level: "L2"}]);
  });
});

describe("a column's name that stands twice in a header", () => {
  it("does no harm where the mapping reads neither, and the quarantined record keeps both cells", async () => {
    const rows = await rowsHere(
      folder,
      "select ticket_id, submitted_at::varchar as at from staging.tickets where source_file = 'twice.csv' order by 1"
    );
    expect(rows).toEqual([
      {ticket_id: "A-1", at: "2024-10-30 17:00:00"},
      {ticket_id: "A-2", at: "2024-10-30 17:05:00"},
      {ticket_id: "A-3", at: "2024-10-13 08:00:00"}
    ]);
    const quarantined = "select distinct record from ledger.quarantine where source_file = 'twice.csv'";
    const [row] = await rowsHere<{record: string}>(folder, quarantined);
    expect(JSON.parse(row!.record)).toMatchObject({Watchers: "x", "Watchers#4": "y", "WATCHERS#5": "z"});
  });
});

describe("the time of an export", () => {
  it("is the newest of a column, in the workspace's zone", async () => {
    expect(await exportedOf(folder, "mixed.csv")).toBe("2024-06-03 08:00:00");
  });

  it.each([
    ["导出时间：2024年6月5日 18:07", "2024-06-05 18:07:00"],
    ["2024-06-05", "2024-06-05 23:59:59"],
    ["20240605", "2024-06-05 23:59:59"],
    ["exported 2024/6/5 9:07:01", "2024-06-05 09:07:01"]
  ])("is what its cell above the header says: %s", (text, expected) =>
    withFolder(async (made) => {
      await write(
        join(made, "mappings", "titled.yaml"),
        "name: titled\nmatch: {header: [编码, 签约日]}\nheader_row: 3\nexported_at: [{cell: b2}, {value: 2020-01-01}]\nentities: {contracts: {fields: {contract_id: 编码, signed_date: 签约日}}}\n"
      );
      const sheet = {
        name: "一",
        header: ["合同"],
        rows: [
          ["", text],
          ["编码", "签约日"],
          ["A1", "2024-01-02"]
        ]
      };
      await mkdir(join(made, "exports"));
      await writeFile(join(made, "exports", "titled.xlsx"), writeWorkbook([sheet]));
      await runHere(made, {stages: ["load"]});
      expect(await exportedOf(made, "titled.xlsx")).toBe(expected);
    })
  );
});

describe("the period of a form that has no column for it", () => {
  const form = "客户编号,客户名称,健康度等级\nCUS1,甲科技有限公司,健康\n";
  const mapping = (rule: string) =>
    `name: own-health\nmatch: {header: [客户编号, 健康度等级]}\nexported_at: {value: 2024-07-01}\n${rule}\nentities: {health_assessments: {template: true}}\n`;
  const load = (made: string) => runHere(made, {stages: ["load"]});

  it.each([
    ["period: {file_name: '(Q\\d).(\\d{4})'}", "health Q2 2024.csv", "2024Q2"],
    ["period: {value: 2023H1}", "health Q2 2024.csv", "2023H1"],
    ["period: {file_name: '(nothing)', otherwise: 1}", "health.csv", undefined],
    ["", "health_2024Q3.csv", "2024Q3"]
  ])("is what %s says of %s", (rule, file, expected) =>
    withFolder(async (made) => {
      await write(join(made, "mappings", "own.yaml"), mapping(rule));
      await write(join(made, "exports", file), form);
      if (expected === undefined)
        return expect(load(made)).rejects.toThrow("period.otherwise · there is no “otherwise”");
      await load(made);
      const [rows] = await lakeRows(made, ["select customer_id, period, tier from lake.health_assessments"]);
      expect(rows).toEqual([{customer_id: "CUS1", period: expected, tier: "healthy"}]);
    })
  );

  it("is what its sheet's name says", () =>
    withFolder(async (made) => {
      await write(join(made, "mappings", "own.yaml"), mapping("period: {sheet: '^(.+)$'}"));
      const [header, row] = form
        .trim()
        .split("\n")
        .map((line) => line.split(","));
      await mkdir(join(made, "exports"));
      const sheet = {name: "2024年第二季度", header: header!, rows: [row!]};
      await writeFile(join(made, "exports", "health.xlsx"), writeWorkbook([sheet]));
      await load(made);
      expect(await lakeRows(made, ["select period from lake.health_assessments"])).toEqual([
        [{period: "2024Q2"}]
      ]);
    }));

  it.each([
    [
      "period: {file_name: '(\\d{4}Q\\d)'}",
      "nothing there fits (\\d{4}Q\\d). Rename the file",
      "与 (\\d{4}Q\\d) 相合"
    ],
    ["", "nobody can tell its period", "period: {file_name: '(\\d{4}Q[1-4])'}"]
  ])("is asked for where %j tells none", (rule, en, zh) =>
    withFolder(async (made) => {
      await write(join(made, "mappings", "own.yaml"), mapping(rule));
      await write(join(made, "exports", "health.csv"), form);
      const {loads} = await load(made);
      const {failure} = loads!.refused[0]!;
      expect(say(failure.key, "en", failure.params)).toContain(en);
      expect(say(failure.key, "zh", failure.params)).toContain(zh);
    })
  );
});

it.each(["README.md", "README.zh-CN.md"])(
  "the mapping that %s explains line by line is a valid one",
  async (file) => {
    const text = await readFile(join(repository, file), "utf8");
    const [, yaml] = text.match(/```yaml\n(name: our-tickets[\s\S]*?)```/)!;
    expect(await faults(yaml!)).toBe("valid");
    for (const option of knownNames) expect(text).toMatch(new RegExp(`\\b${option}\\b`));
  }
);

describe("a mapping is refused", () => {
  it.each([
    [
      "fields: {ticket_id: {column: a, value: b}}",
      "5 · entities.tickets.fields.ticket_id · name one source and only one"
    ],
    ["fields: {ticket_id: {missing: [x]}}", "5 · entities.tickets.fields.ticket_id · name one source"],
    [
      "fields: {product: {column: a, pattern: 'no group'}}",
      "5 · entities.tickets.fields.product.pattern · no regular expression with exactly one group"
    ],
    [
      "fields: {product: {column: a, pattern: '(?<=x)(a)'}}",
      "product.pattern · no regular expression with exactly one group"
    ],
    [
      "fields: {product: {column: a, unit: 万元}}",
      "5 · entities.tickets.fields.product.unit · only amounts have a unit"
    ],
    ["fields: {product: {column: a, unit: 打}}", "product.unit · must be one of 元, 千, 千元, 万, 万元"],
    [
      "fields: {status: {column: a, values: {Done: close}}}",
      "status.values.Done · “close” is no value of this field, only open, overdue, closed, unsolvable, void (did you mean closed?)"
    ],
    [
      "fields: {status: {cases: [{where: {a: x}, value: shut}]}}",
      "status.cases.0.value · “shut” is no value"
    ],
    ["fields: {status: {cases: [{when: {a: x}, value: open}]}}", "cases.0.when · there is no “when”"],
    ["fields: {product: {cell: 2B}}", "product.cell · no cell, write a place such as B2"],
    ["where: {a: {nott: x}}", "where.a.nott · there is no “nott” (did you mean not?)"],
    ["where: {a: []}", "where.a"]
  ])("for %s", async (rule, said) => {
    expect(await faults(`name: own\nmatch: {header: [Nr]}\nentities:\n  tickets:\n    ${rule}\n`)).toContain(
      said
    );
  });

  it.each([
    ["exported_at: {cell: B2, value: 2024-01-01}", "3 · exported_at · name one source and only one"],
    ["exported_at: {value: 2024-02-30}", "3 · exported_at.value · no such date"],
    ["exported_at: [{file_name: 'x'}]", "3 · exported_at.0.file_name · no regular expression with groups"],
    ["period: {column: x}", "3 · period.column · there is no “column”"]
  ])("for %s", async (rule, said) => {
    const text = `name: own\nmatch: {header: [Nr]}\n${rule}\nentities: {contracts: {template: true}}\n`;
    expect(await faults(text)).toContain(said);
  });
});

async function faults(text: string): Promise<string> {
  return withFolder(async (made) => {
    await write(join(made, "own.yaml"), text);
    const error = await readMappings([made]).then(
      () => ({message: "valid"}),
      (thrown: Error) => thrown
    );
    return error.message;
  });
}

async function exportedOf(workspace: string, file: string): Promise<string> {
  const sql = `select exported_at::varchar as at from marts.loads where source_file = '${file}' limit 1`;
  return (await builtRows<{at: string}>(workspace, sql))[0]!.at;
}

async function ignoredOf(workspace: string, file: string) {
  const {readLedger} = await import("../pipelines/ledger.ts");
  const {workspaceAt} = await import("../pipelines/workspace.ts");
  const records = (await readLedger(workspaceAt(workspace))).flatMap((one) =>
    one.kind === "load" && one.source_file === file ? one.entities : []
  );
  return Object.fromEntries(
    records.map(({entity, ignored}) => [
      entity,
      Object.fromEntries(ignored.map(({reason, count}) => [reason, count]))
    ])
  );
}
