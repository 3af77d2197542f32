import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { scoreQuery } from "#lib/evaluation/answers/schema.ts";
import { FORMATS, IMPORTERS } from "#lib/evaluation/importers.ts";
import { MAX_UPLOAD_BYTES } from "#lib/evaluation/limits.ts";
import { evaluationQuery, evaluationsQuery, exportQuery, importQuery, seriesQuery } from "#lib/evaluation/schema.ts";

const TAG = "Evaluations";

/** What a result file may be sent as; what it is is told by its bytes. */
export const UPLOAD_TYPES: readonly string[] = [
  ...["application/json", "application/x-ndjson", "application/jsonl", "text/csv", "application/octet-stream"],
  ...["application/zip", "application/gzip", "application/x-gzip", "application/x-tar"],
];

const evaluation = z.object({
  number: z.int().positive(),
  name: z.string(),
  origin: z.enum(["imported", "scored", "run"]).describe("Scored and run: computed here."),
  itemCount: z.int().describe("How many items it keeps."),
  format: z.string(),
  toolVersion: z.string().nullable(),
  modelName: z.string().nullable(),
  evaluatedAt: z.iso.datetime().describe("When the run began; of the import where the file does not say."),
  isDateKnown: z.boolean(),
  importedAt: z.iso.datetime(),
  importedByName: z.string(),
  round: z.int().positive(),
  taskCount: z.int(),
  scoreCount: z.int(),
  partial: z.boolean().describe("A task was scored on a part of its items: not comparable with a full run."),
  contentSha256: z.string(),
  parserVersion: z.int(),
  sizeBytes: z.int(),
});

const measured = z.object({
  value: z.number().nullable(),
  nonFinite: z.enum(["NaN", "+Inf", "-Inf"]).nullable().describe("Why there is no value."),
  interval: z
    .object({ low: z.number(), high: z.number(), method: z.enum(["wilson", "normal", "bootstrap"]) })
    .nullable()
    .describe("The 95 % interval."),
  stderr: z.number().nullable(),
  n: z.int().nullable(),
  nOriginal: z.int().nullable().describe("How many items the task has; more than n in a limited run."),
});

const score = measured.extend({
  metric: z.string().describe("As the file names it."),
  metricKey: z.string(),
  filter: z.string(),
  task: z.string(),
  taskAlias: z.string(),
  nShot: z.int().nullable(),
  higherIsBetter: z.boolean().nullable(),
  isGroup: z.boolean(),
  parent: z.string().nullable(),
  depth: z.int(),
  version: z.string().nullable(),
});

const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int().positive(), pageSize: z.int().positive() });

export const importEvaluationOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/evaluations/import",
  summary: "Import the result file of an evaluation",
  description:
    "The body is the file as the tool wrote it, or packed with gzip; Content-Encoding is understood. A small file is imported " +
    "while you wait and answers 201; what is larger, or sent with background=1, answers 202 with the job that reads it. The same " +
    "bytes are imported once: sent again they answer 200 with alreadyImported. A file that cannot be read is refused with " +
    "422, or fails its job, with the line or the field; nothing of it is left behind.",
  tag: TAG,
  permission: "evaluation:import",
  query: importQuery,
  upload: {
    mediaTypes: UPLOAD_TYPES,
    maxBytes: MAX_UPLOAD_BYTES,
    description: FORMATS.map((format) => `${format}: ${IMPORTERS[format].fileHint} of ${IMPORTERS[format].tool}.`).join(
      " ",
    ),
  },
  response: z.object({
    evaluation: evaluation.nullable(),
    alreadyImported: z.boolean(),
    jobId: z.uuid().nullable().describe("Of the job that reads it, where the evaluation is still to come."),
  }),
  status: 201,
  errors: [400, 413, 415, 422],
});

export const scoreAnswersOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/evaluations/score",
  summary: "Score a file of answers",
  description:
    "The body is the file: a line or row for each answer, with what was expected. It is kept while it arrives (gzip is understood), " +
    "and scored in the background: 202 names the job, whose resultPath leads to the evaluation. The same file with the " +
    "same settings is scored once: sent again it answers 200 with the evaluation. A file with a wrong line leaves nothing behind, and " +
    "the job says which line.",
  tag: TAG,
  permission: "evaluation:import",
  query: scoreQuery,
  upload: {
    mediaTypes: ["application/jsonl", "application/x-ndjson", "text/csv", "application/octet-stream"],
    maxBytes: MAX_UPLOAD_BYTES,
    description: "JSON Lines, or CSV with a header.",
  },
  response: z.object({
    jobId: z.uuid().nullable().describe("Ask GET /api/v1/projects/{slug}/jobs/{id} how far it is."),
    evaluation: evaluation.nullable().describe("Where the same was scored before."),
  }),
  status: 202,
  errors: [400, 413, 415, 422],
});

export const evaluationsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/evaluations",
  summary: "List the evaluations",
  description: "The one measured last first.",
  tag: TAG,
  permission: "project:read",
  query: evaluationsQuery,
  response: pageOf(evaluation),
  errors: [422],
});

export const evaluationOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/evaluations/{number}",
  summary: "Read an evaluation with its scores",
  description: "Groups stand right before what they hold.",
  tag: TAG,
  permission: "project:read",
  query: evaluationQuery,
  response: evaluation.extend({ warnings: z.array(z.string()), scores: pageOf(score) }),
  errors: [422],
});

export const exportEvaluationOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/evaluations/{number}/export",
  summary: "Take an evaluation along, items and all",
  description:
    "Streamed. Texts that a spreadsheet would run as a formula have an apostrophe before them in CSV. What is exported as lm-eval or samples " +
    "can be imported again.",
  tag: TAG,
  permission: "record:read",
  query: exportQuery,
  response: z.unknown(),
  mediaType: "application/octet-stream",
  errors: [422],
});

export const scoresOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/scores",
  summary: "Read the scores of a metric on a task, over time",
  description: "The newest ones, the oldest of them first.",
  tag: TAG,
  permission: "project:read",
  query: seriesQuery,
  response: z.object({
    metric: z.string(),
    task: z.string(),
    items: z.array(
      measured.extend({
        evaluationNumber: z.int().positive(),
        evaluationName: z.string(),
        modelName: z.string().nullable(),
        evaluatedAt: z.iso.datetime(),
        round: z.int().positive(),
        taskAlias: z.string(),
        filter: z.string(),
      }),
    ),
  }),
  errors: [422],
});
