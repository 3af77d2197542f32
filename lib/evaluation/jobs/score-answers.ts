import { createHash } from "node:crypto";
import { z } from "zod";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type JobContext, jobKind } from "#lib/background/job-kind.ts";
import { answerBatches } from "#lib/evaluation/answers/answer-batches.ts";
import type { AnswerItem } from "#lib/evaluation/answers/answer-item.ts";
import { refusingAnswers } from "#lib/evaluation/answers/answers-error.ts";
import { answerColumns, testSetColumns } from "#lib/evaluation/answers/columns.ts";
import { answerFormat } from "#lib/evaluation/answers/record.ts";
import { addEvaluation, findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import { dropItems, ItemWriter } from "#lib/evaluation/items/item-writer.ts";
import { type ChosenMetric, chosenMetrics } from "#lib/evaluation/scoring/metric-choice.ts";
import { type ScoredItems, scoreItems } from "#lib/evaluation/scoring/score-items.ts";
import { scoredParts } from "#lib/evaluation/scoring/scored-evaluation.ts";
import { storable } from "#lib/evaluation/storable.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { dropBlob } from "#lib/platform/blobs/write-blob.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { createScorer } from "#lib/statistics/create-scorer.ts";
import type { ItemKind } from "#lib/statistics/scorer.ts";

/** Grows when the same file with the same settings would be read into other items than before; a metric's own version is in its signature. */
const READING_VERSION = 1;

const payload = z.object({
  file: z.object({
    blobId: z.uuid(),
    sha256: z.string(),
    sizeBytes: z.int(),
    name: z.string(),
    format: answerFormat,
  }),
  columns: answerColumns,
  metrics: chosenMetrics,
  task: z.string(),
  name: z.string(),
  model: z.string(),
  testSet: z
    .object({
      versionId: z.uuid(),
      blobId: z.uuid(),
      /** "3/2". */
      ref: z.string(),
      format: answerFormat,
      columns: testSetColumns,
    })
    .nullable(),
});
export type AnswersToScore = z.output<typeof payload>;

/** Scores an uploaded file of answers. Broken off, it begins again: what it had written of the items is taken away first. */
export const scoreAnswersJob = jobKind({
  kind: "evaluation-score",
  permission: "evaluation:import",
  payload,
  unit: "items",
  run: scoreAnswers,
  async discard(jobId, { file }) {
    await dropItems(jobId);
    await dropBlob(file.blobId);
  },
});

/** SHA-256 of everything the scores follow from: the same again is the same evaluation. */
export function contentOf({ file, columns, metrics, task, model, testSet }: AnswersToScore): string {
  const signatures = metrics.map(({ metric, settings }) => [metric, createScorer(metric, settings).signature]);
  const parts: unknown[] = [READING_VERSION, file.sha256, file.format, columns, signatures, task, model];
  if (testSet) parts.push(testSet.versionId, testSet.columns);
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

export function needsOf(metrics: readonly ChosenMetric[]): Set<ItemKind> {
  return new Set(metrics.map(({ metric, settings }) => createScorer(metric, settings).needs));
}

type Context = JobContext<"evaluation:import", AnswersToScore>;

async function scoreAnswers({ jobId, access, payload: asked, signal, progress }: Context) {
  // The evaluation has the job's id: an earlier run may have ended right after it was added.
  const done = await db().evaluation.findUnique({ where: { id: jobId }, select: { number: true } });
  if (done) return accept({ resultPath: `evaluation/${done.number}` });
  await dropItems(jobId);
  const writer = new ItemWriter(jobId);
  const lines: number[] = [];
  const keep = async (items: readonly AnswerItem[], values: readonly Readonly<Record<string, number | null>>[]) => {
    for (const { line } of items) lines.push(line);
    await writer.add(items.map(({ kept }, at) => ({ ...kept, task: asked.task, values: values[at] ?? {} })));
  };
  return refusingAnswers(async (): Promise<Outcome<{ resultPath: string }, string>> => {
    const file = { format: asked.file.format, columns: asked.columns, bytes: readBlob(asked.file.blobId) };
    const batches = answerBatches(file, testSetOf(asked), needsOf(asked.metrics));
    const scored = await scoreItems(batches, asked.metrics, { signal, onScored: keep, progress });
    await writer.flush();
    progress({ stage: "Saving", done: scored.count, total: scored.count });
    const nothing = whyNothing(scored, lines);
    if (nothing) return nothing;
    const added = await add(access, jobId, asked, scored, lines);
    return added.ok ? accept({ resultPath: `evaluation/${added.value.number}` }) : added;
  });
}

function testSetOf({ testSet }: AnswersToScore) {
  return testSet && { format: testSet.format, columns: testSet.columns, bytes: readBlob(testSet.blobId) };
}

/** A metric that can score no item at all was chosen by mistake. */
function whyNothing({ metrics }: ScoredItems, lines: readonly number[]) {
  const empty = metrics.find(({ estimated }) => estimated === null);
  const fault = empty?.firstFault;
  if (!empty || !fault) return null;
  const place = `line ${lines[fault.item]}, ${fault.field}`;
  return refuse(
    "evaluation.nothing-scored",
    `${empty.label} can score no answer of the file (${place}): ${fault.message}`,
  );
}

async function add(
  access: ProjectAccess<"evaluation:import">,
  id: string,
  asked: AnswersToScore,
  scored: ScoredItems,
  lines: readonly number[],
): Promise<Outcome<EvaluationView, string>> {
  const { scores, partial, warnings, ...parts } = scoredParts(scored, asked.task, (item) => `line ${lines[item]}`);
  const read: ImportedEvaluation = {
    format: "predictions",
    toolVersion: null,
    modelName: asked.model || null,
    modelArgs: null,
    date: null,
    gitHash: null,
    taskCount: 1,
    partial,
    settings: settingsOf(asked),
    scores,
    warnings,
  };
  const evaluation = storable(read, now());
  if (!evaluation.ok) return evaluation;
  const contentSha256 = contentOf(asked);
  const added = await changeProject<EvaluationView, string>(access, async (change) => {
    const meanwhile = await findByContent(change.tx, access.project.id, contentSha256);
    if (meanwhile) return accept(meanwhile);
    const { view } = await addEvaluation(
      { change, access },
      {
        ...{ id, origin: "scored", parserVersion: READING_VERSION, contentSha256 },
        name: asked.name || asked.model || asked.file.name || "Scored answers",
        sizeBytes: asked.file.sizeBytes,
        blobId: asked.file.blobId,
        evaluation: evaluation.value,
        testVersionId: asked.testSet?.versionId,
        ...parts,
      },
    );
    return accept(view);
  });
  const isNew = added.ok && (await db().evaluation.count({ where: { id } })) > 0;
  if (added.ok && !isNew) {
    await dropItems(id);
    await dropBlob(asked.file.blobId);
  }
  return added;
}

function settingsOf({ file, columns, metrics, testSet }: AnswersToScore): JsonObject {
  return {
    file: file.name,
    fileFormat: file.format,
    columns: columns as JsonObject,
    ...(testSet && { testSet: { version: testSet.ref, columns: testSet.columns } }),
    metrics: metrics.map(({ metric, settings }) => ({ metric, settings: settings as JsonObject })),
  };
}
