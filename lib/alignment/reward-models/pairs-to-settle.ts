import { HELD_OUT_SHARE } from "#lib/alignment/reward-models/settings.ts";
import { itemsToSettle } from "#lib/statistics/intervals.ts";

/**
 * How many more pairs people would have to decide until the held-out accuracy lies on one side of a target, if it stayed as it
 * is: only a part of them is held out.
 *
 * @returns null when no number of pairs would do it.
 */
export function pairsToSettle(accuracy: number, heldOutPairs: number, target: number): number | null {
  const more = itemsToSettle(accuracy, heldOutPairs, target, "higher");
  return more === null ? null : Math.ceil(more / HELD_OUT_SHARE);
}
