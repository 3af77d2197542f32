import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { lookAtTestSet } from "#lib/data/commands/look-at-test-set.ts";
import { insertScores } from "#lib/evaluation/commands/insert-scores.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { ItemMetric } from "#lib/evaluation/items/item-metric.ts";
import { insertRows, type Rows } from "#lib/evaluation/items/score-rows.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import type { Change } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { keepBlob } from "#lib/platform/blobs/keep-blob.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { EvaluationOrigin } from "#lib/platform/generated/enums.ts";

/** A score over the items of one group. */
export type SliceScoreRow = {
  /** Of the score it is a part of, in the order of the evaluation's scores. */
  readonly position: number;
  readonly field: string;
  readonly slice: string;
  readonly n: number;
  readonly value: number | null;
  readonly intervalLow: number | null;
  readonly intervalHigh: number | null;
  readonly pValue: number | null;
};

export type NewEvaluation = {
  /** Under which its items are written; a new one without items. */
  readonly id?: string;
  readonly origin: EvaluationOrigin;
  readonly name: string;
  readonly parserVersion: number;
  /** SHA-256 of everything its scores follow from: the file, and for what was scored here the settings too. */
  readonly contentSha256: string;
  readonly sizeBytes: number;
  /** The file as it came. */
  readonly blobId: string | null;
  /** Made fit for the tables by `storable`. */
  readonly evaluation: ImportedEvaluation;
  readonly items: {
    readonly count: number;
    readonly metrics: readonly ItemMetric[];
    readonly sliceFields: readonly string[];
  } | null;
  /** What scores computed here rest on, by their position. */
  readonly rows?: ReadonlyMap<number, Rows>;
  readonly slices?: readonly SliceScoreRow[];
  /** The test set that was seen, where it is kept here: this counts as a look at it. */
  readonly testVersionId?: string | null;
};

export type AddedEvaluation = { readonly id: string; readonly view: EvaluationView };

/** The one way an evaluation comes to be, whether it was imported, scored or run: whole, in the transaction of the change. */
export async function addEvaluation(
  { change, access }: { change: Change; access: ProjectAccess<"evaluation:import"> },
  added: NewEvaluation,
): Promise<AddedEvaluation> {
  const { tx, at, record } = change;
  const projectId = access.project.id;
  const { evaluation, items } = added;
  if (added.blobId) await keepBlob(tx, added.blobId, at);
  const { id, ...view } = await tx.evaluation.create({
    data: {
      id: added.id,
      projectId,
      number: await nextNumber(tx, projectId),
      name: added.name,
      origin: added.origin,
      format: evaluation.format,
      toolVersion: evaluation.toolVersion,
      modelName: evaluation.modelName,
      modelArgs: evaluation.modelArgs,
      gitHash: evaluation.gitHash,
      contentSha256: added.contentSha256,
      parserVersion: added.parserVersion,
      sizeBytes: added.sizeBytes,
      evaluatedAt: evaluation.date ?? at,
      isDateKnown: evaluation.date !== null,
      importedAt: at,
      importedById: authorOf(access.actor),
      importedByName: displayName(access.actor),
      round: await currentRound(tx, projectId, "evaluation"),
      taskCount: evaluation.taskCount,
      scoreCount: evaluation.scores.length,
      partial: evaluation.partial,
      settings: evaluation.settings,
      warnings: [...evaluation.warnings],
      itemCount: items?.count ?? 0,
      itemMetrics: (items?.metrics ?? []).map((metric) => ({ ...metric })),
      sliceFields: [...(items?.sliceFields ?? [])],
      blobId: added.blobId,
      testVersionId: added.testVersionId,
    },
    select: { id: true, ...EVALUATION_FIELDS },
  });
  await insertScores(tx, { projectId, id, ...view }, evaluation.scores);
  for (const [position, rows] of added.rows ?? []) await insertRows(tx, id, position, rows);
  await tx.sliceScore.createMany({ data: (added.slices ?? []).map((slice) => ({ evaluationId: id, ...slice })) });
  record(
    {
      type: "evaluation.imported",
      payload: {
        number: view.number,
        name: view.name,
        format: evaluation.format,
        sha256: added.contentSha256,
        scores: evaluation.scores.length,
      },
    },
    "evaluation",
  );
  if (added.testVersionId) await lookAtTestSet(change, { versionId: added.testVersionId, evaluationId: id });
  return { id, view };
}

/** The evaluation that has these scores already; asked again under the project's lock, so that of two at once the second finds it. */
export function findByContent(tx: Tx, projectId: string, contentSha256: string): Promise<EvaluationView | null> {
  return tx.evaluation.findUnique({
    where: { projectId_contentSha256: { projectId, contentSha256 } },
    select: EVALUATION_FIELDS,
  });
}

async function nextNumber(tx: Tx, projectId: string): Promise<number> {
  const last = await tx.evaluation.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return (last?.number ?? 0) + 1;
}
