import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { COLUMN_TYPES } from "#lib/data/datasets/columns.ts";
import { MAX_DATASET_BYTES } from "#lib/data/datasets/limits.ts";
import { datasetSchema, datasetsQuery, rowsQuery, uploadQuery } from "#lib/data/datasets/schema.ts";
import { DATASET_FORMATS, DATASET_PURPOSES, keysOf } from "#lib/data/vocabulary.ts";

const TAG = "Data";

const version = z.object({
  dataset: z.int().positive(),
  datasetName: z.string(),
  version: z.int().positive(),
  purpose: z.enum(keysOf(DATASET_PURPOSES)),
  format: z.enum(keysOf(DATASET_FORMATS)),
  fileName: z.string(),
  contentSha256: z.string().describe("Of the file as it came, decompressed."),
  sizeBytes: z.int(),
  rowCount: z.int(),
  columns: z.array(z.object({ name: z.string(), type: z.enum(keysOf(COLUMN_TYPES)), missing: z.int() })),
  textColumns: z.array(z.string()).describe("The columns that overlaps are looked for in."),
  uploadedAt: z.iso.datetime(),
  uploadedByName: z.string(),
  lookCount: z.int().describe("How many evaluations have seen it."),
});

const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int().positive(), pageSize: z.int().positive() });

const dataset = z.object({ number: z.int().positive(), name: z.string(), description: z.string() });

export const datasetsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/datasets",
  summary: "List datasets",
  description: "By number, each with its newest version. Names, hashes and purposes, never what is in them.",
  tag: TAG,
  permission: "project:read",
  query: datasetsQuery,
  response: pageOf(dataset.extend({ versionCount: z.int(), latest: version.nullable() })),
  errors: [422],
});

export const addDatasetOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/datasets",
  summary: "Add a dataset",
  tag: TAG,
  permission: "data:update",
  body: datasetSchema,
  response: z.object({ number: z.int().positive(), name: z.string() }),
  status: 201,
  errors: [409, 413, 415, 422],
});

export const datasetOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/datasets/{number}",
  summary: "Read a dataset with its versions",
  description: "The newest version first.",
  tag: TAG,
  permission: "project:read",
  query: datasetsQuery,
  response: dataset.extend({ createdAt: z.iso.datetime(), versions: pageOf(version) }),
  errors: [422],
});

export const uploadVersionOperation = operation({
  method: "POST",
  path: "/api/v1/projects/{slug}/datasets/{number}/versions",
  summary: "Upload a version of a dataset",
  description:
    "The body is the file; gzip is understood (Content-Encoding). It is checked row by row while it arrives. The same bytes for " +
    "the same purpose are uploaded once: sent again they answer 200 with alreadyUploaded instead of 201. A file that cannot be " +
    "read is refused with 422, which names the line and the field, and leaves nothing behind.",
  tag: TAG,
  permission: "data:update",
  query: uploadQuery,
  upload: {
    mediaTypes: ["application/x-ndjson", "text/csv", "application/octet-stream"],
    maxBytes: MAX_DATASET_BYTES,
    description: "JSON Lines with an object a line, or CSV with a header, in UTF-8.",
  },
  response: z.object({ version, alreadyUploaded: z.boolean() }),
  status: 201,
  errors: [400, 413, 415, 422],
});

export const versionOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/datasets/{number}/versions/{version}",
  summary: "Read a version of a dataset",
  description: "What it is for, its hash, its columns, where it came from, and who looked at it; never its rows.",
  tag: TAG,
  permission: "project:read",
  response: version.extend({
    sources: z.array(z.int()).describe("Numbers of the data sources it was made from."),
    looks: z
      .array(
        z.object({
          number: z.int().positive(),
          lookedAt: z.iso.datetime(),
          lookedByName: z.string(),
          evaluation: z.int().positive(),
          evaluationName: z.string(),
        }),
      )
      .describe("The newest ones first."),
    overlaps: z
      .array(
        z.object({
          other: z.object({ dataset: z.int().positive(), version: z.int().positive(), name: z.string() }),
          measured: z
            .object({
              testRows: z.int(),
              trainRows: z.int(),
              exactRows: z.int(),
              ngramRows: z.int().describe("With 13 words in a row that are there too."),
              nearRows: z.int(),
              anyRows: z.int().describe("Rows of the test set that were found in any way."),
              share: z.number(),
              interval: z.object({ low: z.number(), high: z.number() }).nullable().describe("95 %, by Wilson."),
              measuredAt: z.iso.datetime(),
            })
            .nullable()
            .describe("Null while it is not measured."),
        }),
      )
      .describe("Of a test set with each training set, and the other way round."),
  }),
});

export const rowsOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/datasets/{number}/versions/{version}/rows",
  summary: "Read rows of a version",
  description: "Up to 25 from the one asked for; fewer where they are long. `next` is where to go on.",
  tag: TAG,
  permission: "record:read",
  query: rowsQuery,
  response: z.object({
    items: z.array(z.object({ row: z.int().min(0), value: z.record(z.string(), z.json()) })),
    from: z.int().min(0),
    next: z.int().nullable(),
    total: z.int(),
  }),
  errors: [422],
});

export const fileOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/datasets/{number}/versions/{version}/file",
  summary: "Download a version",
  description: "The file as it was uploaded, byte for byte.",
  tag: TAG,
  permission: "record:read",
  response: z.string(),
  mediaType: "application/octet-stream",
});
