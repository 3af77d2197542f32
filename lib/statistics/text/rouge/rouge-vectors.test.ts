import { describe, expect, it } from "vitest";
import { scoreItems } from "#lib/statistics/testing/score-items.ts";
import { TEXT_SCORERS } from "#lib/statistics/text/scorers.ts";
import vectors from "#lib/statistics/vectors/rouge.json" with { type: "json" };

const METRICS = { rouge1: "rouge1", rouge2: "rouge2", rougeL: "rouge_l", rougeLsum: "rouge_lsum" } as const;

describe.each(vectors.english)("$target beside $prediction", ({ target, prediction, nostem, stem }) => {
  const item = { prediction, references: [target] };

  it.each([
    ["as it stands", nostem, false],
    ["by stems", stem, true],
  ] as const)("%s, as rouge_score scores it", (_, expected, stemmed) => {
    for (const [name, metric] of Object.entries(METRICS)) {
      const found = Array.from(TEXT_SCORERS[metric].create({ stem: stemmed }).measure(item));
      const wanted = expected[name as keyof typeof METRICS];
      expect(found).toHaveLength(wanted.length);
      wanted.forEach((value, at) => {
        expect(found[at]).toBeCloseTo(value, 12);
      });
    }
  });
});

it("takes the reference that scores best", () => {
  const item = { prediction: "the cat sat", references: ["a dog", "the cat", "the cat sat down"] };
  expect(scoreItems(TEXT_SCORERS.rouge1, [item])).toBeCloseTo(6 / 7, 12);
});
