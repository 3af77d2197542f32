import { createHash } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import { findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import { type Imported, importBlob } from "#lib/evaluation/commands/import-blob.ts";
import { contentOf, type ImportRequest } from "#lib/evaluation/import-request.ts";
import { dropItems } from "#lib/evaluation/items/item-writer.ts";
import { dropBlob, type Piece, type WrittenBlob, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

/**
 * Takes in the result file of an evaluation tool while its sender waits: the file as it is, and every score in it. The same bytes are
 * imported once, however often and at whatever moment they are sent.
 *
 * @returns a refusal names the line or the field of the file that is wrong; nothing is kept then.
 */
export async function importEvaluation(
  access: ProjectAccess<"evaluation:import">,
  {
    bytes,
    fileName = "",
    options = {},
    ...request
  }: Omit<ImportRequest, "options"> &
    Partial<Pick<ImportRequest, "options">> & { bytes: Uint8Array; fileName?: string },
): Promise<Outcome<Imported, string>> {
  const projectId = access.project.id;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await findByContent(db(), projectId, contentOf(sha256, { ...request, options }));
  if (known) return accept({ evaluation: known, alreadyImported: true });
  const blob = await writeBlob(once(bytes), { projectId, maxBytes: bytes.byteLength });
  if (!blob.ok) return blob;
  return importNow(access, { ...request, options }, { blob: blob.value, name: fileName, open: () => pieces(bytes) });
}

type KeptFile = { readonly blob: WrittenBlob; readonly name: string; readonly open: () => AsyncIterable<Uint8Array> };

/** Imports what is a blob by now, and leaves nothing behind where that does not come to be an evaluation. */
export async function importNow(
  access: ProjectAccess<"evaluation:import">,
  request: ImportRequest,
  { blob, ...file }: KeptFile,
): Promise<Outcome<Imported, string>> {
  // Made in the database, it holds the moment: what a crash leaves under it is swept.
  const evaluationId = blob.id;
  let isKept = false;
  try {
    const { signal } = new AbortController();
    const imported = await importBlob(access, { ...request, evaluationId, blob, file, signal });
    isKept = imported.ok && !imported.value.alreadyImported;
    return imported;
  } finally {
    if (!isKept) await Promise.all([dropItems(evaluationId), dropBlob(blob.id)]);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Piece> {
  yield { bytes };
}

const PIECE_BYTES = 65_536;

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
