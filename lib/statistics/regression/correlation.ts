import { ascending, averageRanks } from "#lib/statistics/ranks.ts";
import { twoSidedT } from "#lib/statistics/student.ts";

type Numbers = ArrayLike<number>;

export function meanOf(values: Numbers): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum / values.length;
}

/**
 * Pearson's correlation of two lists of the same length; NaN where one of them does not vary.
 *
 * @see Pearson, "Notes on Regression and Inheritance in the Case of Two Parents", Proc. R. Soc. London 58 (1895).
 */
export function pearson(one: Numbers, other: Numbers): number {
  const [oneMean, otherMean] = [meanOf(one), meanOf(other)];
  let [product, oneSquares, otherSquares] = [0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    const a = (one[at] ?? 0) - oneMean;
    const b = (other[at] ?? 0) - otherMean;
    product += a * b;
    oneSquares += a * a;
    otherSquares += b * b;
  }
  const spread = Math.sqrt(oneSquares) * Math.sqrt(otherSquares);
  return spread === 0 ? Number.NaN : Math.max(-1, Math.min(1, product / spread));
}

/** Spearman's correlation: Pearson's of the ranks, ties sharing the mean of theirs. */
export function spearman(one: Numbers, other: Numbers): number {
  return pearson(averageRanks(one), averageRanks(other));
}

/**
 * The chance of a correlation at least as far from 0 where there is none, by Student's t with n − 2 degrees of
 * freedom: exact for Pearson's and normal numbers, close for Spearman's from some 20 items on.
 */
export function correlationP(correlation: number, n: number): number {
  if (n < 3) return Number.NaN;
  const t = correlation * Math.sqrt((n - 2) / ((1 - correlation) * (1 + correlation)));
  return twoSidedT(t, n - 2);
}

/**
 * Kendall's τ-b, which takes ties into account, in n·log n steps; NaN where one list does not vary.
 *
 * @see Knight, "A Computer Method for Calculating Kendall's Tau with Ungrouped Data", JASA 61 (1966), 436–439.
 */
export function kendallTauB(one: Numbers, other: Numbers): number {
  const n = one.length;
  const order = ascending(one).sort(
    (a, b) => (one[a] ?? 0) - (one[b] ?? 0) || (other[a] ?? 0) - (other[b] ?? 0) || a - b,
  );
  const first = Float64Array.from(order, (at) => one[at] ?? 0);
  const second = Float64Array.from(order, (at) => other[at] ?? 0);
  const pairs = (n * (n - 1)) / 2;
  const oneTied = tiedPairs((at) => first[at] === first[at - 1], n);
  const bothTied = tiedPairs((at) => first[at] === first[at - 1] && second[at] === second[at - 1], n);
  const exchanges = sortCountingExchanges(second);
  const otherTied = tiedPairs((at) => second[at] === second[at - 1], n);
  const concordantLessDiscordant = pairs - oneTied - otherTied + bothTied - 2 * exchanges;
  const spread = Math.sqrt(pairs - oneTied) * Math.sqrt(pairs - otherTied);
  return spread === 0 ? Number.NaN : concordantLessDiscordant / spread;
}

/** The pairs within runs of neighbours that are equal. */
function tiedPairs(sameAsBefore: (at: number) => boolean, n: number): number {
  let [pairs, run] = [0, 0];
  for (let at = 1; at < n; at += 1) {
    run = sameAsBefore(at) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Merge sort in place; how many pairs stood in the wrong order. */
function sortCountingExchanges(values: Float64Array): number {
  const merged = new Float64Array(values.length);
  let exchanges = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at += 1) {
        const takeLeft = right >= end || (left < middle && (values[left] ?? 0) <= (values[right] ?? 0));
        if (!takeLeft) exchanges += middle - left;
        merged[at] = values[takeLeft ? left++ : right++] ?? 0;
      }
    }
    values.set(merged);
  }
  return exchanges;
}
