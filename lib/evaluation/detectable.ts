import type { ImportedScore } from "#lib/evaluation/imported.ts";
import { detectableMean, detectableShare } from "#lib/statistics/detectable.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

type Score = Pick<ImportedScore, "metric" | "value" | "n" | "stderr" | "isGroup" | "higherIsBetter">;

/**
 * The smallest difference between a score and that of another model over as many items that would be shown four times out
 * of five. It is that of other items: where both answer the same ones it takes less, by how much only the two together tell.
 *
 * For a share it is an improvement that is asked for; where the score is so close to the best that none would be shown, a decline.
 *
 * @returns in the unit of the score; null where it cannot be told: of a group of tasks, and without n or a spread.
 */
export function detectableDifference({ metric, value, n, stderr, isGroup, higherIsBetter }: Score): number | null {
  if (isGroup || value === null || n === null || n < 2) return null;
  const { kind, direction } = metricOf(metric, higherIsBetter);
  if (kind === "proportion" && value >= 0 && value <= 1) {
    const worse = direction === "lower" ? 1 - value : value;
    return detectableShare(n, worse) ?? detectableShare(n, 1 - worse);
  }
  return stderr !== null && stderr > 0 ? detectableMean(n, stderr * Math.sqrt(n), false) : null;
}
