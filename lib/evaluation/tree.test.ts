import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inTreeOrder } from "#lib/evaluation/tree.ts";

const rows = (...pairs: [task: string, parent: string | null][]) => pairs.map(([task, parent]) => ({ task, parent }));
const drawn = (...pairs: Parameters<typeof rows>) =>
  inTreeOrder(rows(...pairs)).map(({ score, depth }) => `${"-".repeat(depth)}${score.task}`);

describe("inTreeOrder", () => {
  it("puts a group before what it holds, wherever it stood", () => {
    expect(drawn(["law", "mmlu"], ["qa", null], ["stem", "mmlu"], ["physics", "stem"], ["mmlu", null])).toEqual([
      "qa",
      "mmlu",
      "-law",
      "-stem",
      "--physics",
    ]);
  });

  it("keeps the scores of a task together, and a task whose group has no score", () => {
    expect(drawn(["a", "g"], ["b", null], ["a", "g"])).toEqual(["a", "a", "b"]);
  });

  it("loses nothing and shows nothing twice, whatever holds what", () => {
    const name = fc.constantFrom("a", "b", "c", "d");
    const row = fc.record({ task: name, parent: fc.option(name) });
    fc.assert(
      fc.property(fc.array(row), (scores) => {
        expect(new Set(inTreeOrder(scores).map(({ score }) => score))).toEqual(new Set(scores));
        expect(inTreeOrder(scores)).toHaveLength(scores.length);
      }),
    );
  });
});
