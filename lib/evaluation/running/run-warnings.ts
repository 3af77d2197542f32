import type { AskedAll } from "#lib/evaluation/running/ask-all.ts";
import type { GatheredRun } from "#lib/evaluation/running/gather.ts";
import type { Run } from "#lib/evaluation/running/schema.ts";

type Ended = {
  readonly answered: number;
  /** Of the test set. */
  readonly rowCount: number;
  readonly gathered: Pick<GatheredRun, "failures" | "lastError" | "judged">;
  readonly asked: AskedAll;
};

/** What whoever reads the scores of a run must know, as sentences. */
export function runWarnings(run: Run, { answered, rowCount, gathered, asked }: Ended): string[] {
  const { tally, isBudgetSpent } = asked;
  const { failures, lastError } = gathered;
  const unjudged = run.judge ? (gathered.judged.at(-1)?.rows.filter(Number.isNaN).length ?? 0) : 0;
  const rest = `the first ${answered} of ${items(rowCount)} were asked`;
  return [
    isBudgetSpent ? `The budget was reached: ${rest}. The scores are those of a part.` : null,
    !isBudgetSpent && answered < rowCount ? `The run was limited: ${rest}.` : null,
    failures > 0
      ? `${items(failures)} got no answer after all tries and ${failures === 1 ? "counts" : "count"} as wrong. The last error: ${lastError}`
      : null,
    unjudged > 0 ? `The judge gave ${items(unjudged)} no mark on the scale; its score leaves them out.` : null,
    tally.cutOff > 0
      ? `${tally.cutOff === 1 ? "1 answer ends" : `${tally.cutOff} answers end`} where no more tokens were allowed.`
      : null,
    ...tally.slowPatterns.map(
      (pattern) => `The pattern ${pattern} took too long on some answers, which count as not matching.`,
    ),
  ].filter((warning) => warning !== null);
}

const items = (count: number) => `${count} ${count === 1 ? "item" : "items"}`;
