import {it} from "vitest";
import {useGoodState} from "../bad-input.ts";
import {expectToStop} from "../interrupts.ts";

const {withGood} = useGoodState();

it("Ctrl-C in the load and in the build leaves the last good state, and the next run finishes", () =>
  withGood((folder, before) => expectToStop(folder, before, 5_000)));

it("Ctrl-C among a hundred thousand tickets, in the load and in the build, leaves the last good state", () =>
  withGood((folder, before) => expectToStop(folder, before, 100_000)));
