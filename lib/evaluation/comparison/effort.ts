import { REPLICATES } from "#lib/statistics/resampling.ts";

/** Numbers added up for one comparison of a page: about 300 ms of one core. */
const MOST_NUMBERS = 300_000_000;
/** Fewer say too little about a tail. */
const LEAST_REPLICATES = 200;

/**
 * How often to resample, so that a page that compares large evaluations still answers at once. 200 replicates place the
 * ends of a 95 % interval within a tenth of its width.
 *
 * @param metrics how many share the effort.
 */
export function replicatesFor(items: number, width: number, metrics: number): number {
  // One pass draws, two multiply.
  const each = items * (2 * width + 3) * metrics;
  return Math.max(LEAST_REPLICATES, Math.min(REPLICATES, Math.floor(MOST_NUMBERS / each)));
}
