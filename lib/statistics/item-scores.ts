import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import type { Scorer } from "#lib/statistics/scorer.ts";

/** What is asked of a scorer once its items are measured. */
export type Judged = Pick<Scorer, "metric" | "width" | "aggregate" | "itemScore">;

/** The score of each item; null when any has none by itself. */
export function itemScores({ itemScore, width }: Judged, rows: Float64Array): number[] | null {
  const scores: number[] = [];
  for (let start = 0; start < rows.length; start += width) {
    const score = itemScore(rows.subarray(start, start + width));
    if (score === null) return null;
    scores.push(score);
  }
  return scores;
}

/** The scores of items whose mean is the score of them all; null where it is computed over all items at once. */
export function meanedScores(scorer: Judged, rows: Float64Array): number[] | null {
  const { kind } = METRICS[scorer.metric];
  return kind === "proportion" || kind === "mean" ? itemScores(scorer, rows) : null;
}

/** Whether every item came out right or wrong, with nothing between. */
export function isRightOrWrong(scores: readonly number[]): boolean {
  return scores.every((score) => score === 0 || score === 1);
}
