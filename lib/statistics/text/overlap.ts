/** How much of the prediction is in the reference, how much of the reference is in the prediction, and their harmonic mean. */
export type Overlap = readonly [precision: number, recall: number, f: number];

export const NO_OVERLAP: Overlap = [0, 0, 0];

export function overlapOf(common: number, inPrediction: number, inReference: number): Overlap {
  const precision = common / Math.max(inPrediction, 1);
  const recall = common / Math.max(inReference, 1);
  return [precision, recall, precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0];
}

/** With the reference that gives the best F, the first of several. */
export function bestOverlap(
  [first, ...others]: readonly [string, ...string[]],
  compare: (reference: string) => Overlap,
): Overlap {
  let best = compare(first);
  for (const reference of others) {
    const one = compare(reference);
    if (one[2] > best[2]) best = one;
  }
  return best;
}
