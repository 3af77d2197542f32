import type { ProjectAccess } from "#lib/access/access.ts";
import { addEvaluation, findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import { contentOf, type ImportRequest } from "#lib/evaluation/import-request.ts";
import type { ImportedEvaluation } from "#lib/evaluation/imported.ts";
import type { ImportFile } from "#lib/evaluation/importer.ts";
import { IMPORTERS } from "#lib/evaluation/importers.ts";
import type { ItemMetric } from "#lib/evaluation/items/item-metric.ts";
import { dropItems, ItemWriter } from "#lib/evaluation/items/item-writer.ts";
import { readImport } from "#lib/evaluation/read-import.ts";
import { storable } from "#lib/evaluation/storable.ts";
import { inTreeOrder } from "#lib/evaluation/tree.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import type { WrittenBlob } from "#lib/platform/blobs/write-blob.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

export type Imported = { readonly evaluation: EvaluationView; readonly alreadyImported: boolean };

export type BlobImport = ImportRequest & {
  /** Under which its items are written, ahead of it. */
  readonly evaluationId: string;
  readonly blob: Pick<WrittenBlob, "id" | "sha256" | "sizeBytes">;
  readonly file: ImportFile;
  readonly signal: AbortSignal;
};

/**
 * Reads a file that is kept as a blob: its answers go into the tables as they are read, and belong to nothing until the evaluation is
 * added with all its scores. Run again after it broke off, it begins anew.
 *
 * @returns a refusal names the line or the field of the file that is wrong. Whoever calls takes away items and blob then, and also
 *   where the file was imported before.
 */
export async function importBlob(
  access: ProjectAccess<"evaluation:import">,
  { evaluationId, blob, file, signal, ...request }: BlobImport,
): Promise<Outcome<Imported, string>> {
  const projectId = access.project.id;
  const contentSha256 = contentOf(blob.sha256, request);
  const known = await findByContent(db(), projectId, contentSha256);
  if (known) return accept({ evaluation: known, alreadyImported: true });

  // Outside the transaction: reading takes long, and others must be able to change the project meanwhile.
  await dropItems(evaluationId);
  const writer = new ItemWriter(evaluationId);
  const read = await readImport(file, request.format, {
    options: request.options,
    signal,
    items: (batch) => writer.add(batch),
  });
  if (!read.ok) return read;
  await writer.flush();
  const evaluation = storable(read.value, now());
  if (!evaluation.ok) return evaluation;
  const { tool, parserVersion } = IMPORTERS[request.format];
  signal.throwIfAborted();

  return changeProject<Imported, string>(access, async (change) => {
    const meanwhile = await findByContent(change.tx, projectId, contentSha256);
    if (meanwhile) return accept({ evaluation: meanwhile, alreadyImported: true });
    const { view } = await addEvaluation(
      { change, access },
      {
        id: evaluationId,
        origin: "imported",
        name: request.name || evaluation.value.modelName || `${tool} results`,
        parserVersion,
        contentSha256,
        sizeBytes: blob.sizeBytes,
        blobId: blob.id,
        evaluation: evaluation.value,
        items: itemsOf(writer, evaluation.value),
        testVersionId: request.testVersionId,
      },
    );
    return accept({ evaluation: view, alreadyImported: false });
  });
}

function itemsOf({ count, metrics, sliceFields }: ItemWriter, evaluation: ImportedEvaluation) {
  if (count === 0) return null;
  const scores = inTreeOrder(evaluation.scores);
  const withScore = metrics.map((one): ItemMetric => {
    const places = scores.flatMap(({ score }, position) => (score.metric === one.metric ? [position] : []));
    return places.length === 1 ? { ...one, position: places[0] } : one;
  });
  return { count, metrics: withScore, sliceFields };
}
