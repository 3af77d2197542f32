import type { CoveredFacts } from "#lib/lifecycle/load-subject.ts";
import type { FactRecord } from "#lib/lifecycle/snapshot.ts";
import type { Tx } from "#lib/platform/db.ts";

/**
 * What `training.choice` covers: the run or the version of a prompt that a round goes on with, and the data it names. Authors are who
 * chose it and who wrote the version.
 */
export async function choiceFacts(
  tx: Tx,
  { projectId, round }: { readonly projectId: string; readonly round: number },
): Promise<CoveredFacts> {
  const named = { select: { number: true, dataset: { select: { number: true } } } } as const;
  const choice = await tx.trainingChoice.findFirst({
    where: { projectId, round },
    orderBy: { id: "desc" },
    select: {
      reason: true,
      chosenById: true,
      run: {
        select: { id: true, number: true, name: true, datasets: { select: { name: true, version: named } } },
      },
      promptVersion: {
        select: {
          id: true,
          number: true,
          contentSha256: true,
          createdById: true,
          prompt: { select: { key: true, name: true } },
          datasets: { select: { datasetVersion: named } },
        },
      },
    },
  });
  if (!choice) return { records: [], authors: [] };
  const { run, promptVersion, reason, chosenById } = choice;
  const refOf = (version: { number: number; dataset: { number: number } }) =>
    `${version.dataset.number}/${version.number}`;
  const records: FactRecord[] = [];
  if (run) {
    const data = run.datasets.map(({ name, version }) => (version ? refOf(version) : name));
    const fields = { run: run.number, data: listed(data), reason };
    records.push({ id: run.id, label: `Chosen run “${run.name}”`, fields });
  }
  if (promptVersion) {
    const { prompt, number: version, contentSha256: sha256, datasets } = promptVersion;
    const data = datasets.map(({ datasetVersion }) => refOf(datasetVersion));
    const fields = { prompt: prompt.key, version, sha256, data: listed(data), reason };
    records.push({ id: promptVersion.id, label: `Chosen prompt “${prompt.name}”`, fields });
  }
  const authors = [chosenById, promptVersion?.createdById ?? null].filter((id) => id !== null);
  return { records, authors };
}

function listed(names: readonly string[]): string | null {
  return names.length > 0 ? [...new Set(names)].sort().join(", ") : null;
}
