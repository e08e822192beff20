import {describe, expect, it} from "vitest";
import {referenceAnswer} from "./reference.ts";
import {answerAll, readCases} from "./run.ts";

// the language-neutral cases of `cases/`, asked of this engine; those that a plain calendar decides of the reference too

const {cases, calendars} = await readCases();
const answers = await answerAll(cases, calendars);

describe("the conformance cases", () => {
  it("are 200 and more, each with an id of its own", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map(({id}) => id)).size).toBe(cases.length);
  });

  it.each(cases)("$id: $title", ({id, expect: expected}) => {
    expect(answers.get(id)).toMatchObject(expected);
  });

  const plain = cases.filter(
    ({changes, replies, terms, settings, limits}) =>
      limits?.response !== undefined &&
      limits.resolution !== undefined &&
      !changes &&
      !replies &&
      !terms &&
      !settings
  );

  it.each(plain)("$id by the reference, too", (one) => {
    const {response, resolution} = one.expect;
    const {net_minutes, ...own} = resolution ?? {};
    const answer = referenceAnswer(one, calendars.get(one.calendar)!);
    expect(answer).toMatchObject({...(response && {response}), ...(resolution && {resolution: own})});
  });
});
