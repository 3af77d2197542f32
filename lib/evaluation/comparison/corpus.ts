import { replicatesFor } from "#lib/evaluation/comparison/effort.ts";
import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import { type Comparison, compareSystems } from "#lib/statistics/comparison/compare.ts";
import type { TargetDirection } from "#lib/statistics/intervals.ts";
import type { Judged } from "#lib/statistics/item-scores.ts";

type Positions = readonly { readonly baseline: number; readonly candidate: number }[];

/**
 * Compares a score that is computed over all items at once, over the items that both evaluations scored.
 *
 * @param positions of the items that are in both.
 * @param metrics how many such comparisons are made together.
 * @returns null when there is no such item.
 */
export function compareRows(
  scorer: Judged,
  { baseline, candidate }: { readonly baseline: Rows; readonly candidate: Rows },
  positions: Positions,
  direction: TargetDirection,
  metrics: number,
): Comparison | null {
  const { width } = scorer;
  const shared = rowsInBoth({ baseline, candidate }, positions);
  if (!shared) return null;
  const replicates = replicatesFor(shared.items, width, metrics);
  return compareSystems(scorer, shared.baseline, shared.candidate, direction, { replicates });
}

/** The numbers of the items that both scored, side by side. @returns null when there is no such item. */
export function rowsInBoth(
  { baseline, candidate }: { readonly baseline: Rows; readonly candidate: Rows },
  positions: Positions,
): { readonly items: number; readonly baseline: Float64Array; readonly candidate: Float64Array } | null {
  const { width } = baseline;
  const scored = positions.filter(
    (at) => !Number.isNaN(first(baseline, at.baseline)) && !Number.isNaN(first(candidate, at.candidate)),
  );
  if (scored.length === 0) return null;
  const [before, after] = [new Float64Array(scored.length * width), new Float64Array(scored.length * width)];
  scored.forEach((at, item) => {
    before.set(baseline.rows.subarray(at.baseline * width, (at.baseline + 1) * width), item * width);
    after.set(candidate.rows.subarray(at.candidate * width, (at.candidate + 1) * width), item * width);
  });
  return { items: scored.length, baseline: before, candidate: after };
}

function first({ rows, width }: Rows, item: number): number {
  return rows[item * width] ?? Number.NaN;
}
