/** A run says that it belongs to this phase by a tag. */
export const PHASE_TAG = { key: "cairn.phase", value: "alignment" } as const;

/** How TRL's trainers name rewards and the distance from the starting model, alone or below train/ and eval/. As PostgreSQL and JavaScript read it alike. */
export const ALIGNMENT_METRIC =
  "^(train/|eval/|eval_)?(rewards?(/|$)|objective/(kl|rlhf_reward|scores|non_score_reward)$|(mean_|approx_)?kl$|policy/approxkl_avg$)";

const PATTERN = new RegExp(ALIGNMENT_METRIC);

/** Whether a metric is a reward or a distance, and so worth a curve here. */
export function isAlignmentMetric(key: string): boolean {
  return PATTERN.test(key);
}
