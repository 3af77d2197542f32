type Done = {
  readonly itemCount: number;
  readonly ratersPerItem: number;
  readonly judged: number;
  readonly skipped: number;
  /** Of all raters together. */
  readonly judgedByAll: number;
};

/** How many tasks are left for one rater at most: of the items for one person, and of the judgements for all. */
export function leftFor({ itemCount, ratersPerItem, judged, skipped, judgedByAll }: Done): number {
  return Math.max(0, Math.min(itemCount - judged - skipped, itemCount * ratersPerItem - judgedByAll));
}
