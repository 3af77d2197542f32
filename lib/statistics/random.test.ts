import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomInteger, randomNormal, seededRandom } from "#lib/statistics/random.ts";

describe("the seeded generator", () => {
  it("gives the numbers of the reference for seed 1", () => {
    const random = seededRandom(1);
    expect([random(), random(), random()].map((drawn) => drawn * 2 ** 32)).toEqual([2693262067, 11749833, 2265367787]);
  });

  it("repeats itself for a seed, and stays in [0, 1)", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let draw = 0; draw < 50; draw += 1) {
          const drawn = one();
          expect(drawn).toBe(other());
          expect(drawn >= 0 && drawn < 1).toBe(true);
        }
      }),
    );
  });

  it("draws every whole number of a range and no other", () => {
    const random = seededRandom(7);
    const drawn = new Set(Array.from({ length: 500 }, () => randomInteger(random, 3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  it("draws normal numbers with mean 0 and deviation 1", () => {
    const random = seededRandom(42);
    const drawn = Array.from({ length: 20_000 }, () => randomNormal(random));
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});
