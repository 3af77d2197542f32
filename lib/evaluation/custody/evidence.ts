import { cache } from "react";
import { versionRef } from "#lib/data/datasets/views.ts";
import { OVERLAP_METHOD } from "#lib/data/overlap/overlap.ts";
import { type Custody, lateThreshold, type TestSetCustody } from "#lib/evaluation/custody/rules.ts";
import { listMeasuredObjectives } from "#lib/evaluation/evidence.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { ObjectiveFact } from "#lib/scope/evidence.ts";

/**
 * Who saw the test sets that the objectives' scores rest on, and what of them a model may have learned from. Once for each page, whose
 * gate and table both ask.
 *
 * @param only the number of one evaluation: its test set alone then, whether or not an objective counts it. Null: all that count.
 */
export const collectCustody = cache(async (tx: Tx, projectId: string, only: number | null): Promise<Custody> => {
  const measured = await listMeasuredObjectives(tx, projectId);
  const counting = measured.flatMap(({ objective, score }) =>
    score ? [{ objective, evaluation: score.evaluationNumber }] : [],
  );
  const evaluations = await tx.evaluation.findMany({
    where: { projectId, number: only ?? { in: [...new Set(counting.map(({ evaluation }) => evaluation))] } },
    orderBy: { number: "asc" },
    select: { number: true, testVersionId: true },
  });
  const versionOf = new Map(evaluations.map(({ number, testVersionId }) => [number, testVersionId]));
  const rows = await findTestSets(
    tx,
    projectId,
    [...new Set(versionOf.values())].filter((id) => id !== null),
  );
  const trains = rows.length > 0 ? await listTrainingSets(tx, projectId) : [];
  return {
    testSets: rows.map((row) => {
      const seenBy = evaluations.flatMap(({ number, testVersionId }) => (testVersionId === row.id ? [number] : []));
      const objectives = counting.filter(({ evaluation }) => seenBy.includes(evaluation)).map((one) => one.objective);
      return custodyOf(row, { evaluations: seenBy, objectives, trains });
    }),
    unkept: evaluations.flatMap(({ number, testVersionId }) => (testVersionId === null ? [number] : [])),
  };
});

type TestSetRow = Awaited<ReturnType<typeof findTestSets>>[number];
type TrainingSet = { readonly id: string; readonly ref: string };

function findTestSets(tx: Tx, projectId: string, ids: readonly string[]) {
  return tx.datasetVersion.findMany({
    where: { projectId, id: { in: [...ids] } },
    orderBy: { uploadedAt: "asc" },
    select: {
      id: true,
      ...NAMED,
      looks: { orderBy: { number: "asc" }, take: 1, select: { lookedAt: true } },
      _count: { select: { looks: true } },
      overlapsTest: {
        where: { methodVersion: OVERLAP_METHOD },
        select: { testRows: true, anyRows: true, trainVersionId: true, train: { select: NAMED } },
      },
    },
  });
}

const NAMED = { number: true, dataset: { select: { number: true, name: true } } } as const;

async function listTrainingSets(tx: Tx, projectId: string): Promise<TrainingSet[]> {
  const rows = await tx.datasetVersion.findMany({
    where: { projectId, purpose: "train" },
    orderBy: { uploadedAt: "asc" },
    select: { id: true, ...NAMED },
  });
  return rows.map((row) => ({ id: row.id, ref: refOf(row) }));
}

function custodyOf(
  row: TestSetRow,
  {
    evaluations,
    objectives,
    trains,
  }: { evaluations: readonly number[]; objectives: readonly ObjectiveFact[]; trains: readonly TrainingSet[] },
): TestSetCustody {
  const firstLookAt = row.looks[0]?.lookedAt ?? null;
  const compared = new Set(row.overlapsTest.map(({ trainVersionId }) => trainVersionId));
  return {
    ref: refOf(row),
    name: row.dataset.name,
    evaluations,
    lookCount: row._count.looks,
    firstLookAt,
    overlaps: row.overlapsTest.map(({ train, testRows, anyRows }) => ({
      train: refOf(train),
      trainName: train.dataset.name,
      testRows,
      anyRows,
    })),
    unmeasured: trains.filter(({ id }) => !compared.has(id)).map(({ ref }) => ref),
    late: objectives.flatMap((objective) => lateThreshold(objective, firstLookAt) ?? []),
  };
}

function refOf({ number, dataset }: { readonly number: number; readonly dataset: { readonly number: number } }) {
  return versionRef({ dataset: dataset.number, version: number });
}
