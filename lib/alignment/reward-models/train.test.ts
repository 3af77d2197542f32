import { describe, expect, it } from "vitest";
import type { PreferencePair } from "#lib/alignment/reward-models/preference-pair.ts";
import { hashOfPairs, placeOfPrompt } from "#lib/alignment/reward-models/preference-pair.ts";
import { scorerOf } from "#lib/alignment/reward-models/score.ts";
import { drawnPairs, shuffledPairs } from "#lib/alignment/reward-models/testing/drawn-pairs.ts";
import { splitPairs, trainRewardModel } from "#lib/alignment/reward-models/train.ts";
import { seededRandom } from "#lib/statistics/random.ts";

describe("a reward model", () => {
  it("beats chance at its lower bound on planted preferences, and the baseline of lengths", () => {
    const { test, raising, lowering } = trainRewardModel(drawnPairs(600, { seed: 1, taste: 2.5 }), 1);
    expect(test.accuracy.interval.low).toBeGreaterThan(0.6);
    expect(test.baseline.gain.interval.low).toBeGreaterThan(0);
    expect(test.length.flag).toBeNull();
    expect(raising.slice(0, 8).map(({ name }) => name)).toContain("“sorry”");
    expect(lowering.slice(0, 8).map(({ name }) => name)).toContain("“obviously”");
  });

  it("is at chance on shuffled preferences", () => {
    for (const seed of [1, 2, 3]) {
      const shuffled = shuffledPairs(drawnPairs(600, { seed, taste: 2.5 }), seed);
      const { test } = trainRewardModel(shuffled, seed);
      const { low, high } = test.accuracy.interval;
      expect(low < 0.5 && 0.5 < high).toBe(true);
    }
  });

  it("flags a planted length bias", () => {
    const { test, raising } = trainRewardModel(drawnPairs(800, { seed: 4, taste: 0, perDoubling: 2 }), 4);
    expect(test.length).toMatchObject({ flag: "longer" });
    expect(test.length.scoredLonger.isBiased && test.length.preferredLonger.isBiased).toBe(true);
    expect(test.length.correlation).toBeGreaterThan(0.5);
    expect(raising[0]?.name).toBe("length (doublings of characters)");
    const short = trainRewardModel(drawnPairs(800, { seed: 5, taste: 0, perDoubling: -2 }), 5);
    expect(short.test.length.flag).toBe("shorter");
  });

  it("is the same whatever order the pairs come in, and another with another seed", () => {
    const pairs = drawnPairs(200, { seed: 6, taste: 2 });
    const one = trainRewardModel(pairs, 6);
    expect(trainRewardModel(pairs.toReversed(), 6)).toEqual(one);
    expect(trainRewardModel(pairs, 7).weights).not.toEqual(one.weights);
    expect(hashOfPairs(pairs.toReversed())).toBe(hashOfPairs(pairs));
  });

  it("has no prompt on both sides, written however", () => {
    const pairs: PreferencePair[] = drawnPairs(300, { seed: 8, taste: 1 }).flatMap((pair) => [
      pair,
      { ...pair, prompt: `  ${pair.prompt.toUpperCase()}\n` },
    ]);
    const { training, heldOut } = splitPairs(pairs, 3);
    expect(heldOut.length / pairs.length).toBeCloseTo(0.25, 1);
    const plain = new Set(training.map(({ prompt }) => prompt.trim().toLowerCase()));
    expect(heldOut.some(({ prompt }) => plain.has(prompt.trim().toLowerCase()))).toBe(false);
  });

  it("gives calibrated chances on planted preferences", () => {
    const { test } = trainRewardModel(drawnPairs(1200, { seed: 9, taste: 2 }), 9);
    expect(test.calibration.ece).toBeLessThan(0.1);
    expect(test.logLoss).toBeLessThan(Math.LN2);
    expect(test.calibration.bins).toHaveLength(5);
  });

  it("scores by its weights what it was tested with", () => {
    const pairs = drawnPairs(300, { seed: 10, taste: 3 });
    const score = scorerOf(trainRewardModel(pairs, 10).weights);
    expect(score("How do I return it?", "sorry, we will help")).toBeGreaterThan(
      score("How do I return it?", "obviously, we will help"),
    );
    expect(score("x", "")).toBe(score("x", ""));
  });

  it("takes texts that hold nothing, and one prompt only on neither side", () => {
    expect(() => trainRewardModel([{ prompt: "a", chosen: "b", rejected: "" }], 1)).toThrow(RangeError);
    const blank = Array.from({ length: 80 }, (_, at) => ({ prompt: `${at}`, chosen: "", rejected: "" }));
    const { test } = trainRewardModel(blank, 1);
    expect(test.accuracy.value).toBe(0.5);
    expect(test.length).toMatchObject({ whereLonger: null, gap: null, flag: null });
  });
});

describe("the place of a prompt", () => {
  it("is spread evenly and depends on the prompt alone", () => {
    const random = seededRandom(1);
    const places = Array.from({ length: 2000 }, () => placeOfPrompt(`${random()}`, "x"));
    expect(places.filter((place) => place < 0.25).length / 2000).toBeCloseTo(0.25, 1);
    expect(placeOfPrompt("Hello  there", "x")).toBe(placeOfPrompt("hello there ", "x"));
    expect(placeOfPrompt("hello", "x")).not.toBe(placeOfPrompt("hello", "y"));
  });
});
