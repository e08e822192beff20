import {describe, expect, it} from "vitest";
import {parsePeriod, periodCode, readFilters, withFilters} from "../dashboards/components/filters/filters.js";

describe("the filters of an address", () => {
  it("are read by name; what is empty or no filter is left out", () => {
    const address =
      "http://site.test/customers.html?id=C1&tier=vip&level=&team=%E5%94%AE%E5%90%8E%E4%B8%80%E7%BB%84";
    expect(readFilters(address)).toEqual({tier: "vip", team: "售后一组"});
  });

  it("replace those a link had; its own query and its anchor stay", () => {
    const link = "http://site.test/timeliness.html?state=overdue&level=L1#late";
    expect(withFilters(link, {level: "L2", period: "2024Q3"})).toBe(
      "http://site.test/timeliness.html?state=overdue&period=2024Q3&level=L2#late"
    );
    expect(withFilters(link, {})).toBe("http://site.test/timeliness.html?state=overdue#late");
  });

  it.each([
    ["2024-05", {grain: "month", start: "2024-05-01"}],
    ["2024Q2", {grain: "quarter", start: "2024-04-01"}],
    ["2024Q4", {grain: "quarter", start: "2024-10-01"}],
    ["2024", {grain: "year", start: "2024-01-01"}]
  ] as const)("write the period %s and read it back", (code, period) => {
    expect(parsePeriod(code)).toEqual(period);
    expect(periodCode(period)).toBe(code);
  });

  it.each(["", "2024Q5", "2024-13", "24", "2024-5", "x2024"])("hold no period in “%s”", (code) => {
    expect(parsePeriod(code)).toBeUndefined();
  });
});
