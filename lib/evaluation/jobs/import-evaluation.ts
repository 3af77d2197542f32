import { z } from "zod";
import { jobKind } from "#lib/background/job-kind.ts";
import { importBlob } from "#lib/evaluation/commands/import-blob.ts";
import { importOptions } from "#lib/evaluation/import-options.ts";
import { FORMATS, IMPORTERS } from "#lib/evaluation/importers.ts";
import { dropItems } from "#lib/evaluation/items/item-writer.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { dropBlob } from "#lib/platform/blobs/write-blob.ts";
import { accept } from "#lib/platform/outcome.ts";

/** Reads a large result file. Its items are written under the job's own id, which becomes the evaluation's. */
export const importEvaluationJob = jobKind({
  kind: "evaluation-import",
  permission: "evaluation:import",
  payload: z.object({
    blob: z.object({ id: z.uuid(), sha256: z.string(), sizeBytes: z.number() }),
    fileName: z.string(),
    format: z.enum(FORMATS),
    name: z.string().optional(),
    testVersionId: z.uuid().optional(),
    options: importOptions,
  }),
  unit: "bytes",
  async run({ access, payload: { blob, fileName, ...request }, jobId, signal, progress }) {
    progress({ done: 0, stage: "Reading" });
    let readBytes = 0;
    // A look at how the file begins comes before the passes, and is no part of them.
    const total = blob.sizeBytes * IMPORTERS[request.format].passes;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const bytes of readBlob(blob.id)) {
        signal.throwIfAborted();
        readBytes += bytes.byteLength;
        progress({ done: Math.min(readBytes, total) });
        yield bytes;
      }
    }
    const file = { name: fileName, open: counted };
    const imported = await importBlob(access, { ...request, evaluationId: jobId, blob, file, signal });
    if (!imported.ok) return imported;
    const { evaluation, alreadyImported } = imported.value;
    // Another job was quicker with the same bytes. What this one kept itself, before a crash, stays: neither call touches it.
    if (alreadyImported) await Promise.all([dropItems(jobId), dropBlob(blob.id)]);
    return accept({ resultPath: `evaluation/${evaluation.number}` });
  },
  async discard(jobId, { blob }) {
    await Promise.all([dropItems(jobId), dropBlob(blob.id)]);
  },
});
