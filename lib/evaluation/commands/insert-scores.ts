import type { ImportedScore } from "#lib/evaluation/imported.ts";
import { identityOf } from "#lib/evaluation/storable.ts";
import { inTreeOrder } from "#lib/evaluation/tree.ts";
import type { Tx } from "#lib/platform/db.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

type NewEvaluation = {
  readonly id: string;
  readonly projectId: string;
  readonly number: number;
  readonly evaluatedAt: Date;
};

/** Adds the scores of an evaluation, and a measure for each kind of score that the project has not had before. */
export async function insertScores(
  tx: Tx,
  { id, projectId, number, evaluatedAt }: NewEvaluation,
  scores: readonly ImportedScore[],
): Promise<void> {
  const measureIds = await measuresOf(tx, projectId, scores);
  await tx.score.createMany({
    data: inTreeOrder(scores).map(({ score, depth }, position) => ({
      evaluationId: id,
      position,
      depth,
      measureId: measureIds.get(identityOf(score)) ?? missing(score),
      evaluationNumber: number,
      evaluatedAt,
      value: score.value,
      nonFinite: score.nonFinite,
      stderr: score.stderr,
      n: score.n,
      nOriginal: score.nOriginal,
      nShot: score.nShot,
      higherIsBetter: score.higherIsBetter,
      isGroup: score.isGroup,
      parent: score.parent,
      version: score.version,
      intervalLow: score.interval?.low,
      intervalHigh: score.interval?.high,
      intervalMethod: score.interval?.method,
      signature: score.signature,
      distribution: score.distribution ?? undefined,
    })),
  });
}

async function measuresOf(
  tx: Tx,
  projectId: string,
  scores: readonly ImportedScore[],
): Promise<ReadonlyMap<string, string>> {
  await tx.measure.createMany({
    data: scores.map(({ metric, task, taskAlias, filter }) => ({
      ...{ projectId, metric, task, taskAlias, filter },
      metricKey: metricKeyOf(metric),
    })),
    skipDuplicates: true,
  });
  const metricKeys = [...new Set(scores.map(({ metric }) => metricKeyOf(metric)))];
  const known = await tx.measure.findMany({
    where: { projectId, metricKey: { in: metricKeys } },
    select: { id: true, metric: true, task: true, taskAlias: true, filter: true },
  });
  return new Map(known.map((measure) => [identityOf(measure), measure.id]));
}

function missing({ task, metric }: ImportedScore): never {
  throw new Error(`The measure of ${metric} on ${task} was neither found nor made.`);
}
