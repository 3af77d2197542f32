import { basisOf } from "#lib/data/rules.ts";
import { consentFactsOf, SOURCE_FACTS } from "#lib/data/source-facts.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { RunStatus } from "#lib/platform/generated/enums.ts";
import type { LineageDataset } from "#lib/training/rules/clearance.ts";

export type TrainingEvidence = {
  /** What the round goes on with; null while nothing is chosen. A prompt version will be another kind. */
  readonly choice: ChosenRun | null;
};

export type ChosenRun = {
  readonly kind: "run";
  readonly number: number;
  readonly name: string;
  readonly status: RunStatus;
  readonly isDeleted: boolean;
  readonly datasets: readonly LineageDataset[];
};

/** What was chosen in the present round of Training, and what it was built on, at an instant. */
export async function collectTrainingEvidence(tx: Tx, projectId: string, at: Date): Promise<TrainingEvidence> {
  const round = await currentRound(tx, projectId, "training");
  const choice = await tx.trainingChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: { run: { select: { id: true, number: true, name: true, status: true, deletedAt: true } } },
  });
  if (!choice?.run) return { choice: null };
  const { id, deletedAt, ...run } = choice.run;
  const datasets = (await lineageOf(tx, [id], at)).get(id) ?? [];
  return { choice: { kind: "run", ...run, isDeleted: deletedAt !== null, datasets } };
}

/** What some runs were built on, down to the bases of the sources at an instant. */
export async function lineageOf(
  tx: Tx,
  runIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly LineageDataset[]>> {
  const rows = await tx.runDataset.findMany({
    where: { runId: { in: [...runIds] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      run: { select: { projectId: true } },
      runId: true,
      name: true,
      context: true,
      version: {
        select: {
          number: true,
          purpose: true,
          uploadedAt: true,
          dataset: { select: { number: true, name: true } },
          sources: {
            orderBy: { source: { number: "asc" } },
            select: { source: { select: { name: true, ...SOURCE_FACTS } } },
          },
        },
      },
    },
  });
  const projectIds = new Set(rows.map(({ run }) => run.projectId));
  const dataVerdicts = await tx.gateVerdict.findMany({
    where: { projectId: { in: [...projectIds] }, phase: "data" },
    orderBy: { id: "asc" },
    select: { verdict: true, judgedAt: true },
  });
  const byRun = new Map<string, LineageDataset[]>();
  for (const { runId, name, context, version } of rows) {
    const dataset: LineageDataset = {
      name,
      context,
      version: version && {
        ref: `${version.dataset.number}/${version.number}`,
        datasetName: version.dataset.name,
        purpose: version.purpose,
        passedDataGate: wasOpenSince(dataVerdicts, version.uploadedAt),
        sources: version.sources.map(({ source: { number, name, consents, ...facts } }) => {
          const { state, sentence, validUntil } = basisOf(facts, consents.map(consentFactsOf), at);
          return { number, name, basis: state, sentence, validUntil };
        }),
      },
    };
    byRun.set(runId, [...(byRun.get(runId) ?? []), dataset]);
  }
  return byRun;
}

/** Whether the gate was open at an instant or at any time since, by the verdicts on record, the oldest first. */
function wasOpenSince(
  verdicts: readonly { readonly verdict: string; readonly judgedAt: Date }[],
  since: Date,
): boolean {
  const inForce = verdicts.findLast(({ judgedAt }) => judgedAt <= since);
  return (
    inForce?.verdict === "open" || verdicts.some(({ verdict, judgedAt }) => verdict === "open" && judgedAt > since)
  );
}
