import { twoSidedZ } from "#lib/statistics/normal.ts";

export const CONFIDENCE = 0.95;

export type Interval = { readonly low: number; readonly high: number };

/**
 * The Wilson score interval of a proportion. Unlike the normal interval it stays within [0, 1] and has a width at 0 of n
 * and at n of n, which is where small test sets end up.
 *
 * @param successes between 0 and `n`; need not be whole, so that the mean of graded scores in [0, 1] may be given as a sum.
 *   Such a mean never varies more than a 0/1 one, so the interval then errs towards the wide side.
 * @param n how many items were judged, above 0.
 * @throws RangeError when the numbers are no proportion.
 * @see Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927), 209–212.
 */
export function wilson(successes: number, n: number, confidence = CONFIDENCE): Interval {
  if (!(n > 0 && successes >= 0 && successes <= n)) throw new RangeError(`${successes} of ${n} is not a proportion.`);
  const z2 = twoSidedZ(confidence) ** 2;
  const failures = n - successes;
  const centre = successes + z2 / 2;
  const reach = Math.sqrt(z2 * ((successes * failures) / n + z2 / 4));
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - reach) / (n + z2)),
    high: failures === 0 ? 1 : Math.min(1, (centre + reach) / (n + z2)),
  };
}

/**
 * The normal interval of an estimate with a known standard error.
 *
 * @param standardError in the unit of the estimate, 0 or above.
 */
export function normalInterval(estimate: number, standardError: number, confidence = CONFIDENCE): Interval {
  const reach = twoSidedZ(confidence) * standardError;
  return { low: estimate - reach, high: estimate + reach };
}

/** `higher` asks for a score at or above the target, `lower` for one at or below it. */
export type TargetDirection = "higher" | "lower";

/** Where an interval stands to a target: the bound on the far side decides, and a tie goes to `met`. */
export function standing(interval: Interval, target: number, direction: TargetDirection): "met" | "failed" | "open" {
  if (direction === "higher") return interval.low >= target ? "met" : interval.high < target ? "failed" : "open";
  return interval.high <= target ? "met" : interval.low > target ? "failed" : "open";
}

/**
 * How many more items would settle a proportion that is still open, if the score stayed as it is: until its Wilson
 * interval lies wholly on one side of the target. The interval holds exactly the targets t with n·(p − t)² ≤ z²·t·(1 − t)
 * (Wilson 1927), so the size needed has a closed form.
 *
 * @param proportion the score, in [0, 1].
 * @param n how many items it rests on, 0 or above.
 * @param target in [0, 1].
 * @returns 0 when it is settled already, null when no number of items would do it (the score equals the target).
 */
export function itemsToSettle(
  proportion: number,
  n: number,
  target: number,
  direction: TargetDirection,
  confidence = CONFIDENCE,
): number | null {
  if (proportion === target) return null;
  const settledAt = (size: number) =>
    size > 0 && standing(wilson(proportion * size, size, confidence), target, direction) !== "open";
  const needed = (twoSidedZ(confidence) ** 2 * target * (1 - target)) / (proportion - target) ** 2;
  return itemsUntil(n, needed, settledAt);
}

/**
 * The same for a mean with a standard error, which shrinks with √n.
 *
 * @param standardError of the mean over `n` items, above 0.
 * @param n above 0.
 * @returns 0 when it is settled already, null when no number of items would do it.
 */
export function itemsToSettleMean(
  mean: number,
  standardError: number,
  n: number,
  target: number,
  direction: TargetDirection,
  confidence = CONFIDENCE,
): number | null {
  if (mean === target) return null;
  const settledAt = (size: number) =>
    standing(normalInterval(mean, standardError * Math.sqrt(n / size), confidence), target, direction) !== "open";
  const needed = n * ((twoSidedZ(confidence) * standardError) / (mean - target)) ** 2;
  return itemsUntil(n, needed, settledAt);
}

/** The closed form is right to the last digit only: at the edge, and where a strict bound is asked, one item more may be needed. */
function itemsUntil(n: number, needed: number, settledAt: (size: number) => boolean): number | null {
  const size = Math.max(n, Math.ceil(needed), 1);
  if (!Number.isSafeInteger(size)) return null;
  if (n > 0 && settledAt(n)) return 0;
  return (settledAt(size) ? size : size + 1) - n;
}
