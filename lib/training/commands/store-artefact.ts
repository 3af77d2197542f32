import type { ProjectAccess } from "#lib/access/access.ts";
import { keepBlob } from "#lib/platform/blobs/keep-blob.ts";
import { dropBlob, type Piece, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { findRun } from "#lib/training/commands/find-run.ts";
import { MAX_ARTEFACT_BYTES } from "#lib/training/limits.ts";
import { whyNotWrite } from "#lib/training/rules/why-not-write.ts";

/** Keeps a file of a run while it arrives. The same path again is the newer file; the older one stays where it is. */
export async function storeArtefact(
  access: ProjectAccess<"training:log">,
  { wireId, path }: { readonly wireId: string; readonly path: string },
  file: AsyncIterable<Uint8Array>,
): Promise<Outcome<undefined, "no-such-run" | "run-deleted" | "too-large">> {
  const projectId = access.project.id;
  const found = await findRun(db(), projectId, wireId);
  if (!found.ok) return found;
  const refusal = whyNotWrite(found.value, wireId);
  if (refusal) return refusal;
  const blob = await writeBlob(pieces(file), { projectId, maxBytes: MAX_ARTEFACT_BYTES });
  if (!blob.ok) return blob;
  const { id: blobId, sha256, sizeBytes } = blob.value;
  const runId = found.value.id;
  const at = now();
  try {
    // Part of what a run logs, and so no entry in the ledger.
    await db().$transaction(async (tx) => {
      await keepBlob(tx, blobId, at);
      await tx.runArtefact.create({ data: { runId, path, sizeBytes, sha256, blobId, at }, select: { id: true } });
      await tx.trainingRun.update({ where: { id: runId }, data: { loggedAt: at }, select: { id: true } });
    });
  } catch (error) {
    await dropBlob(blobId);
    throw error;
  }
  return accept();
}

async function* pieces(file: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  for await (const bytes of file) yield { bytes };
}
