import { createHash } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import { addEvaluation } from "#lib/evaluation/commands/add-evaluation.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import { type AnswerTotals, totalsOf } from "#lib/evaluation/running/answers.ts";
import type { AskedAll } from "#lib/evaluation/running/ask-all.ts";
import type { GatheredRun } from "#lib/evaluation/running/gather.ts";
import { runScores } from "#lib/evaluation/running/run-scores.ts";
import { runWarnings } from "#lib/evaluation/running/run-warnings.ts";
import type { Run } from "#lib/evaluation/running/schema.ts";
import { storable } from "#lib/evaluation/storable.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Grows when the same answers would be scored otherwise than before; a metric's own version is in its signature. */
const RUNNING_VERSION = 1;

type Ended = {
  readonly jobId: string;
  readonly run: Run;
  readonly asked: AskedAll;
  readonly gathered: GatheredRun;
  readonly connection: { readonly name: string; readonly baseUrl: string };
  readonly signal: AbortSignal;
};

/** Makes an evaluation of what was answered. */
export async function addRun(
  access: ProjectAccess<"evaluation:import">,
  { jobId, run, asked, gathered, connection, signal }: Ended,
): Promise<Outcome<EvaluationView, string>> {
  const answered = gathered.scored.count;
  if (answered === 0) return refuse("run.nothing-asked", "The budget is too small for the first item. Raise it.");
  if (gathered.failures === answered)
    return refuse(
      "run.no-answers",
      `None of the ${answered} items got an answer. The last error: ${gathered.lastError}`,
    );
  const [{ rowCount }, totals, { startedAt }] = await Promise.all([
    db().datasetVersion.findUniqueOrThrow({ where: { id: run.versionId }, select: { rowCount: true } }),
    totalsOf(jobId),
    db().backgroundJob.findUniqueOrThrow({ where: { id: jobId }, select: { startedAt: true } }),
  ]);
  const { scores, partial, warnings, ...parts } = await runScores(run, gathered, { answered, rows: rowCount }, signal);
  const settings = settingsOf(run, connection, totals, asked);
  const read: ImportedEvaluation = {
    format: "predictions",
    ...{ toolVersion: null, modelArgs: null, gitHash: null, taskCount: 1 },
    modelName: run.model ?? null,
    date: startedAt,
    partial,
    settings,
    scores,
    warnings: [...runWarnings(run, { answered, rowCount, gathered, asked }), ...warnings],
  };
  const evaluation = storable(read, now());
  if (!evaluation.ok) return evaluation;
  // The job is a part of it: two runs are two measurements, even when the model says the same both times.
  const content = JSON.stringify([RUNNING_VERSION, jobId, settings, gathered.sha256]);
  return changeProject(access, async (change) => {
    const { view } = await addEvaluation(
      { change, access },
      {
        id: jobId,
        origin: "run",
        name: run.name || `${run.model} on ${run.task}`,
        parserVersion: RUNNING_VERSION,
        contentSha256: createHash("sha256").update(content).digest("hex"),
        sizeBytes: Math.min(gathered.sizeBytes, 2 ** 31 - 1),
        blobId: null,
        testVersionId: run.versionId,
        evaluation: evaluation.value,
        ...parts,
      },
    );
    return accept(view);
  });
}

/** How it was run, and what it took. Names the endpoint; nothing of its key is known here. */
function settingsOf(run: Run, connection: Ended["connection"], totals: AnswerTotals, { tally }: AskedAll): JsonObject {
  const { testSet, model, system, prompt, references, assertions, judge, budget, attempts, concurrency } = run;
  const sampling = { temperature: run.temperature, maxTokens: run.maxTokens, seed: run.seed, maxItems: run.maxItems };
  return {
    ...{ testSet, connection: connection.name, baseUrl: connection.baseUrl, model: model ?? null, system, prompt },
    ...Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== undefined)),
    references,
    metrics: (run.metrics ?? []).map(({ metric, settings }) => ({ metric, settings: settings as JsonObject })),
    assertions: assertions.map(({ type, name, settings }) => ({ type, name, settings: settings as JsonObject })),
    ...(judge ? { judge: { connection: judge.connection, model: judge.model ?? null, rubric: judge.rubric } } : {}),
    ...{ attempts, concurrency, budget: { usd: budget.usd ?? null, tokens: budget.tokens ?? null } },
    totals: { ...totals, judgeTokens: tally.judge.tokens, judgeCostUsd: tally.judge.usd, retries: tally.retries },
  };
}
