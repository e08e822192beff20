import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {contractColumns, createRegister, writeContracts} from "./sample/contracts.ts";
import {opportunityColumns, writeOpportunities} from "./sample/opportunities.ts";
import {createGb18030Encoder, openRows} from "./sample/rows.ts";
import {ticketColumns, writeTickets} from "./sample/ticket-rows.ts";
import {createWorld, type World} from "./sample/world.ts";

type SampleOptions = {tickets: number; seed: number; onProgress?: (done: number) => void};

/** What `data/sample/exports` is made of: `node pipelines/sample.ts` writes it again. */
export const checkedInSample = {tickets: 1000, seed: 20240515};

/**
 * Writes linked synthetic exports into `<out>/exports/`; same seed and size, same bytes; constant memory at any size.
 * `rows` counts rows with a key: the source document's example and both states of a repeated key, no header, blank
 * or 合计 lines.
 */
export async function writeSample(
  out: string,
  {tickets, seed, onProgress}: SampleOptions
): Promise<{files: {path: string; rows: number}[]}> {
  if (!Number.isSafeInteger(tickets) || tickets < 1) throw new Error(`invalid tickets: ${tickets}`);
  if (!Number.isSafeInteger(seed)) throw new Error(`invalid seed: ${seed}`);
  const folder = join(out, "exports");
  await mkdir(folder, {recursive: true});
  const world = createWorld(seed, tickets);
  return {
    files: [await writeTicketFile(world, folder, onProgress), ...(await writeSalesFiles(world, folder))]
  };
}

async function writeTicketFile(world: World, folder: string, onProgress: SampleOptions["onProgress"]) {
  const rows = await openRows(join(folder, "售后问题处理跟踪表_20241231.csv"), ticketColumns);
  await writeTickets(world, rows, onProgress);
  return rows.close();
}

async function writeSalesFiles(world: World, folder: string) {
  const legacy = {encode: createGb18030Encoder(), mark: ""};
  const contracts = await openRows(join(folder, "合同台账_20241231.csv"), contractColumns, legacy);
  const opportunities = await openRows(join(folder, "商机清单_20241231.csv"), opportunityColumns);
  const register = createRegister(world, contracts);
  await writeContracts(world, register);
  await writeOpportunities(world, opportunities, register);
  return [await register.close(), await opportunities.close()];
}

if (import.meta.main) {
  await writeSample(join(import.meta.dirname, "../data/sample"), checkedInSample);
}
