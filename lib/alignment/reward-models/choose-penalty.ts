import type { DifferenceRows } from "#lib/alignment/reward-models/difference-rows.ts";
import { fitWeights, logisticLoss, marginOf } from "#lib/alignment/reward-models/fit.ts";
import { FOLDS, PENALTIES } from "#lib/alignment/reward-models/settings.ts";

export type Validated = { readonly penalty: number; readonly logLoss: number };

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
  const rows = Array.from({ length: all.count }, (_, row) => row);
  const validated = PENALTIES.map((penalty): Validated => {
    let loss = 0;
    for (let fold = 0; fold < FOLDS; fold += 1) {
      const weights = fitWeights(
        all,
        rows.filter((row) => folds[row] !== fold),
        penalty,
      );
      for (const row of rows) if (folds[row] === fold) loss += logisticLoss(marginOf(all, row, weights));
    }
    return { penalty, logLoss: loss / all.count };
  });
  const best = validated.reduce((best, one) => (one.logLoss < best.logLoss ? one : best));
  return { penalty: best.penalty, validated };
}
