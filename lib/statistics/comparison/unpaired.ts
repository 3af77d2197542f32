import type { Interval } from "#lib/statistics/intervals.ts";

/** A score as it is known without its items. */
export type KnownScore = { readonly value: number; readonly interval: Interval | null };

/**
 * The 95 % interval of the difference of two scores over items that are not the same, from their own intervals.
 *
 * @returns null where either has none.
 * @see Newcombe, "Interval Estimation for the Difference Between Independent Proportions", Stat. Med. 17 (1998), method
 *   10; for other measures Zou and Donner, Stat. Med. 27 (2008), as MOVER.
 */
export function unpairedInterval(baseline: KnownScore, candidate: KnownScore): Interval | null {
  if (!baseline.interval || !candidate.interval) return null;
  const delta = candidate.value - baseline.value;
  const down = Math.hypot(candidate.value - candidate.interval.low, baseline.interval.high - baseline.value);
  const up = Math.hypot(candidate.interval.high - candidate.value, baseline.value - baseline.interval.low);
  return { low: delta - down, high: delta + up };
}
