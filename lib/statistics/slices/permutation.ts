import type { Judged } from "#lib/statistics/item-scores.ts";
import { normalUpperTail } from "#lib/statistics/normal.ts";
import { type Random, randomInteger, seededRandom } from "#lib/statistics/random.ts";
import { MOST_ROWS_DRAWN, REPLICATES, type Resampling, SEED, scoreOf } from "#lib/statistics/resampling.ts";
import { rowsOfItems } from "#lib/statistics/slices/members.ts";

/** Enough for the centre and the spread, which decide where there are many items. */
const SHUFFLES_OF_MANY_ITEMS = 200;

/**
 * For each slice, the chance that as many items drawn at random from all of them score as far from what such draws
 * score in the middle: a permutation test, which holds for any score and any number of items. One shuffle serves all
 * slices.
 *
 * Where no shuffle comes as far, the normal distribution with the centre and spread of the shuffles tells how much
 * rarer it is; or a correction for many slices could never be passed.
 *
 * @param members the items of each slice; no item is in two.
 * @returns one p a slice; NaN where the score is not defined.
 * @see Good, Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed. (2005), chapter 3.
 */
export function slicePValues(
  { aggregate, width }: Judged,
  rows: Float64Array,
  members: readonly (readonly number[])[],
  { replicates = REPLICATES, seed = SEED }: Resampling = {},
): number[] {
  const n = rows.length / width;
  const shuffles = n > MOST_ROWS_DRAWN ? Math.min(replicates, SHUFFLES_OF_MANY_ITEMS) : replicates;
  const scoreItems = (items: ArrayLike<number>) =>
    scoreOf(aggregate, rowsOfItems(rows, width, items), items.length, width);
  const drawn = members.map((): number[] => []);
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, item) => item);
  for (let shuffled = 0; shuffled < shuffles; shuffled += 1) {
    shuffle(order, random);
    let start = 0;
    members.forEach(({ length }, slice) => {
      drawn[slice]?.push(scoreItems(order.subarray(start, start + length)));
      start += length;
    });
  }
  return members.map((items, slice) => twoSided(scoreItems(items), drawn[slice] ?? []));
}

function twoSided(measured: number, all: readonly number[]): number {
  const drawn = all.filter((score) => Number.isFinite(score));
  if (!Number.isFinite(measured) || drawn.length < all.length / 2) return Number.NaN;
  const centre = drawn.reduce((sum, score) => sum + score, 0) / drawn.length;
  const far = Math.abs(measured - centre);
  // Sums of the same numbers in another order differ by a rounding.
  if (far <= 1e-12 * Math.max(1, Math.abs(centre))) return 1;
  const asFar = drawn.filter((score) => Math.abs(score - centre) >= far).length;
  const counted = (asFar + 1) / (drawn.length + 1);
  if (asFar > 0) return counted;
  const spread = Math.sqrt(drawn.reduce((sum, score) => sum + (score - centre) ** 2, 0) / drawn.length);
  return Math.min(counted, 2 * normalUpperTail(far / spread));
}

/** @see Fisher and Yates, Statistical Tables (1938); in place as Durstenfeld, CACM 7 (1964). */
function shuffle(order: Uint32Array, random: Random): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInteger(random, 0, last);
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
}
