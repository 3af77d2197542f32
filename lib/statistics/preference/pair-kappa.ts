import { type Agreement, agreementOf } from "#lib/statistics/agreement/kappa.ts";
import type { BootstrapOptions } from "#lib/statistics/bootstrap.ts";

export type Side = "a" | "b" | "tie";

/**
 * Cohen's kappa of two judges of pairs, where it means nothing which answer is called A: each pair counts under both
 * namings. Without that, a file that always has the preferred answer first would make any agreement with it look like
 * chance, since whoever says "A" every time would agree as often.
 *
 * @see Cohen, Educ. Psychol. Meas. 20 (1960); on marginals that are no property of the judges, Byrt, Bishop and Carlin, J.
 *   Clin. Epidemiol. 46 (1993), 423–429.
 */
export function pairKappa(pairs: readonly (readonly [Side, Side])[], options: BootstrapOptions = {}): Agreement {
  const rows = Float64Array.from(
    pairs.flatMap(([one, other]) => [Number(one === other), Number(one !== "tie"), Number(other !== "tie")]),
  );
  const score = ([same = 0, one = 0, other = 0]: Float64Array, n: number) => {
    // Each of the two sides has half of what a judge decided.
    const byChance = ((one / n) * (other / n)) / 2 + (1 - one / n) * (1 - other / n);
    return byChance === 1 ? Number.NaN : (same / n - byChance) / (1 - byChance);
  };
  return agreementOf({ kind: "sums", score }, rows, 3, options);
}
