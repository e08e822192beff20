import {describe, it} from "vitest";
import {useGoodState} from "../bad-input.ts";
import {expectFull} from "../full-disks.ts";

const {withGood} = useGoodState();

describe("a disk that fills up ends a run with exit 8 and the last good state, and the next one finishes", () => {
  it("while a file is loaded", () =>
    withGood((folder, before) => expectFull(folder, before, {left: 24, words: "lake/"})));

  it("while the models are built", () =>
    withGood((folder, before) => expectFull(folder, before, {left: 2048, words: "warehouse.next.duckdb"})));

  it("while the result is published", () =>
    withGood((folder, before) => expectFull(folder, before, {left: 24, at: "published", words: "ENOSPC"})));
});
