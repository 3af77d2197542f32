import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { exportQuery, followQuery, promptRunSchema } from "#lib/prompts/running/schema.ts";
import { pageQuery } from "#lib/prompts/schema.ts";

const TAG = "Prompts";

const state = z.enum(["queued", "running", "done", "failed", "cancelled"]);
const paged = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int().positive(), pageSize: z.int().positive() });

const answer = z.object({
  row: z.int().min(0).describe("From 0."),
  variant: z.int().min(0).describe("The column, from 0."),
  answer: z.string().nullable().describe("Null where there is none."),
  error: z.string().nullable().describe("Why there is none, or only a part."),
  finishReason: z.string().nullable(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  isEstimated: z.boolean().describe("Whether the tokens were counted from the text."),
  latencyMs: z.number().nullable(),
  firstTokenMs: z.number().nullable(),
  costUsd: z.number().nullable(),
});

const started = z.object({
  number: z.int().positive(),
  prompt: z.string(),
  jobId: z.uuid().describe("DELETE /api/v1/projects/{slug}/jobs/{id} stops it; its answers stay."),
});

export const startPromptRunOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/prompts/{key}/runs",
  summary: "Run versions of a prompt side by side",
  description:
    "Each variant, a version through a connection, is asked about each row, in the background and within the budget. What is wrong is " +
    "refused with 422 before anything is asked: a variable that the table lacks is named. Beside `connection:use` it needs `prompt:read`.",
  tag: TAG,
  permission: "connection:use",
  body: promptRunSchema,
  response: started,
  status: 202,
  errors: [400, 413, 415, 422],
});

export const promptRunsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompt-runs",
  summary: "List runs of prompts",
  description: "The newest first.",
  tag: TAG,
  permission: "record:read",
  query: pageQuery,
  response: paged(
    z.object({
      number: z.int().positive(),
      prompt: z.object({ key: z.string(), name: z.string() }),
      state,
      rowCount: z.int(),
      answerCount: z.int(),
      versions: z.array(z.int()),
      models: z.array(z.string()),
      createdByName: z.string(),
      createdAt: z.iso.datetime(),
    }),
  ),
  errors: [422],
});

export const promptRunOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompt-runs/{number}",
  summary: "Read how a run of a prompt stands",
  tag: TAG,
  permission: "record:read",
  response: z.object({
    number: z.int().positive(),
    prompt: z.object({ key: z.string(), name: z.string() }),
    jobId: z.uuid(),
    state,
    isStopping: z.boolean(),
    errorMessage: z.string().nullable(),
    columns: z.array(z.string()),
    rowCount: z.int(),
    dataset: z.string().nullable(),
    budget: z.object({ usd: z.number().nullable(), tokens: z.number().nullable() }),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
    variants: z.array(z.object({ position: z.int(), version: z.int(), connection: z.string(), model: z.string() })),
    totals: z.array(
      z.object({
        variant: z.int(),
        answers: z.int(),
        errors: z.int(),
        inputTokens: z.number(),
        outputTokens: z.number(),
        isEstimated: z.boolean(),
        costUsd: z.number().nullable(),
        latencyMs: z.number().nullable().describe("The median."),
        firstTokenMs: z.number().nullable().describe("The median."),
      }),
    ),
  }),
});

export const promptAnswersOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompt-runs/{number}/answers",
  summary: "Read the answers of a run of a prompt",
  description: "Row by row, each with the messages it answers; those that failed too.",
  tag: TAG,
  permission: "record:read",
  query: pageQuery,
  response: paged(
    answer.extend({
      asked: z.object({ position: z.int(), version: z.int(), model: z.string() }),
      values: z.record(z.string(), z.json()),
      messages: z.array(z.object({ role: z.string(), content: z.string() })),
    }),
  ),
  errors: [422],
});

export const followPromptRunOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompt-runs/{number}/stream",
  summary: "Follow a run of a prompt",
  description:
    "Server-sent events, the data of each a JSON object: `answer` for one that is whole, `part` for what came of one on its way, `progress`, and " +
    "`end`. It also ends after a minute: ask again with Last-Event-ID, as browsers do by themselves.",
  tag: TAG,
  permission: "record:read",
  query: followQuery,
  response: z.string(),
  mediaType: "text/event-stream",
  errors: [422],
});

export const exportPromptRunOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/prompt-runs/{number}/export",
  summary: "Export a run of a prompt",
  tag: TAG,
  permission: "record:read",
  query: exportQuery,
  response: z.string(),
  mediaType: "application/octet-stream",
  errors: [422],
});

export const resumePromptRunOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/prompt-runs/{number}/resume",
  summary: "Go on with a run of a prompt",
  description:
    "Of one that was cancelled or failed what has no answer yet is asked. One that is not over, or has nothing left, answers 409.",
  tag: TAG,
  permission: "connection:use",
  response: started.omit({ prompt: true }),
  status: 202,
  errors: [409],
});
