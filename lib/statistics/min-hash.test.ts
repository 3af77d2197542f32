import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandKeys, jaccard, MinHasher, mix32 } from "#lib/statistics/min-hash.ts";
import { seededRandom } from "#lib/statistics/random.ts";

const setOf = (values: Iterable<number>) => Uint32Array.from(new Set(values)).sort();

/** Two sets of 300 whose similarity is near the one that is asked for. */
function pair(similarity: number, seed: number): [Uint32Array, Uint32Array] {
  const random = seededRandom(seed);
  const draw = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 2 ** 32));
  const shared = Math.round((2 * 300 * similarity) / (1 + similarity));
  const common = draw(shared);
  return [setOf([...common, ...draw(300 - shared)]), setOf([...common, ...draw(300 - shared)])];
}

describe("jaccard", () => {
  it("is the share of the union that both have", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (left, right) => {
        const [a, b] = [new Set(left), new Set(right)];
        const union = new Set([...a, ...b]);
        const expected = union.size === 0 ? 0 : a.intersection(b).size / union.size;
        expect(jaccard(setOf(a), setOf(b))).toBeCloseTo(expected, 12);
        expect(jaccard(setOf(a), setOf(b))).toBe(jaccard(setOf(b), setOf(a)));
      }),
    );
  });
});

describe("a signature", () => {
  const hasher = new MinHasher(128);

  it("estimates the similarity without bias", () => {
    for (const similarity of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const errors = Array.from({ length: 200 }, (_, seed) => {
        const [a, b] = pair(similarity, seed);
        const [left, right] = [hasher.signatureOf(a), hasher.signatureOf(b)];
        const agreeing = left.filter((value, place) => value === right[place]).length;
        return agreeing / 128 - jaccard(a, b);
      });
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
      expect(Math.abs(mean), `bias at ${similarity}`).toBeLessThan(0.012);
      expect(spread, `standard error at ${similarity}`).toBeLessThan(
        1.25 * Math.sqrt((similarity * (1 - similarity)) / 128),
      );
    }
  });

  it("meets that of a similar set in a band as often as the formula says", () => {
    for (const similarity of [0.3, 0.5, 0.7]) {
      const met = Array.from({ length: 400 }, (_, seed) => {
        const [a, b] = pair(similarity, seed).map((set) => bandKeys(hasher.signatureOf(set), 5));
        return b?.some((key, band) => key === a?.[band]) ? 1 : 0;
      });
      const share = met.reduce<number>((sum, one) => sum + one, 0) / met.length;
      expect(Math.abs(share - (1 - (1 - similarity ** 5) ** 25)), `${similarity}`).toBeLessThan(0.08);
    }
  });

  it("is that of the set, in whatever order its members come", () => {
    const [a] = pair(0.5, 1);
    expect(hasher.signatureOf(Uint32Array.from([...a, ...a].reverse()))).toEqual(hasher.signatureOf(a));
  });
});

describe("mix32", () => {
  it("sends no two numbers to the same", () => {
    const seen = new Set(Array.from({ length: 100_000 }, (_, value) => mix32(value)));
    expect(seen.size).toBe(100_000);
  });
});
