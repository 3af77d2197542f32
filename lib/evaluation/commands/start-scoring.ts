import type { ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { AnswersError, type AnswersReason, refusingAnswers } from "#lib/evaluation/answers/answers-error.ts";
import type { AnswerColumns } from "#lib/evaluation/answers/columns.ts";
import { guessColumns } from "#lib/evaluation/answers/guess-columns.ts";
import { type AnswerFormat, readSource } from "#lib/evaluation/answers/record.ts";
import { columnsSuffice } from "#lib/evaluation/answers/rules.ts";
import type { ScoreRequest } from "#lib/evaluation/answers/schema.ts";
import { RecordCounter, unpacked } from "#lib/evaluation/answers/unpack.ts";
import { findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import { type AnswersToScore, contentOf, needsOf, scoreAnswersJob } from "#lib/evaluation/jobs/score-answers.ts";
import { MAX_ANSWERS_BYTES } from "#lib/evaluation/limits.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { dropBlob, type Piece, type WrittenBlob, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { db } from "#lib/platform/db.ts";
import { isJsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import type { RecordReason } from "#lib/platform/records/record-error.ts";

export type ScoringStarted =
  | { readonly jobId: string; readonly evaluation: null }
  /** The same file was scored with the same settings before. */
  | { readonly jobId: null; readonly evaluation: EvaluationView };

export type ScoringRefusal = AnswersReason | RecordReason | "too-large" | "answers.column-needed";

/**
 * Takes in a file of answers, whatever its size, and puts its scoring in line.
 *
 * @param file as it arrives; its bytes are kept as they are, unpacked where it is a .gz.
 * @returns a refusal names the field of the request; what is wrong in the file itself the job says, by line.
 */
export async function startScoring(
  access: ProjectAccess<"evaluation:import">,
  request: ScoreRequest,
  file: AsyncIterable<Uint8Array>,
): Promise<Outcome<ScoringStarted, ScoringRefusal>> {
  const counter = new RecordCounter(request.format);
  const blob = await refusingAnswers(() =>
    writeBlob(counted(unpacked(file), counter), { projectId: access.project.id, maxBytes: MAX_ANSWERS_BYTES }),
  );
  if (!blob.ok) return blob;
  const started = await refusingAnswers(() => start(access, request, blob.value, counter.records));
  if (!started.ok || started.value.evaluation) await dropBlob(blob.value.id);
  return started;
}

async function start(
  access: ProjectAccess<"evaluation:import">,
  request: ScoreRequest,
  blob: WrittenBlob,
  total: number,
): Promise<Outcome<ScoringStarted, ScoringRefusal>> {
  const columns = request.columns ?? (await guessed(request.format, blob.id));
  const needs = needsOf(request.metrics);
  const enough = columnsSuffice({ columns, needs, hasTestSet: false, pairsById: false });
  if (!enough.ok) return enough;
  const name = request.fileName || `answers.${request.format}`;
  const { id: blobId, sha256, sizeBytes } = blob;
  const asked: AnswersToScore = {
    file: { blobId, sha256, sizeBytes, name, format: request.format },
    columns,
    metrics: [...request.metrics],
    task: request.task || taskOf(name),
    name: request.name,
    model: request.model,
  };
  const known = await findByContent(db(), access.project.id, contentOf(asked));
  if (known) return accept({ jobId: null, evaluation: known });
  return changeProject(access, async ({ tx, at }) => {
    const jobId = await startJob(tx, access, scoreAnswersJob, { payload: asked, title: `Score ${name}`, total, at });
    return accept({ jobId, evaluation: null });
  });
}

async function* counted(bytes: AsyncIterable<Uint8Array>, counter: RecordCounter): AsyncGenerator<Piece> {
  for await (const piece of bytes) {
    counter.add(piece);
    yield { bytes: piece };
  }
}

async function guessed(format: AnswerFormat, blobId: string): Promise<AnswerColumns> {
  for await (const { value } of readSource(format, readBlob(blobId))) {
    return guessColumns(isJsonObject(value) ? Object.keys(value) : []);
  }
  throw new AnswersError("answers.none", "There is no answer in the file.");
}

/** "predictions.v2.jsonl.gz" → "predictions.v2". */
function taskOf(fileName: string): string {
  return fileName.replace(/\.gz$/i, "").replace(/\.(jsonl|ndjson|json|csv|tsv|txt)$/i, "") || fileName;
}
