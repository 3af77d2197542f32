import { meanOf } from "#lib/statistics/regression/correlation.ts";

/**
 * R²: the share of the truth's variance that the predictions account for; below 0 when they do worse than its mean,
 * NaN where the truth does not vary.
 */
export function determination(predicted: ArrayLike<number>, actual: ArrayLike<number>): number {
  const mean = meanOf(actual);
  let [missed, spread] = [0, 0];
  for (let at = 0; at < actual.length; at += 1) {
    missed += ((actual[at] ?? 0) - (predicted[at] ?? 0)) ** 2;
    spread += ((actual[at] ?? 0) - mean) ** 2;
  }
  return spread === 0 ? Number.NaN : 1 - missed / spread;
}
