import {createSerials, type Register} from "./contracts.ts";
import type {Desk} from "./desk.ts";
import {type Feedback, writeFeedback} from "./feedback.ts";
import {type Opportunity, pursue, writeOpportunity} from "./opportunities.ts";
import {pickOrigin} from "./origins.ts";
import {createRandom} from "./random.ts";
import {exampleDay, streams, type World, writePerson} from "./world.ts";

const ticketsPer = {opportunity: 60, small: 20, most: 48}; // a small sample has more of them, to have some at all

const shared = 6; // rows of credit, two an opportunity

/** Ways to the next number of a day. */
export type Serials = Record<"opportunity" | "lead" | "feedback" | "visit", (day: number) => string>;
export type Block = [number, number]; // indices of the tickets near in time: the first, and after the last

/**
 * Writes what comes of service beside solved tickets: feedback, leads and opportunities, block by block of the tickets
 * they are near in time. The won ones sign in the register. Returns the rows of credit that some of them are shared by.
 */
export async function writeSales(world: World, desk: Desk, register: Register): Promise<string[]> {
  const shares: string[] = [];
  const serials: Serials = {
    opportunity: createSerials(world, "SJ"),
    lead: createSerials(world, "XS"),
    feedback: createSerials(world, "FK", new Map([[exampleDay, 1]])),
    visit: createSerials(world, "BF")
  };
  const count = countOpportunities(world.tickets);
  for (let index = 0; index < count; index++) {
    const random = createRandom(world.seed, streams.opportunity, index);
    const edges = [index, index + 1].map((edge) => Math.floor((edge * world.tickets) / count));
    const block: Block = [edges[0]!, edges[1]!];
    const feedback: Feedback[] = writeFeedback(world, desk, {block, index, count, issue: serials.feedback});
    const origin = pickOrigin(world, desk, {block, feedback, serials, random});
    const opportunity = pursue(origin, {id: serials.opportunity(origin.createdOn), register, random});
    writeOpportunity(world, desk, {opportunity, serials, index, random});
    if (shares.length < shared && opportunity.column) shares.push(...sharesOf(world, opportunity));
    await desk.flush();
  }
  return shares;
}

// who found it and who sells it share the credit
function sharesOf(world: World, {id, originator, customer}: Opportunity): string[] {
  const [finder, seller] = [originator, writePerson(world, "S", customer.manager)].map(
    (person) => person.split("/")[1]!
  );
  return finder === seller ? [] : [`${id},${finder},孵化,0.6\n`, `${id},${seller},孵化,0.4\n`];
}

function countOpportunities(tickets: number): number {
  const few = Math.min(ticketsPer.most, Math.round(tickets / ticketsPer.small));
  return Math.max(1, few, Math.round(tickets / ticketsPer.opportunity));
}
