import {it} from "vitest";
import {useGoodState} from "../bad-input.ts";
import {expectToStop} from "../interrupts.ts";

const {withGood} = useGoodState();
const tickets = process.env.LONG ? 100_000 : 10_000;

it(
  `Ctrl-C among ${tickets} tickets, in the load and in the build, leaves the last good state`,
  () => withGood((folder, before) => expectToStop(folder, before, tickets)),
  900_000
);
