import type { ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { findTestVersion } from "#lib/data/commands/find-test-version.ts";
import { findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import type { Imported } from "#lib/evaluation/commands/import-blob.ts";
import { importNow } from "#lib/evaluation/commands/import-evaluation.ts";
import { contentOf, type ImportRequest } from "#lib/evaluation/import-request.ts";
import { type Format, IMPORTERS } from "#lib/evaluation/importers.ts";
import { importEvaluationJob } from "#lib/evaluation/jobs/import-evaluation.ts";
import { MAX_UPLOAD_BYTES, MAX_WAITING_BYTES } from "#lib/evaluation/limits.ts";
import { detectFormat } from "#lib/evaluation/read-import.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { dropBlob, type Piece, type WrittenBlob, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";

export type UploadRequest = Omit<ImportRequest, "format" | "testVersionId"> & {
  readonly format: Format | "auto";
  readonly fileName: string;
  /** The test set that was seen, by dataset and version: "3/2". */
  readonly test?: string;
  /** Not to be waited for, however small the file is. */
  readonly background: boolean;
};

export type Uploaded = (Imported & { readonly jobId: null }) | ImportStarted;
type ImportStarted = { readonly evaluation: null; readonly alreadyImported: false; readonly jobId: string };

/**
 * Takes in a result file of any size as it arrives. A small one is imported at once; the reading of a large one is put in line, and
 * what is wrong in it the job says.
 *
 * @param file its bytes are kept as they are sent.
 */
export async function uploadEvaluation(
  access: ProjectAccess<"evaluation:import">,
  request: UploadRequest,
  file: AsyncIterable<Uint8Array>,
): Promise<Outcome<Uploaded, string>> {
  const blob = await writeBlob(asPieces(file), { projectId: access.project.id, maxBytes: MAX_UPLOAD_BYTES });
  if (!blob.ok) return blob;
  let isTaken = false;
  try {
    const taken = await take(access, request, blob.value);
    isTaken = taken.ok && !taken.value.alreadyImported;
    return taken;
  } finally {
    if (!isTaken) await dropBlob(blob.value.id);
  }
}

async function take(
  access: ProjectAccess<"evaluation:import">,
  { format: wanted, fileName, background, test, ...said }: UploadRequest,
  blob: WrittenBlob,
): Promise<Outcome<Uploaded, string>> {
  const file = { name: fileName, open: () => readBlob(blob.id) };
  const format = wanted === "auto" ? await detectFormat(file) : accept(wanted);
  if (!format.ok) return format;
  const testSet = test ? await findTestVersion(db(), access.project.id, test) : null;
  if (testSet && !testSet.ok) return testSet;
  const request = { ...said, format: format.value, testVersionId: testSet?.value.id };
  const known = await findByContent(db(), access.project.id, contentOf(blob.sha256, request));
  if (known) return accept({ evaluation: known, alreadyImported: true, jobId: null });
  if (!background && blob.sizeBytes <= MAX_WAITING_BYTES) {
    const imported = await importNow(access, request, { blob, ...file });
    return imported.ok ? accept({ ...imported.value, jobId: null }) : imported;
  }
  return changeProject<ImportStarted, string>(access, async ({ tx, at }) => {
    const { id, sha256, sizeBytes } = blob;
    const jobId = await startJob(tx, access, importEvaluationJob, {
      payload: { blob: { id, sha256, sizeBytes }, fileName, ...request },
      title: `Import ${fileName || IMPORTERS[request.format].fileHint}`,
      total: sizeBytes * IMPORTERS[request.format].passes,
      at,
    });
    return accept({ evaluation: null, alreadyImported: false, jobId });
  });
}

async function* asPieces(file: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  for await (const bytes of file) yield { bytes };
}
