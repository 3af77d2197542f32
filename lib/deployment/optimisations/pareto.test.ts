import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dominates, paretoFrontier } from "#lib/deployment/optimisations/pareto.ts";

const point = fc.record({
  quality: fc.integer({ min: 0, max: 12 }),
  cost: fc.integer({ min: 1, max: 12 }),
});
const points = fc.array(point, { maxLength: 25 });
const way = fc.constantFrom("lower" as const, "higher" as const);

describe("the frontier", () => {
  it("of a base and four optimisations is what no other beats", () => {
    const base = { name: "base", quality: 1, cost: 48 };
    const int8 = { name: "int8", quality: 0.99, cost: 24 };
    const int4 = { name: "int4", quality: 0.97, cost: 14 };
    const pruned = { name: "pruned", quality: 0.95, cost: 30 };
    const distilled = { name: "distilled", quality: 0.97, cost: 16 };
    expect(paretoFrontier([base, distilled, pruned, int8, int4])).toEqual([int4, int8, base]);
  });

  it("holds exactly the points that none dominates, whichever way of the cost is better", () => {
    fc.assert(
      fc.property(points, way, (all, better) => {
        const frontier = paretoFrontier(all, better);
        for (const one of all) {
          const isBeaten = all.some((other) => dominates(other, one, better));
          expect(frontier.includes(one)).toBe(!isBeaten);
        }
      }),
    );
  });

  it("does not depend on the order, and is its own frontier", () => {
    fc.assert(
      fc.property(points, way, (all, better) => {
        const frontier = paretoFrontier(all, better);
        const asText = (some: readonly object[]) => some.map((one) => JSON.stringify(one)).sort();
        expect(asText(paretoFrontier(all.toReversed(), better))).toEqual(asText(frontier));
        expect(asText(paretoFrontier(frontier, better))).toEqual(asText(frontier));
      }),
    );
  });

  it("stays as it is when something is added that it beats", () => {
    fc.assert(
      fc.property(points, (all) => {
        const frontier = paretoFrontier(all);
        const [first] = frontier;
        if (!first) return;
        const worse = { quality: first.quality - 1, cost: first.cost + 1 };
        expect(paretoFrontier([...all, worse])).toEqual(frontier);
      }),
    );
  });
});
