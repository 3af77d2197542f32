import type { DifferenceRows } from "#lib/alignment/reward-models/difference-rows.ts";
import { fitWeights, logisticLoss, marginOf } from "#lib/alignment/reward-models/fit.ts";
import { FOLDS, PENALTIES } from "#lib/alignment/reward-models/settings.ts";

export type Validated = { readonly penalty: number; readonly logLoss: number };

/** After so many weaker penalties in a row that lose more than the best, the weaker still are not tried: they take longest to fit. */
const PATIENCE = 2;

/**
 * The penalty whose models lose least on prompts that they have not seen, each fold of the training prompts in turn. Of
 * several that lose the same, the strongest.
 *
 * @param folds of each row, its fold.
 */
export function choosePenalty(
  all: DifferenceRows,
  folds: readonly number[],
): { readonly penalty: number; readonly validated: readonly Validated[] } {
  const validated: Validated[] = [];
  let best: Validated | null = null;
  let worse = 0;
  for (const penalty of PENALTIES) {
    const one = { penalty, logLoss: validate(all, folds, penalty) };
    validated.push(one);
    worse = best && one.logLoss >= best.logLoss ? worse + 1 : 0;
    if (!best || one.logLoss < best.logLoss) best = one;
    if (worse === PATIENCE) break;
  }
  return { penalty: best?.penalty ?? PENALTIES[0], validated };
}

function validate(all: DifferenceRows, folds: readonly number[], penalty: number): number {
  const rows = Array.from({ length: all.count }, (_, row) => row);
  let loss = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = rows.filter((row) => folds[row] !== fold);
    const weights = fitWeights(all, training, penalty);
    for (const row of rows) if (folds[row] === fold) loss += logisticLoss(marginOf(all, row, weights));
  }
  return loss / all.count;
}
