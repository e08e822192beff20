import {expect, it} from "vitest";
import {expectToSurvive, slimExports, spread} from "./kills.ts";

it("a run killed at any moment leaves the last good state, and the next run ends as if nothing had happened", async () => {
  const points = spread({load: 2, build: 2, publish: 2, site: 2});
  const deaths = await expectToSurvive(points, slimExports);
  expect(deaths).toHaveLength(8);
  expect(new Set(deaths.map(({died}) => died))).toEqual(new Set(["load", "build", "publish", "site"]));
}, 600_000);
