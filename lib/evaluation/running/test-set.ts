import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";
import { isJsonObject } from "#lib/platform/json-value.ts";
import { readCsv } from "#lib/platform/records/csv.ts";
import { readJsonl } from "#lib/platform/records/jsonl.ts";

export type TestSet = {
  readonly versionId: string;
  readonly datasetName: string;
  readonly dataset: number;
  readonly version: number;
  readonly purpose: "train" | "test" | "other";
  readonly rowCount: number;
  readonly columns: readonly string[];
  readonly sha256: string;
};

/** A version of a dataset by the numbers people know it by; null when there is none. */
export async function findTestSet(
  tx: Tx,
  projectId: string,
  { dataset, version }: { dataset: number; version: number },
): Promise<TestSet | null> {
  const found = await tx.datasetVersion.findFirst({
    where: { projectId, number: version, dataset: { number: dataset } },
    select: {
      id: true,
      purpose: true,
      rowCount: true,
      columns: true,
      contentSha256: true,
      dataset: { select: { name: true } },
    },
  });
  if (!found) return null;
  return {
    versionId: found.id,
    datasetName: found.dataset.name,
    ...{ dataset, version },
    purpose: found.purpose,
    rowCount: found.rowCount,
    columns: namesOf(found.columns),
    sha256: found.contentSha256,
  };
}

function namesOf(columns: unknown): string[] {
  return Array.isArray(columns) ? columns.map(({ name }: { name: string }) => name) : [];
}

/** The rows of a version in their order, a chunk in memory at a time. */
export async function* readTestRows(versionId: string): AsyncGenerator<JsonObject> {
  const { blobId, format } = await db().datasetVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { blobId: true, format: true },
  });
  const bytes = readBlob(blobId);
  for await (const { value } of format === "csv" ? readCsv(bytes) : readJsonl(bytes)) {
    if (isJsonObject(value)) yield value;
  }
}
