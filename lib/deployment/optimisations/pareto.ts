/** A point of a trade-off: what is kept, and what it takes. */
export type TradeOff = { readonly quality: number; readonly cost: number };

/** Whether the one is at least as good in both, and better in one. */
export function dominates(one: TradeOff, other: TradeOff, better: "lower" | "higher" = "lower"): boolean {
  const [cost, otherCost] = better === "lower" ? [one.cost, other.cost] : [-one.cost, -other.cost];
  return one.quality >= other.quality && cost <= otherCost && (one.quality > other.quality || cost < otherCost);
}

/**
 * The points that no other beats, the cheapest first: whoever takes anything else pays more for no more. Points alike in both are all on it.
 *
 * @param better which way of the cost is better; `higher` for a throughput.
 */
export function paretoFrontier<T extends TradeOff>(points: readonly T[], better: "lower" | "higher" = "lower"): T[] {
  const sign = better === "lower" ? 1 : -1;
  const sorted = points.toSorted((a, b) => sign * (a.cost - b.cost) || b.quality - a.quality);
  const frontier: T[] = [];
  for (const point of sorted) {
    const best = frontier.at(-1);
    const isAlike = best !== undefined && best.quality === point.quality && best.cost === point.cost;
    if (best === undefined || point.quality > best.quality || isAlike) frontier.push(point);
  }
  return frontier;
}
