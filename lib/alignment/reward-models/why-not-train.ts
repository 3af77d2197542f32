import { type GatheredPairs, LEFT_OUT, type LeftOut } from "#lib/alignment/reward-models/gather-pairs.ts";
import { FEWEST_PAIRS } from "#lib/alignment/reward-models/settings.ts";
import { splitPairs } from "#lib/alignment/reward-models/train.ts";
import { type Refusal, refuse } from "#lib/platform/outcome.ts";

/** Why preferences are too few to train and test on, or null. */
export function whyNotTrain(
  { pairs, leftOut }: Pick<GatheredPairs, "pairs" | "leftOut">,
  seed: number,
): Refusal<"too-few-pairs" | "too-few-prompts"> | null {
  if (pairs.length < FEWEST_PAIRS)
    return refuse(
      "too-few-pairs",
      `The campaign has ${pairs.length} decided pairs; ${FEWEST_PAIRS} are the fewest that can be trained and tested on.${leftOutWords(leftOut)}`,
    );
  const { training, heldOut } = splitPairs(pairs, seed);
  if (training.length > 0 && heldOut.length > 0) return null;
  return refuse(
    "too-few-prompts",
    "All prompts fell on one side: no prompt may be both trained and tested on. Judge pairs of more prompts.",
  );
}

/** " Left out: 3 gold items, picked to be clear; …", or nothing. */
export function leftOutWords(leftOut: LeftOut): string {
  const parts = Object.entries(LEFT_OUT).flatMap(([key, words]) => {
    const count = leftOut[key as keyof LeftOut];
    return count === 0 ? [] : `${count} ${words}`;
  });
  return parts.length === 0 ? "" : ` Left out: ${parts.join("; ")}.`;
}
