import type { JudgeFigures } from "#lib/alignment/judges/figures.ts";
import type { JudgeTotals } from "#lib/alignment/judges/judge-totals.ts";
import type { JudgeRunPayload } from "#lib/alignment/judges/schema.ts";

/** What a reader must know of a run beside its figures. */
export function judgeWarnings(
  run: JudgeRunPayload,
  { failures, unread, answers }: JudgeTotals,
  { items, kappa }: JudgeFigures,
  isBudgetSpent: boolean,
): string[] {
  const warnings: string[] = [];
  if (isBudgetSpent) warnings.push(`The budget ended it: ${items} of ${run.items} pairs were asked in both orders.`);
  if (failures > 0) warnings.push(`${failures} of ${answers} questions got no answer.`);
  if (unread > 0) warnings.push(`${unread} of ${answers} answers held no choice; none was guessed.`);
  if (kappa.n === 0)
    warnings.push("People have decided none of these pairs, so nothing says how far it agrees with them.");
  return warnings;
}
