import {defineConfig} from "vitest/config";

// `npm test` runs test/*.test.ts, `npm run test:long` (mode long) what takes minutes
export default defineConfig(({mode}) => ({
  test: {
    include: mode === "long" ? ["test/long/*.test.ts"] : ["test/*.test.ts", "test/conformance/**/*.test.ts"],
    globalSetup: ["test/scratch.ts"],
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: mode === "long" ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
    retry: 0
  }
}));
