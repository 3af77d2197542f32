import type { LeftOut } from "#lib/alignment/reward-models/gather-pairs.ts";
import type { Trained } from "#lib/alignment/reward-models/train.ts";

/** What a reward model's row keeps of its training and its test, as JSON. */
export type RewardModelReport = Pick<Trained, "test" | "penalty" | "validated" | "raising" | "lowering"> & {
  readonly leftOut: LeftOut;
};
