import {CommanderError} from "commander";
import {program} from "./cli/program.ts";
import {argumentAfter, interruption, language, print} from "./cli/session.ts";
import {asFailure, type Exit, exitCodes, Failure} from "./failure.ts";
import {say} from "./messages.ts";

// once: whoever presses Ctrl-C again wants out at once, and no step leaves half a state behind
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());

try {
  checkLanguage();
  await program().parseAsync();
} catch (error) {
  process.exitCode = await tellWhy(error);
}

async function tellWhy(raised: unknown): Promise<number> {
  const error = asFailure(raised);
  if (interruption.signal.aborted) return tell("interrupted", say("interrupted", language));
  if (error instanceof CommanderError) return usage(error);
  if (error instanceof Failure) return tell(error.exit, say(error.key, language, error.params));
  return tell("bug", say("bug", language, {detail: (error as Error).stack ?? String(error)}));
}

function usage(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  if (error.code === "commander.help") return tell("usage", program().helpInformation().trim());
  const detail = error.message.replace(/^error: /, "").replace(/\n/g, " ");
  if (error.code === "commander.excessArguments")
    return tell(
      "usage",
      say("excess_argument", language, {detail: detail.match(/but got \d+: (.*?)\.?$/)?.[1] ?? detail})
    );
  const quoted = detail.match(/'[^']+'/)?.[0] ?? detail;
  const key = /missing/i.test(error.code) ? "missing_argument" : "unknown_option";
  return tell("usage", say(key, language, {detail: quoted + hint(detail)}));
}

function hint(detail: string): string {
  const meant = detail.match(/\(Did you mean (?:one of )?(.*)\?\)/)?.[1];
  return meant ? say("did_you_mean", language, {name: meant}) : "";
}

function tell(exit: Exit, text: string): number {
  process.stderr.write(`${text}\n`);
  if (process.argv.includes("--json")) print({exit: exitCodes[exit], message: text});
  return exitCodes[exit];
}

function checkLanguage(): void {
  const value = argumentAfter("--lang");
  if (value !== undefined && value !== "zh" && value !== "en")
    throw new Failure("usage", "invalid_option", {option: "--lang", value, allowed: "zh, en"});
}
