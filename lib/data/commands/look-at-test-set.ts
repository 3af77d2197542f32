import type { Change } from "#lib/ledger/change.ts";

type Look = { readonly versionId: string; readonly evaluationId: string };

/**
 * Counts a look: an evaluation has seen this test set, and whoever works on from its scores knows something of it. Called for each
 * evaluation that names a test version, in the transaction that adds it.
 *
 * @returns how many looks there are now.
 */
export async function lookAtTestSet({ tx, at, record }: Change, { versionId, evaluationId }: Look): Promise<number> {
  const {
    projectId,
    number: version,
    dataset,
  } = await tx.datasetVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { projectId: true, number: true, dataset: { select: { number: true } } },
  });
  const evaluation = await tx.evaluation.findUniqueOrThrow({
    where: { id: evaluationId },
    select: { number: true, importedByName: true },
  });
  const last = await tx.testSetLook.aggregate({ where: { versionId }, _max: { number: true } });
  const look = (last._max.number ?? 0) + 1;
  await tx.testSetLook.create({
    data: { versionId, number: look, projectId, evaluationId, lookedAt: at, lookedByName: evaluation.importedByName },
    select: { number: true },
  });
  record(
    { type: "test-set.looked", payload: { dataset: dataset.number, version, look, evaluation: evaluation.number } },
    "evaluation",
  );
  return look;
}
