import { lotOf } from "#lib/alignment/rules/lot.ts";

const RANKS = 2 ** 52;

/** An item's place in the shuffled order, which is the same for all raters, so that items are finished one after the other. */
export function rankOf(seed: number, position: number): number {
  return Math.floor(lotOf(seed, `rank ${position}`)() * RANKS);
}

/** Which answer of a pair a rater sees first. Drawn by lot for each item and rater, and the same when asked again. */
export function shownFirst(seed: number, position: number, raterId: string): "a" | "b" {
  return lotOf(seed, `order ${position} ${raterId}`)() < 0.5 ? "a" : "b";
}

/** One task in how many is gold, so that both kinds run out together; null where there is no gold. */
export function goldEvery({ itemCount, goldCount }: { itemCount: number; goldCount: number }): number | null {
  return goldCount === 0 ? null : Math.max(1, Math.round(itemCount / goldCount));
}

/**
 * Whether a rater's next task should be gold: once in every `every` tasks, at a place that the lot draws anew each time. The rate is
 * steady and the place cannot be guessed.
 *
 * @param turn how many tasks they were given before.
 */
export function isGoldTurn(seed: number, raterId: string, turn: number, every: number): boolean {
  const block = Math.floor(turn / every);
  return turn % every === Math.floor(lotOf(seed, `gold ${block} ${raterId}`)() * every);
}
