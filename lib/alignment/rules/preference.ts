import type { Said } from "#lib/alignment/rules/opinion.ts";
import type { LabelSource, Opinion } from "#lib/platform/generated/enums.ts";

/** What several judgements of an item come to. */
export type Preference = {
  readonly outcome: "a" | "b" | "tie" | "both_bad" | "accept" | "reject" | "split";
  /** The share of judgements that say so. */
  readonly share: number;
  /** How many judgements there were. */
  readonly n: number;
  readonly source: LabelSource;
};

const ORDER: readonly Opinion[] = ["a", "b", "tie", "both_bad", "accept", "reject"];

/**
 * What most people say. A pair on which as many prefer one as the other is a tie; any other draw is "split": nobody decided.
 *
 * @param said of people only, or of a machine only: the two are never counted together.
 * @returns null without judgements, and for ratings, which have a mean and no majority.
 */
export function preferenceOf(said: readonly Said[], source: LabelSource): Preference | null {
  const counts = ORDER.map((opinion) => said.filter((one) => one.opinion === opinion).length);
  const most = Math.max(...counts);
  if (most === 0) return null;
  const leading = ORDER.filter((_, at) => counts[at] === most);
  const n = said.length;
  const [first] = leading;
  if (leading.length === 1 && first && first !== "rated") return { outcome: first, share: most / n, n, source };
  const isEven = leading.length === 2 && leading.includes("a") && leading.includes("b");
  return { outcome: isEven ? "tie" : "split", share: most / n, n, source };
}

/** The mean of ratings, or null. */
export function meanRating(said: readonly Said[]): number | null {
  const ratings = said.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  return ratings.length === 0 ? null : ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
}
