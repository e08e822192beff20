#!/usr/bin/env node
// Node from 22.18 on runs the TypeScript sources as they are; an older one hands over to the Node of the repository.
import {spawnSync} from "node:child_process";
import module from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {setFlagsFromString} from "node:v8";

const here = dirname(fileURLToPath(import.meta.url));
const [major, minor] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  module.enableCompileCache?.(join(here, "..", "node_modules", ".cache", "service-value")); // halves the time to start
  // the readers make much text that lives for moments: left to grow, its space alone takes 100 MB
  setFlagsFromString("--semi-space-growth-factor=1");
  await import("./cli.ts");
} else {
  const node = join(here, "..", "node_modules", "node", "bin", "node");
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  const {status, signal} = spawnSync(node, [join(here, "cli.ts"), ...process.argv.slice(2)], {
    stdio: "inherit"
  });
  process.exitCode = signal ? 130 : (status ?? 70);
}
