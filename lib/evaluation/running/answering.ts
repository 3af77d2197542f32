import { CallError } from "#lib/connections/client/call-error.ts";
import type { ChatAnswer } from "#lib/connections/client/chat-answer.ts";
import type { Spent } from "#lib/connections/running/budget.ts";
import type { Caller } from "#lib/connections/running/caller.ts";
import { fill } from "#lib/connections/running/template.ts";
import { type ItemRow, itemRow } from "#lib/evaluation/items/item-writer.ts";
import { holds } from "#lib/evaluation/running/assertions/assertions.ts";
import type { PatternMatcher } from "#lib/evaluation/running/assertions/pattern-matcher.ts";
import { readJudgement } from "#lib/evaluation/running/judge/judgement.ts";
import { judgeRequest, type Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { boundsOf } from "#lib/evaluation/running/judge/scale.ts";
import type { Asked } from "#lib/evaluation/running/requests.ts";
import type { Run } from "#lib/evaluation/running/schema.ts";

export type Callers = { readonly model: Caller; readonly judge: Caller | null };

/** An item with everything that is known of it without the other items. */
export type AnsweredItem = {
  readonly row: ItemRow;
  /** Why there is no answer. */
  readonly error: CallError | null;
  /** The answer ends where no more tokens were allowed. */
  readonly isCutOff: boolean;
  readonly cost: Spent;
  readonly judgeCost: Spent;
};

const FREE: Spent = { usd: 0, tokens: 0 };

/**
 * Asks the model, sees what holds of its answer, and has it judged. Its values are one an assertion and then the judge's. An item
 * that got no answer keeps to no assertion and gets the lowest mark: were it left out, a model that answers only what it likes
 * would score best.
 */
export async function answerItem(
  run: Run,
  asked: Asked,
  { model, judge }: Callers,
  matcher: PatternMatcher,
  signal: AbortSignal,
): Promise<AnsweredItem> {
  const answer = await model.ask(asked.request, signal);
  if (answer instanceof CallError) return failedItem(run, asked, answer);
  const text = answer.text || (answer.refusal ?? "");
  const asserted: number[] = [];
  for (const one of run.assertions) asserted.push((await holds(one, answeredOf(asked, answer, text), matcher)) ? 1 : 0);
  const judged = run.judge && judge ? await judgeAnswer(run.judge, judge, asked, text, signal) : null;
  return {
    row: itemRow(
      {
        ...baseOf(run, asked),
        answer: text,
        error: null,
        fields: { ...asked.fields, ...(judged && run.judge ? { [reasonField(run.judge.rubric)]: judged.reason } : {}) },
        latencyMs: answer.latencyMs,
        promptTokens: answer.usage.inputTokens,
        completionTokens: answer.usage.outputTokens,
        costUsd: answer.costUsd,
      },
      asked.position,
      [...asserted, ...(judged ? [judged.score] : [])],
    ),
    error: null,
    isCutOff: answer.finishReason === "length",
    cost: costOf(answer),
    judgeCost: judged?.cost ?? FREE,
  };
}

/** Where the judge's words about an item stand among its fields. */
export function reasonField({ name }: Pick<Rubric, "name">): string {
  return `${name}: the judge’s reason`;
}

function failedItem(run: Run, asked: Asked, error: CallError): AnsweredItem {
  const row = itemRow(
    {
      ...baseOf(run, asked),
      answer: null,
      error: error.message,
      fields: asked.fields,
      ...{ latencyMs: null, promptTokens: null, completionTokens: null, costUsd: null },
    },
    asked.position,
    [...run.assertions.map(() => 0), ...(run.judge ? [boundsOf(run.judge.rubric).low] : [])],
  );
  return { row, error, isCutOff: false, cost: FREE, judgeCost: FREE };
}

function baseOf({ task }: Run, { key, question, references }: Asked) {
  return { task, filter: "none", key, input: question, expected: references };
}

function answeredOf({ references, row }: Asked, { latencyMs, costUsd }: ChatAnswer, text: string) {
  return { text, references, latencyMs, costUsd, fill: (template: string) => fill(template, row) };
}

type Judged = { readonly score: number | null; readonly reason: string; readonly cost: Spent };

/** Null where the judge gave no score: its failure is not the answer's. */
async function judgeAnswer(
  { model, rubric }: NonNullable<Run["judge"]>,
  judge: Caller,
  { question, references }: Asked,
  answer: string,
  signal: AbortSignal,
): Promise<Judged> {
  const said = await judge.ask(
    { model, temperature: 0, ...judgeRequest(rubric, { question, references, answer }) },
    signal,
  );
  if (said instanceof CallError)
    return { score: null, reason: `The judge did not answer. ${said.message}`, cost: FREE };
  const judgement = readJudgement(rubric, said.text);
  if (judgement) return { ...judgement, cost: costOf(said) };
  const beginning = said.text.slice(0, 300) || "nothing";
  return { score: null, reason: `The judge gave no score on the scale. It said: ${beginning}`, cost: costOf(said) };
}

function costOf({ costUsd, usage }: ChatAnswer): Spent {
  return { usd: costUsd ?? 0, tokens: usage.inputTokens + usage.outputTokens };
}
