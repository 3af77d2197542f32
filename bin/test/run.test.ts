import { describe, expect, it } from "vitest";
import { readArguments } from "#bin/test/run.mjs";
import { settled } from "#bin/test/stages.mjs";

describe("readArguments", () => {
  const known = ["unit", "build", "e2e"];
  it.each([
    { args: [], names: known, rest: [] },
    { args: ["unit"], names: ["unit"], rest: [] },
    { args: ["unit", "e2e"], names: ["unit", "e2e"], rest: [] },
    { args: ["e2e", "portfolio.spec.ts", "--headed"], names: ["e2e"], rest: ["portfolio.spec.ts", "--headed"] },
  ])("$args", ({ args, names, rest }) => {
    expect(readArguments(args, known)).toEqual({ names, rest });
  });
});

describe("settled", () => {
  it("counts a run that failed without a failing test as one failure", () => {
    expect(settled(false, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 1 });
  });

  it("leaves a count alone that tells the whole story", () => {
    expect(settled(false, { passed: 3, failed: 2 })).toEqual({ passed: 3, failed: 2 });
    expect(settled(true, { passed: 3, failed: 0 })).toEqual({ passed: 3, failed: 0 });
  });
});
