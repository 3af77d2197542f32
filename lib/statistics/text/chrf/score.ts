/** A precision or recall that does not exist, and a mean of two that are 0. */
const EPSILON = 1e-16;

export type ChrfOptions = {
  /** How many times as much recall counts as precision. */
  readonly beta: number;
  /** Mean of the F-scores of all orders, as in chrF++.py, NLTK and Moses; else the F-score of the means over the orders there are. */
  readonly epsSmoothing: boolean;
};

/**
 * chrF from its statistics, in [0, 100].
 *
 * @param numbers for each order of n-grams, how many the hypotheses have, how many the references have, and how many match.
 * @see Popović, "chrF", WMT 2015, and "chrF++", WMT 2017; in detail as sacreBLEU 2.6.
 */
export function chrfScore(numbers: ArrayLike<number>, { beta, epsSmoothing }: ChrfOptions): number {
  const weight = beta ** 2;
  const orders = numbers.length / 3;
  let [sum, precisions, recalls, effective] = [0, 0, 0, 0];
  for (let at = 0; at < numbers.length; at += 3) {
    const hypothesis = numbers[at] ?? 0;
    const reference = numbers[at + 1] ?? 0;
    const matches = numbers[at + 2] ?? 0;
    const precision = hypothesis > 0 ? matches / hypothesis : EPSILON;
    const recall = reference > 0 ? matches / reference : EPSILON;
    const divisor = weight * precision + recall;
    sum += divisor > 0 ? ((1 + weight) * precision * recall) / divisor : EPSILON;
    if (hypothesis > 0 && reference > 0) {
      precisions += precision;
      recalls += recall;
      effective += 1;
    }
  }
  if (epsSmoothing) return (100 * sum) / orders;
  if (precisions + recalls === 0) return 0;
  const precision = precisions / effective;
  const recall = recalls / effective;
  // In this order: of references that score alike the first counts, and rounding must not part them.
  return 100 * (((1 + weight) * precision * recall) / (weight * precision + recall));
}
