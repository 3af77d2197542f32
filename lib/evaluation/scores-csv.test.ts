import { expect, it } from "vitest";
import { scoresCsv } from "#lib/evaluation/scores-csv.ts";

const SCORE = {
  ...{ task: "a", taskAlias: "a", parent: null, metric: "mcc", metricKey: "mcc", filter: "none", value: -0.25 },
  ...{ nonFinite: null, interval: null, stderr: 0.1, n: 50, nOriginal: null, nShot: 0, higherIsBetter: null },
  ...{ isGroup: false, depth: 0, version: null },
};

it("keeps numbers as they are, and disarms what a spreadsheet would run", () => {
  const [, line] = scoresCsv([{ ...SCORE, task: '=HYPERLINK("x")' }]).split("\r\n");
  expect(line).toBe(`"'=HYPERLINK(""x"")",a,,mcc,mcc,none,-0.25,,,,0.1,50,,0`);
});

it("names what is not a number", () => {
  expect(scoresCsv([{ ...SCORE, value: null, nonFinite: "NaN" }])).toContain(",none,NaN,");
});
