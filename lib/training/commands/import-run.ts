import { createHash } from "node:crypto";
import type { ProjectAccess } from "#lib/access/access.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { keepBlob } from "#lib/platform/blobs/keep-blob.ts";
import { dropBlob, type Piece, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { db, type Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";
import { addDatasets } from "#lib/training/commands/datasets.ts";
import { ensureExperiment } from "#lib/training/commands/experiments.ts";
import { findVersion } from "#lib/training/commands/find-version.ts";
import { nextRunNumber, runOrigin } from "#lib/training/commands/runs.ts";
import { insertPoints } from "#lib/training/points/insert-points.ts";
import { sqlOf } from "#lib/training/points/sql.ts";
import type { ImportRunQuery } from "#lib/training/schema.ts";
import { readTrainerState, type TrainerState } from "#lib/training/trainer-state/read.ts";

export type ImportedRun = { readonly number: number; readonly name: string; readonly alreadyImported: boolean };

const EXPERIMENT = "Imported";
/** Points a statement. */
const POINTS_AT_ONCE = 5000;

/**
 * Takes in the trainer_state.json that a training left behind, as a finished run. The same bytes are imported once.
 *
 * @returns a refusal names the line or the field of the file that is wrong; nothing is kept then.
 */
export async function importRun(
  access: ProjectAccess<"training:log">,
  bytes: Uint8Array,
  input: ImportRunQuery,
): Promise<Outcome<ImportedRun, string>> {
  const projectId = access.project.id;
  const contentSha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await findImported(db(), projectId, contentSha256);
  if (known) return accept(known);
  // Outside the transaction: reading a large file takes seconds, during which others could not change the project.
  const read = readTrainerState(bytes);
  if (!read.ok) return read;
  const state = read.value;
  const blob = await writeBlob(once(bytes), { projectId, maxBytes: bytes.byteLength });
  if (!blob.ok) return blob;

  const imported = await changeProject<ImportedRun, string>(access, async (change) => {
    const { tx, at, record } = change;
    const meanwhile = await findImported(tx, projectId, contentSha256);
    if (meanwhile) return accept(meanwhile);
    const named = input.dataset && { name: input.dataset, digest: "", source: "" };
    if (named && !(await findVersion(tx, projectId, named)))
      return refuse("no-such-version", `The project has no dataset version ${input.dataset}.`, "dataset");
    const number = await nextRunNumber(tx, projectId);
    const name = storableText(input.name || state.best.checkpoint || `run-${number}`);
    const experiment = await ensureExperiment(tx, projectId, storableText(input.experiment ?? EXPERIMENT), at);
    await keepBlob(tx, blob.value.id, at);
    const { id } = await tx.trainingRun.create({
      data: {
        ...(await runOrigin(change, access)),
        ...{ number, name, contentSha256, experimentId: experiment.id, blobId: blob.value.id },
        ...{ status: "finished", source: "imported", startedAt: at, isStartKnown: false },
        bestCheckpoint: state.best.checkpoint,
        bestMetric: state.best.metric,
        bestStep: state.best.step,
        warnings: [...state.warnings],
        params: { create: [...state.params] },
      },
      select: { id: true },
    });
    const dataset = { context: "training", sourceType: "import" };
    if (named) await addDatasets(change, projectId, { id, number, name }, [{ ...named, ...dataset }]);
    await insertCurves(tx, id, at, state);
    record(
      { type: "run.imported", payload: { run: number, name, sha256: contentSha256, points: state.values.length } },
      "training",
    );
    return accept({ number, name, alreadyImported: false });
  });
  if (!imported.ok || imported.value.alreadyImported) await dropBlob(blob.value.id);
  return imported;
}

/** The file says at which step, not when: all points stand at the instant of the import. */
async function insertCurves(tx: Tx, runId: string, at: Date, { values }: TrainerState): Promise<void> {
  const points = values.map((value) => ({ ...value, atMs: at.getTime() }));
  for (let from = 0; from < points.length; from += POINTS_AT_ONCE)
    await insertPoints(sqlOf(tx), runId, points.slice(from, from + POINTS_AT_ONCE));
}

async function findImported(tx: Tx, projectId: string, contentSha256: string): Promise<ImportedRun | null> {
  const found = await tx.trainingRun.findUnique({
    where: { projectId_contentSha256: { projectId, contentSha256 } },
    select: { number: true, name: true },
  });
  return found && { ...found, alreadyImported: true };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Piece> {
  yield { bytes };
}
