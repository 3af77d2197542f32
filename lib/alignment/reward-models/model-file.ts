import type { RewardModelReport } from "#lib/alignment/reward-models/report.ts";
import type { RewardWeights } from "#lib/alignment/reward-models/score.ts";
import {
  BUCKETS,
  FEATURES_VERSION,
  FOLDS,
  HELD_OUT_SHARE,
  READ_CHARACTERS,
} from "#lib/alignment/reward-models/settings.ts";
import { MEASURES } from "#lib/alignment/reward-models/text-features.ts";

/** Says how to score without Cairn, so that a file taken elsewhere explains itself. */
const HOW_TO_SCORE = [
  "The score of an answer is the sum of its features times their weights. Only differences of scores of answers to one prompt mean something: 1/(1+exp(-(a-b))) is the chance that a is preferred to b.",
  `Read the first ${READ_CHARACTERS} UTF-16 code units of the answer; normalise to NFKC, lower-case, make each run of white space one space, trim. Words are the matches of /[\\p{L}\\p{N}_]+|[^\\s\\p{L}\\p{N}_]/gu.`,
  "N-grams: each word (kind 1), each two words in a row joined by a space (kind 2), each three UTF-16 code units in a row (kind 3).",
  `Bucket: h = (0x811c9dc5 xor kind) * 0x01000193; for each code unit h = (h xor unit) * 0x01000193, all modulo 2^32; then MurmurHash3's fmix32; then its lowest ${Math.log2(BUCKETS)} bits.`,
  "Value of a bucket: log(1 + how often it was met), divided by the Euclidean length of all of them; kinds 1 and 2 together, kind 3 by itself; where both fall into one bucket they add up.",
  "Measures are taken of the answer as it is, and multiplied by their weight; the words of the prompt are found as those of the answer are.",
] as const;

export type ModelFile = {
  readonly format: "cairn-reward-model";
  readonly formatVersion: 1;
  readonly header: ModelHeader;
  readonly weights: RewardWeights;
};

export type ModelHeader = {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly trainedAt: string;
  readonly trainedBy: string;
  /** Also where nobody will look for it again: a machine's preferences are never passed off as people's. */
  readonly labels: { readonly people: number; readonly machines: number; readonly judge: string | null };
  readonly data: {
    readonly campaign: { readonly number: number; readonly title: string };
    readonly sha256: string;
    readonly trainingPairs: number;
    readonly heldOutPairs: number;
    readonly judgements: number;
    readonly newestJudgementAt: string | null;
  };
  readonly settings: { readonly seed: number; readonly penalty: number };
  readonly test: RewardModelReport["test"];
};

/** The file of a model: a header that says where it comes from and how to score by it, and the weights. */
export function writeModelFile(header: ModelHeader, weights: RewardWeights): string {
  const settings = {
    ...header.settings,
    ...{ featuresVersion: FEATURES_VERSION, buckets: BUCKETS, readCharacters: READ_CHARACTERS },
    ...{ heldOutShare: HELD_OUT_SHARE, folds: FOLDS },
  };
  const file = {
    ...{ format: "cairn-reward-model", formatVersion: 1 },
    header: { ...header, settings, measures: MEASURES, howToScore: HOW_TO_SCORE },
    weights,
  };
  return `${JSON.stringify(file)}\n`;
}

/** The weights of a file that was written here. */
export function readWeights(text: string): RewardWeights {
  return (JSON.parse(text) as ModelFile).weights;
}
