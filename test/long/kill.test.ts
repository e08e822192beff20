import {expect, it} from "vitest";
import {expectToSurvive, type Point, slimExports, spread, wholeExports} from "../kills.ts";

// the last comes as soon as the run is published, when the warehouse is about to be replaced
const points: Point[] = [
  ...spread({load: 7, build: 8, audit: 2, publish: 7, site: 5}),
  {stage: "site", share: 0.0003}
];

it("covers every stage with thirty points", () => {
  expect(points).toHaveLength(30);
  expect(new Set(points.map(({stage}) => stage)).size).toBe(5);
});

it("thirty runs of thirty killed leave the last good state and are made good by the next", async () => {
  const deaths = await expectToSurvive(points, wholeExports);
  expect(deaths).toHaveLength(30);
  expect(new Set(deaths.map(({stage}) => stage)).size).toBe(5);
}, 3_600_000);

it("a first run killed at any moment leaves nothing half done in the way of the next", async () => {
  const first = spread({load: 4, build: 2, publish: 4});
  expect(await expectToSurvive(first, {second: slimExports.first!})).toHaveLength(10);
}, 1_200_000);
