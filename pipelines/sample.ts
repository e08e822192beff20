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
import {writePaper} from "./sample/paper.ts";
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
 * Writes linked synthetic exports of every entity into `<out>/exports/`, short names of customers and the price of an
 * hour into `<out>/policy/`; same seed and size, same bytes; constant memory at any size. `rows` counts rows with a
 * key, the source documents' examples and both states of a repeated key among them; `planned` is what was spoilt on
 * purpose.
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
  const shares = await writeRest(world, desk);
  if (!isShort) await writePolicy(world, shares, join(out, "policy"));
  return {files: await desk.close()};
}

async function writeRest(world: World, desk: Desk): Promise<string[]> {
  const register = createRegister(world, desk, exampleCents);
  await writeContracts(world, desk, register);
  const shares = await writeSales(world, desk, register);
  register.close();
  if (!desk.wants("customers")) return shares;
  await writeOldSystem(world, desk);
  writeCatalogue(desk);
  await writeOrganisation(world, desk);
  await writeCustomers(world, desk);
  await writeHealth(world, desk);
  await writeRequests(world, desk);
  await writeDailyWork(world, desk);
  writePaper(world, desk);
  return shares;
}

const aliasHeader = "alias,customer_name\n科技公司,科技有限公司\n";
const rateHeader = "grade,hourly_rate_amount,valid_from,valid_to\n";
const rates = `${rateHeader}G4,160.00,,2023-12-31
G4,170.00,2024-01-01,
G5,210.00,,2023-12-31
G5,220.00,2024-01-01,
G6,280.00,,2023-12-31
G6,295.00,2024-01-01,
`;

const shareHeader = "opportunity_id,person_id,role,share\n";

async function writePolicy(world: World, shares: string[], folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  const aliases = [...world.aliases].map(([name, alias]) => `${alias},${name}\n`);
  await writeOurs(join(folder, "customer_aliases.csv"), aliasHeader + aliases.join(""), aliasHeader);
  const shared = shareHeader + shares.join("");
  await writeOurs(join(folder, "opportunity_shares.csv"), shared, shared.split("\n", 2).join("\n"));
  await writeOurs(join(folder, "cost_rates.csv"), rates, `${rateHeader}G4,160.00,`);
}

// a table that a person keeps is left alone: ours is known by its first row
async function writeOurs(path: string, text: string, beginning: string): Promise<void> {
  const there = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return beginning;
    throw error;
  });
  if (there.startsWith(beginning)) await writeFile(path, text);
}

if (import.meta.main) {
  await writeSample(join(import.meta.dirname, "../data/sample"), checkedInSample);
}
