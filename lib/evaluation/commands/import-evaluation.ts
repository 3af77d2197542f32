import { createHash } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import { addEvaluation, findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import { type Format, IMPORTERS } from "#lib/evaluation/importers.ts";
import { storable } from "#lib/evaluation/storable.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { dropBlob, type Piece, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

export type Imported = { readonly evaluation: EvaluationView; readonly alreadyImported: boolean };

/**
 * Takes in the result file of an evaluation tool: the file as it is, and every score in it. The same bytes are imported
 * once, however often and at whatever moment they are sent.
 *
 * @returns a refusal names the line or the field of the file that is wrong; nothing is kept then.
 */
export async function importEvaluation(
  access: ProjectAccess<"evaluation:import">,
  { format, bytes, name }: { format: Format; bytes: Uint8Array; name?: string },
): Promise<Outcome<Imported, string>> {
  const projectId = access.project.id;
  const contentSha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await findByContent(db(), projectId, contentSha256);
  if (known) return accept({ evaluation: known, alreadyImported: true });

  // Outside the transaction: reading a large file takes seconds, during which others could not change the project.
  const importer = IMPORTERS[format];
  const read = importer.read(bytes);
  if (!read.ok) return read;
  const evaluation = storable(read.value, now());
  if (!evaluation.ok) return evaluation;
  const blob = await writeBlob(once(bytes), { projectId, maxBytes: bytes.byteLength });
  if (!blob.ok) return blob;

  const imported = await changeProject<Imported, string>(access, async (change) => {
    const meanwhile = await findByContent(change.tx, projectId, contentSha256);
    if (meanwhile) return accept({ evaluation: meanwhile, alreadyImported: true });
    const { view } = await addEvaluation(
      { change, access },
      {
        origin: "imported",
        name: name || evaluation.value.modelName || `${importer.tool} results`,
        parserVersion: importer.parserVersion,
        contentSha256,
        sizeBytes: bytes.byteLength,
        blobId: blob.value.id,
        evaluation: evaluation.value,
        items: null,
      },
    );
    return accept({ evaluation: view, alreadyImported: false });
  });
  if (!imported.ok || imported.value.alreadyImported) await dropBlob(blob.value.id);
  return imported;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Piece> {
  yield { bytes };
}
