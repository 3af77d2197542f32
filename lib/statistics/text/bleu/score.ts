export const BLEU_ORDER = 4;

export type Smoothing = { readonly method: "exp" | "floor" | "add-k" | "none"; readonly value: number };

export type BleuScore = {
  /** In [0, 100]. */
  readonly score: number;
  /** Of 1-grams to 4-grams: how many of the hypotheses match, and how many there are; as smoothed by add-k. */
  readonly counts: readonly number[];
  readonly totals: readonly number[];
  /** In percent. */
  readonly precisions: readonly number[];
  readonly bp: number;
  readonly sysLen: number;
  readonly refLen: number;
};

/** The logarithm of a precision of 0, so low that the score is 0. */
const LOG_OF_NOTHING = -9_999_999_999;

/**
 * BLEU from its statistics.
 *
 * @param numbers four counts of matching n-grams, four counts of all, the length of the hypotheses and that of the references.
 * @param effectiveOrder leaves out the n-grams that the hypotheses are too short to have.
 * @see Papineni et al., "BLEU", ACL 2002; smoothing: Chen and Cherry, WMT 2014; in detail as sacreBLEU 2.6.
 */
export function bleuScore(numbers: ArrayLike<number>, smoothing: Smoothing, effectiveOrder: boolean): BleuScore {
  const at = (index: number) => numbers[index] ?? 0;
  const orders = Array.from({ length: BLEU_ORDER }, (_, order) => order);
  const counts = orders.map(at);
  const totals = orders.map((order) => at(BLEU_ORDER + order));
  const sysLen = at(2 * BLEU_ORDER);
  const refLen = at(2 * BLEU_ORDER + 1);
  const precisions = orders.map(() => 0);
  const bp = penaltyOf(sysLen, refLen);
  const made = { counts, totals, precisions, bp, sysLen, refLen };
  if (counts.every((count) => count === 0)) return { score: 0, ...made };
  let considered = BLEU_ORDER;
  let halvings = 1;
  for (const order of orders) {
    const added = smoothing.method === "add-k" && order > 0 ? smoothing.value : 0;
    const count = at(order) + added;
    const total = at(BLEU_ORDER + order) + added;
    counts[order] = count;
    totals[order] = total;
    if (total === 0) break;
    if (effectiveOrder) considered = order + 1;
    if (count > 0) precisions[order] = (100 * count) / total;
    else if (smoothing.method === "exp") {
      halvings *= 2;
      precisions[order] = 100 / (halvings * total);
    } else if (smoothing.method === "floor") precisions[order] = (100 * smoothing.value) / total;
  }
  const logarithms = precisions
    .slice(0, considered)
    .map((precision) => (precision === 0 ? LOG_OF_NOTHING : Math.log(precision)));
  const mean = logarithms.reduce((sum, logarithm) => sum + logarithm, 0) / considered;
  return { score: bp * Math.exp(mean), ...made };
}

function penaltyOf(hypothesis: number, reference: number): number {
  if (hypothesis >= reference) return 1;
  return hypothesis > 0 ? Math.exp(1 - reference / hypothesis) : 0;
}
