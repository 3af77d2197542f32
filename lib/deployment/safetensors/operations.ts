import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { MAX_FORM_BYTES } from "#lib/deployment/safetensors/limits.ts";
import { readSizeQuery, servingQuery } from "#lib/deployment/safetensors/schema.ts";

const TAG = "Deployment";
const PATH = "/api/v1/projects/{slug}/sizes";

const row = z.object({
  number: z.int().positive(),
  name: z.string(),
  at: z.iso.datetime(),
  parameters: z.number(),
  sizeBytes: z.number(),
});

export const sizesOperation = operation({
  method: "GET",
  path: PATH,
  summary: "List size readings",
  description: "The newest first.",
  tag: TAG,
  permission: "project:read",
  query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  response: z.object({ items: z.array(row), total: z.int(), page: z.int().positive(), pageSize: z.int().positive() }),
  errors: [422],
});

export const sizeOperation = operation({
  method: "GET",
  path: `${PATH}/{number}`,
  summary: "Read a size reading, with what the model takes when it is served",
  tag: TAG,
  permission: "project:read",
  query: servingQuery,
  response: row.extend({
    layers: z.int(),
    byDtype: z.array(z.object({ dtype: z.string(), tensors: z.int(), elements: z.number(), bytes: z.number() })),
    byGroup: z.array(z.object({ group: z.string(), parameters: z.number(), bytes: z.number() })),
    packing: z
      .object({
        format: z.string(),
        bits: z.number(),
        groupSize: z.number().nullable(),
        how: z.string(),
        isAssumed: z.boolean(),
      })
      .nullable(),
    missing: z.array(z.string()).describe("Shards that the index names and nobody sent."),
    warnings: z.array(z.string()),
    predictions: z.array(
      z.object({
        bits: z.number().nullable().describe("Null: as the files are."),
        weightBytes: z.number(),
        cacheBytes: z.number().nullable(),
        totalBytes: z.number().nullable(),
      }),
    ),
  }),
  errors: [422],
});

export const readSizeOperation = operation({
  method: "POST",
  path: PATH,
  summary: "Read a model's size from the headers of its safetensors files",
  description:
    "As application/octet-stream the first bytes of one file: the eight that say how long its header is, and the header. As multipart/form-data " +
    "several fields “file”: a header for each shard, model.safetensors.index.json, config.json. Weights are never asked for, and reading ends " +
    "with the header. A header that does not keep to the format is refused with 422 and one line that says why.",
  tag: TAG,
  permission: "optimisation:update",
  query: readSizeQuery,
  upload: {
    mediaTypes: ["application/octet-stream", "multipart/form-data"],
    maxBytes: MAX_FORM_BYTES,
    description: "First bytes of safetensors files.",
  },
  response: z.object({ number: z.int().positive(), parameters: z.number(), bytes: z.number() }),
  status: 201,
  errors: [400, 413, 415, 422],
});
