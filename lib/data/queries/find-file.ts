import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import type { DatasetFormat } from "#lib/data/vocabulary.ts";
import { db } from "#lib/platform/db.ts";
import { NotFound } from "#lib/platform/errors.ts";

/** Where the bytes of a version are. */
export type VersionFile = {
  readonly blobId: string;
  readonly format: DatasetFormat;
  readonly fileName: string;
  readonly contentSha256: string;
  readonly sizeBytes: number;
  readonly rowCount: number;
};

/**
 * The file of a version, for those who may read what is in it.
 * @throws NotFound when there is no such version.
 */
export async function findFile(
  access: ProjectAccess<"record:read">,
  dataset: number,
  version: number,
): Promise<VersionFile> {
  const file = await db().datasetVersion.findFirst({
    where: { number: version, dataset: { projectId: access.project.id, number: dataset } },
    select: { blobId: true, format: true, fileName: true, contentSha256: true, sizeBytes: true, rowCount: true },
  });
  if (!file) throw new NotFound();
  return { ...file, format: file.format as DatasetFormat, sizeBytes: Number(file.sizeBytes) };
}
