import { z } from "zod";
import type { ProjectAccess } from "#lib/access/access.ts";
import { startJob } from "#lib/background/commands/start-job.ts";
import { findTestVersion } from "#lib/data/commands/find-test-version.ts";
import { AnswersError, type AnswersReason, refusingAnswers } from "#lib/evaluation/answers/answers-error.ts";
import type { AnswerColumns } from "#lib/evaluation/answers/columns.ts";
import { guessColumns, guessTestColumns } from "#lib/evaluation/answers/guess-columns.ts";
import { type AnswerFormat, answerFormat, readSource } from "#lib/evaluation/answers/record.ts";
import { RecordCounter } from "#lib/evaluation/answers/record-counter.ts";
import { columnsSuffice } from "#lib/evaluation/answers/rules.ts";
import type { ScoreRequest } from "#lib/evaluation/answers/schema.ts";
import { findByContent } from "#lib/evaluation/commands/add-evaluation.ts";
import { type AnswersToScore, contentOf, needsOf, scoreAnswersJob } from "#lib/evaluation/jobs/score-answers.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";
import type { EvaluationView } from "#lib/evaluation/views.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { dropBlob, type Piece, type WrittenBlob, writeBlob } from "#lib/platform/blobs/write-blob.ts";
import { db } from "#lib/platform/db.ts";
import { isJsonObject } from "#lib/platform/json-value.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { RecordReason } from "#lib/platform/records/record-error.ts";
import { unpacked } from "#lib/platform/records/unpacked.ts";

export type ScoringStarted =
  | { readonly jobId: string; readonly evaluation: null }
  /** The same file was scored with the same settings before. */
  | { readonly jobId: null; readonly evaluation: EvaluationView };

export type ScoringRefusal = AnswersReason | RecordReason | "too-large" | "answers.column-needed" | "no-such-test-set";

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
    writeBlob(counted(unpacked(file, MAX_UPLOAD_BYTES), counter), {
      projectId: access.project.id,
      maxBytes: MAX_UPLOAD_BYTES,
    }),
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
  const testSet = await testSetOf(access, request, columns.id !== undefined);
  if (!testSet.ok) return testSet;
  const enough = columnsSuffice({ columns, needs, testSet: testSet.value?.columns ?? null });
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
    testSet: testSet.value,
  };
  const known = await findByContent(db(), access.project.id, contentOf(asked));
  if (known) return accept({ jobId: null, evaluation: known });
  return changeProject(access, async ({ tx, at }) => {
    const jobId = await startJob(tx, access, scoreAnswersJob, { payload: asked, title: `Score ${name}`, total, at });
    return accept({ jobId, evaluation: null });
  });
}

async function testSetOf(
  access: ProjectAccess<"evaluation:import">,
  { test, testColumns }: ScoreRequest,
  answersHaveIds: boolean,
): Promise<Outcome<AnswersToScore["testSet"], ScoringRefusal>> {
  if (test === "") return accept(null);
  const found = await findTestVersion(db(), access.project.id, test);
  if (!found.ok) return found;
  const { id: versionId, blobId, format } = found.value;
  const names = z.array(z.object({ name: z.string() })).parse(found.value.columns);
  const guessed = guessTestColumns(names.map(({ name }) => name));
  const columns = testColumns ?? (guessed && !answersHaveIds ? { ...guessed, id: undefined } : guessed);
  if (columns) return accept({ versionId, blobId, ref: test, format: answerFormat.parse(format), columns });
  return refuse("answers.column-needed", "Say which column of the test set holds the right answers.", "testColumns");
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
