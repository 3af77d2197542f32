import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { MAX_STATE_BYTES } from "#lib/training/limits.ts";
import { curvesQuery, curvesResponse, importRunQuery, runsQuery } from "#lib/training/schema.ts";
import { RUN_STATUS_KEYS } from "#lib/training/vocabulary.ts";

const TAG = "Training";

const run = z.object({
  number: z.int().positive(),
  name: z.string(),
  experiment: z.object({ number: z.int(), name: z.string() }),
  status: z.enum(RUN_STATUS_KEYS),
  source: z.enum(["mlflow", "imported"]),
  startedAt: z.iso.datetime().describe("Of the import, where neither script nor file says when it began."),
  endedAt: z.iso.datetime().nullable(),
  params: z.record(z.string(), z.string()),
  metrics: z
    .record(z.string(), z.number().nullable())
    .describe("The latest value of each; null where it is not finite."),
});

export const importRunOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/runs/import",
  summary: "Import the trainer_state.json of a training",
  description:
    "The body is the file as transformers or TRL wrote it; gzip is understood (Content-Encoding). The same bytes are imported once: " +
    "sent again they answer 200 with alreadyImported instead of 201. A file that cannot be read is refused with 422, which " +
    "names the line or the field, and leaves nothing behind. Scripts that log while they train send to /api/mlflow instead, " +
    "as to an MLflow server.",
  tag: TAG,
  permission: "training:log",
  query: importRunQuery,
  upload: { mediaTypes: ["application/json"], maxBytes: MAX_STATE_BYTES, description: "A trainer_state.json." },
  response: z.object({ number: z.int().positive(), name: z.string(), alreadyImported: z.boolean() }),
  status: 201,
  errors: [400, 413, 415, 422],
});

export const runsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/runs",
  summary: "List training runs",
  description: "The one that began last first; deleted ones are left out.",
  tag: TAG,
  permission: "project:read",
  query: runsQuery,
  response: z.object({ items: z.array(run), total: z.int(), page: z.int().positive(), pageSize: z.int().positive() }),
  errors: [422],
});

export const curvesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/runs/curves",
  summary: "Read curves of runs, as they are drawn",
  description: "At most 500 places a curve, each with the last, the least and the greatest value in it.",
  tag: TAG,
  permission: "project:read",
  query: curvesQuery,
  response: curvesResponse,
  errors: [422],
});
