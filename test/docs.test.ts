import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {marts} from "../models/marts/index.ts";
import {registry} from "../models/metrics/registry/index.ts";
import {policyTables, settings} from "../models/policy/index.ts";
import {exitCodes} from "../pipelines/failure.ts";
import {repository} from "../pipelines/workspace.ts";
import {serviceValue} from "./service-value.ts";

const readme = await readFile(join(repository, "README.md"), "utf8");
const chinese = await readFile(join(repository, "README.zh-CN.md"), "utf8");

it("names every command of the command line", async () => {
  const {stdout} = await serviceValue(["--help"], {env: {LANG: "en_US.UTF-8"}});
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) /gm)]
    .map(([, name]) => name!)
    .filter((name) => name !== "help");
  expect(commands.length).toBeGreaterThanOrEqual(12);
  for (const text of [readme, chinese])
    for (const name of commands) expect(text).toMatch(new RegExp(`\`${name}\\b`));
});

it("names every mart, metric, policy table, setting and exit code", () => {
  for (const name of Object.keys(marts))
    for (const text of [readme, chinese]) expect(text).toContain(`\`${name}\``);
  for (const {code} of registry) expect(readme).toContain(code);
  for (const {name} of policyTables)
    for (const text of [readme, chinese]) expect(text).toContain(`\`${name}.csv\``);
  for (const name of Object.keys(settings))
    for (const text of [readme, chinese]) expect(text).toContain(`\`${name}\``);
  const codes = Object.values(exitCodes).filter((code) => code !== exitCodes.locked_period);
  for (const code of codes) expect(readme).toMatch(new RegExp(`Exit codes:.*\\b${code} `));
});
