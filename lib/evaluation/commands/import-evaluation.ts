import { createHash } from "node:crypto";
import { type Actor, authorOf, type ProjectAccess } from "#lib/access/access.ts";
import { insertScores } from "#lib/evaluation/commands/insert-scores.ts";
import { type Format, IMPORTERS } from "#lib/evaluation/importers.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import { storable } from "#lib/evaluation/storable.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { keepBlob } from "#lib/platform/blobs/keep-blob.ts";
import { dropBlob, type Piece, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { now } from "#lib/platform/clock.ts";
import { db, type Tx } from "#lib/platform/db.ts";
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

  const imported = await changeProject<Imported, string>(access, async ({ tx, at, record }) => {
    // Asked again under the project's lock: of two imports at the same moment, the second finds the first.
    const meanwhile = await findByContent(tx, projectId, contentSha256);
    if (meanwhile) return accept({ evaluation: meanwhile, alreadyImported: true });
    const { scores, date, toolVersion, modelName, modelArgs, gitHash, taskCount, partial, settings, warnings } =
      evaluation.value;
    const last = await tx.evaluation.findFirst({
      where: { projectId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    await keepBlob(tx, blob.value.id, at);
    const { id, ...view } = await tx.evaluation.create({
      data: {
        projectId,
        number: (last?.number ?? 0) + 1,
        name: name || modelName || `${importer.tool} results`,
        ...{ format, toolVersion, modelName, modelArgs, gitHash, contentSha256 },
        parserVersion: importer.parserVersion,
        sizeBytes: bytes.byteLength,
        evaluatedAt: date ?? at,
        isDateKnown: date !== null,
        importedAt: at,
        importedById: authorOf(access.actor),
        importedByName: nameOf(access.actor),
        round: await currentRound(tx, projectId, "evaluation"),
        scoreCount: scores.length,
        ...{ taskCount, partial, settings, warnings: [...warnings] },
        blobId: blob.value.id,
      },
      select: { id: true, ...EVALUATION_FIELDS },
    });
    await insertScores(tx, { projectId, id, ...view }, scores);
    record(
      {
        type: "evaluation.imported",
        payload: { number: view.number, name: view.name, format, sha256: contentSha256, scores: scores.length },
      },
      "evaluation",
    );
    return accept({ evaluation: view, alreadyImported: false });
  });
  if (!imported.ok || imported.value.alreadyImported) await dropBlob(blob.value.id);
  return imported;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Piece> {
  yield { bytes };
}

function findByContent(tx: Tx, projectId: string, contentSha256: string): Promise<EvaluationView | null> {
  return tx.evaluation.findUnique({
    where: { projectId_contentSha256: { projectId, contentSha256 } },
    select: EVALUATION_FIELDS,
  });
}

function nameOf(actor: Actor): string {
  return actor.kind === "token" ? `token ${actor.name}` : actor.name;
}
