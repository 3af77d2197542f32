import type { Scorer } from "#lib/statistics/scorer.ts";

export type Parts = Readonly<Record<string, number | readonly number[]>>;

/** A scorer of texts, which can also say what its score is made of. */
export type TextScorer = Scorer<"answer"> & {
  /** @param sums of the numbers of `n` items. */
  readonly parts: (sums: ArrayLike<number>, n: number) => Parts;
};
