import { describe, expect, it } from "vitest";
import { minimise } from "#lib/statistics/minimise.ts";

describe("minimise", () => {
  it("finds the lowest place of a stretched bowl", () => {
    const found = minimise(
      (at, gradient) => {
        let value = 0;
        for (const [place, x] of at.entries()) {
          const weight = 10 ** (place / 10);
          value += weight * (x - place) ** 2;
          gradient[place] = 2 * weight * (x - place);
        }
        return value;
      },
      20,
      1e-8,
    );
    expect(found.isFound).toBe(true);
    for (const [place, x] of found.at.entries()) expect(x).toBeCloseTo(place, 6);
  });

  it("finds the weight of a regularised logistic loss, where its derivative is 0", () => {
    const found = minimise(
      (at, gradient) => {
        const x = at[0] ?? 0;
        gradient[0] = x - 3 / (1 + Math.exp(x));
        return 3 * Math.log1p(Math.exp(-x)) + x ** 2 / 2;
      },
      1,
      1e-10,
    );
    const x = found.at[0] ?? Number.NaN;
    expect(x * (1 + Math.exp(x))).toBeCloseTo(3, 8);
  });

  it("stays where it begins when that is the lowest place", () => {
    expect(minimise(() => 1, 3)).toMatchObject({ steps: 0, isFound: true, value: 1 });
  });
});
