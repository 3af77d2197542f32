import type { PreferencePair } from "#lib/alignment/reward-models/preference-pair.ts";
import { type Trained, trainRewardModel } from "#lib/alignment/reward-models/train.ts";
import { answerTasks } from "#lib/platform/thread-entry.ts";

export type TrainingTask = { readonly pairs: readonly PreferencePair[]; readonly seed: number };

answerTasks<TrainingTask, Trained>(({ pairs, seed }) => ({ result: trainRewardModel(pairs, seed), transfer: [] }));
