import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import type { Estimated, Grouping, SliceEstimate } from "#lib/evaluation/scoring/estimate.ts";
import type { Measured } from "#lib/evaluation/scoring/measure.ts";
import type { ChosenMetric } from "#lib/evaluation/scoring/metric-choice.ts";
import type { Scorable } from "#lib/evaluation/scoring/scorable-item.ts";
import type { ScoringResult, ScoringTask } from "#lib/evaluation/scoring/scoring-thread.ts";
import { ThreadPool } from "#lib/platform/thread-pool.ts";

/** One for the process, so that two jobs at once do not take twice the cores. */
const POOL = new ThreadPool<ScoringTask, ScoringResult>("lib/evaluation/scoring/scoring-thread.ts");

/** How many batches are worth having under way: each thread has one in hand and one that waits. */
export const BATCHES_UNDER_WAY = 2 * POOL.size;

export async function measureInThread(
  metrics: readonly ChosenMetric[],
  items: readonly Scorable[],
  signal?: AbortSignal,
): Promise<readonly Measured[]> {
  const answer = await POOL.run({ kind: "measure", metrics, items }, { signal });
  return answer.kind === "measure" ? answer.measured : [];
}

export async function estimateInThread(metric: ChosenMetric, rows: Rows, signal?: AbortSignal): Promise<Estimated> {
  const answer = await POOL.run({ kind: "estimate", metric, rows }, { signal });
  if (answer.kind !== "estimate") throw new Error("The thread answered another question.");
  return answer.estimated;
}

export async function slicesInThread(
  metric: ChosenMetric,
  rows: Rows,
  grouping: Grouping,
  signal?: AbortSignal,
): Promise<readonly SliceEstimate[]> {
  const answer = await POOL.run({ kind: "slices", metric, rows, grouping }, { signal });
  return answer.kind === "slices" ? answer.slices : [];
}
