import { guessCost, type Spent, sum } from "#lib/connections/running/budget.ts";
import { workInLanes } from "#lib/connections/running/lanes.ts";
import { Purse } from "#lib/connections/running/purse.ts";
import { RunStopped } from "#lib/connections/running/run-stopped.ts";
import { readVersionRows } from "#lib/data/datasets/read-rows.ts";
import { type ItemRow, insertItems } from "#lib/evaluation/items/item-writer.ts";
import { type AnsweredItem, answerItem, type Callers } from "#lib/evaluation/running/answering.ts";
import type { Kept } from "#lib/evaluation/running/answers.ts";
import { PatternMatcher } from "#lib/evaluation/running/assertions/pattern-matcher.ts";
import { type Asked, askedOf, charactersOf } from "#lib/evaluation/running/requests.ts";
import type { Run } from "#lib/evaluation/running/schema.ts";
import type { Tally } from "#lib/evaluation/running/tally.ts";
import { BatchWriter } from "#lib/platform/batch-writer.ts";

/** When so many items, from the first on, got no answer, the rest would not either. */
const FIRST_FAILURES = 20;

type Asking = {
  readonly evaluationId: string;
  readonly run: Run;
  readonly callers: Callers;
  /** What an earlier run of the same job has done. */
  readonly kept: Kept;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  readonly onAnswered: (count: number) => void;
  /** Is called when the answers so far are safe. */
  readonly onWritten: (tally: Tally) => Promise<void>;
};

export type AskedAll = { readonly tally: Tally; readonly isBudgetSpent: boolean };

/**
 * Asks the model about every row that is not answered yet, and keeps each answer as it comes. Items are begun in the order of the
 * rows, so that whatever ends a run, what was answered is its beginning without gaps.
 *
 * @throws RunStopped
 */
export async function askAll(asking: Asking): Promise<AskedAll> {
  const { run, kept, signal } = asking;
  const purse = new Purse(run.budget, sum(kept.spent, asking.tally.judge), signal);
  const matcher = new PatternMatcher();
  let tally = asking.tally;
  let failures = kept.failures;
  let ended = kept.positions.size;
  let isBudgetSpent = false;
  const writer = new BatchWriter<ItemRow>(async (rows) => {
    await insertItems(asking.evaluationId, rows);
    await asking.onWritten(tally);
  });
  const guess = await guesser(run, asking.callers);

  async function* admitted(): AsyncGenerator<Begun> {
    for await (const asked of rowsToAsk(run, kept)) {
      const guessed = guess(asked);
      // What lies before something that is kept was under way when the earlier run broke off.
      if (asked.position < kept.last) purse.insist(guessed);
      else {
        isBudgetSpent = !(await purse.admit(guessed));
        if (isBudgetSpent) return;
      }
      yield { asked, guessed };
    }
  }

  function count({ row, error, isCutOff, judgeCost }: AnsweredItem): void {
    tally = { ...tally, judge: sum(tally.judge, judgeCost), cutOff: tally.cutOff + (isCutOff ? 1 : 0) };
    ended += 1;
    if (!error) return;
    failures += 1;
    if (failures >= FIRST_FAILURES && failures === ended)
      throw new RunStopped(
        "run.no-answers",
        `The first ${failures} items got no answer. Item ${row.key}: ${row.error}`,
      );
  }

  try {
    await workInLanes(admitted(), run.concurrency, signal, async ({ asked, guessed }, stop) => {
      let cost: Spent = { usd: 0, tokens: 0 };
      try {
        const answered = await answerItem(run, asked, asking.callers, matcher, stop);
        cost = sum(answered.cost, answered.judgeCost);
        await writer.add(answered.row);
        count(answered);
        asking.onAnswered(ended);
      } finally {
        purse.settle(guessed, cost);
      }
    });
  } finally {
    await matcher.close();
    // Also when the run breaks off: what was answered was paid for.
    await writer.flush();
  }
  const slow = [...matcher.slow].map(([pattern]) => pattern);
  const { model, judge } = asking.callers;
  const retries = tally.retries + model.retries + (judge?.retries ?? 0);
  return { tally: { ...tally, retries, slowPatterns: [...new Set([...tally.slowPatterns, ...slow])] }, isBudgetSpent };
}

type Begun = { readonly asked: Asked; readonly guessed: Spent };

async function* rowsToAsk(run: Run, { positions }: Kept): AsyncGenerator<Asked> {
  for await (const { row, value } of readVersionRows(run.versionId)) {
    if (row >= (run.maxItems ?? Infinity)) return;
    if (!positions.has(row)) yield askedOf(run, value, row);
  }
}

/** Words of the judge's instructions, and of what it answers. */
const JUDGE_CHARACTERS = 600;
const JUDGE_TOKENS = 150;

async function guesser(run: Run, { model, judge }: Callers): Promise<(asked: Asked) => Spent> {
  const { prices } = await model.connection();
  const judgePrices = judge ? (await judge.connection()).prices : null;
  return ({ request, question, references }) => {
    const answer = guessCost(charactersOf(request), run.maxTokens, prices);
    if (!run.judge) return answer;
    const shown = question.length + references.join("").length + run.judge.rubric.criteria.length + JUDGE_CHARACTERS;
    // The judge reads the answer, at four characters a token.
    const answerCharacters = 4 * (run.maxTokens ?? 512);
    return sum(answer, guessCost(shown + answerCharacters, JUDGE_TOKENS, judgePrices));
  };
}
