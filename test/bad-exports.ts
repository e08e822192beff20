import {join} from "node:path";
import {contractRows, contractsCsv} from "./bad-input.ts";
import {type Ran, serviceValue} from "./service-value.ts";
import {ticketsCsv, write} from "./workspaces.ts";

/** The exports that hold bad rows. */
export const names = {
  contracts: "坏合同_20241231.csv",
  opportunities: "坏商机_20241231.csv",
  tickets: "坏工单_20241231.csv"
};

const badContracts = [
  "B1,甲公司,100,2024-02-30",
  "B2,甲公司,1O0元,2024-01-02",
  "1.39E+10,甲公司,100,2024-01-02"
];
const badTicket = {id: "FWB1", level: "L9"};
const badOpportunity = "SJB1,甲公司,-5000,2024-03-01";

export function runIn(folder: string, ...more: string[]): Promise<Ran> {
  return serviceValue(["run", "--no-site", "--workspace", folder, ...more]);
}

type Options = {good: number; ragged?: boolean};

/** Writes three exports of good rows with bad ones after them; returns the text of the contracts. */
export async function writeExports(folder: string, {good, ragged = false}: Options): Promise<string> {
  const exports = join(folder, "exports");
  const tail = [
    "",
    ",,,",
    'R3,"两行\n公司",100,2024-01-02',
    "R1,甲公司,100",
    "",
    "R2,甲公司,100,2024-01-02,多,了",
    "R4,甲公司,100,2024-01-02",
    "",
    "R5,甲公司,100,2024-01-02",
    "合计,,900,"
  ];
  const contracts = contractsCsv([...contractRows("G", good), ...badContracts, ...(ragged ? tail : [])]);
  const opportunities = Array.from({length: good}, (_, i) => `SJG${i},甲公司,5000,2024-03-01`);
  const tickets = Array.from({length: good}, (_, i) => ({id: `FWG${i}`}));
  await write(join(exports, names.contracts), contracts);
  await write(
    join(exports, names.opportunities),
    contractsCsv([...opportunities, badOpportunity], "商机编号,客户名称,商机金额,创建日期")
  );
  await write(join(exports, names.tickets), ticketsCsv([...tickets, badTicket]));
  return contracts;
}
