import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Brief, briefCompleteness, EMPTY_BRIEF, isSameBrief, missingFields } from "#lib/scope/rules/brief.ts";

const FULL: Brief = {
  problemStatement: "Customers wait nine hours for an answer that is in the handbook.",
  users: "Support agents",
  taskTypes: ["question-answering", "chat"],
  nonAiAlternative: "A better search of the handbook",
  outOfScope: "",
};

const text = fc.string({ maxLength: 60 });
const brief: fc.Arbitrary<Brief> = fc.record({
  problemStatement: text,
  users: text,
  taskTypes: fc.uniqueArray(fc.constantFrom("chat", "code", "translation")),
  nonAiAlternative: text,
  outOfScope: text,
});

function missing(change: Partial<Brief>, counts = { marketEntries: 1, interviews: 1 }): string[] {
  return missingFields({ brief: { ...FULL, ...change }, ...counts }).map(({ key }) => key);
}

describe("missingFields", () => {
  it.each([
    ["nothing", {}, []],
    ["a problem statement of 39 characters", { problemStatement: "x".repeat(39) }, ["problem"]],
    ["a problem statement padded with blanks", { problemStatement: `${"x".repeat(39)}   ` }, ["problem"]],
    ["users", { users: " \n" }, ["users"]],
    ["task types", { taskTypes: [] }, ["task-types"]],
    ["the alternative", { nonAiAlternative: "" }, ["alternative"]],
  ])("names %s", (_what, change, expected) => {
    expect(missing(change)).toEqual(expected);
  });

  it("takes a problem statement of exactly 40 characters", () => {
    expect(missing({ problemStatement: "x".repeat(40) })).toEqual([]);
  });

  it("asks for one market entry and one interview", () => {
    expect(missing({}, { marketEntries: 0, interviews: 0 })).toEqual(["market", "interviews"]);
    expect(missing({}, { marketEntries: 7, interviews: 3 })).toEqual([]);
  });

  it("asks for everything of an empty brief, each with its place on the page", () => {
    const all = missingFields({ brief: EMPTY_BRIEF, marketEntries: 0, interviews: 0 });
    expect(all).toHaveLength(6);
    for (const { key, path } of all) expect(path).toBe(`scope#${key}`);
  });

  it("agrees with the completeness of the brief", () => {
    fc.assert(
      fc.property(brief, (any) => {
        const { filled, total } = briefCompleteness(any);
        expect(missingFields({ brief: any, marketEntries: 1, interviews: 1 })).toHaveLength(total - filled);
      }),
    );
  });
});

describe("isSameBrief", () => {
  it("holds of a brief and itself with its task types in another order", () => {
    fc.assert(fc.property(brief, (any) => isSameBrief(any, { ...any, taskTypes: any.taskTypes.toReversed() })));
  });

  it("sees a change of any field", () => {
    const changes: Partial<Brief>[] = [
      { problemStatement: "other" },
      { users: "other" },
      { taskTypes: ["chat"] },
      { nonAiAlternative: "other" },
      { outOfScope: "other" },
    ];
    for (const change of changes) expect(isSameBrief(FULL, { ...FULL, ...change })).toBe(false);
  });
});
