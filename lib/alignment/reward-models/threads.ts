import type { Trained } from "#lib/alignment/reward-models/train.ts";
import type { TrainingTask } from "#lib/alignment/reward-models/training-thread.ts";
import { ThreadPool } from "#lib/platform/thread-pool.ts";

/** One at a time: each takes a core for as long as it lasts. */
const POOL = new ThreadPool<TrainingTask, Trained>("lib/alignment/reward-models/training-thread.ts", 1);

/** Trains while this thread answers pages. The same as `trainRewardModel`, and as reproducible. */
export function trainInThread(task: TrainingTask, signal?: AbortSignal): Promise<Trained> {
  return POOL.run(task, { signal });
}
