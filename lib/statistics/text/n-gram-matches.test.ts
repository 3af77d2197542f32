import fc from "fast-check";
import { expect, it } from "vitest";
import { NgramMatches } from "#lib/statistics/text/n-gram-matches.ts";
import { PairTable } from "#lib/statistics/text/pair-table.ts";

const codes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 });

function grams(sequence: readonly number[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= sequence.length; at += 1) {
    const gram = sequence.slice(at, at + n).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

it("counts n-grams as often as the reference that has them most", () => {
  const matches = new NgramMatches(3);
  fc.assert(
    fc.property(fc.array(codes, { minLength: 1, maxLength: 3 }), codes, (references, hypothesis) => {
      matches.clear();
      for (const reference of references) matches.addReference(reference);
      const found = [0, 0, 0];
      matches.match(hypothesis, found, 0, 1);
      const expected = [1, 2, 3].map((n) =>
        [...grams(hypothesis, n)].reduce(
          (sum, [gram, count]) =>
            sum + Math.min(count, Math.max(...references.map((one) => grams(one, n).get(gram) ?? 0))),
          0,
        ),
      );
      expect(found).toEqual(expected);
    }),
  );
});

it("numbers pairs as they come, however many, and forgets them when cleared", () => {
  const table = new PairTable();
  const pairs = Array.from({ length: 20_000 }, (_, at) => [at % 141, Math.floor(at / 141)] as const);
  expect(pairs.map(([first, second]) => table.add(first, second))).toEqual(pairs.map((_, at) => at));
  expect(pairs.map(([first, second]) => table.add(first, second))).toEqual(pairs.map((_, at) => at));
  expect(table.find(141, 0)).toBe(-1);
  table.clear();
  expect(table.size).toBe(0);
  expect(table.find(0, 0)).toBe(-1);
  expect(table.add(3, 3)).toBe(0);
});
