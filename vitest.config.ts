import {defineConfig} from "vitest/config";

// properties that are asked a few cases by `npm test` and all of them by `npm run test:long` (test/draws.ts)
const drawn = [
  "test/formats.test.ts",
  "test/timeliness-targets.test.ts",
  "test/conformance/time/properties.test.ts",
  "test/conformance/time/settings.test.ts"
];

// `npm test` runs test/*.test.ts, `npm run test:long` (mode long) what takes minutes
export default defineConfig(({mode}) => ({
  test: {
    include:
      mode === "long"
        ? ["test/long/*.test.ts", ...drawn]
        : ["test/*.test.ts", "test/conformance/**/*.test.ts"],
    env: {SERVICE_VALUE_DRAWS: mode === "long" ? "full" : "quick"},
    globalSetup: ["test/scratch.ts"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: mode === "long" ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
    retry: 0
  }
}));
