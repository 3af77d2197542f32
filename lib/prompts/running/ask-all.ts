import type { ChatRequest } from "#lib/connections/client/chat-request.ts";
import { guessCost, type Spent } from "#lib/connections/running/budget.ts";
import type { Caller } from "#lib/connections/running/caller.ts";
import { workInLanes } from "#lib/connections/running/lanes.ts";
import { Purse } from "#lib/connections/running/purse.ts";
import { RunStopped } from "#lib/connections/running/run-stopped.ts";
import { AnswerWriter } from "#lib/prompts/running/answer-writer.ts";
import { askCell } from "#lib/prompts/running/ask-cell.ts";
import { cellKey, type findAnswered, type LoadedRun, type LoadedVariant } from "#lib/prompts/running/load-run.ts";
import { charactersOf, requestFor } from "#lib/prompts/running/request.ts";

type Asking = {
  readonly run: LoadedRun;
  readonly callerOf: (variant: LoadedVariant) => Caller;
  /** What an earlier run of the same job, or the job before it, has done. */
  readonly answered: Awaited<ReturnType<typeof findAnswered>>;
  readonly signal: AbortSignal;
  readonly onAnswered: (count: number) => void;
};

export type AskedAll = {
  /** Variants whose every further call would fail, with the reason; the others were asked all the same. */
  readonly stopped: ReadonlyMap<number, RunStopped>;
  readonly isBudgetSpent: boolean;
};

type Begun = {
  readonly row: number;
  readonly variant: LoadedVariant;
  readonly request: ChatRequest;
  readonly guessed: Spent;
};

/**
 * Asks what has no answer yet, row by row so that the variants stay side by side, and keeps each answer as it comes. A variant that
 * cannot be asked any more, since its key is refused or its connection retired, leaves the others be.
 */
export async function askAll({ run, callerOf, answered, signal, onAnswered }: Asking): Promise<AskedAll> {
  const purse = new Purse(run.budget, answered.spent, signal);
  const writer = new AnswerWriter(run.id);
  const stopped = new Map<number, RunStopped>();
  let count = answered.cells.size;
  let isBudgetSpent = false;

  async function guess(variant: LoadedVariant, request: ChatRequest): Promise<Spent | null> {
    try {
      const { prices } = await callerOf(variant).connection();
      return guessCost(charactersOf(request), variant.content.settings.maxTokens, prices);
    } catch (error) {
      note(variant, error);
      return null;
    }
  }

  function note({ position }: LoadedVariant, error: unknown): void {
    if (!(error instanceof RunStopped)) throw error;
    stopped.set(position, error);
  }

  async function* admitted(): AsyncGenerator<Begun> {
    for (const [row, values] of run.rows.entries())
      for (const variant of run.variants) {
        if (stopped.has(variant.position) || answered.cells.has(cellKey(row, variant.position))) continue;
        const request = requestFor(variant.content, variant.model, values);
        const guessed = await guess(variant, request);
        if (!guessed) continue;
        isBudgetSpent = !(await purse.admit(guessed));
        if (isBudgetSpent) return;
        yield { row, variant, request, guessed };
      }
  }

  try {
    await workInLanes(admitted(), run.concurrency, signal, async ({ row, variant, request, guessed }, stop) => {
      const cell = { row, variant: variant.position };
      let cost: Spent = { usd: 0, tokens: 0 };
      try {
        const asked = await askCell(
          callerOf(variant),
          request,
          stop,
          (text) =>
            // A part that cannot be written is thrown at the next flush, where somebody waits for it.
            void writer.part({ ...cell, text }).catch(() => undefined),
        );
        cost = asked.cost;
        await writer.answer({ ...cell, ...asked.answer });
        count += 1;
        onAnswered(count);
      } catch (error) {
        note(variant, error);
      } finally {
        purse.settle(guessed, cost);
      }
    });
  } finally {
    // Also when the run breaks off: what was answered was paid for.
    await writer.flush();
  }
  return { stopped, isBudgetSpent };
}
