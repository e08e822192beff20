import {join} from "node:path";
import {expect, it, vi} from "vitest";
import {names, runIn, writeExports} from "../bad-exports.ts";
import {contractRows, contractsCsv, expectSaid, useGoodState} from "../bad-input.ts";
import {serviceValue} from "../service-value.ts";
import {rowsHere, write} from "../workspaces.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

const {copyGood} = useGoodState();

it("too many bad rows are mended as the message says: exported again under its own name, taken out, or allowed by the setting", async () => {
  const {folder} = await copyGood();
  await writeExports(folder, {good: 1});
  await runIn(folder);
  const exports = join(folder, "exports");
  await write(join(exports, names.contracts), contractsCsv(contractRows("B", 4)));
  expectSaid(await serviceValue(["withdraw", names.opportunities, "--workspace", folder]), 0, []);
  expectSaid(await runIn(folder), 3, [`${names.tickets}：读到 2 行，隔离 1 行（50 %）`]);
  await write(join(folder, "policy", "settings.csv"), "name,value\nquarantine_max_ratio,0.5\n");
  expectSaid(await runIn(folder), 0, ["发布"]);
  const files =
    "select source_file, rows_quarantined, is_replaced from marts.loads where source_file like '坏%' order by 1, 2";
  expect(await rowsHere(folder, files)).toEqual([
    {source_file: names.contracts, rows_quarantined: 0, is_replaced: false},
    {source_file: names.contracts, rows_quarantined: 3, is_replaced: true},
    {source_file: names.tickets, rows_quarantined: 1, is_replaced: false}
  ]);
  const amounts =
    "select contract_id, amount::varchar as amount from marts.contracts where contract_id like 'B%' order by 1";
  expect(await rowsHere(folder, amounts)).toHaveLength(4);
});
