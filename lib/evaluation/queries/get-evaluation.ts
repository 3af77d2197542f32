import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { EVALUATION_FIELDS } from "#lib/evaluation/queries/fields.ts";
import { type EvaluationView, intervalOf, type Paged, type ScoreView } from "#lib/evaluation/views.ts";
import { archiveKind } from "#lib/platform/archives/read-archive.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { db } from "#lib/platform/db.ts";
import { isGzip } from "#lib/platform/gunzip.ts";
import type { JsonObject, NonFinite } from "#lib/platform/json-value.ts";

export type EvaluationWithScores = EvaluationView & {
  readonly warnings: readonly string[];
  readonly scores: Paged<ScoreView>;
};

/** One evaluation and a page of its scores, groups before what they hold; null when there is none. */
export async function getEvaluation(
  access: ProjectAccess<"project:read"> | ProjectAccess<"record:read">,
  number: number,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<EvaluationWithScores | null> {
  const evaluation = await db().evaluation.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      ...EVALUATION_FIELDS,
      warnings: true,
      scores: {
        orderBy: { position: "asc" },
        skip: (page - 1) * pageSize,
        take: pageSize,
        include: { measure: true },
      },
    },
  });
  if (!evaluation) return null;
  const { scores, ...view } = evaluation;
  return { ...view, scores: { items: scores.map(scoreView), total: view.scoreCount, page, pageSize } };
}

/** How it was run, and whether there is a file to take along. Not for everybody: arguments of a model name hosts and files. */
export async function getEvaluationSettings(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<{ modelArgs: string | null; gitHash: string | null; settings: JsonObject; hasFile: boolean } | null> {
  const found = await db().evaluation.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { modelArgs: true, gitHash: true, settings: true, blobId: true },
  });
  if (!found) return null;
  const { blobId, settings, ...rest } = found;
  return { ...rest, settings: settings as JsonObject, hasFile: blobId !== null };
}

/** The file as it was imported, byte for byte; null when there is none. */
export async function getEvaluationFile(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<{ name: string; bytes: AsyncGenerator<Uint8Array> } | null> {
  const found = await db().evaluation.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { contentSha256: true, format: true, blobId: true },
  });
  if (!found?.blobId) return null;
  const name = `evaluation-${number}-${found.format}-${found.contentSha256.slice(0, 8)}`;
  const extension = await extensionOf(found.blobId, found.format);
  return { name: `${name}.${extension}`, bytes: readBlob(found.blobId) };
}

/** By its first bytes, since the same format comes packed or not. */
async function extensionOf(blobId: string, format: string): Promise<string> {
  for await (const start of readBlob(blobId)) {
    if (isGzip(start)) return "gz";
    const archive = archiveKind(start);
    if (archive) return archive;
    if (start[0] === OPEN_BRACE || start[0] === OPEN_BRACKET) return isLines(start) ? "jsonl" : "json";
  }
  return format === "lm-eval" ? "json" : "csv";
}

const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** Whether the first line is whole by itself, and another stands below. */
function isLines(start: Uint8Array): boolean {
  const end = start.indexOf(0x0a);
  if (end < 0 || end === start.length - 1) return false;
  return start[0] === OPEN_BRACE && start.subarray(0, end).findLast((byte) => byte > 0x20) === 0x7d;
}

type StoredScore = Omit<
  ScoreView,
  "distribution" | "interval" | "nonFinite" | "task" | "taskAlias" | "metric" | "metricKey" | "filter"
> &
  Parameters<typeof intervalOf>[0] & {
    readonly nonFinite: string | null;
    readonly distribution: unknown;
    readonly measure: Pick<ScoreView, "task" | "taskAlias" | "metric" | "metricKey" | "filter">;
  };

function scoreView({ measure, nonFinite, ...score }: StoredScore): ScoreView {
  const { task, taskAlias, metric, metricKey, filter } = measure;
  const { value, stderr, n, nOriginal, nShot, higherIsBetter, isGroup, parent, depth, version, signature } = score;
  return {
    ...{ task, taskAlias, metric, metricKey, filter },
    ...{ value, stderr, n, nOriginal, nShot, higherIsBetter, isGroup, parent, depth, version, signature },
    distribution: score.distribution as JsonObject | null,
    nonFinite: nonFinite as NonFinite | null,
    interval: intervalOf(score),
  };
}
