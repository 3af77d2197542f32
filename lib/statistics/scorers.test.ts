import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScorer, type ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { scoreOf } from "#lib/statistics/resampling.ts";
import { type ItemKind, type ItemOf, UnscorableItem } from "#lib/statistics/scorer.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";
import { scoreItems } from "#lib/statistics/testing/score-items.ts";

const label = fc.constantFrom("0", "1", "2");
/** Any items of a kind, such that every metric that needs it has a score. */
const ITEMS: { [K in ItemKind]: fc.Arbitrary<ItemOf[K]> } = {
  answer: fc.record({ prediction: label, references: fc.array(label, { minLength: 1, maxLength: 1 }) }),
  confidence: fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() }),
  samples: fc
    .tuple(fc.integer({ min: 10, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, share]) => ({ n, correct: Math.floor(share * n) })),
  ranking: fc.record({
    ranked: fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f")),
    relevant: fc
      .uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 })
      .map((names) => new Map(names.map((name, at) => [name, at + 1]))),
  }),
};

describe.each(Object.keys(SCORERS) as ScoredMetric[])("%s", (key) => {
  const scorer = createScorer(key);
  const items = fc.array<unknown>(ITEMS[scorer.needs], { minLength: 2, maxLength: 40 });
  // What the items are follows from `needs`, which a type cannot say of a metric chosen by name.
  const numbersOf = (item: unknown) => Array.from(scorer.measure(item as never));
  const measure = (all: readonly unknown[]) => Float64Array.from(all.flatMap(numbersOf));
  const score = (all: readonly unknown[]) => scoreOf(scorer.aggregate, measure(all), all.length, scorer.width);
  const [low, high] = METRICS[key].range;

  it("is named in the catalogue and says what decides it", () => {
    expect(scorer.metric).toBe(key);
    expect(scorer.signature).toMatch(/^[^|]+(\|[^|]+)*$/);
  });

  it("stays within the range of the metric and does not depend on the order of items", () => {
    fc.assert(
      fc.property(items, (all) => {
        const one = score(all);
        const other = score(all.toReversed());
        // Ties of confidence are taken in the order of the items.
        if (!key.startsWith("selective")) expect(Number.isNaN(other)).toBe(Number.isNaN(one));
        if (Number.isNaN(one)) return;
        if (!key.startsWith("selective")) expect(other).toBeCloseTo(one, 9);
        expect(one).toBeGreaterThanOrEqual((low ?? -Infinity) - 1e-12);
        expect(one).toBeLessThanOrEqual((high ?? Infinity) + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it("leaves as many numbers of an item as it says", () => {
    fc.assert(
      fc.property(items, (all) => {
        const rows = measure(all);
        expect(rows.every((value) => Number.isFinite(value))).toBe(true);
        for (const item of all) expect(numbersOf(item)).toHaveLength(scorer.width);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses a setting it does not know", () => {
    expect(SCORERS[key].settings.safeParse({ unknown: 1 }).success).toBe(false);
  });
});

const answer = (prediction: string, ...references: string[]) => ({ prediction, references });

describe("labels", () => {
  it("are compared without the blanks around them, and without regard to case if so set", () => {
    const items = [answer(" Yes", "yes"), answer("no", "no ")];
    expect(scoreItems(SCORERS.accuracy, items)).toBe(0.5);
    expect(scoreItems(SCORERS.accuracy, items, { caseSensitive: false })).toBe(1);
    expect(scoreItems(SCORERS.mcc, items, { caseSensitive: false })).toBe(1);
  });

  it("are right when any of several is", () => {
    expect(scoreItems(SCORERS.accuracy, [answer("b", "a", "b")])).toBe(1);
    expect(scoreItems(SCORERS.macro_f1, [answer("b", "a", "b"), answer("c", "a", "b")])).toBeCloseTo(1 / 3, 12);
  });

  it("need one to compare with", () => {
    expect(() => scoreItems(SCORERS.accuracy, [answer("b")])).toThrow(UnscorableItem);
  });

  it("have no F1 where none is positive", () => {
    expect(scoreItems(SCORERS.f1, [answer("no", "no")], { positiveLabel: "yes" })).toBeNaN();
    expect(scoreItems(SCORERS.f1, [answer("yes", "no"), answer("no", "yes")], { positiveLabel: "yes" })).toBe(0);
  });
});

describe("numbers", () => {
  it("are read from text, the nearest of several true ones", () => {
    expect(scoreItems(SCORERS.mae, [answer(" 2.5 ", "1", "3"), answer("1e1", "-10")])).toBe(10.25);
    expect(scoreItems(SCORERS.rmse, [answer("1", "4"), answer("0", "4")])).toBeCloseTo(Math.sqrt(12.5), 12);
  });

  it.each([
    [answer("three", "3"), "prediction", "“three” is not a number"],
    [answer("3", ""), "references", "“” is not a number"],
    [answer("0x10", "3"), "prediction", "0x10"],
    [answer("Infinity", "3"), "prediction", "Infinity"],
    [answer("1e999", "3"), "prediction", "1e999"],
    [answer("3"), "references", "no number"],
  ])("are missed by name in %j", (item, field, message) => {
    expect(() => scoreItems(SCORERS.pearson, [item])).toThrow(
      expect.objectContaining({ field, message: expect.stringContaining(message) }),
    );
  });

  it("that do not vary have no correlation", () => {
    expect(scoreItems(SCORERS.pearson, [answer("1", "1"), answer("1", "2")])).toBeNaN();
  });
});

describe("confidences", () => {
  it.each([-0.1, 1.1, Number.NaN])("of %f are refused", (confidence) => {
    expect(() => scoreItems(SCORERS.ece, [{ confidence, correct: true }])).toThrow(
      expect.objectContaining({ field: "confidence" }),
    );
  });

  it("of two binnings have two keys that agree", () => {
    const items = Array.from({ length: 50 }, (_, at) => ({ confidence: ((at * 7) % 50) / 50, correct: at % 3 === 0 }));
    expect(scoreItems(SCORERS.ece, items, { binning: "mass" })).toBe(scoreItems(SCORERS.ece_equal_mass, items));
  });
});

describe("pass@k", () => {
  it("is one less the chance of drawing failures only", () => {
    // C(7, 3) / C(10, 3) = 35 / 120.
    expect(scoreItems(SCORERS.pass_at_k, [{ n: 10, correct: 3 }], { k: 3 })).toBeCloseTo(1 - 35 / 120, 12);
    expect(scoreItems(SCORERS.pass_at_1, [{ n: 200, correct: 50 }])).toBeCloseTo(0.25, 12);
    expect(scoreItems(SCORERS.pass_at_10, [{ n: 15, correct: 6 }])).toBe(1);
    expect(scoreItems(SCORERS.pass_at_10, [{ n: 200, correct: 0 }])).toBe(0);
  });

  it.each([
    [{ n: 5, correct: 1 }, "n"],
    [{ n: 20, correct: 21 }, "correct"],
    [{ n: 20, correct: 1.5 }, "correct"],
  ])("cannot be told of %j", (item, field) => {
    expect(() => scoreItems(SCORERS.pass_at_10, [item])).toThrow(expect.objectContaining({ field }));
  });
});

describe("rankings", () => {
  // The worked example of Wikipedia's article on discounted cumulative gain: relevances 3, 2, 3, 0, 1, 2.
  const item = {
    ranked: ["d1", "d2", "d3", "d4", "d5", "d6"],
    relevant: new Map([
      ["d1", 3],
      ["d2", 2],
      ["d3", 3],
      ["d5", 1],
      ["d6", 2],
      ["d7", 3],
      ["d8", 2],
    ]),
  };

  it("gain as published", () => {
    expect(scoreItems(SCORERS.ndcg_at_k, [item], { k: 6 })).toBeCloseTo(0.785, 3);
    expect(scoreItems(SCORERS.ndcg_at_k, [item], { k: 6, gain: "exponential" })).toBeLessThan(0.785);
  });

  it("are judged by what is relevant among the first", () => {
    expect(scoreItems(SCORERS.precision_at_k, [item], { k: 4 })).toBe(0.75);
    expect(scoreItems(SCORERS.precision_at_k, [item], { k: 12 })).toBeCloseTo(5 / 12, 12);
    expect(scoreItems(SCORERS.recall_at_k, [item], { k: 4 })).toBeCloseTo(3 / 7, 12);
    expect(scoreItems(SCORERS.map, [item])).toBeCloseTo((1 + 1 + 1 + 4 / 5 + 5 / 6) / 7, 12);
  });

  it("are judged by the first that is relevant", () => {
    const late = { ranked: ["x", "y", "a"], relevant: new Map([["a", 1]]) };
    const never = { ranked: ["x"], relevant: new Map([["a", 1]]) };
    expect(scoreItems(SCORERS.mrr, [late, never])).toBeCloseTo(1 / 6, 12);
    expect(scoreItems(SCORERS.mrr, [late], { k: 2 })).toBe(0);
  });

  it("gain nothing by repetition", () => {
    const repeated = {
      ranked: ["a", "a", "b"],
      relevant: new Map([
        ["a", 1],
        ["b", 1],
      ]),
    };
    expect(scoreItems(SCORERS.recall_at_k, [repeated], { k: 2 })).toBe(0.5);
    expect(scoreItems(SCORERS.map, [repeated])).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });

  it("need something to find", () => {
    const none = { ranked: ["a"], relevant: new Map([["a", 0]]) };
    for (const definition of [SCORERS.map, SCORERS.mrr_at_10]) {
      expect(() => scoreItems(definition, [none])).toThrow(expect.objectContaining({ field: "relevant" }));
    }
    for (const definition of [SCORERS.precision_at_k, SCORERS.recall_at_k]) {
      expect(() => scoreItems(definition, [none])).toThrow(expect.objectContaining({ field: "relevant" }));
    }
    expect(() => scoreItems(SCORERS.ndcg_at_10, [none])).toThrow(expect.objectContaining({ field: "relevant" }));
  });
});
