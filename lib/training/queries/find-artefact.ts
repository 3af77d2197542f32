import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { db } from "#lib/platform/db.ts";

export type ArtefactFile = {
  readonly path: string;
  readonly sizeBytes: number;
  readonly bytes: () => AsyncGenerator<Uint8Array>;
};

/** The newest file at a path of a run, or null. What is in it is a record, not a dashboard. */
export async function findArtefact(
  access: ProjectAccess<"record:read"> | ProjectAccess<"training:log">,
  runId: string,
  path: string,
): Promise<ArtefactFile | null> {
  const found = await db().runArtefact.findFirst({
    where: { runId, path, run: { projectId: access.project.id } },
    orderBy: { id: "desc" },
    select: { sizeBytes: true, blobId: true },
  });
  return found && { path, sizeBytes: Number(found.sizeBytes), bytes: () => readBlob(found.blobId) };
}
