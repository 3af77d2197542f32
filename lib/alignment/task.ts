import type { Turns } from "#lib/alignment/items/campaign-item.ts";

/** An item as a rater sees it: nothing tells where the answers come from, nor whether the right one is known. */
export type Task = {
  readonly position: number;
  readonly prompt: Turns;
  /** Of a pair, in the order it is to be shown. */
  readonly responses: readonly Turns[];
};

export type Tasks = { readonly tasks: readonly Task[]; readonly guidelineVersion: number };
