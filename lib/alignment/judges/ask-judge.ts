import { type JudgedPair, judgedPairs } from "#lib/alignment/items/judged-pairs.ts";
import { textOfTurns } from "#lib/alignment/items/text-of-turns.ts";
import { type AnswerRow, askedKey, insertAnswers, type KeptAnswers } from "#lib/alignment/judges/answer-rows.ts";
import { judgeComparison } from "#lib/alignment/judges/judge-prompt.ts";
import { readChoice } from "#lib/alignment/judges/read-choice.ts";
import type { JudgeRunPayload } from "#lib/alignment/judges/schema.ts";
import { CallError } from "#lib/connections/client/call-error.ts";
import type { ChatRequest } from "#lib/connections/client/chat-request.ts";
import { guessCost, type Spent } from "#lib/connections/running/budget.ts";
import type { Caller } from "#lib/connections/running/caller.ts";
import { workInLanes } from "#lib/connections/running/lanes.ts";
import { Purse } from "#lib/connections/running/purse.ts";
import { RunStopped } from "#lib/connections/running/run-stopped.ts";
import { BatchWriter } from "#lib/platform/batch-writer.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Room for a reason and a choice. */
const MOST_TOKENS = 500;
const KEPT_CHARACTERS = 500;
/** When so many questions, from the first on, got no answer, the rest would not either. */
const FIRST_FAILURES = 20;

type Question = {
  readonly position: number;
  readonly shownFirst: "a" | "b";
  readonly request: ChatRequest;
  readonly guess: Spent;
};

type Asking = {
  readonly judgeRunId: string;
  readonly run: JudgeRunPayload;
  readonly caller: Caller;
  readonly kept: KeptAnswers;
  readonly signal: AbortSignal;
  readonly onAnswered: (count: number) => void;
};

/**
 * Asks the judge about every pair in both orders, and keeps each answer as it comes. Questions are begun in the order of the
 * pairs, so that whatever ends a run, what was asked is its beginning.
 *
 * @returns whether the budget ended it.
 * @throws RunStopped
 */
export async function askJudge({ judgeRunId, run, caller, kept, signal, onAnswered }: Asking): Promise<boolean> {
  const purse = new Purse(run.budget, kept.spent, signal);
  const writer = new BatchWriter<AnswerRow>((rows) => insertAnswers(judgeRunId, rows));
  const { prices } = await caller.connection();
  let ended = kept.asked.size;
  let failures = kept.failures;
  let isBudgetSpent = false;

  async function* admitted(): AsyncGenerator<Question> {
    for await (const question of questionsOf(run, kept)) {
      const guess = guessCost(charactersOf(question.request), MOST_TOKENS, prices);
      // What lies before something that is kept was under way when the earlier run broke off.
      if (question.position < kept.last) purse.insist(guess);
      else if (!(await purse.admit(guess))) {
        isBudgetSpent = true;
        return;
      }
      yield { ...question, guess };
    }
  }

  try {
    await workInLanes(admitted(), run.concurrency, signal, async (question, stop) => {
      let cost: Spent = { usd: 0, tokens: 0 };
      try {
        const row = await answered(question, caller, stop);
        cost = { usd: row.costUsd ?? 0, tokens: row.tokens };
        await writer.add(row);
        ended += 1;
        if (row.error !== null) failures += 1;
        if (failures >= FIRST_FAILURES && failures === ended)
          throw new RunStopped("judge.no-answers", `The first ${failures} questions got no answer: ${row.error}`);
        onAnswered(ended);
      } finally {
        purse.settle(question.guess, cost);
      }
    });
  } finally {
    // Also when the run breaks off: what was answered was paid for.
    await writer.flush();
  }
  return isBudgetSpent;
}

async function* questionsOf(run: JudgeRunPayload, { asked }: KeptAnswers): AsyncGenerator<Omit<Question, "guess">> {
  let seen = 0;
  for await (const pairs of judgedPairs(run.campaignId)) {
    for (const pair of pairs) {
      seen += 1;
      if (seen > run.items) return;
      for (const shownFirst of ["a", "b"] as const) {
        const { position } = pair;
        if (!asked.has(askedKey({ position, shownFirst })))
          yield { position, shownFirst, request: requestOf(run, pair, shownFirst) };
      }
    }
  }
}

function requestOf(run: JudgeRunPayload, pair: JudgedPair, shownFirst: "a" | "b"): ChatRequest {
  const [a, b] = [textOfTurns(pair.responseA), textOfTurns(pair.responseB)];
  const [first, second] = shownFirst === "a" ? [a, b] : [b, a];
  const compared = { guideline: run.guideline, prompt: textOfTurns(pair.prompt), first, second };
  return { model: run.model, temperature: 0, maxTokens: MOST_TOKENS, ...judgeComparison(run.prompt, compared) };
}

function charactersOf({ messages }: ChatRequest): number {
  return messages.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
}

async function answered(
  { position, shownFirst, request }: Question,
  caller: Caller,
  signal: AbortSignal,
): Promise<AnswerRow> {
  const answer = await caller.ask(request, signal);
  const place = { position, shownFirst };
  if (answer instanceof CallError)
    return { ...place, preferred: null, reason: "", said: null, error: answer.message, tokens: 0, costUsd: null };
  const choice = readChoice(answer.text);
  return {
    ...place,
    preferred: choice?.preferred ?? null,
    reason: storableText(choice?.reason ?? ""),
    said: choice ? null : storableText(answer.text.slice(0, KEPT_CHARACTERS)),
    error: null,
    tokens: answer.usage.inputTokens + answer.usage.outputTokens,
    costUsd: answer.costUsd,
  };
}
