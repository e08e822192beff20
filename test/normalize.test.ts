import {describe, expect, it} from "vitest";
import type {Entity} from "../models/contract.ts";
import {entities} from "../models/exports/index.ts";
import {type Connection, literal, rowsOf, withMemory} from "../pipelines/duckdb.ts";
import type {FieldRule} from "../pipelines/mapping/schema.ts";
import {normalizeSql} from "../pipelines/normalize.ts";

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

  it("loads no telephone number of a contact", async () => {
    const row = await normalized(entities.tickets!, "customer_contact", "赵六/13800001234");
    expect(JSON.stringify(row)).not.toMatch("1380000");
    const titled = await normalized(entities.tickets!, "customer_contact", "赵六/采购经理/138");
    expect([titled.customer_contact_name, titled.customer_contact_title]).toEqual(["赵六", "采购经理"]);
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
