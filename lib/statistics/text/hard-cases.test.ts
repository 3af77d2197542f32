import { describe, expect, it } from "vitest";
import { createTextScorer, type TextMetric } from "#lib/statistics/text/scorers.ts";
import vectors from "#lib/statistics/vectors/text-hard-cases.json" with { type: "json" };

// Random texts of blanks, punctuation around digits, entities, letters beyond U+FFFF, and words in another order, by the code of sacreBLEU.
describe.each(vectors.expected)("$metric with $settings", ({ metric, settings, numbers }) => {
  it("leaves sacreBLEU's numbers of every hard case", () => {
    const scorer = createTextScorer(metric as TextMetric, settings);
    expect(vectors.items.map((item) => Array.from(scorer.measure(item)))).toEqual(numbers);
  });
});
