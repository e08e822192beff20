import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {type Entity, entity, type Field, field, type Kind} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {periodIn} from "../pipelines/cells/times.ts";
import {type Connection, literal, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import {detectEncoding} from "../pipelines/encoding.ts";
import type {FieldRule} from "../pipelines/mapping/schema.ts";
import {normalizeSql} from "../pipelines/normalize.ts";
import {fileBytes} from "../pipelines/source/bytes.ts";
import {withFolder} from "./service-value.ts";
import {write} from "./workspaces.ts";

// every accepted form of SPEC §16.2 that tickets, contracts and opportunities need, and what it must become

describe("timestamps", () => {
  it.each([
    ["2024-05-15 09:15", "2024-05-15 09:15:00"],
    ["2024-05-15T09:15:30", "2024-05-15 09:15:30"],
    ["2024年5月15日09:15", "2024-05-15 09:15:00"],
    ["2024年5月15日 9:15", "2024-05-15 09:15:00"],
    ["2024/5/15 9:15", "2024-05-15 09:15:00"],
    ["2005-02-22 10:05", "2005-02-22 10:05:00"],
    ["2004-12-01 09:00:00", "2004-12-01 09:00:00"],
    ["2024年5月15日", "2024-05-15 00:00:00"],
    ["20240515", "2024-05-15 00:00:00"],
    ["20240515091500", "2024-05-15 09:15:00"],
    ["2024年5月15日 下午3:05", "2024-05-15 15:05:00"],
    ["2024-05-15 上午12:05", "2024-05-15 00:05:00"],
    ["1715735700", "2024-05-15 09:15:00"],
    ["1715735700000", "2024-05-15 09:15:00"],
    ["2024-05-15T01:15:00Z", "2024-05-15 09:15:00"],
    ["2024-05-15 09:15+08:00", "2024-05-15 09:15:00"],
    ["2024年5月15日17:00(L2级问题8小时内解决)", "2024-05-15 17:00:00"],
    ["　2024-05-15 09:15 ", "2024-05-15 09:15:00"]
  ])("reads %s", async (text, expected) => {
    expect(await ticketField("submitted_at", text)).toEqual({value: expected, problem: null});
  });

  it.each(["2024-02-30", "2024-13-01 00:00", "5月20日", "明天", "0024-05-15 09:15", "2024-05-15 25:00"])(
    "quarantines %s",
    async (text) => {
      expect((await ticketField("submitted_at", text)).problem).toBe("impossible date");
    }
  );

  it("moves a time of another zone into the workspace's", async () => {
    const row = await normalized(entities.tickets!, "submitted_at", "2024-07-01 10:00", {
      zone: "Europe/Berlin"
    });
    expect(row.submitted_at).toBe("2024-07-01 16:00:00");
  });

  it.each([
    ["2024-07-01T10:00:00Z", "2024-07-01 18:00:00"],
    ["2024-07-01 10:00:00.472+02:00", "2024-07-01 16:00:00"],
    ["1715735700", "2024-05-15 09:15:00"]
  ])(
    "moves a moment such as %s once, whatever the zone of the file's other times",
    async (text, expected) => {
      const row = await normalized(entities.tickets!, "submitted_at", text, {zone: "UTC"});
      expect(row.submitted_at).toBe(expected);
    }
  );

  it("accepts only a declared format", async () => {
    const rule = {format: "%d/%m/%Y %H:%M"};
    expect((await normalized(entities.tickets!, "submitted_at", "3/5/2024 10:00", {rule})).submitted_at).toBe(
      "2024-05-03 10:00:00"
    );
    expect(
      (await normalized(entities.tickets!, "submitted_at", "2024-05-03 10:00", {rule})).problems
    ).toMatch("impossible date");
  });
});

describe("amounts", () => {
  it.each([
    ["500,000", "500000.00", null],
    ["¥1,322.00", "1322.00", null],
    ["￥1,322.00", "1322.00", null],
    ["¥-0.45", "-0.45", null],
    ["(0.45)", "-0.45", null],
    ["80万元", "800000.00", null],
    ["1.2亿", "120000000.00", null],
    ["500000元", "500000.00", null],
    ["RMB 500,000", "500000.00", null],
    ["１２３４５", "12345.00", null],
    ["约80万元", "800000.00", "true"]
  ])("reads %s", async (text, value, estimated) => {
    const row = await normalized(entities.contracts!, "amount", text);
    expect([row.amount, row.amount_is_estimated, row.problems]).toEqual([value, estimated, null]);
  });

  it("keeps a row whose amount lost its number, with a note and no value", async () => {
    const row = await normalized(entities.contracts!, "amount", "预计可带来万元增购订单");
    expect([row.amount, row.problems, row.dq_notes]).toEqual([null, null, "amount:lost number"]);
  });

  it.each(["1,5", "1.234,56", "abc", "12 34x", "5,00,000"])(
    "quarantines %s rather than guess",
    async (text) => {
      expect((await normalized(entities.contracts!, "amount", text)).problems).toMatch("not an amount");
    }
  );

  it("quarantines a negative opportunity and accepts one of zero", async () => {
    expect((await normalized(entities.opportunities!, "amount", "-5")).problems).toMatch("negative amount");
    expect((await normalized(entities.opportunities!, "amount", "0")).amount).toBe("0.00");
  });
});

describe("amounts in a text", () => {
  it.each([
    ["80万元", "800000.00", "true"],
    ["800000", "800000.00", null],
    ["约80万元", "800000.00", "true"],
    ["若实现该功能,预计可带动5家同行业客户升级,增购金额约80万元", "800000.00", "true"],
    ["预计带来 ¥1,200,000 的订单", "1200000.00", "true"],
    ["增购１２０万元", "1200000.00", "true"]
  ])("finds the one of %s", async (text, value, estimated) => {
    const row = await read("estimate", text);
    expect([row.x, row.x_is_estimated, row.x_text, row.problems]).toEqual([value, estimated, text, null]);
  });

  it.each([
    ["预计可带来万元增购订单", "lost number"],
    ["首期30万元,二期50万元", "more than one amount"],
    ["约50-80万元", "more than one amount"],
    ["约50万~80万元", "more than one amount"],
    ["战略价值高,约5万台设备", "no amount"]
  ])("gives none for %s, with a note", async (text, note) => {
    const row = await read("estimate", text);
    expect([row.x, row.x_text, row.dq_notes, row.problems]).toEqual([null, text, `x:${note}`, null]);
  });
});

describe("V-16", () => {
  it("V-16 reads 80万元, ¥-0.45 and 约80万元, and gives no amount for a lost number", async () => {
    const found = [];
    for (const text of ["80万元", "¥-0.45", "约80万元", "预计可带来万元增购订单"]) {
      const row = await normalized(entities.contracts!, "amount", text);
      found.push([row.amount, row.amount_is_estimated, row.dq_notes, row.problems]);
    }
    expect(found).toEqual([
      ["800000.00", null, null, null],
      ["-0.45", null, null, null],
      ["800000.00", "true", null, null],
      [null, null, "amount:lost number", null]
    ]);
  });
});

describe("shares, lengths of time, numbers with units, periods", () => {
  it.each([
    ["85", {}, "0.850000", null],
    ["85%", {}, "0.850000", null],
    ["８５．５％", {}, "0.855000", null],
    ["0.85%", {}, "0.008500", null],
    ["0", {}, "0.000000", null],
    ["100", {}, "1.000000", null],
    ["0.85", {}, null, "x:ambiguous percentage"],
    ["1", {}, null, "x:ambiguous percentage"],
    ["0.85", {scale: "ratio"}, "0.850000", null],
    ["1", {scale: "percent"}, "0.010000", null]
  ] as const)("reads the share %s %j as %s", async (text, rule, value, note) => {
    const row = await read("ratio", text, {}, rule);
    expect([row.x, row.dq_notes, row.problems]).toEqual([value, note, null]);
  });

  it("quarantines a share that is none or out of bounds", async () => {
    expect((await read("ratio", "很高")).problems).toMatch("not a percentage");
    expect((await read("ratio", "185", {max: 100})).problems).toMatch("out of range");
    expect((await read("ratio", "-5", {min: 0})).problems).toMatch("out of range");
  });

  it.each([
    ["hours", "1.5", "1.5000"],
    ["hours", "1.5小时", "1.5000"],
    ["hours", "90分钟", "1.5000"],
    ["hours", "1小时30分", "1.5000"],
    ["hours", "1:30:00", "1.5000"],
    ["minutes", "1.5h", "90.0000"],
    ["minutes", "8", "8.0000"],
    ["months", "12", "12.0000"],
    ["months", "12个月", "12.0000"],
    ["months", "1年2个月", "14.0000"]
  ] as const)("reads in %s the duration %s", async (unit, text, value) => {
    expect((await read("duration", text, {unit})).x).toBe(value);
  });

  it.each([
    ["hours", "1:30"],
    ["hours", "2天"],
    ["hours", "约2小时"],
    ["months", "1.5小时"]
  ] as const)("guesses in %s no duration from %s", async (unit, text) => {
    expect((await read("duration", text, {unit})).problems).toMatch("not a duration");
  });

  it.each([
    ["4", "4.0000", null],
    ["4 小时", "4.0000", "小时"],
    ["1,200个", "1200.0000", "个"],
    ["-2", "-2.0000", null]
  ])("reads the quantity %s", async (text, value, unit) => {
    const row = await read("quantity", text);
    expect([row.x, row.x_unit, row.problems]).toEqual([value, unit, null]);
  });

  it.each([
    ["2024Q2", "2024Q2"],
    ["2024-Q2", "2024Q2"],
    ["2024年第二季度", "2024Q2"],
    ["2024年2季度", "2024Q2"],
    ["Q2 2024", "2024Q2"],
    ["2024年上半年", "2024H1"],
    ["2024H2", "2024H2"],
    ["2024年6月", "2024-06"],
    ["2024-06", "2024-06"],
    ["202406", "2024-06"],
    ["2024年", "2024"],
    ["2024", "2024"]
  ])("reads the period %s", async (text, value) => {
    expect((await read("period", text)).x).toBe(value);
  });

  it.each(["第二季度", "2024Q5", "2024-13", "2024-06-30", "上季度"])(
    "guesses no period from %s",
    async (text) => {
      expect((await read("period", text)).problems).toMatch("not a period");
    }
  );

  it.each([
    ["季度客户健康度跟踪表_2024Q2.csv", "2024Q2"],
    ["健康度2024年第二季度（终稿）.xlsx", "2024年第二季度"],
    ["health-2024-q3_20241008.csv", "2024-q3"],
    ["健康度_20240630.csv", undefined],
    ["健康度.csv", undefined]
  ])("finds in the name %s the period %s", (name, period) => {
    expect(periodIn(name)).toBe(period);
  });
});

describe("codes with remarks", () => {
  const values = {done: ["已完成"], in_progress: ["进行中"], not_adopted: ["暂不采纳"]};

  it.each([
    ["进行中(原型开发中)", "in_progress", "原型开发中"],
    ["进行中（原型开发中）", "in_progress", "原型开发中"],
    ["已完成", "done", null],
    ["已完成,5月20日上线", "done", "5月20日上线"],
    ["DONE", "done", null]
  ])("reads %s", async (text, code, note) => {
    const row = await read("choice", text, {values});
    expect([row.x, row.x_note, row.problems]).toEqual([code, note, null]);
  });

  it.each(["已完成了", "完成一半", "?"])(
    "quarantines %s, which its list does not hold, rather than guess (A-40)",
    async (text) => {
      expect((await read("choice", text, {values})).problems).toMatch("unknown value");
    }
  );
});

describe("dates that are not whole", () => {
  it.each([
    ["5月20日", null, "5月20日", "x:incomplete date"],
    ["2024年6月底", null, "2024年6月底", "x:incomplete date"],
    ["2024年5月20日10:00前完成首次服务对接", "2024-05-20", "2024年5月20日10:00前完成首次服务对接", null],
    ["2024-05-20", "2024-05-20", null, null]
  ])("keeps %s as text where a plan may be so vague", async (text, value, kept, note) => {
    const row = await read("date", text, {hasText: true});
    expect([row.x, row.x_text, row.dq_notes, row.problems]).toEqual([value, kept, note, null]);
  });

  it("quarantines one where a date is required, and a whole date that does not exist", async () => {
    expect((await read("date", "5月20日", {hasText: true, required: true})).problems).toMatch(
      "impossible date"
    );
    expect((await read("date", "2024年13月45日", {hasText: true})).problems).toMatch("impossible date");
  });
});

describe("other kinds", () => {
  it.each(["", "-", "—", "/", "无", "N/A", "NULL", " ", "　"])("takes %j as missing", async (text) => {
    expect((await ticketField("assigned_at", text)).value).toBeNull();
    expect((await normalized(entities.tickets!, "product", text)).product).toBeNull();
    expect((await normalized(entities.tickets!, "description", text)).description).toBeNull();
  });

  it("splits a value from its note at the first bracket, of either width", async () => {
    const half = await normalized(entities.tickets!, "is_joint", "是(问题涉及销售阶段承诺的功能范围)");
    const full = await normalized(entities.tickets!, "is_joint", "是（问题涉及销售阶段承诺的功能范围）");
    for (const row of [half, full])
      expect([row.is_joint, row.is_joint_note]).toEqual(["true", "问题涉及销售阶段承诺的功能范围"]);
    const level = await normalized(entities.tickets!, "level", "L2(重要)");
    expect([level.level, level.level_note]).toEqual(["L2", "重要"]);
  });

  it("reads a person by number, with or without a name", async () => {
    const both = await normalized(entities.tickets!, "assignee", "周七/A0056");
    const number = await normalized(entities.tickets!, "assignee", "/S0123");
    const name = await normalized(entities.tickets!, "assignee", "周七");
    expect([both.assignee_id, both.assignee_name]).toEqual(["A0056", "周七"]);
    expect([number.assignee_id, number.assignee_name]).toEqual(["S0123", null]);
    expect([name.assignee_id, name.assignee_name]).toEqual(["name:周七", "周七"]);
  });

  it("V-17 reads 是(问题涉及销售阶段承诺的功能范围) as true and a note", async () => {
    const row = await normalized(entities.tickets!, "is_joint", "是(问题涉及销售阶段承诺的功能范围)");
    expect([row.is_joint, row.is_joint_note]).toEqual(["true", "问题涉及销售阶段承诺的功能范围"]);
  });

  it("V-18 reads 售后:周七/A0056;销售:/S0123 as two persons, the second without a name", async () => {
    const two = [
      {role: "售后", person_id: "A0056", person_name: "周七"},
      {role: "销售", person_id: "S0123", person_name: null}
    ];
    for (const text of ["售后:周七/A0056;销售:/S0123", "售后：周七／A0056； 销售：/S0123；"])
      expect(JSON.parse((await read("people", text)).x!)).toEqual(two);
    expect(JSON.parse((await read("people", "周七、A0057")).x!)).toEqual([
      {role: null, person_id: "name:周七", person_name: "周七"},
      {role: null, person_id: "A0057", person_name: null}
    ]);
    expect((await read("people", "-")).x).toBeNull();
  });

  it("V-20 reads the GB18030 bytes D6 DC C6 DF as 周七, after strict UTF-8 has refused them", async () => {
    const bytes = Buffer.from([0xd6, 0xdc, 0xc6, 0xdf]);
    expect(() => new TextDecoder("utf-8", {fatal: true}).decode(bytes)).toThrow();
    await withFolder(async (folder) => {
      const file = join(folder, "exports", "a.csv");
      await write(file, "");
      await writeFile(file, Buffer.concat([Buffer.from("a,b\n1,"), bytes, Buffer.from("\n")]));
      expect(await detectEncoding(fileBytes(file), "a.csv")).toBe("gb18030");
    });
    expect(new TextDecoder("gb18030", {fatal: true}).decode(bytes)).toBe("周七");
  });

  it("loads no telephone number of a contact", async () => {
    const row = await normalized(entities.tickets!, "customer_contact", "赵六/13800001234");
    expect(JSON.stringify(row)).not.toMatch("1380000");
    const titled = await normalized(entities.tickets!, "customer_contact", "赵六/采购经理/138");
    expect([titled.customer_contact_name, titled.customer_contact_title]).toEqual(["赵六", "采购经理"]);
    const bare = await normalized(entities.tickets!, "customer_contact", "赵六 138-0000-1234");
    expect([bare.customer_contact_name, bare.customer_contact_title]).toEqual(["赵六", null]);
  });

  it("reads a score with its scale and holds the bounds of one without", async () => {
    const scaled = await normalized(entities.tickets!, "satisfaction_score", "45/60");
    expect([Number(scaled.satisfaction_score), Number(scaled.satisfaction_score_max)]).toEqual([45, 60]);
    expect(
      Number((await normalized(entities.tickets!, "satisfaction_score", "4分")).satisfaction_score)
    ).toBe(4);
    expect((await normalized(entities.tickets!, "satisfaction_score", "6")).problems).toMatch("out of range");
    expect((await normalized(entities.tickets!, "satisfaction_score", "很好")).problems).toMatch(
      "not a score"
    );
  });

  it("quarantines an id that a spreadsheet turned into scientific notation", async () => {
    expect((await normalized(entities.tickets!, "ticket_id", "1.39E+10")).problems).toMatch(
      "scientific notation"
    );
  });

  it("orders events as numbers: 2 before 10", async () => {
    const orders = await Promise.all(
      ["2", "10"].map(
        async (text) => (await normalized(entities.ticket_events!, "event_order", text)).event_order
      )
    );
    expect(orders[0]! < orders[1]!).toBe(true);
  });
});

/** Reads a cell of a field `x` of the given kind. */
function read(kind: Kind, text: string, options: Partial<Field> = {}, rule: Partial<FieldRule> = {}) {
  const fields = {x: field(kind, "甲", "x", options)};
  return normalized(
    entity("xs", {zh: "甲", en: "xs"}, {row: {zh: "甲", en: "one x"}, key: "x", fields}),
    "x",
    text,
    {
      rule
    }
  );
}

type Options = {rule?: Partial<FieldRule>; zone?: string};

async function ticketField(field: string, text: string) {
  const row = await normalized(entities.tickets!, field, text);
  return {value: row[field], problem: row.problems?.split(":")[1] ?? null};
}

function normalized(entity: Entity, field: string, text: string, options: Options = {}) {
  return withMemory(async (connection: Connection) => {
    await connection.run(`create table cells as select 2 as source_row, ${literal(text)} as c0`);
    const bound = [{field, column: 0, header: "h", rule: {column: "h", ...options.rule}}];
    const sql = normalizeSql(entity, bound, "cells", {
      missing: [],
      zone: options.zone,
      workspaceZone: "Asia/Shanghai"
    });
    const [row] = await rowsOf<Record<string, string | null>>(connection, sql);
    return row!;
  });
}
