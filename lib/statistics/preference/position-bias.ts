import { type Interval, wilson } from "#lib/statistics/intervals.ts";

export type SideShare = {
  /** How often one side was taken, of the decided; null where nothing was. */
  readonly share: number | null;
  readonly n: number;
  readonly interval: Interval | null;
  /** Whether the interval leaves out a half: chance alone would seldom do that. */
  readonly isBiased: boolean;
};

/**
 * Whether what is shown first is taken more, or less, often than a half, by Wilson's interval.
 *
 * Where each item was judged once, in an order drawn by lot, give how often the first and how often the second was preferred;
 * ties say nothing. Where each item was judged in both orders, give only those whose choice stayed at the same place
 * and so went to the other answer: the rest chose by what they read, and half of them took the first by design.
 */
export function positionBias(counts: { readonly first: number; readonly second: number }): SideShare {
  return shareOfSide(counts.first, counts.second);
}

/** A share of one side against a half. */
export function shareOfSide(one: number, other: number): SideShare {
  const n = one + other;
  if (n === 0) return { share: null, n, interval: null, isBiased: false };
  const interval = wilson(one, n);
  return { share: one / n, n, interval, isBiased: interval.low > 0.5 || interval.high < 0.5 };
}
