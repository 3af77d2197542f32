import { randomUUID } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import { addEvaluation } from "#lib/evaluation/commands/add-evaluation.ts";
import { ItemWriter } from "#lib/evaluation/items/item-writer.ts";
import { scoreItems } from "#lib/evaluation/scoring/score-items.ts";
import { scoredParts } from "#lib/evaluation/scoring/scored-evaluation.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept } from "#lib/platform/outcome.ts";
import type { ScoredMetric } from "#lib/statistics/create-scorer.ts";

export type Answered = {
  readonly key: string;
  readonly answer: string;
  readonly expected: string;
  readonly input?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** How sure the model was, for the metrics that ask. */
  readonly confidence?: number;
};

type Run = {
  readonly answers: readonly Answered[];
  readonly metrics?: readonly {
    readonly metric: ScoredMetric;
    readonly settings?: Readonly<Record<string, unknown>>;
  }[];
  readonly task?: string;
  readonly model?: string;
  readonly date?: Date;
};

/** Adds an evaluation with items, the numbers its scores rest on, and slices, as scoring a file of answers does. */
export async function addAnswered(
  access: ProjectAccess<"evaluation:import">,
  { answers, metrics = [{ metric: "accuracy" }], task = "billing", model = "acme/tale-7b", date }: Run,
): Promise<EvaluationView> {
  const id = randomUUID();
  const writer = new ItemWriter(id);
  const chosen = metrics.map(({ metric, settings = {} }) => ({ metric, settings }));
  const scored = await scoreItems(batchOf(answers), chosen, {
    onScored: (items, values) =>
      writer.add(
        items.map(({ kept }, at) => ({
          ...{ task, filter: "none", key: kept.key, input: kept.input ?? null, expected: [kept.expected] },
          ...{ answer: kept.answer, fields: kept.fields ?? {}, values: values[at] ?? {}, error: null },
          ...{ latencyMs: null, promptTokens: null, completionTokens: null, costUsd: null },
        })),
      ),
  });
  await writer.flush();
  const { scores, partial, warnings, ...parts } = scoredParts(scored, task, (item) => `line ${item + 1}`);
  const added = await changeProject<EvaluationView, string>(access, async (change) => {
    const { view } = await addEvaluation(
      { change, access },
      {
        ...{ id, origin: "scored", name: `${model} on ${task}`, parserVersion: 1, sizeBytes: 0, blobId: null },
        contentSha256: id.replaceAll("-", "").padEnd(64, "0"),
        evaluation: {
          ...{ format: "predictions", toolVersion: null, modelName: model, modelArgs: null, gitHash: null },
          ...{ date: date ?? null, taskCount: 1, settings: { metrics: chosen as never }, partial, warnings, scores },
        },
        ...parts,
      },
    );
    return accept(view);
  });
  if (!added.ok) throw new Error(added.message);
  return added.value;
}

async function* batchOf(answers: readonly Answered[]) {
  yield answers.map((kept) => ({
    kept,
    fields: kept.fields ?? {},
    scorable: {
      answer: { prediction: kept.answer, references: [kept.expected] },
      ...(kept.confidence !== undefined && {
        confidence: { confidence: kept.confidence, correct: kept.answer === kept.expected },
      }),
    },
  }));
}
