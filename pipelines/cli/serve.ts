import {say} from "../messages.ts";
import {interruption, language} from "./session.ts";

/** Says where a server listens and waits for Ctrl-C. */
export async function serveUntilEnd(server: {address: string; close(): Promise<void>}): Promise<void> {
  process.stdout.write(`${say("serving", language, {address: server.address})}\n`);
  await new Promise((done) => interruption.signal.addEventListener("abort", done));
  await server.close();
}
