import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isMissing} from "./failure.ts";
import {createRegister, writeContracts} from "./sample/contracts.ts";
import {writeCustomers} from "./sample/customers.ts";
import {writeDailyWork} from "./sample/daily-work.ts";
import {type Desk, openDesk, type Written} from "./sample/desk.ts";
import {exampleCents, writeExamples} from "./sample/examples.ts";
import {writeCatalogue} from "./sample/expert-services.ts";
import {writeHealth} from "./sample/health.ts";
import {writeOldSystem} from "./sample/old-system.ts";
import {writeOrganisation} from "./sample/organisation.ts";
import {writeRequests} from "./sample/requests.ts";
import {writeSales} from "./sample/sales.ts";
import {writeTickets} from "./sample/ticket-rows.ts";
import {createWorld, type World} from "./sample/world.ts";

type SampleOptions = {
  tickets: number;
  seed: number;
  /** Only tickets with the columns of their form, contracts and opportunities: what the benchmark measures. */
  isShort?: boolean;
  onProgress?: (done: number) => void;
};

/** What `data/sample` is made of: `node pipelines/sample.ts` writes it again. */
export const checkedInSample = {tickets: 1000, seed: 20240515};

/**
 * Writes linked synthetic exports of every entity into `<out>/exports/`, and the short names of customers into
 * `<out>/policy/`; same seed and size, same bytes; constant memory at any size. `rows` counts rows with a key, the
 * source documents' examples and both states of a repeated key among them; `planned` is what was spoilt on purpose.
 */
export async function writeSample(
  out: string,
  {tickets, seed, isShort = false, onProgress}: SampleOptions
): Promise<{files: Written[]}> {
  if (!Number.isSafeInteger(tickets) || tickets < 1) throw new Error(`invalid tickets: ${tickets}`);
  if (!Number.isSafeInteger(seed)) throw new Error(`invalid seed: ${seed}`);
  const folder = join(out, "exports");
  await mkdir(folder, {recursive: true});
  const world = createWorld(seed, tickets);
  const desk = await openDesk(world, folder, {isShort});
  writeExamples(desk);
  await writeTickets(world, desk, {isShort, onProgress});
  await writeRest(world, desk);
  if (!isShort) await writeAliases(world, join(out, "policy"));
  return {files: await desk.close()};
}

async function writeRest(world: World, desk: Desk): Promise<void> {
  const register = createRegister(world, desk, exampleCents);
  await writeContracts(world, desk, register);
  await writeSales(world, desk, register);
  register.close();
  if (!desk.wants("customers")) return;
  await writeOldSystem(world, desk);
  writeCatalogue(desk);
  await writeOrganisation(world, desk);
  await writeCustomers(world, desk);
  await writeHealth(world, desk);
  await writeRequests(world, desk);
  await writeDailyWork(world, desk);
}

const aliasHeader = "alias,customer_name\n科技公司,科技有限公司\n";

// a table that a person keeps is left alone: ours is known by its first row
async function writeAliases(world: World, folder: string): Promise<void> {
  const path = join(folder, "customer_aliases.csv");
  const there = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return aliasHeader;
    throw error;
  });
  if (!there.startsWith(aliasHeader)) return;
  await mkdir(folder, {recursive: true});
  const rows = [...world.aliases].map(([name, alias]) => `${alias},${name}\n`);
  await writeFile(path, aliasHeader + rows.join(""));
}

if (import.meta.main) {
  await writeSample(join(import.meta.dirname, "../data/sample"), checkedInSample);
}
