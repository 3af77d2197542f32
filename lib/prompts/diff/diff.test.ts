import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "#lib/prompts/diff/compare-versions.ts";
import { editScript } from "#lib/prompts/diff/edit-script.ts";
import { textDiff } from "#lib/prompts/diff/text-diff.ts";
import type { PromptContent } from "#lib/prompts/rules/content.ts";

const few = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 25 });
const text = fc
  .array(fc.constantFrom("a", "b c", "b d", "", "ä, ö"), { maxLength: 12 })
  .map((lines) => lines.join("\n"));

describe("an edit script", () => {
  it("makes the second list of the first, and says so in both directions", () => {
    fc.assert(
      fc.property(few, few, (before, after) => {
        const edits = editScript(before, after);
        const side = (left: string) => edits.flatMap(({ kind, items }) => (kind === left ? [] : items));
        expect(side("added")).toEqual(before);
        expect(side("removed")).toEqual(after);
      }),
    );
  });

  it("is as short as the longest common subsequence lets it be", () => {
    fc.assert(
      fc.property(few, few, (before, after) => {
        const kept = editScript(before, after).flatMap(({ kind, items }) => (kind === "same" ? items : []));
        expect(kept).toHaveLength(longestCommon(before, after));
      }),
    );
  });

  it("gives up on lists that have next to nothing in common", () => {
    const many = (of: string) => Array.from({ length: 5_000 }, (_, index) => `${of}${index}`);
    expect(editScript(many("a"), many("b")).map(({ kind, items }) => [kind, items.length])).toEqual([
      ["removed", 5_000],
      ["added", 5_000],
    ]);
  });
});

describe("a difference of texts", () => {
  it("has every line of both sides, with its number", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = textDiff(before, after);
        for (const [side, whole] of [
          ["before", before],
          ["after", after],
        ] as const) {
          const own = lines.filter((line) => line[side] !== null);
          expect(own.map((line) => line[side])).toEqual(own.map((_, index) => index + 1));
          expect(own.map(({ pieces }) => pieces.map((piece) => piece.text).join("")).join("\n")).toBe(whole);
        }
      }),
    );
  });

  it("marks the words that changed within a line", () => {
    const lines = textDiff("Answer in English, please.\nStop.", "Answer in German, please.\nStop.");
    expect(lines.map(({ kind }) => kind)).toEqual(["removed", "added", "same"]);
    const marked = (index: number) =>
      lines[index]?.pieces.filter(({ isChanged }) => isChanged).map((piece) => piece.text);
    expect([marked(0), marked(1), marked(2)]).toEqual([["English"], ["German"], []]);
  });
});

describe("a difference of versions", () => {
  const content: PromptContent = {
    kind: "chat",
    messages: [
      { role: "system", content: "Be kind." },
      { role: "user", content: "{{question}}" },
    ],
    settings: { temperature: 0 },
    datasets: [],
  };

  it("is none of a version with itself", () => {
    expect(compareVersions(content, content)).toMatchObject({ isSame: true, facts: [] });
  });

  it("finds a message that came between, and what else is set", () => {
    const [system, user] = content.messages;
    if (!system || !user) throw new Error("two messages");
    const after: PromptContent = {
      ...content,
      messages: [{ ...system, content: "Be kind and brief." }, { role: "assistant", content: "Yes?" }, user],
      settings: { temperature: 0.5, stop: ["\n"] },
      datasets: ["2/1"],
    };
    const { messages, facts } = compareVersions(content, after);
    expect(messages.map(({ role, kind }) => [role, kind])).toEqual([
      ["system", "changed"],
      ["assistant", "added"],
      ["user", "same"],
    ]);
    expect(facts).toEqual([
      { label: "Temperature", before: "0", after: "0.5" },
      { label: "Stops at", before: null, after: '"\\n"' },
      { label: "Examples from", before: null, after: "2/1" },
    ]);
  });
});

/** By the table of the textbook. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let x = 1; x <= a.length; x += 1)
    for (let y = 1; y <= b.length; y += 1) {
      const [row, above] = [table[x], table[x - 1]];
      if (row && above)
        row[y] = a[x - 1] === b[y - 1] ? (above[y - 1] ?? 0) + 1 : Math.max(above[y] ?? 0, row[y - 1] ?? 0);
    }
  return table[a.length]?.[b.length] ?? 0;
}
