import { describe, expect, it } from "vitest";
import { TranslationEdits } from "#lib/statistics/text/ter/edits.ts";
import { Vocabulary } from "#lib/statistics/text/vocabulary.ts";

const edits = new TranslationEdits();
const vocabulary = new Vocabulary();
const count = (hypothesis: string, reference: string) =>
  edits.count(
    vocabulary.encode(hypothesis.split(" ").filter(Boolean)),
    vocabulary.encode(reference.split(" ").filter(Boolean)),
  );

describe("edits", () => {
  it.each([
    ["a b c d", "a b c d", 0],
    ["a b c", "a b c d", 1],
    ["a b x d", "a b c d", 1],
    ["c d a b", "a b c d", 1],
    ["d c b a", "a b c d", 3],
    ["", "a b", 2],
    ["a b", "", 2],
    ["b a", "a", 1],
  ])("from %j to %j are %d", (hypothesis, reference, expected) => {
    expect(count(hypothesis, reference)).toBe(expected);
  });

  it("are those within the beam, as in sacreBLEU, where one text is far longer than it is wide", () => {
    const long = Array.from({ length: 300 }, (_, at) => `w${at}`).join(" ");
    // The match at the eighth word is out of sight when there is one row only.
    expect(count("w7", long)).toBe(300);
    expect(count(long, "w7")).toBe(299);
  });

  it("are given up improving after a thousand moves, as in sacreBLEU", () => {
    const words = Array.from({ length: 40 }, (_, at) => `w${at % 4}`);
    expect(count(words.toReversed().join(" "), words.join(" "))).toBe(21);
  });
});
