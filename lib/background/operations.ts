import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { jobsQuery } from "#lib/background/schema.ts";

const TAG = "Jobs";

export const jobResponse = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  stage: z.string().describe("What it is doing now."),
  done: z.int(),
  total: z.int().nullable().describe("Null while nobody knows."),
  unit: z.string(),
  resultPath: z.string().nullable().describe("Below /projects/{slug}/."),
  errorMessage: z.string().nullable(),
  startedByName: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  isStopping: z.boolean(),
});

export const jobsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/jobs",
  summary: "List the work in the background",
  description: "The newest first.",
  tag: TAG,
  permission: "record:read",
  query: jobsQuery,
  response: z.object({ items: z.array(jobResponse), total: z.int(), page: z.int(), pageSize: z.int() }),
  errors: [422],
});

export const jobOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/jobs/{id}",
  summary: "Read how far a job is",
  tag: TAG,
  permission: "record:read",
  response: jobResponse,
});

export const cancelJobOperation = operation({
  method: "DELETE",
  path: "/api/v1/projects/{slug}/jobs/{id}",
  summary: "Stop a job",
  description: "It stops within a second or two, and what it had done is taken away. One that has ended answers 409.",
  tag: TAG,
  permission: "job:cancel",
  response: z.object({ title: z.string() }),
  errors: [409],
});
