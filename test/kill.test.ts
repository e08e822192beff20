import {expect, it, vi} from "vitest";
import {expectToSurvive, slimExports, spread} from "./kills.ts";

vi.setConfig({testTimeout: 240_000}); // most of it is waiting where the machine is shared

it("a run killed in the build leaves the last good state, and the next run ends as if nothing had happened", async () => {
  // thirty points over all stages: test/long/kill.test.ts
  const deaths = await expectToSurvive(spread({build: 1}), slimExports);
  expect(deaths.map(({stage}) => stage)).toEqual(["build"]);
}, 600_000);
