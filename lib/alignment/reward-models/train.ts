import { choosePenalty, type Validated } from "#lib/alignment/reward-models/choose-penalty.ts";
import { differenceRows, measureScales, scaleMeasures } from "#lib/alignment/reward-models/difference-rows.ts";
import { fitWeights } from "#lib/alignment/reward-models/fit.ts";
import { type HeldOutTest, testHeldOut } from "#lib/alignment/reward-models/held-out-test.ts";
import { type PreferencePair, placeOfPrompt } from "#lib/alignment/reward-models/preference-pair.ts";
import { type RewardWeights, scorerOf } from "#lib/alignment/reward-models/score.ts";
import { BUCKETS, FOLDS, HELD_OUT_SHARE } from "#lib/alignment/reward-models/settings.ts";
import { type TopFeature, topFeatures } from "#lib/alignment/reward-models/top-features.ts";
import { logisticRegression } from "#lib/statistics/regression/logistic.ts";

export type Trained = {
  readonly weights: RewardWeights;
  readonly trainingPairs: number;
  readonly penalty: number;
  readonly validated: readonly Validated[];
  readonly test: HeldOutTest;
  readonly raising: readonly TopFeature[];
  readonly lowering: readonly TopFeature[];
};

/** Parts pairs by their prompts. */
export function splitPairs(
  pairs: readonly PreferencePair[],
  seed: number,
): { readonly training: readonly PreferencePair[]; readonly heldOut: readonly PreferencePair[] } {
  const isHeldOut = ({ prompt }: PreferencePair) => placeOfPrompt(prompt, `held-out ${seed}`) < HELD_OUT_SHARE;
  return { training: pairs.filter((pair) => !isHeldOut(pair)), heldOut: pairs.filter(isHeldOut) };
}

/**
 * Trains a reward model on three quarters of the prompts and tests it on the rest. The same pairs and seed give the same
 * model, in whatever order the pairs come.
 *
 * @throws RangeError when one side of the split is empty.
 */
export function trainRewardModel(pairs: readonly PreferencePair[], seed: number): Trained {
  const ordered = pairs.toSorted((a, b) => compare(textOf(a), textOf(b)));
  const { training, heldOut } = splitPairs(ordered, seed);
  if (training.length === 0 || heldOut.length === 0)
    throw new RangeError("There must be prompts to train on and prompts to test on.");
  const names = new Names();
  const rows = differenceRows(training, names.witness);
  const scales = measureScales(rows);
  scaleMeasures(rows, scales);
  const folds = training.map(({ prompt }) => Math.floor(placeOfPrompt(prompt, `fold ${seed}`) * FOLDS));
  const { penalty, validated } = choosePenalty(rows, folds);
  const fitted = fitWeights(
    rows,
    training.map((_, row) => row),
    penalty,
  );
  const ofBuckets = fitted.subarray(0, rows.buckets.length);
  const weights: RewardWeights = {
    buckets: [...rows.buckets],
    weights: Array.from(ofBuckets, rounded),
    measures: scales.map((scale, measure) => rounded(scale * (fitted[rows.buckets.length + measure] ?? 0))),
  };
  return {
    weights,
    trainingPairs: training.length,
    penalty,
    validated,
    test: testHeldOut(heldOut, scorerOf(weights), lengthWeight(training)),
    ...topFeatures(rows, fitted, (bucket) => names.of(bucket)),
  };
}

/** What a doubled length alone would tell; where it parts the training pairs without error, its direction. */
function lengthWeight(training: readonly PreferencePair[]): number {
  const differences = training.map(({ chosen, rejected }) => Math.log2((chosen.length + 1) / (rejected.length + 1)));
  // Every pair is told from both sides, or there would be nothing but chosen ones to learn from.
  const rows = differences.flatMap((difference) => [[difference], [-difference]]);
  const fitted = logisticRegression(
    rows,
    rows.map((_, at) => 1 - (at % 2)),
  )?.[0]?.value;
  return fitted ?? Math.sign(differences.reduce((sum, difference) => sum + difference, 0));
}

/** Seven digits: more would double the file and change no order. */
function rounded(weight: number): number {
  return Number(weight.toPrecision(7));
}

function textOf({ prompt, chosen, rejected }: PreferencePair): string {
  return JSON.stringify([prompt, chosen, rejected]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Which n-gram a bucket stands for: of those that fell into it, the one met most often, near enough (Boyer and Moore's vote). */
class Names {
  readonly #names = new Array<string | undefined>(BUCKETS);
  readonly #leads = new Int32Array(BUCKETS);

  readonly witness = (bucket: number, name: () => string): void => {
    const lead = this.#leads[bucket] ?? 0;
    const met = name();
    if (lead === 0) this.#names[bucket] = met;
    this.#leads[bucket] = lead === 0 || this.#names[bucket] === met ? lead + 1 : lead - 1;
  };

  of(bucket: number): string {
    return this.#names[bucket] ?? "";
  }
}
