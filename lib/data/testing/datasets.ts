import type { ProjectAccess } from "#lib/access/access.ts";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { type UploadedVersion, uploadVersion } from "#lib/data/commands/upload-version.ts";
import { uploadQuery } from "#lib/data/datasets/schema.ts";
import type { DatasetPurpose } from "#lib/data/vocabulary.ts";
import type { Outcome } from "#lib/platform/outcome.ts";

export function bytesOfRows(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** A file as a stream brings it. */
export async function* streamed(file: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function upload(
  access: ProjectAccess<"data:update">,
  dataset: number,
  file: string | Uint8Array,
  query: { purpose: DatasetPurpose; format?: "jsonl" | "csv"; sources?: string; textColumns?: string },
): Promise<Outcome<UploadedVersion, string>> {
  const input = uploadQuery.parse({ format: "jsonl", fileName: "rows.jsonl", ...query });
  return uploadVersion(access, dataset, input, streamed(file));
}

/** A new dataset with one version. */
export async function makeVersion(
  access: ProjectAccess<"data:update">,
  name: string,
  purpose: DatasetPurpose,
  rows: readonly object[],
): Promise<{ readonly dataset: number }> {
  const added = await addDataset(access, { name, description: "" });
  if (!added.ok) throw new Error(added.message);
  const uploaded = await upload(access, added.value.number, bytesOfRows(rows), { purpose });
  if (!uploaded.ok) throw new Error(uploaded.message);
  return { dataset: added.value.number };
}
