import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectableDifference } from "#lib/evaluation/detectable.ts";

const SHARE = { metric: "accuracy", value: 0.8, n: 400, stderr: null, isGroup: false, higherIsBetter: null };

describe("what a score would show", () => {
  it("of a share is what the textbook plans for", () => {
    // Fleiss, Levin and Paik: 0.8 against 0.873 takes some 400 items each for a power of 0.8.
    expect(detectableDifference(SHARE)).toBeCloseTo(0.073, 3);
  });

  it("of a mean follows from its standard error", () => {
    const mean = { ...SHARE, metric: "rouge1", stderr: 0.01 };
    expect(detectableDifference(mean)).toBeCloseTo((1.959964 + 0.841621) * 0.01 * Math.SQRT2, 6);
  });

  it("near the best is a decline", () => {
    expect(detectableDifference({ ...SHARE, value: 0.999 })).toBeCloseTo(
      detectableDifference({ ...SHARE, value: 0.001 }) ?? 0,
      12,
    );
  });

  it("shrinks with n", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.6, noNaN: true }), fc.integer({ min: 60, max: 5_000 }), (value, n) => {
        const [few, many] = [n, 4 * n].map((size) => detectableDifference({ ...SHARE, value, n: size }));
        expect(many).toBeLessThan(few ?? Number.NaN);
      }),
    );
  });

  it.each([
    [{ isGroup: true }],
    [{ n: null }],
    [{ n: 1 }],
    [{ value: null }],
    [{ metric: "bleu" }],
    [{ value: 0.5, n: 3 }],
  ])("cannot be told of %j", (change) => {
    expect(detectableDifference({ ...SHARE, ...change })).toBeNull();
  });
});
