import fc from "fast-check";
import {expect, it} from "vitest";
import {customerKey, customerKeySql} from "../pipelines/customer-key.ts";
import {literal, rowsOf, withMemory} from "../pipelines/duckdb.ts";

it("makes one key of one name however it was typed", () => {
  const names = [
    "华东精密（上海）有限公司",
    "华东精密(上海) 有限公司",
    " 华东精密【上海】有限公司　",
    "华东精密［上海］有限公司"
  ];
  expect(new Set(names.map(customerKey)).size).toBe(1);
});

it("keeps the legal suffix, so that a group and its company stay two", () => {
  expect(customerKey("华东精密集团")).not.toBe(customerKey("华东精密集团有限公司"));
});

it("gives the same key in SQL as in JavaScript, for any text", async () => {
  const letter = fc.oneof(
    fc.constantFrom(..."华东精密有限公司ＡＢ１２（）［］【】〔〕㈱㎡Ⅲ①ﾊﾟ　\u00a0 abc()[]{}·"),
    fc.integer({min: 0x20, max: 0xd7ff}).map((code) => String.fromCodePoint(code))
  );
  await withMemory(async (connection) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(letter, {maxLength: 8}), {minLength: 20, maxLength: 20}),
        async (letters) => {
          const names = letters.map((one) => one.join(""));
          const values = names.map((name, i) => `(${i}, ${literal(name)})`).join(", ");
          const rows = await rowsOf<{key: string}>(
            connection,
            `select ${customerKeySql("name")} as key from (values ${values}) as names(i, name) order by i`
          );
          expect(rows.map(({key}) => key)).toEqual(names.map(customerKey));
        }
      ),
      {numRuns: 60, seed: 7}
    );
  });
});
