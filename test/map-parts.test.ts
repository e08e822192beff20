import {describe, expect, it} from "vitest";
import {tickets} from "../models/exports/tickets.ts";
import {withMemory} from "../pipelines/duckdb.ts";
import {assign} from "../pipelines/map/assign.ts";
import {amountRule, dateRule} from "../pipelines/map/rules.ts";
import {profileOf} from "../pipelines/map/shapes.ts";
import {guessLevels, guessStates} from "../pipelines/map/values.ts";
import {readWords, tokensOf} from "../pipelines/map/words.ts";

const words = await readWords();
const levels = [
  {level: "L1", names: ["紧急", "urgent"]},
  {level: "L2", names: ["重要", "important"]},
  {level: "L3", names: ["一般", "normal"]}
];

describe("tokensOf(words, header)", () => {
  it.each([
    ["首次响应时间", ["首次", "响应", "时间"]],
    ["property_createdate", ["property", "create", "date"]],
    ["firstReplyAt", ["first", "reply", "at"]],
    ["金额（万元）", ["金额"]],
    ["Ticket#", ["ticket", "no"]]
  ])("takes %s apart", (header, parts) => {
    expect(tokensOf(words, header).map(({text}) => text)).toEqual(parts);
  });
});

describe("assign(gains)", () => {
  it("gives each row a column of its own such that the sum is greatest", () => {
    // greedy would take 9 and leave 1: 10; the best is 8 + 7
    expect(
      assign([
        [9, 8],
        [7, 1]
      ])
    ).toEqual([1, 0]);
  });

  it("leaves a row without gain without a column", () => {
    expect(assign([[0, 0], [0, 3], []])).toEqual([-1, 1, -1]);
  });
});

describe("dateRule(connection, field, column)", () => {
  it.each([
    ["%d/%m/%Y %H:%M", ["29/2/2016 01:16", "3/5/2016 2:00"]],
    ["%m/%d/%Y %I:%M %p", ["02/29/2016 01:16 AM", "03/05/2016 02:00 PM"]],
    ["%d.%m.%Y", ["29.02.2016", "03.05.2016"]],
    ["%d/%m/%y", ["29/02/16", "03/05/16"]],
    ["%d-%b-%Y", ["5-Mar-2024", "06-Apr-2024"]],
    ["%d/%b/%y %I:%M %p", ["05/Mar/24 08:05 AM", "06/Apr/24 09:00 PM"]],
    ["%b %d, %Y", ["Mar 5, 2024", "Apr 16, 2024"]],
    ["%Y.%m.%d", ["2024.03.05", "2024.4.6"]],
    [undefined, ["2024-03-05 09:00", "2024年3月5日9:15"]]
  ])("reads %s from the column as a whole", async (format, cells) => {
    const {rule, twoWays} = await dateOf(cells);
    expect([rule.format, twoWays]).toEqual([format, undefined]);
  });

  it("chooses neither day nor month where both readings hold", async () => {
    const {rule, twoWays} = await dateOf(["03/05/2024", "04/06/2024"]);
    expect(rule.format).toBeUndefined();
    expect(twoWays).toEqual({
      value: "03/05/2024",
      day_first: "2024-05-03",
      month_first: "2024-03-05",
      formats: ["%d/%m/%Y", "%m/%d/%Y"]
    });
  });
});

function dateOf(cells: string[]) {
  return withMemory(async (connection) => {
    const rows = cells.map((cell, i) => `(${i + 2}, '${cell}')`).join(", ");
    await connection.run(`create table records as select * from (values ${rows}) as t(source_row, c0)`);
    const profile = profileOf(cells, new Set());
    return dateRule(connection, tickets.fields.submitted_at, {
      table: "records",
      column: 0,
      header: "h",
      profile
    });
  });
}

describe("amountRule(column)", () => {
  it.each([
    ["金额(万元)", ["12.5"], {unit: "万元"}],
    ["Value (k)", ["12.5"], {unit: "thousand"}],
    ["金额(元)", ["12.5"], {}],
    ["Amount", ["$1,250.00"], {currency_symbol: "$"}],
    ["Wert", ["1.234,50", "99,00"], {decimal: ","}]
  ])("reads %s %j", (header, cells, rest) => {
    const profile = profileOf(cells, new Set());
    expect(amountRule({table: "", column: 0, header, profile}).rule).toEqual({column: header, ...rest});
  });
});

describe("values", () => {
  const counted = (texts: string[]) => texts.map((text) => ({text, count: 1}));

  it("are levels by name or by how grave they are, and questions where neither says so", () => {
    const guesses = guessLevels(words, levels, counted(["1 - Critical", "High", "L3", "Low", "Gold"]));
    expect(guesses.map(({code, isSure}) => [code, isSure])).toEqual([
      ["L1", true],
      ["L2", true],
      ["L3", true],
      ["L3", false],
      [null, false]
    ]);
  });

  it("are states by the field's own words or the vocabulary's, and missing where nobody knows them", () => {
    const guesses = guessStates(words, tickets.fields.status, counted(["Awaiting Vendor", "已结案", "-100"]));
    expect(guesses.map(({code, isSure}) => [code, isSure])).toEqual([
      ["open", true],
      ["closed", true],
      [null, false]
    ]);
  });
});
