import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreOf } from "#lib/statistics/resampling.ts";
import { type AnswerItem, UnscorableItem } from "#lib/statistics/scorer.ts";
import { rowsOf } from "#lib/statistics/testing/score-items.ts";
import { createTextScorer, TEXT_SCORERS, type TextMetric } from "#lib/statistics/text/scorers.ts";

/** Letters of many kinds: beyond U+FFFF, combining, joined, blanks that only some know, punctuation around digits. */
const atom = fc.oneof(
  fc.constantFrom(
    "the",
    "cat",
    "sat",
    "on",
    "5",
    "12",
    ".",
    ",",
    "-",
    "'s",
    "&amp;",
    "e\u0301",
    "😀",
    "👩‍🚀",
    "𝒳",
    "你",
    "。",
    "ア",
  ),
  fc.constantFrom(" ", " ", "\u00a0", "\u2003", "\u0085", "\u001c", "\ufeff", "\n"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }),
);
const text = fc.array(atom, { maxLength: 25 }).map((atoms) => atoms.join(""));
const told = fc.tuple(fc.constantFrom("word", "w5", "é"), text).map((parts) => parts.join(" "));
const item = fc.record({ prediction: text, references: fc.array(told, { minLength: 1, maxLength: 3 }) });

/** What the score is when every prediction is its reference. */
const PERFECT: Record<TextMetric, number> = {
  bleu: 100,
  chrf: 100,
  chrf_pp: 100,
  exact_match: 1,
  quasi_exact_match: 1,
  rouge1: 1,
  rouge2: 1,
  rouge_l: 1,
  rouge_lsum: 1,
  ter: 0,
  token_f1: 1,
};

/** Letters and digits enough for every n-gram there is. */
const LONG_ENOUGH = "one two three 4 five";

describe.each(Object.keys(TEXT_SCORERS) as TextMetric[])("%s", (metric) => {
  const scorer = createTextScorer(metric);
  const numbers = (one: AnswerItem) => Array.from(scorer.measure(one));
  const score = (items: readonly AnswerItem[]) =>
    scoreOf(scorer.aggregate, rowsOf(scorer, items), items.length, scorer.width);

  it("is perfect for a text beside itself", () => {
    fc.assert(
      fc.property(text, (some) => {
        const same = `${some} ${LONG_ENOUGH}`;
        expect(score([{ prediction: same, references: ["other", same] }])).toBeCloseTo(PERFECT[metric], 9);
      }),
    );
  });

  it("does not depend on the order of references", () => {
    fc.assert(
      fc.property(item, ({ prediction, references }) => {
        const one = scorer.itemScore(numbers({ prediction, references }));
        expect(scorer.itemScore(numbers({ prediction, references: references.toReversed() }))).toBeCloseTo(one ?? 0, 9);
      }),
    );
  });

  it("gives an item the same numbers whatever came before it", () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 6 }), (items) => {
        const fresh = items.map((one) => Array.from(createTextScorer(metric).measure(one)));
        expect(items.toReversed().map(numbers)).toEqual(fresh.toReversed());
      }),
      { numRuns: 30 },
    );
  });

  it("takes an empty answer for what it is", () => {
    const empty = { prediction: "", references: ["some words here"] };
    expect(score([empty])).toBe(metric === "ter" ? 100 : 0);
    expect(scorer.measure(empty)).toHaveLength(scorer.width);
  });

  it("needs a reference", () => {
    expect(() => scorer.measure({ prediction: "a", references: [] })).toThrow(UnscorableItem);
  });

  it("scores a very long segment", () => {
    const words = Array.from({ length: 3000 }, (_, at) => `w${(at * 7919) % 1009}`);
    const moved = [...words.slice(1000, 1008), ...words.slice(0, 1000), ...words.slice(1008)];
    const found = score([{ prediction: moved.join(" "), references: [words.join(" ")] }]);
    if (metric === "exact_match" || metric === "quasi_exact_match") expect(found).toBe(0);
    else if (metric === "ter") expect(found).toBeLessThan(2);
    else expect(found).toBeGreaterThan(0.97 * PERFECT[metric]);
  });
});
