import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlationP, kendallTauB, pearson, spearman } from "#lib/statistics/regression/correlation.ts";

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), {
  minLength: 2,
  maxLength: 40,
});

/** τ-b by its definition, over all pairs. */
function slowTau(one: readonly number[], other: readonly number[]): number {
  let [agree, oneVaries, otherVaries] = [0, 0, 0];
  for (let a = 0; a < one.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const first = Math.sign((one[a] ?? 0) - (one[b] ?? 0));
      const second = Math.sign((other[a] ?? 0) - (other[b] ?? 0));
      agree += first * second;
      oneVaries += first ** 2;
      otherVaries += second ** 2;
    }
  }
  return agree / Math.sqrt(oneVaries * otherVaries);
}

describe("a correlation", () => {
  it("of Kendall is that of its definition", () => {
    fc.assert(
      fc.property(pairs, (drawn) => {
        const [one, other] = [drawn.map(([a]) => a), drawn.map(([, b]) => b)];
        const slow = slowTau(one, other);
        if (Number.isNaN(slow)) expect(kendallTauB(one, other)).toBeNaN();
        else expect(kendallTauB(one, other)).toBeCloseTo(slow, 12);
      }),
    );
  });

  it.each([pearson, spearman, kendallTauB])("%o does not care which is which, nor for scale", (correlation) => {
    fc.assert(
      fc.property(pairs, (drawn) => {
        const [one, other] = [drawn.map(([a]) => a), drawn.map(([, b]) => b)];
        const found = correlation(one, other);
        if (Number.isNaN(found)) return;
        expect(correlation(other, one)).toBeCloseTo(found, 12);
        expect(
          correlation(
            one.map((x) => 2 * x + 7),
            other.map((x) => -x),
          ),
        ).toBeCloseTo(-found, 12);
        expect(correlation(one, one)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("is likely where it is small and n too", () => {
    expect(correlationP(0, 10)).toBe(1);
    expect(correlationP(0.5, 2)).toBeNaN();
    // The 5 % point of r for n = 10 in any table: 0.632.
    expect(correlationP(0.6319, 10)).toBeCloseTo(0.05, 4);
    expect(correlationP(1, 10)).toBe(0);
  });
});
