import { basisOf } from "#lib/data/rules.ts";
import { consentFactsOf, SOURCE_FACTS } from "#lib/data/source-facts.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Prisma } from "#lib/platform/generated/client.ts";
import type { RunStatus } from "#lib/platform/generated/enums.ts";
import type { LineageDataset } from "#lib/training/rules/clearance.ts";

export type TrainingEvidence = {
  /** What the round goes on with; null while nothing is chosen. */
  readonly choice: ChosenRun | ChosenPrompt | null;
};

export type ChosenRun = {
  readonly kind: "run";
  readonly number: number;
  readonly name: string;
  readonly status: RunStatus;
  readonly isDeleted: boolean;
  readonly datasets: readonly LineageDataset[];
};

export type ChosenPrompt = {
  readonly kind: "prompt";
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly contentSha256: string;
  /** What its examples were taken from. */
  readonly datasets: readonly LineageDataset[];
};

/** What was chosen in the present round of Training, and what it was built on, at an instant. */
export async function collectTrainingEvidence(tx: Tx, projectId: string, at: Date): Promise<TrainingEvidence> {
  const round = await currentRound(tx, projectId, "training");
  const choice = await tx.trainingChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: {
      run: { select: { id: true, number: true, name: true, status: true, deletedAt: true } },
      promptVersion: {
        select: { id: true, number: true, contentSha256: true, prompt: { select: { key: true, name: true } } },
      },
    },
  });
  if (choice?.promptVersion) {
    const { id, number, contentSha256, prompt } = choice.promptVersion;
    const datasets = await examplesOf(tx, projectId, id, at);
    return { choice: { kind: "prompt", ...prompt, version: number, contentSha256, datasets } };
  }
  if (!choice?.run) return { choice: null };
  const { id, deletedAt, ...run } = choice.run;
  const datasets = (await lineageOf(tx, [id], at)).get(id) ?? [];
  return { choice: { kind: "run", ...run, isDeleted: deletedAt !== null, datasets } };
}

const LINEAGE = {
  number: true,
  purpose: true,
  uploadedAt: true,
  dataset: { select: { number: true, name: true } },
  sources: {
    orderBy: { source: { number: "asc" } },
    select: { source: { select: { name: true, ...SOURCE_FACTS } } },
  },
} as const satisfies Prisma.DatasetVersionSelect;

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
      version: { select: LINEAGE },
    },
  });
  const verdicts = await dataVerdictsOf(tx, [...new Set(rows.map(({ run }) => run.projectId))]);
  const byRun = new Map<string, LineageDataset[]>();
  for (const { runId, name, context, version } of rows) {
    const dataset: LineageDataset = { name, context, version: version && lineageVersion(version, verdicts, at) };
    byRun.set(runId, [...(byRun.get(runId) ?? []), dataset]);
  }
  return byRun;
}

/** What the examples in a version of a prompt were taken from, as far down. */
export async function examplesOf(
  tx: Tx,
  projectId: string,
  promptVersionId: string,
  at: Date,
): Promise<readonly LineageDataset[]> {
  const rows = await tx.promptVersionDataset.findMany({
    where: { promptVersionId },
    select: { datasetVersion: { select: LINEAGE } },
  });
  if (rows.length === 0) return [];
  const verdicts = await dataVerdictsOf(tx, [projectId]);
  return rows
    .map(({ datasetVersion }) => lineageVersion(datasetVersion, verdicts, at))
    .map((version): LineageDataset => ({ name: version.datasetName, context: "examples", version }))
    .sort((a, b) => (a.version?.ref ?? "").localeCompare(b.version?.ref ?? "", "en", { numeric: true }));
}

type Verdict = { readonly verdict: string; readonly judgedAt: Date };

function dataVerdictsOf(tx: Tx, projectIds: readonly string[]): Promise<readonly Verdict[]> {
  return tx.gateVerdict.findMany({
    where: { projectId: { in: [...projectIds] }, phase: "data" },
    orderBy: { id: "asc" },
    select: { verdict: true, judgedAt: true },
  });
}

function lineageVersion(
  version: Prisma.DatasetVersionGetPayload<{ select: typeof LINEAGE }>,
  verdicts: readonly Verdict[],
  at: Date,
): NonNullable<LineageDataset["version"]> {
  return {
    ref: `${version.dataset.number}/${version.number}`,
    datasetName: version.dataset.name,
    purpose: version.purpose,
    passedDataGate: wasOpenSince(verdicts, version.uploadedAt),
    sources: version.sources.map(({ source: { number, name, consents, ...facts } }) => {
      const { state, sentence, validUntil } = basisOf(facts, consents.map(consentFactsOf), at);
      return { number, name, basis: state, sentence, validUntil };
    }),
  };
}

/** Whether the gate was open at an instant or at any time since, by the verdicts on record, the oldest first. */
function wasOpenSince(verdicts: readonly Verdict[], since: Date): boolean {
  const inForce = verdicts.findLast(({ judgedAt }) => judgedAt <= since);
  return (
    inForce?.verdict === "open" || verdicts.some(({ verdict, judgedAt }) => verdict === "open" && judgedAt > since)
  );
}
