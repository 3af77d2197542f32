import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type LoadedRun, loadRuns } from "#lib/training/queries/load-runs.ts";

/** Some runs by their numbers, in that order, deleted ones too. */
export async function getRuns(
  access: ProjectAccess<"project:read">,
  numbers: readonly number[],
): Promise<readonly LoadedRun[]> {
  const found = await db().trainingRun.findMany({
    where: { projectId: access.project.id, number: { in: [...numbers] } },
    select: { id: true, number: true },
  });
  const ids = numbers.flatMap((number) => found.find((one) => one.number === number)?.id ?? []);
  return loadRuns(access, ids);
}

export type RunDatasetView = {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly context: string;
  readonly version: { readonly ref: string; readonly dataset: number; readonly name: string } | null;
};

/** The data a run names, and which versions of the project that is. */
export async function listDatasetsOfRun(
  access: ProjectAccess<"project:read">,
  runId: string,
): Promise<readonly RunDatasetView[]> {
  const rows = await db().runDataset.findMany({
    where: { runId, run: { projectId: access.project.id } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      digest: true,
      context: true,
      version: { select: { number: true, dataset: { select: { number: true, name: true } } } },
    },
  });
  return rows.map(({ version, ...row }) => ({
    ...row,
    version: version && {
      ref: `${version.dataset.number}/${version.number}`,
      dataset: version.dataset.number,
      name: version.dataset.name,
    },
  }));
}

export type ArtefactRow = { readonly path: string; readonly sizeBytes: number; readonly at: Date };

const MOST_ARTEFACTS = 200;

/** The newest file at each path of a run. */
export async function listFilesOfRun(
  access: ProjectAccess<"record:read">,
  runId: string,
): Promise<readonly ArtefactRow[]> {
  const rows = await db().runArtefact.findMany({
    where: { runId, run: { projectId: access.project.id } },
    orderBy: [{ path: "asc" }, { id: "desc" }],
    distinct: ["path"],
    take: MOST_ARTEFACTS,
    select: { path: true, sizeBytes: true, at: true },
  });
  return rows.map(({ sizeBytes, ...row }) => ({ ...row, sizeBytes: Number(sizeBytes) }));
}
