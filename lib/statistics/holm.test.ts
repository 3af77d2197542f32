import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "#lib/statistics/holm.ts";

describe("Holm's correction", () => {
  it("is R's p.adjust", () => {
    const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.05]);
    [0.05, 0.08, 0.09, 0.09, 0.09].forEach((p, at) => {
      expect(adjusted[at]).toBeCloseTo(p, 12);
    });
    expect(holm([0.04, 0.01])).toEqual([0.04, 0.02]);
  });

  it("takes a test that could not be made as one that shows nothing", () => {
    expect(holm([Number.NaN, 0.01])).toEqual([1, 0.02]);
    expect(holm([])).toEqual([]);
  });

  it("raises no p above 1, lowers none and keeps their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (chances) => {
        const adjusted = holm(chances);
        chances.forEach((p, at) => {
          const corrected = adjusted[at] ?? Number.NaN;
          expect(corrected >= p && corrected <= 1).toBe(true);
          chances.forEach((other, place) => {
            if (p < other) expect(corrected).toBeLessThanOrEqual(adjusted[place] ?? Number.NaN);
          });
        });
      }),
    );
  });
});
